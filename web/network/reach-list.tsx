import { useTranslation } from 'react-i18next';
import type { ReachMarket } from '../api/types.ts';
import { formatMoney } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatDuration, formatNumber } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import { exclusionText } from '../quote/exclusions.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { Icon, modeIcon } from '../ui/icon.tsx';
import { gradeLimits, gradeOf, sortMarkets, type Grade, type ReachOrder } from './reach.ts';
import type { ReachState } from './use-reach.ts';

const ORDERS: readonly ReachOrder[] = ['time', 'price'];

/** How soon and at what price goods from a place stand in each market, or why not. */
export const ReachList = ({ reached, names, hotId, action, onHot, onQuote }: {
  reached: ReachState;
  names: Names;
  hotId: string | undefined;
  /** What choosing a market does, in a word, and the key of its long name; a quote unless told. */
  action?: { readonly word: string; readonly name: string };
  onHot: (id: string | undefined) => void;
  onQuote: (to: string) => void;
}) => {
  const { t } = useTranslation();
  const { reach, failure, isAsking, order, setOrder, retry } = reached;
  const limits = gradeLimits(reach?.markets ?? [], order);
  const open = reach?.markets.filter(({ hours }) => hours !== null).length ?? 0;
  return (
    <section className="reach-block" aria-label={t('data.reach.title')} aria-busy={isAsking}>
      <div className="detail-title">
        <h3>{t('data.reach.title')}</h3>
        {reach && <span className="caption num" role="status">{t('data.reach.count', { open, all: reach.markets.length })}</span>}
        {reach && (
          <div className="segments" role="group" aria-label={t('list.sort')}>
            {ORDERS.map((name) => <button key={name} type="button" aria-pressed={name === order} onClick={() => setOrder(name)}>{t(`data.reach.by.${name}`)}</button>)}
          </div>
        )}
      </div>
      {isAsking && <div className="skeleton" aria-hidden="true"><div /><div /><div /></div>}
      {failure && <div className="data-failure"><ProblemBox failure={failure} leftover={[]} isForm={false} onRetry={retry} /></div>}
      {reach && (
        <>
          <p className="caption reach-basis">{t('data.reach.basis', { weight: formatNumber(reach.cargo.weightKg, 1), volume: formatNumber(reach.cargo.volumeCbm, 3), at: formatInstant(Date.parse(reach.readyAt), names.zone(reach.from), names.language) })}</p>
          <ul>
            {sortMarkets(reach.markets, order).map((market) => <Row key={market.market} market={market} grade={gradeOf(market, order, limits)} names={names} isHot={market.market === hotId} action={action} onHot={onHot} onQuote={onQuote} />)}
          </ul>
        </>
      )}
    </section>
  );
};

const Row = ({ market, grade, names, isHot, action, onHot, onQuote }: {
  market: ReachMarket;
  grade: Grade | undefined;
  names: Names;
  isHot: boolean;
  action: { readonly word: string; readonly name: string } | undefined;
  onHot: (id: string | undefined) => void;
  onQuote: (to: string) => void;
}) => {
  const { t } = useTranslation();
  const name = names.place(market.market);
  const hover = { onPointerEnter: () => onHot(market.market), onPointerLeave: () => onHot(undefined) };
  return (
    <li className={`reach-row${isHot ? ' hot' : ''}`} {...hover} data-testid="reach-row">
      <span className="reach-name clip">
        {grade && <svg width="18" height="8" aria-hidden="true"><line className={`route reach grade-${grade}`} x1="1" x2="17" y1="4" y2="4" /></svg>}
        {name}
      </span>
      {market.hours === null ? (
        <span className="reach-reason caption">{market.reasons.map((entry) => exclusionText(entry, names, t)).join(' ') || t('data.reach.none')}</span>
      ) : (
        <>
          <span className="num reach-time"><Modes modes={market.modes} /><b>{formatDuration(market.hours * 60, t)}</b></span>
          <span className="num reach-price">{market.price && <><Modes modes={market.priceModes} />{t('data.reach.from', { price: formatMoney(market.price.amount, market.price.currency) })}</>}</span>
        </>
      )}
      {market.hours !== null && <button type="button" className="button small" aria-label={t(action?.name ?? 'data.reach.quoteTo', { name })} onClick={() => onQuote(market.market)} onFocus={() => onHot(market.market)} onBlur={() => onHot(undefined)} data-testid="reach-quote">{action?.word ?? t('data.reach.quote')}</button>}
    </li>
  );
};

const Modes = ({ modes }: { modes: readonly string[] }) => {
  const { t } = useTranslation();
  return (
    <span className="chain">
      {modes.map((mode, i) => <span key={`${mode} ${String(i)}`}>{i > 0 && <i />}<Icon name={modeIcon(mode)} mode={mode} size={14} /></span>)}
      <span className="visually-hidden">{modes.map((mode) => t(`mode.${mode}`, { defaultValue: mode })).join(t('list.comma'))}</span>
    </span>
  );
};
