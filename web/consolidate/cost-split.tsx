import { useTranslation } from 'react-i18next';
import type { Batch, ConsolidationPlan, CostShare } from '../api/consolidations.ts';
import { formatMoney, sumDecimals } from '../format/money.ts';
import { SharesTable } from './shares-table.tsx';

const PARTS = ['units', 'stuffing', 'loose', 'onward', 'holding', 'lateness', 'leftBehind'] as const;

/** Shares of one shipper over all batches; what it would pay alone is known only where every batch knows it. */
const byShipper = (batches: readonly Batch[]): readonly CostShare[] => {
  const found = new Map<string, CostShare[]>();
  for (const share of batches.flatMap(({ shares }) => shares)) found.set(share.shipper, [...(found.get(share.shipper) ?? []), share]);
  return [...found].map(([shipper, shares]) => {
    const currency = (shares[0] as CostShare).cost.currency;
    const alone = shares.every((share) => share.alone !== null) ? { amount: sumDecimals(shares.map((share) => share.alone?.amount ?? '0')), currency } : null;
    return { shipper, revenueTons: shares.reduce((sum, share) => sum + share.revenueTons, 0), cost: { amount: sumDecimals(shares.map(({ cost }) => cost.amount)), currency }, alone };
  }).sort((a, b) => b.revenueTons - a.revenueTons || a.shipper.localeCompare(b.shipper));
};

/** What the plan's cost is made of, and who pays how much of it. Both sum exactly on the screen. */
export const CostSplit = ({ plan, batches }: { plan: ConsolidationPlan; batches: readonly Batch[] }) => {
  const { t } = useTranslation();
  const { currency } = plan.cost;
  const shares = byShipper(batches);
  return (
    <div className="box-columns split" data-testid="split">
      <div className="plan-scroll" tabIndex={0} role="group" aria-label={t('consolidate.split.title')}>
        <SharesTable shares={shares} total={plan.cost} label={t('consolidate.split.title')} />
        <p className="caption box-note">{t('consolidate.split.method')}</p>
      </div>
      <div className="plan-scroll" tabIndex={0} role="group" aria-label={t('consolidate.split.parts')}>
        <table className="plan-table" aria-label={t('consolidate.split.parts')}>
          <thead><tr><th scope="col">{t('consolidate.split.part')}</th><th scope="col" className="amount">{t('consolidate.split.amount')}</th></tr></thead>
          <tbody>{PARTS.map((part) => <tr key={part}><th scope="row">{t(`consolidate.part.${part}`)}</th><td className="num amount">{formatMoney(plan.parts[part].amount, currency)}</td></tr>)}</tbody>
          <tfoot><tr><th scope="row">{t('consolidate.box.sum')}</th><td className="num amount" data-testid="parts-sum">{formatMoney(sumDecimals(PARTS.map((part) => plan.parts[part].amount)), currency)}</td></tr></tfoot>
        </table>
      </div>
    </div>
  );
};
