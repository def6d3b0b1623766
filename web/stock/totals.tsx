import { useTranslation } from 'react-i18next';
import type { StockPlan } from '../api/stock.ts';
import { formatMoney } from '../format/money.ts';
import { formatNumber, formatPercent } from '../format/quantity.ts';

/** A share for the reader, not for a bill. */
const againstDirect = ({ cost, allDirect }: StockPlan): number | undefined => (allDirect && Number(allDirect.cost.amount) > 0 ? Number(cost.amount) / Number(allDirect.cost.amount) - 1 : undefined);

/** What all of it comes to, what no plan can undercut, and how it stands against sending everything direct. */
export const Totals = ({ plan }: { plan: StockPlan }) => {
  const { t } = useTranslation();
  const change = againstDirect(plan);
  return (
    <dl className="stock-totals" data-testid="totals">
      <div><dt>{t('stock.total.cost')}</dt><dd className="num" data-testid="plan-cost">{formatMoney(plan.cost.amount, plan.cost.currency)}</dd></div>
      <div><dt>{t('stock.total.bound')}</dt><dd className="num" data-testid="plan-bound">{formatMoney(plan.bound.amount, plan.bound.currency)}</dd></div>
      <div><dt>CO₂e</dt><dd className="num">{t('consolidate.measure.t', { n: formatNumber(plan.co2eKg / 1000, 1) })}</dd></div>
      {change !== undefined && plan.allDirect && <div><dt>{plan.allDirect.unserved > 0 ? t('stock.total.directPart', { n: formatNumber(plan.allDirect.unserved, 0) }) : t('stock.total.direct')}</dt><dd className={`num ${change <= 0 ? 'gain' : 'loss'}`}>{change <= 0 ? '−' : '+'}{formatPercent(Math.abs(change), 1)}</dd></div>}
    </dl>
  );
};
