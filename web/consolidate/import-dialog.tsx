import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import { downloadErrors, importTable, poolTemplateAddress, previewImport, type PoolField, type PoolImport, type PoolImportPreview, type PoolImportStarted, type PoolMapping } from '../api/consignments.ts';
import type { Job } from '../api/consolidations.ts';
import { makeKey } from '../api/saved-quotes.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { FileLink } from '../saved/file-link.tsx';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { showToast } from '../ui/toasts.ts';
import { ImportProgress } from './import-progress.tsx';
import { ImportPreview } from './import-preview.tsx';

interface Chosen {
  readonly file: File;
  /** One for each file, so that sending it twice takes it in once. */
  readonly key: string;
}

/** A table into the pool: chosen, looked at with every fault, taken in whole or without its faulty rows. */
export const ImportDialog = ({ hub, onDone, onClose }: { hub: string; onDone: () => void; onClose: () => void }) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>();
  const [mapping, setMapping] = useState<PoolMapping>({});
  const [preview, setPreview] = useState<PoolImportPreview>();
  const [failure, setFailure] = useState<Failure>();
  const [isPartial, setPartial] = useState(false);
  const [isSending, setSending] = useState(false);
  const [running, setRunning] = useState<PoolImportStarted>();
  /** What the preview in view answers. */
  const [answered, setAnswered] = useState<{ readonly chosen: Chosen; readonly mapping: PoolMapping }>();
  const isBusy = isSending || (chosen !== undefined && (answered?.chosen !== chosen || answered.mapping !== mapping));
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!chosen) return undefined;
    const abort = new AbortController();
    previewImport(chosen.file, hub, mapping, abort.signal).then(
      (outcome) => {
        setAnswered({ chosen, mapping });
        setFailure(outcome.ok ? undefined : outcome.failure);
        setPreview(outcome.ok ? outcome.value : undefined);
      },
      // Aborted: asked again otherwise.
      () => undefined,
    );
    return () => abort.abort();
  }, [chosen, mapping, hub]);
  const take = (file: File | undefined): void => {
    if (!file) return;
    setMapping({});
    setPreview(undefined);
    setPartial(false);
    setChosen({ file, key: makeKey() });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const submit = async (): Promise<void> => {
    if (!chosen) return;
    setSending(true);
    const outcome = await importTable(chosen.file, hub, mapping, isPartial, chosen.key);
    setSending(false);
    if (!outcome.ok) return setFailure(outcome.failure);
    if ('job' in outcome.value) return setRunning(outcome.value);
    return finish(outcome.value);
  };
  const finish = ({ counts }: PoolImport): void => {
    const { imported, existing, refused } = counts;
    showToast({ text: t('consolidate.import.done', { imported, existing, refused }) });
    onDone();
    onClose();
  };
  const end = ({ state, error }: Job): void => {
    setRunning(undefined);
    // Another try is another call.
    setChosen((was) => was && { ...was, key: makeKey() });
    showToast(state === 'cancelled' ? { text: t('poolImport.cancelled') } : { tone: 'error', text: error?.message ?? t('poolImport.failed') });
  };
  const errors = async (): Promise<void> => {
    if (chosen && !(await downloadErrors(chosen.file, hub, mapping))) showToast({ tone: 'error', text: t('saved.list.noFile') });
  };
  const { fresh = 0, faulty = 0 } = preview?.counts ?? {};
  const mayStart = preview !== undefined && preview.columnFaults.length === 0 && fresh > 0 && (faulty === 0 || isPartial);
  return (
    <Modal label={t('consolidate.import.title')} className="import-dialog" testId="import-dialog" onClose={onClose}>
      <header className="modal-head">
        <h2>{t('consolidate.import.title')}</h2>
        {chosen && <span className="caption clip">{chosen.file.name}</span>}
        <button type="button" className="icon-button" aria-label={t('map.close')} onClick={onClose}><Icon name="close" /></button>
      </header>
      <div className="import-body" aria-busy={isBusy}>
        {isBusy && <div className="busy-bar" />}
        {!chosen && (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a target for dropping; the button in it does the same
          <div className={`rfq-drop${isOver ? ' over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop} data-testid="import-drop">
            <p>{t('consolidate.import.drop')}</p>
            <p className="caption">{t('consolidate.import.hint')}</p>
            <div className="rfq-actions">
              <button type="button" className="button primary" onClick={() => input.current?.click()} data-testid="import-choose">{t('saved.rfq.choose')}</button>
              {(['xlsx', 'csv'] as const).map((type) => <FileLink key={type} href={poolTemplateAddress(type)} testId={`pool-template-${type}`}><Icon name="table" size={13} />{t('saved.rfq.template', { type: type.toUpperCase() })}</FileLink>)}
            </div>
          </div>
        )}
        <input ref={input} type="file" className="visually-hidden" tabIndex={-1} accept=".csv,.xlsx" aria-label={t('saved.rfq.choose')} onChange={(event) => take(event.target.files?.[0])} data-testid="import-file" />
        {failure && <ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} isForm={false} />}
        {preview && <ImportPreview preview={preview} onMap={(letter, field: PoolField | '') => setMapping({ ...mapping, [letter]: field })} />}
        {running && <ImportProgress started={running} onDone={finish} onEnd={end} />}
        {chosen && !running && (
          <div className="modal-foot">
            <button type="button" className="button" onClick={() => { setChosen(undefined); setPreview(undefined); setFailure(undefined); }}>{t('saved.rfq.other')}</button>
            {faulty > 0 && <button type="button" className="button" onClick={() => void errors()} data-testid="import-errors"><Icon name="table" size={13} />{t('consolidate.import.errors')}</button>}
            {faulty > 0 && <label className="check only-changed"><input type="checkbox" checked={isPartial} onChange={(event) => setPartial(event.target.checked)} data-testid="import-only-valid" />{t('saved.rfq.onlyValid', { count: fresh })}</label>}
            <span className="sums" />
            <button type="button" className="button primary" disabled={!mayStart || isBusy} title={mayStart ? undefined : t('saved.rfq.blocked')} onClick={() => void submit()} data-testid="import-submit">{t('consolidate.import.submit', { count: fresh })}</button>
          </div>
        )}
      </div>
    </Modal>
  );
};
