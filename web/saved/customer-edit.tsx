import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import { editQuote, type SavedQuote } from '../api/saved-quotes.ts';
import { Field } from '../quote/form/field.tsx';
import { ProblemBox } from '../quote/problem-box.tsx';
import { undoStack } from '../state/undo.ts';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toasts.ts';
import { announceChange } from './changes.ts';
import { EditConflict } from './edit-conflict.tsx';
import { bodyOf, draftOf, type EditDraft } from './edit-draft.ts';
import { faultsOf } from './save-draft.ts';
import { makeTurnStep } from './turn-step.ts';

/** Customer, contact and note, changed where they stand. An edit never overwrites one it has not seen. */
export const CustomerEdit = ({ quote, reload }: { quote: SavedQuote; reload: () => Promise<SavedQuote | undefined> }) => {
  const { t } = useTranslation();
  /** Undefined: only shown. */
  const [draft, setDraft] = useState<EditDraft>();
  /** What the draft was begun on. */
  const [base, setBase] = useState(quote);
  const [theirs, setTheirs] = useState<SavedQuote>();
  const [failure, setFailure] = useState<Failure>();
  const pen = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isEditing = draft !== undefined;
  useEffect(() => {
    if (isEditing) form.current?.querySelector('input')?.focus();
  }, [isEditing]);
  const close = (): void => {
    setDraft(undefined);
    setTheirs(undefined);
    setFailure(undefined);
    requestAnimationFrame(() => pen.current?.focus());
  };
  const save = async (on: SavedQuote, mine: EditDraft): Promise<void> => {
    const outcome = await editQuote(on, bodyOf(mine));
    if (outcome.ok) {
      const [was, done] = [draftOf(on), outcome.value];
      announceChange(done);
      const step = makeTurnStep(t('saved.did.edit', { number: done.number }), done, (it) => editQuote(it, bodyOf(was)), (it) => editQuote(it, bodyOf(mine)));
      undoStack.push(step);
      showToast({ text: step.label, step });
      close();
    } else if (outcome.failure.kind === 'problem' && outcome.failure.problem.code === 'PRECONDITION_FAILED') {
      setFailure(undefined);
      setTheirs(await reload());
    } else setFailure(outcome.failure);
  };
  if (!draft) {
    return (
      <div className="customer-shown">
        <dl>
          <div className="fact"><dt>{t('saved.customer')}</dt><dd data-testid="customer-name"><b>{quote.customer.name}</b></dd></div>
          {quote.customer.contact && <div className="fact"><dt>{t('saved.contact')}</dt><dd>{quote.customer.contact}</dd></div>}
          <div className="fact"><dt>{t('saved.note')}</dt><dd data-testid="note">{quote.note || <span className="muted">{t('saved.quote.noNote')}</span>}</dd></div>
        </dl>
        <button ref={pen} type="button" className="icon-button" aria-label={t('saved.quote.edit')} title={t('saved.quote.edit')} onClick={() => { setBase(quote); setDraft(draftOf(quote)); }} data-testid="edit-customer"><Icon name="edit" /></button>
      </div>
    );
  }
  const set = (part: Partial<EditDraft>): void => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(base, draft);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  const faults = failure?.kind === 'problem' ? faultsOf(failure.problem.errors) : {};
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes the form from any of its fields
    <form ref={form} className="customer-edit" onSubmit={submit} onKeyDown={press} noValidate>
      <Field label={t('saved.customer')} faults={faults.name ?? []}>{(binding) => <input {...binding} className="control" maxLength={120} value={draft.name} onChange={(event) => set({ name: event.target.value })} data-testid="edit-name" />}</Field>
      <Field label={t('saved.contact')} faults={faults.contact ?? []}>{(binding) => <input {...binding} className="control" maxLength={200} value={draft.contact} onChange={(event) => set({ contact: event.target.value })} data-testid="edit-contact" />}</Field>
      <Field label={t('saved.note')} hint={t('saved.save.noteHint')} faults={faults.note ?? []}>{(binding) => <textarea {...binding} className="control" rows={2} maxLength={2000} value={draft.note} onChange={(event) => set({ note: event.target.value })} data-testid="edit-note" />}</Field>
      {failure && <ProblemBox failure={failure} leftover={faults.rest ?? []} />}
      {theirs ? (
        <EditConflict base={draftOf(base)} mine={draft} theirs={draftOf(theirs)} onMine={() => void save(theirs, draft)} onTheirs={close} />
      ) : (
        <div className="form-actions">
          <button type="submit" className="button primary" data-testid="edit-save">{t('saved.quote.keep')}</button>
          <button type="button" className="button" onClick={close}>{t('form.cancel')}</button>
        </div>
      )}
    </form>
  );
};
