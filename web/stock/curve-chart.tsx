import { useTranslation } from 'react-i18next';
import type { StockAnalysis } from '../api/stock.ts';
import { formatMoney } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { useWidth } from '../ui/use-width.ts';
import { COST_GROUPS, groupOf } from './cost-groups.ts';
import { ticksTo } from './ticks.ts';

const TOP = 26;
const HEIGHT = 158;
const FOOT = 38;
/** Where columns are narrower than their names, names stand on two levels. */
const CROWDED = 78;
const LEVEL = 13;
const AXIS = 34;
const BAR = 46;
const GAP = 1;

type Point = StockAnalysis['curve'][number];
const nameOf = ({ added, warehouses, sites }: Point, before: Point | undefined, names: Names): string => {
  if (sites === 0) return '';
  const only = warehouses.length === 1 ? warehouses[0] : undefined;
  // Another set of sites may be best at each number: then they are counted and not named.
  const grew = added !== null && before !== undefined && before.warehouses.every((id) => warehouses.includes(id));
  return only !== undefined ? names.short(only) : grew ? `+ ${names.short(added)}` : '';
};

/** Cost of an order against the number of warehouses, in its parts; the plan's own stands out. */
export const CurveChart = ({ curve, names }: { curve: StockAnalysis['curve']; names: Names }) => {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>(372);
  const costs = curve.map(({ costPerOrder }) => Number(costPerOrder.amount));
  const ticks = ticksTo(Math.max(...costs));
  const top = Math.max(...costs, ticks.at(-1) ?? 0);
  const y = (amount: number): number => TOP + (1 - amount / top) * (HEIGHT - TOP);
  const column = (width - AXIS) / curve.length;
  const level = column < CROWDED ? LEVEL : 0;
  const foot = FOOT + level;
  const bar = Math.min(BAR, column * 0.6);
  const x = (i: number): number => AXIS + column * (i + 0.5);
  return (
    <div ref={box} className="stock-chart">
      <svg width={width} height={HEIGHT + foot} role="img" aria-label={t('stock.curve.title')} data-testid="curve-chart">
        {ticks.map((tick) => <g key={tick}><line className="grid" x1={AXIS} x2={width} y1={y(tick)} y2={y(tick)} /><text className="axis" x={AXIS - 6} y={y(tick) + 4} textAnchor="end">{formatNumber(tick, 0)}</text></g>)}
        {curve.map((point, i) => {
          const whole = COST_GROUPS.reduce((sum, group) => sum + groupOf(point.parts, group), 0) || 1;
          let under = 0;
          return (
            <g key={point.sites} className={point.isChosen ? 'chosen' : 'other'}>
              {COST_GROUPS.map((group) => {
                const amount = ((costs[i] as number) * groupOf(point.parts, group)) / whole;
                const [low, high] = [under, under + amount];
                under = high;
                return amount <= 0 ? null : <rect key={group} className={`cost-${group}`} x={x(i) - bar / 2} y={y(high)} width={bar} height={Math.max(0, y(low) - y(high) - GAP)} />;
              })}
              <text className="value" x={x(i)} y={y(costs[i] as number) - 6} textAnchor="middle">{formatNumber(costs[i] as number, 2)}</text>
              <text className="name" x={x(i)} y={HEIGHT + 16} textAnchor="middle">{point.sites}</text>
              <text className="axis" x={x(i)} y={HEIGHT + 32 + (i % 2) * level} textAnchor="middle">{point.sites === 0 ? t('stock.curve.allDirect') : nameOf(point, curve[i - 1], names)}</text>
              {point.isChosen && <rect className="frame" x={x(i) - column / 2 + 4} y={2} width={column - 8} height={HEIGHT + FOOT - 4 + (i % 2) * level} rx={6} />}
            </g>
          );
        })}
      </svg>
    </div>
  );
};

export const CurveKey = ({ curve }: { curve: StockAnalysis['curve'] }) => {
  const { t } = useTranslation();
  const shown = COST_GROUPS.filter((group) => curve.some(({ parts }) => groupOf(parts, group) > 0));
  return <ul className="stock-key">{shown.map((group) => <li key={group}><i className={`cost-${group}`} />{t(`stock.cost.${group}`)}</li>)}</ul>;
};

export const CurveTable = ({ curve, names }: { curve: StockAnalysis['curve']; names: Names }) => {
  const { t } = useTranslation();
  return (
    <div className="table-twin" tabIndex={0} role="group" aria-label={t('stock.curve.title')}>
      <table>
        <thead><tr><th scope="col" className="amount">{t('stock.curve.sites')}</th><th scope="col">{t('stock.curve.which')}</th><th scope="col" className="amount">{t('stock.kpi.perOrder')}</th><th scope="col" className="amount">{t('stock.curve.saving')}</th></tr></thead>
        <tbody>{curve.map(({ sites, warehouses, costPerOrder, saving }) => <tr key={sites}><th scope="row" className="num amount">{sites}</th><td>{warehouses.map(names.short).join(t('list.comma')) || t('stock.curve.allDirect')}</td><td className="num amount">{formatMoney(costPerOrder.amount, costPerOrder.currency)}</td><td className="num amount">{saving ? formatMoney(saving.amount, saving.currency) : '–'}</td></tr>)}</tbody>
      </table>
    </div>
  );
};
