import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../api/client.ts';
import { submitRfq, type RfqField, type RfqPreview } from '../../api/rfqs.ts';
import { ProblemBox } from '../../quote/problem-box.tsx';
import { navigate } from '../../state/use-address.ts';
import { toRfqSearch } from '../address.ts';
import { FIELDS, usePreview } from './use-preview.ts';

/** Rows of the table shown under their headings. */
const SHOWN = 6;

/** The table as it was read: what each column is, every fault of every row, and the start. */
export const RfqPreviewPanel = ({ file, submitKey, onOther }: { file: File; submitKey: string; onOther: () => void }) => {
  const { t } = useTranslation();
  const { preview, failure, isAsking, mapping, map } = usePreview(file);
  const [isPartial, setPartial] = useState(false);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Failure>();
  const start = async (): Promise<void> => {
    setSending(true);
    const outcome = await submitRfq(file, mapping, isPartial, submitKey);
    setSending(false);
    if (outcome.ok) navigate(toRfqSearch(outcome.value.id));
    else setRefusal(outcome.failure);
  };
  const { valid = 0, faulty = 0, rows = 0 } = preview?.counts ?? {};
  const mayStart = preview !== undefined && preview.columnFaults.length === 0 && valid > 0 && (faulty === 0 || isPartial);
  const shown = failure ?? refusal;
  return (
    <div className="rfq-body" aria-busy={isAsking || isSending}>
      {(isAsking || isSending) && <div className="busy-bar" />}
      <div className="rfq-bar">
        <h2 className="clip">{file.name}</h2>
        {preview && <span className="caption" role="status" data-testid="rfq-counts">{t('saved.rfq.counts', { rows, valid, faulty })}</span>}
        <span className="rfq-actions">
          {faulty > 0 && <label className="check only-changed"><input type="checkbox" checked={isPartial} onChange={(event) => setPartial(event.target.checked)} data-testid="rfq-only-valid" />{t('saved.rfq.onlyValid', { count: valid })}</label>}
          <button type="button" className="button" onClick={onOther}>{t('saved.rfq.other')}</button>
          <button type="button" className="button primary" disabled={!mayStart || isSending || isAsking} title={mayStart ? undefined : t('saved.rfq.blocked')} onClick={() => void start()} data-testid="rfq-start">{t('saved.rfq.start', { count: valid })}</button>
        </span>
      </div>
      {shown && <ProblemBox failure={shown} leftover={shown.kind === 'problem' ? shown.problem.errors : []} isForm={false} />}
      {preview?.columnFaults.map((fault) => <p key={fault.pointer + fault.code} className="rfq-column-fault" role="alert">{fault.message}</p>)}
      {preview && <Columns preview={preview} onMap={map} />}
      {preview && preview.faults.length > 0 && <Faults preview={preview} />}
    </div>
  );
};

const Columns = ({ preview: { columns, sample }, onMap }: { preview: RfqPreview; onMap: (column: RfqPreview['columns'][number], field: RfqField | '') => void }) => {
  const { t } = useTranslation();
  return (
    <div className="requote-scroll" tabIndex={0} role="group" aria-label={t('saved.rfq.columns')}>
      <table className="rfq-table rfq-columns">
        <thead>
          <tr>{columns.map(({ letter, header }) => <th key={letter} scope="col"><span className="muted">{letter}</span> {header}</th>)}</tr>
          <tr>
            {columns.map((column) => (
              <td key={column.letter}>
                <select className="control" aria-label={t('saved.rfq.columnIs', { header: column.header || column.letter })} value={column.field === 'result' ? '' : (column.field ?? '')} onChange={(event) => onMap(column, event.target.value as RfqField | '')} data-testid={`column-${column.letter}`}>
                  <option value="">{t(column.field === 'result' ? 'saved.rfq.resultColumn' : 'saved.rfq.unused')}</option>
                  {FIELDS.map((field) => <option key={field} value={field}>{t(`saved.rfq.field.${field}`)}</option>)}
                </select>
              </td>
            ))}
          </tr>
        </thead>
        <tbody>{sample.slice(0, SHOWN).map(({ row, cells }) => <tr key={row}>{columns.map(({ letter }, i) => <td key={letter} className="clip">{cells[i]}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
};

const Faults = ({ preview: { faults } }: { preview: RfqPreview }) => {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('saved.rfq.faults', { count: faults.length })}</h2>
      <div className="requote-scroll rfq-faults" tabIndex={0} role="group" aria-label={t('saved.rfq.faultList')}>
        <table className="rfq-table">
          <thead><tr><th scope="col" className="amount">{t('saved.rfq.row')}</th><th scope="col">{t('saved.rfq.column')}</th><th scope="col">{t('saved.rfq.value')}</th><th scope="col">{t('saved.rfq.wrong')}</th></tr></thead>
          <tbody>{faults.map((fault) => <tr key={`${fault.row} ${fault.field} ${fault.code}`} data-testid="rfq-fault"><td className="num amount">{fault.row}</td><td>{fault.column} {fault.header}</td><td className="clip">{fault.value}</td><td>{fault.message}</td></tr>)}</tbody>
        </table>
      </div>
    </>
  );
};
