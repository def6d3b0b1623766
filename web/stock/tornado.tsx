import { useTranslation } from 'react-i18next';
import type { StockSensitivity } from '../api/stock.ts';
import { formatDecimal, formatMoney, signOf } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import type { Money } from '../api/types.ts';

type Sensitivity = StockSensitivity['factors'][number];
const WIDTH = 160;

/** Changes of the cost of an order, the widest first; where it turns the decision, that is said. */
export const Tornado = ({ sensitivities, perOrder, names }: { sensitivities: StockSensitivity['factors']; perOrder: Money; names: Names }) => {
  const { t } = useTranslation();
  const base = Number(perOrder.amount);
  const rows = sensitivities.map((one) => ({ one, low: one.low ? Number(one.low.amount) - base : undefined, high: one.high ? Number(one.high.amount) - base : undefined })).sort((a, b) => (spread(a) === spread(b) ? 0 : spread(b) - spread(a)));
  const most = Math.max(...rows.map(({ low, high }) => Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0))), 0.01);
  const x = (amount: number): number => WIDTH / 2 + (amount / most) * (WIDTH / 2 - 8);
  return (
    <ul className="tornado" data-testid="tornado">
      {rows.map(({ one, low, high }) => (
        <li key={one.factor}>
          <span>{factorWords(one, t)}</span>
          <svg width="100%" height="14" viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" role="img" aria-label={`${say(one.low)} – ${say(one.high)}`}>
            {[low, high].map((amount, i) => amount !== undefined && <rect key={i === 0 ? 'low' : 'high'} className={amount <= 0 ? 'less' : 'more'} x={Math.min(x(0), x(amount))} y={2} width={Math.abs(x(amount) - x(0))} height={10} />)}
            <line x1={WIDTH / 2} x2={WIDTH / 2} y1={0} y2={14} />
          </svg>
          <span className="num muted">{rangeWords(low, high, perOrder.currency)}</span>
          {one.flipsAt !== null && <p className="tornado-flip">{t(one.unit === 'days' ? 'stock.sensitivity.flipsDays' : 'stock.sensitivity.flips', { at: one.unit === 'days' ? signed(one.flipsAt, 0) : `${signed(one.flipsAt * 100, 0)}%`, names: one.after.map(names.short).join(t('list.comma')) || t('stock.curve.allDirect') })}</p>}
        </li>
      ))}
    </ul>
  );
};

const say = (amount: Money | null): string => (amount ? formatMoney(amount.amount, amount.currency) : '–');
/** The widest where there is no plan on one side. */
const spread = ({ low, high }: { readonly low: number | undefined; readonly high: number | undefined }): number => (low === undefined || high === undefined ? Infinity : Math.abs(high - low));
const signed = (value: number, digits: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
/** ±x where both sides are alike, else the two; a dash where there is no plan. */
const rangeWords = (low: number | undefined, high: number | undefined, currency: Money['currency']): string => {
  const decimals = signOf(currency) === '¥' || currency === 'USD' || currency === 'EUR' ? 2 : 0;
  if (low === undefined || high === undefined) return [low, high].map((amount) => (amount === undefined ? '–' : signed(amount, decimals))).join(' / ');
  const near = Math.abs(low + high) < 0.05 * Math.max(Math.abs(low), Math.abs(high));
  return near ? `±${formatDecimal(Math.max(Math.abs(low), Math.abs(high)).toFixed(decimals))}` : `${signed(low, decimals)} / ${signed(high, decimals)}`;
};

type Say = ReturnType<typeof useTranslation>['t'];
const factorWords = ({ factor, change, unit }: Sensitivity, t: Say): string => {
  const [kind = '', detail] = factor.split(':');
  const name = detail === undefined ? t(`stock.factor.${kind}`, { defaultValue: factor }) : t('stock.factor.exchange', { country: t(`stock.money.${detail}`, { defaultValue: detail }) });
  return unit === 'days' ? t('stock.sensitivity.days', { name, n: change }) : `${name} ±${Math.round(change * 100)} %`;
};

export const TornadoTable = ({ sensitivities, names }: { sensitivities: StockSensitivity['factors']; names: Names }) => {
  const { t } = useTranslation();
  return (
    <div className="table-twin" tabIndex={0} role="group" aria-label={t('stock.sensitivity.title')}>
      <table>
        <thead><tr><th scope="col">{t('stock.sensitivity.factor')}</th><th scope="col" className="amount">{t('stock.sensitivity.low')}</th><th scope="col" className="amount">{t('stock.sensitivity.high')}</th><th scope="col">{t('stock.sensitivity.turns')}</th></tr></thead>
        <tbody>{sensitivities.map((one) => <tr key={one.factor}><th scope="row">{factorWords(one, t)}</th><td className="num amount">{say(one.low)}</td><td className="num amount">{say(one.high)}</td><td>{one.flipsAt === null ? t('stock.sensitivity.holds') : `${one.unit === 'days' ? signed(one.flipsAt, 0) : `${signed(one.flipsAt * 100, 0)}%`} ${one.after.map(names.short).join(t('list.comma'))}`}</td></tr>)}</tbody>
      </table>
    </div>
  );
};
