import { useTranslation } from 'react-i18next';
import type { ConsolidationPlan, ShipperBill } from '../api/consolidations.ts';
import { formatMoney, sumDecimals } from '../format/money.ts';
import { SharesTable } from './shares-table.tsx';

const PARTS = ['units', 'stuffing', 'loose', 'onward', 'holding', 'lateness', 'leftBehind'] as const;

/**
 * What the plan's cost is made of, and who pays how much of it. Both sum exactly on the screen.
 * @param bills those of the plan, or of a change by hand that stands in its place
 */
export const CostSplit = ({ plan, bills }: { plan: ConsolidationPlan; bills: readonly ShipperBill[] }) => {
  const { t } = useTranslation();
  const { currency } = plan.cost;
  const shares = [...bills].sort((a, b) => b.revenueTons - a.revenueTons || a.shipper.localeCompare(b.shipper));
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
