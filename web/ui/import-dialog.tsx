import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Outcome } from '../api/client.ts';
import type { Job } from '../api/jobs.ts';
import { makeKey } from '../api/saved-quotes.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { FileLink } from '../saved/file-link.tsx';
import { Icon } from './icon.tsx';
import { ImportPreview, type ColumnMapping, type Preview } from './import-preview.tsx';
import { Modal } from './modal.tsx';
import { showToast } from './toasts.ts';

/** A kind of table that comes in: what its words are, and whom it is sent to. `S`: what the server says of a table that was sent. */
export interface ImportKind<S> {
  readonly title: string;
  readonly drop: string;
  readonly hint: string;
  /** Prefix of the ids that tests find it by. */
  readonly testId: string;
  readonly fields: readonly string[];
  readonly fieldName: (field: string) => string;
  /** How many rows come to what. */
  readonly counts: (preview: Preview) => string;
  readonly submit: (fresh: number) => string;
  readonly template: (type: 'csv' | 'xlsx') => string;
  readonly preview: (file: File, mapping: ColumnMapping, signal: AbortSignal) => Promise<Outcome<Preview>>;
  readonly send: (file: File, mapping: ColumnMapping, onlyValid: boolean, key: string) => Promise<Outcome<S>>;
  /** The table back with its errors; false where it did not come. */
  readonly errors: (file: File, mapping: ColumnMapping) => Promise<boolean>;
  /** What is shown while a job takes the table in; undefined: it is in, and has been told. @param onEnd the job ended without it */
  readonly renderSent: (answer: S, onEnd: (job: Job) => void) => ReactNode;
}

interface Chosen {
  readonly file: File;
  /** One for each file, so that sending it twice takes it in once. */
  readonly key: string;
}

/** A table chosen, looked at with every fault, taken in whole or without its faulty rows. @param kind the same as long as it asks the same */
export const ImportDialog = <S,>({ kind, onClose }: { kind: ImportKind<S>; onClose: () => void }) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>();
  const [mapping, setMapping] = useState<ColumnMapping>({});
  const [preview, setPreview] = useState<Preview>();
  const [failure, setFailure] = useState<Failure>();
  const [isPartial, setPartial] = useState(false);
  const [isSending, setSending] = useState(false);
  const [running, setRunning] = useState<S>();
  /** What the preview in view answers. */
  const [answered, setAnswered] = useState<{ readonly chosen: Chosen; readonly mapping: ColumnMapping }>();
  const isBusy = isSending || (chosen !== undefined && (answered?.chosen !== chosen || answered.mapping !== mapping));
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const asked = kind.preview;
  useEffect(() => {
    if (!chosen) return undefined;
    const abort = new AbortController();
    asked(chosen.file, mapping, abort.signal).then(
      (outcome) => {
        setAnswered({ chosen, mapping });
        setFailure(outcome.ok ? undefined : outcome.failure);
        setPreview(outcome.ok ? outcome.value : undefined);
      },
      // Aborted: asked again otherwise.
      () => undefined,
    );
    return () => abort.abort();
  }, [chosen, mapping, asked]);
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
  const end = ({ state, error }: Job): void => {
    setRunning(undefined);
    // Another try is another call.
    setChosen((was) => was && { ...was, key: makeKey() });
    showToast(state === 'cancelled' ? { text: t('poolImport.cancelled') } : { tone: 'error', text: error?.message ?? t('poolImport.failed') });
  };
  const progress = running === undefined ? undefined : kind.renderSent(running, end);
  const submit = async (): Promise<void> => {
    if (!chosen) return;
    setSending(true);
    const outcome = await kind.send(chosen.file, mapping, isPartial, chosen.key);
    setSending(false);
    if (outcome.ok) setRunning(outcome.value);
    else setFailure(outcome.failure);
  };
  const errors = async (): Promise<void> => {
    if (chosen && !(await kind.errors(chosen.file, mapping))) showToast({ tone: 'error', text: t('saved.list.noFile') });
  };
  const { fresh = 0, faulty = 0 } = preview?.counts ?? {};
  const mayStart = preview !== undefined && preview.columnFaults.length === 0 && fresh > 0 && (faulty === 0 || isPartial);
  return (
    <Modal label={kind.title} className="import-dialog" testId="import-dialog" onClose={onClose}>
      <header className="modal-head">
        <h2>{kind.title}</h2>
        {chosen && <span className="caption clip">{chosen.file.name}</span>}
        <button type="button" className="icon-button" aria-label={t('map.close')} onClick={onClose}><Icon name="close" /></button>
      </header>
      <div className="import-body" aria-busy={isBusy}>
        {isBusy && <div className="busy-bar" />}
        {!chosen && (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a target for dropping; the button in it does the same
          <div className={`rfq-drop${isOver ? ' over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop} data-testid="import-drop">
            <p>{kind.drop}</p>
            <p className="caption">{kind.hint}</p>
            <div className="rfq-actions">
              <button type="button" className="button primary" onClick={() => input.current?.click()} data-testid="import-choose">{t('saved.rfq.choose')}</button>
              {(['xlsx', 'csv'] as const).map((type) => <FileLink key={type} href={kind.template(type)} testId={`${kind.testId}-template-${type}`}><Icon name="table" size={13} />{t('saved.rfq.template', { type: type.toUpperCase() })}</FileLink>)}
            </div>
          </div>
        )}
        <input ref={input} type="file" className="visually-hidden" tabIndex={-1} accept=".csv,.xlsx" aria-label={t('saved.rfq.choose')} onChange={(event) => take(event.target.files?.[0])} data-testid="import-file" />
        {failure && <ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} isForm={false} />}
        {preview && <ImportPreview preview={preview} counts={kind.counts(preview)} fields={kind.fields} fieldName={kind.fieldName} testId={kind.testId} onMap={(letter, field) => setMapping({ ...mapping, [letter]: field })} />}
        {progress}
        {chosen && !progress && (
          <div className="modal-foot">
            <button type="button" className="button" onClick={() => { setChosen(undefined); setPreview(undefined); setFailure(undefined); }}>{t('saved.rfq.other')}</button>
            {faulty > 0 && <button type="button" className="button" onClick={() => void errors()} data-testid="import-errors"><Icon name="table" size={13} />{t('consolidate.import.errors')}</button>}
            {faulty > 0 && <label className="check only-changed"><input type="checkbox" checked={isPartial} onChange={(event) => setPartial(event.target.checked)} data-testid="import-only-valid" />{t('saved.rfq.onlyValid', { count: fresh })}</label>}
            <span className="sums" />
            <button type="button" className="button primary" disabled={!mayStart || isBusy} title={mayStart ? undefined : t('saved.rfq.blocked')} onClick={() => void submit()} data-testid="import-submit">{kind.submit(fresh)}</button>
          </div>
        )}
      </div>
    </Modal>
  );
};
