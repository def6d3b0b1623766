import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../api/client.ts';
import { listRfqs, templateAddress, type Rfq } from '../../api/rfqs.ts';
import { HOME_ZONE, type Names } from '../../format/names.ts';
import { formatInstant } from '../../format/time.ts';
import { ProblemBox } from '../../quote/problem-box.tsx';
import { Icon } from '../../ui/icon.tsx';
import { toRfqSearch } from '../address.ts';
import { FileLink } from '../file-link.tsx';
import { stay } from '../quote-tabs.tsx';

/** The template, the place for a table, and what was asked for before. */
export const RfqStart = ({ onFile, names }: { onFile: (file: File) => void; names: Names }) => {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const [rfqs, setRfqs] = useState<readonly Rfq[]>();
  const [failure, setFailure] = useState<Failure>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const abort = new AbortController();
    listRfqs(abort.signal).then(
      (outcome) => (outcome.ok ? setRfqs(outcome.value.rfqs) : setFailure(outcome.failure)),
      // Aborted: the page is being left.
      () => undefined,
    );
    return () => abort.abort();
  }, []);
  const take = (file: File | undefined): void => {
    if (file) onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div className="rfq-body">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a target for dropping; the button in it does the same */}
      <div className={`rfq-drop${isOver ? ' over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop} data-testid="rfq-drop">
        <h2>{t('saved.rfq.drop')}</h2>
        <p className="caption">{t('saved.rfq.dropHint')}</p>
        <div className="rfq-actions">
          <button type="button" className="button primary" onClick={() => input.current?.click()} data-testid="rfq-choose">{t('saved.rfq.choose')}</button>
          {(['xlsx', 'csv'] as const).map((type) => <FileLink key={type} href={templateAddress(type)} testId={`template-${type}`}><Icon name="table" size={13} />{t('saved.rfq.template', { type: type.toUpperCase() })}</FileLink>)}
        </div>
        <input ref={input} type="file" className="visually-hidden" tabIndex={-1} accept=".csv,.xlsx" aria-label={t('saved.rfq.choose')} onChange={(event) => take(event.target.files?.[0])} data-testid="rfq-file" />
      </div>
      {failure && <ProblemBox failure={failure} leftover={[]} isForm={false} />}
      {rfqs && rfqs.length > 0 && (
        <div className="rfq-earlier">
          <h2>{t('saved.rfq.earlier')}</h2>
          <div className="requote-scroll">
            <table className="rfq-table">
              <thead><tr><th scope="col">{t('saved.rfq.id')}</th><th scope="col">{t('saved.rfq.name')}</th><th scope="col">{t('saved.rfq.sentAt')}</th><th scope="col" className="amount">{t('saved.rfq.rows')}</th><th scope="col" className="amount">{t('saved.rfq.state.priced')}</th><th scope="col" className="amount">{t('saved.rfq.state.refused')}</th><th scope="col">{t('saved.column.state')}</th></tr></thead>
              <tbody>
                {rfqs.map((rfq) => (
                  <tr key={rfq.id} data-testid="rfq-row">
                    <th scope="row"><a className="row-link num" href={toRfqSearch(rfq.id)} onClick={stay(toRfqSearch(rfq.id))}>{rfq.id}</a></th>
                    <td>{rfq.name}</td><td className="num">{formatInstant(Date.parse(rfq.createdAt), HOME_ZONE, names.language)}</td>
                    <td className="num amount">{rfq.counts.rows}</td><td className="num amount">{rfq.counts['priced']}</td><td className="num amount">{rfq.counts['refused']}</td>
                    <td>{t(`saved.rfq.progress.${rfq.state}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </div>
  );
};
