import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assortment, StockAnswer, StockPlan } from '../api/stock.ts';
import { formatMoney } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatNumber, formatPercent } from '../format/quantity.ts';
import { Icon } from '../ui/icon.tsx';
import { SiteRow } from './site-row.tsx';
import { Totals } from './totals.tsx';

/** Which assortment, and the ways to another. */
export const AssortmentBar = ({ all, chosen, isBusy, onChoose, onImport, onSample }: { all: readonly Assortment[]; chosen: Assortment | undefined; isBusy: boolean; onChoose: (id: string) => void; onImport: () => void; onSample: () => void }) => {
  const { t } = useTranslation();
  const nameOf = ({ name, seed, counts }: Assortment): string => t('stock.assortment.name', { name: seed === null ? name : t('stock.assortment.sample', { seed }), skus: counts.skus, markets: counts.markets });
  return (
    <div className="stock-assortment">
      <select className="hub-select" aria-label={t('stock.assortment.choose')} value={chosen?.id ?? ''} onChange={(event) => onChoose(event.target.value)} data-testid="assortment">{!chosen && <option value="">{t('stock.assortment.choose')}</option>}{all.map((one) => <option key={one.id} value={one.id}>{nameOf(one)}</option>)}</select>
      <span className="consolidate-actions">
        <button type="button" className="button small" disabled={isBusy} onClick={onSample} title={t('stock.sample.about')} data-testid="sample">{t('stock.sample.load')}</button>
        <button type="button" className="button small" onClick={onImport} data-testid="import-open"><Icon name="plus" size={13} />{t('stock.import.open')}</button>
      </span>
    </div>
  );
};

const Kpis = ({ plan }: { plan: StockPlan }) => {
  const { t } = useTranslation();
  return (
    <dl className="kpis stock-kpis" data-testid="kpis">
      <div><dt>{t('stock.kpi.perOrder')}</dt><dd className="num" data-testid="per-order">{formatMoney(plan.costPerOrder.amount, plan.costPerOrder.currency)}</dd></div>
      <div><dt>{t('stock.kpi.orders')}</dt><dd className="num">{formatNumber(plan.ordersPerYear, 0)}</dd></div>
      <div><dt>{t(plan.gap < 0.00005 ? 'stock.kpi.proven' : 'stock.kpi.gap')}</dt><dd className="num good" data-testid="gap">{formatPercent(plan.gap, 2)}</dd></div>
    </dl>
  );
};

/** Assortment and figures, the warehouses, and what all of it comes to. */
export const LeftPanel = ({ bar, answer, plan, isBusy, site, names, zone, now, ask, running, noPlan, empty, problem, onSolve, canSolve, onToggle, onFree, onChoose, onHot }: {
  bar: ReactNode;
  answer: StockAnswer | undefined;
  plan: StockPlan | undefined;
  isBusy: boolean;
  site: string | undefined;
  names: Names;
  zone: string;
  now: number;
  ask: ReactNode;
  running: ReactNode;
  noPlan: ReactNode;
  empty: ReactNode;
  problem: ReactNode;
  onSolve: () => void;
  canSolve: boolean;
  onToggle: (warehouse: string, isOpen: boolean) => void;
  onFree: (warehouse: string) => void;
  onChoose: (warehouse: string) => void;
  onHot: (warehouse: string | undefined) => void;
}) => {
  const { t } = useTranslation();
  const open = plan?.sites.filter(({ isOpen }) => isOpen).length ?? 0;
  return (
    <div id="left-panel" className="panel side full stock-side" data-covers-map="left" aria-busy={isBusy}>
      {isBusy && <div className="busy-bar" />}
      {bar}
      <header className="stock-head">
        <h2>{t('stock.title')}</h2>
        {plan && <span className="caption">{t('stock.openOf', { open, closed: plan.sites.length - open })}</span>}
        {canSolve && <button type="button" className="button primary small" disabled={isBusy} onClick={onSolve} data-testid="solve"><Icon name="play" size={12} />{t(answer ? 'stock.again' : 'stock.solve')}</button>}
      </header>
      {plan && <Kpis plan={plan} />}
      {running}
      {problem}
      {noPlan}
      {ask}
      {empty}
      {plan && (
        <ul className="sites" aria-label={t('stock.title')}>
          {plan.sites.map((each) => <SiteRow key={each.warehouse} site={each} openings={answer?.analysis?.openings ?? []} isChosen={each.warehouse === site} isBusy={isBusy} names={names} zone={zone} now={now} onToggle={() => onToggle(each.warehouse, each.isOpen)} onFree={() => onFree(each.warehouse)} onChoose={() => onChoose(each.warehouse)} onHot={onHot} />)}
        </ul>
      )}
      {plan && <Totals plan={plan} />}
    </div>
  );
};
