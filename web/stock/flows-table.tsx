import { useTranslation } from 'react-i18next';
import type { StockPlan } from '../api/stock.ts';
import type { Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { flowRows } from './stock-scene.ts';

/** The same as the flows on the map, as a table. */
export const FlowsTable = ({ plan, names }: { plan: StockPlan; names: Names }) => {
  const { t } = useTranslation();
  return (
    <div className="panel flows-table stock-flows" data-testid="flows-table">
      <div className="stock-scroll" tabIndex={0} role="group" aria-label={t('consolidate.flows')}>
        <table className="plan-table" aria-label={t('consolidate.flows')}>
          <thead><tr><th scope="col">{t('stock.flow.from')}</th><th scope="col">{t('stock.flow.to')}</th><th scope="col">{t('consolidate.column.mode')}</th><th scope="col" className="amount">{t('stock.flow.units')}</th></tr></thead>
          <tbody>{flowRows(plan).map(({ id, from, to, mode, units }) => <tr key={id}><th scope="row">{from === null ? t('stock.direct') : names.short(from)}</th><td>{names.short(to)}</td><td>{t(`mode.${mode}`, { defaultValue: mode })}</td><td className="num amount">{formatNumber(units, 0)}</td></tr>)}</tbody>
        </table>
      </div>
    </div>
  );
};
