import { useTranslation } from 'react-i18next';
import type { CostShare, ShipperBill } from '../api/consolidations.ts';
import type { Money } from '../api/types.ts';
import { formatDecimal, formatMoney, negated, signOf, sumDecimals } from '../format/money.ts';

/** Who pays how much, and how much less than alone. The last line is the sum of those above, to the last minor unit. */
export const SharesTable = ({ shares, total, label, isShort = false }: {
  shares: readonly (CostShare | ShipperBill)[];
  total: Money;
  label: string;
  /** What each would pay alone is told with the saving, in no column of its own. */
  isShort?: boolean;
}) => {
  const { t } = useTranslation();
  // A sum that leaves somebody out would tell too little.
  const alone = shares.length > 0 && shares.every((share) => share.alone !== null) ? sumDecimals(shares.map((share) => share.alone?.amount ?? '0')) : undefined;
  const money = (amount: string): string => formatMoney(amount, total.currency);
  return (
    <table className="plan-table shares" aria-label={label} data-testid="shares">
      <thead><tr><th scope="col">{t('consolidate.column.shipper')}</th><th scope="col" className="amount">{t('consolidate.split.tons')}</th><th scope="col" className="amount">{t('consolidate.split.share')}</th>{!isShort && <th scope="col" className="amount">{t('consolidate.split.alone')}</th>}<th scope="col" className="amount">{t('consolidate.split.saving')}</th></tr></thead>
      <tbody>
        {shares.map(({ shipper, revenueTons, cost, alone }) => (
          <tr key={shipper}>
            <th scope="row" className="clip">{shipper}</th><td className="num amount">{revenueTons.toFixed(2)}</td><td className="num amount">{money(cost.amount)}</td>
            {!isShort && <td className="num amount">{alone ? money(alone.amount) : '–'}</td>}<td className="num amount" title={alone ? `${t('consolidate.split.alone')} ${money(alone.amount)}` : undefined}>{alone ? <Saving amount={sumDecimals([alone.amount, negated(cost.amount)])} sign={signOf(total.currency)} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{t('consolidate.box.sum')}</th><td className="num amount">{shares.reduce((sum, { revenueTons }) => sum + revenueTons, 0).toFixed(2)}</td><td className="num amount" data-testid="shares-sum">{money(sumDecimals(shares.map(({ cost }) => cost.amount)))}</td>{alone === undefined ? <td colSpan={isShort ? 1 : 2}>{' '}</td> : <>{!isShort && <td className="num amount">{money(alone)}</td>}<td className="num amount" data-testid="savings-sum"><Saving amount={sumDecimals([alone, ...shares.map(({ cost }) => negated(cost.amount))])} sign={signOf(total.currency)} /></td></>}</tr></tfoot>
    </table>
  );
};

const Saving = ({ amount, sign }: { amount: string; sign: string }) => {
  const isLess = !amount.startsWith('-');
  return <span className={isLess ? 'gain' : 'loss'}>{isLess ? '−' : '+'}{sign}{formatDecimal(amount.replace('-', ''))}</span>;
};
