import { useTranslation } from 'react-i18next';
import type { PoolField, PoolImportPreview } from '../api/consignments.ts';

/** Rows of the table shown under their headings. */
const SHOWN = 5;
const FIELDS: readonly PoolField[] = [
  'hub', 'reference', 'model', 'shipper', 'consignee', 'goods', 'hs_code', 'weight_kg', 'volume_cbm', 'pieces', 'regime', 'temperature', 'dg', 'alone', 'destination', 'ready_at', 'due_at', 'priority',
  'supplier', 'purchase_order', 'expected_at', 'buyer_order', 'agent', 'holding_per_day', 'late_per_day', 'left_behind_cost', 'currency', 'note',
];

/** The table as it was read: what each column is, what is there already, every fault of every row. */
export const ImportPreview = ({ preview, onMap }: { preview: PoolImportPreview; onMap: (letter: string, field: PoolField | '') => void }) => {
  const { t } = useTranslation();
  const { counts, columns, columnFaults, sample, faults } = preview;
  return (
    <>
      <p className="caption" role="status" data-testid="import-counts">{t('consolidate.import.counts', counts)}</p>
      {columnFaults.map((fault) => <p key={fault.pointer + fault.code} className="rfq-column-fault" role="alert">{fault.message}</p>)}
      <div className="requote-scroll" tabIndex={0} role="group" aria-label={t('saved.rfq.columns')}>
        <table className="rfq-table rfq-columns">
          <thead>
            <tr>{columns.map(({ letter, header }) => <th key={letter} scope="col"><span className="muted">{letter}</span> {header}</th>)}</tr>
            <tr>
              {columns.map(({ letter, header, field }) => (
                <td key={letter}>
                  <select className="control" aria-label={t('saved.rfq.columnIs', { header: header || letter })} value={field === 'result' ? '' : (field ?? '')} onChange={(event) => onMap(letter, event.target.value as PoolField | '')} data-testid={`pool-column-${letter}`}>
                    <option value="">{t(field === 'result' ? 'saved.rfq.resultColumn' : 'saved.rfq.unused')}</option>
                    {FIELDS.map((name) => <option key={name} value={name}>{t(`consolidate.field.${name}`)}</option>)}
                  </select>
                </td>
              ))}
            </tr>
          </thead>
          <tbody>{sample.slice(0, SHOWN).map(({ row, cells }) => <tr key={row}>{columns.map(({ letter }, i) => <td key={letter} className="clip">{cells[i]}</td>)}</tr>)}</tbody>
        </table>
      </div>
      {faults.length > 0 && (
        <div className="requote-scroll rfq-faults" tabIndex={0} role="group" aria-label={t('saved.rfq.faultList')}>
          <table className="rfq-table">
            <thead><tr><th scope="col" className="amount">{t('saved.rfq.row')}</th><th scope="col">{t('saved.rfq.column')}</th><th scope="col">{t('saved.rfq.value')}</th><th scope="col">{t('saved.rfq.wrong')}</th></tr></thead>
            <tbody>{faults.map((fault) => <tr key={`${fault.row} ${fault.field} ${fault.code}`} data-testid="import-fault"><td className="num amount">{fault.row}</td><td>{fault.column} {fault.header}</td><td className="clip">{fault.value}</td><td>{fault.message}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </>
  );
};
