import { useTranslation } from 'react-i18next';
import type { Names } from '../format/names.ts';
import { flowsOf } from './flows-scene.ts';
import type { PlanModel } from './plan-model.ts';

/** The same as the flows on the map, as a table. */
export const FlowsTable = ({ model, names, hub }: { model: PlanModel; names: Names; hub: string }) => {
  const { t } = useTranslation();
  return (
    <div className="panel flows-table" data-testid="flows-table">
      <table className="plan-table" aria-label={t('consolidate.flows')}>
        <thead><tr><th scope="col">{t('consolidate.flows')}</th><th scope="col">{t('consolidate.column.mode')}</th><th scope="col" className="amount">{t('consolidate.column.teu')}</th><th scope="col" className="amount">{t('consolidate.column.units')}</th><th scope="col" className="amount">{t('consolidate.column.lots')}</th></tr></thead>
        <tbody>{flowsOf(model).map((flow) => <tr key={`${flow.port} ${flow.mode}`}><th scope="row">{names.short(hub)}{t('option.portDash')}{names.short(flow.port)}</th><td>{t(`mode.${flow.mode}`)}</td><td className="num amount">{flow.teu}</td><td className="num amount">{flow.units}</td><td className="num amount">{flow.consignments}</td></tr>)}</tbody>
      </table>
    </div>
  );
};
