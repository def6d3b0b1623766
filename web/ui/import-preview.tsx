import { useTranslation } from 'react-i18next';

/** A column letter to a field; to nothing: the column is left out. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** What every kind of table is told about before it is taken in. */
export interface Preview {
  readonly counts: { readonly rows: number; readonly fresh: number; readonly faulty: number } & Readonly<Record<string, number>>;
  readonly columns: readonly { readonly letter: string; readonly header: string; readonly field: string | null }[];
  readonly columnFaults: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  readonly sample: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly faults: readonly { readonly row: number; readonly field: string; readonly code: string; readonly column: string | null; readonly header: string; readonly value: string; readonly message: string }[];
}

/** Rows of the table shown under their headings. */
const SHOWN = 5;

/** The table as it was read: what each column is, how many rows come to what, every fault of every row. */
export const ImportPreview = ({ preview, counts, fields, fieldName, testId, onMap }: {
  preview: Preview;
  /** In words. */
  counts: string;
  fields: readonly string[];
  fieldName: (field: string) => string;
  testId: string;
  onMap: (letter: string, field: string) => void;
}) => {
  const { t } = useTranslation();
  const { columns, columnFaults, sample, faults } = preview;
  return (
    <>
      <p className="caption" role="status" data-testid="import-counts">{counts}</p>
      {columnFaults.map((fault) => <p key={fault.pointer + fault.code} className="rfq-column-fault" role="alert">{fault.message}</p>)}
      <div className="requote-scroll" tabIndex={0} role="group" aria-label={t('saved.rfq.columns')}>
        <table className="rfq-table rfq-columns">
          <thead>
            <tr>{columns.map(({ letter, header }) => <th key={letter} scope="col"><span className="muted">{letter}</span> {header}</th>)}</tr>
            <tr>
              {columns.map(({ letter, header, field }) => (
                <td key={letter}>
                  <select className="control" aria-label={t('saved.rfq.columnIs', { header: header || letter })} value={field === 'result' ? '' : (field ?? '')} onChange={(event) => onMap(letter, event.target.value)} data-testid={`${testId}-column-${letter}`}>
                    <option value="">{t(field === 'result' ? 'saved.rfq.resultColumn' : 'saved.rfq.unused')}</option>
                    {fields.map((name) => <option key={name} value={name}>{fieldName(name)}</option>)}
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
