import { useTranslation } from 'react-i18next';
import { formatMoney } from '../format/money.ts';
import type { TracePoint } from './trace.ts';

/** The same as the gap meter, as a table. */
export const GapTable = ({ trace }: { trace: readonly TracePoint[] }) => {
  const { t } = useTranslation();
  return (
    <div className="table-twin gap-table" tabIndex={0} role="group" aria-label={t('consolidate.gap.chart')}>
      <table>
        <thead><tr><th scope="col">{t('consolidate.gap.at')}</th><th scope="col">{t('consolidate.gap.cost')}</th><th scope="col">{t('consolidate.gap.bound')}</th></tr></thead>
        <tbody>{trace.map(({ seconds, cost, bound }, i) => <tr key={`${seconds} ${i}`}><th scope="row" className="num">{t('consolidate.seconds', { n: seconds.toFixed(1) })}</th><td className="num">{formatMoney(cost.amount, cost.currency)}</td><td className="num">{formatMoney(bound.amount, bound.currency)}</td></tr>)}</tbody>
      </table>
    </div>
  );
};
