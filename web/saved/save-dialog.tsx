import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import { expireQuote, makeKey, reopenQuote, saveQuote } from '../api/saved-quotes.ts';
import type { Answer, Option } from '../api/types.ts';
import { formatMoney } from '../format/money.ts';
import { optionName, type Names } from '../format/names.ts';
import { Field } from '../quote/form/field.tsx';
import type { Question } from '../state/question.ts';
import { undoStack } from '../state/undo.ts';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { showToast } from '../ui/toasts.ts';
import { toQuote } from './address.ts';
import { announceChange } from './changes.ts';
import { CustomerField } from './customer-field.tsx';
import { keepDays, keepRule, listRules } from './margin-rules.ts';
import { previewMargin } from './margin-preview.ts';
import { faultsOf, firstDraft, toSaveRequest, type SaveDraft } from './save-draft.ts';
import { SaveFailure } from './save-failure.tsx';
import { makeTurnStep } from './turn-step.ts';

/** Saves the open option: for whom, with what margin, for how long. One key for as long as it is open, so that a retry never saves twice. */
export const SaveDialog = ({ question, answer, option, names, onAskAgain, onClose }: {
  question: Question;
  answer: Answer;
  option: Option;
  names: Names;
  onAskAgain: () => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const { amount: buy, currency } = option.price;
  const [draft, setDraft] = useState(() => firstDraft(currency));
  const [failure, setFailure] = useState<Failure>();
  const [isSaving, setSaving] = useState(false);
  const key = useRef(makeKey());
  const form = useRef<HTMLFormElement>(null);
  const set = (part: Partial<SaveDraft>): void => setDraft((was) => ({ ...was, ...part }));
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const faults = failure?.kind === 'problem' ? faultsOf(failure.problem.errors) : {};
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);
  const preview = previewMargin(buy, draft.percent.trim(), draft.minimum.trim().replaceAll(',', ''));
  const rules = listRules();

  const save = async (): Promise<void> => {
    setSaving(true);
    const outcome = await saveQuote(toSaveRequest(draft, question, answer, option), key.current);
    setSaving(false);
    if (!outcome.ok) {
      setFailure(outcome.failure);
      return;
    }
    const quote = outcome.value;
    keepRule({ name: draft.rule.trim(), percent: draft.percent.trim(), minimum: draft.minimum.trim(), currency });
    keepDays(draft.days.trim());
    announceChange(quote);
    const step = makeTurnStep(t('saved.did.save', { number: quote.number }), quote, expireQuote, reopenQuote);
    undoStack.push(step);
    const { price } = quote.latest;
    showToast({ text: t('saved.save.done', { number: quote.number, price: formatMoney(price.sell.amount, price.sell.currency) }), step, link: { text: t('saved.save.open'), search: toQuote(quote.number) } });
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSaving) void save();
  };
  const chooseRule = (name: string): void => {
    const kept = rules.find((rule) => rule.name !== '' && rule.name === name);
    set(kept ? { rule: name, percent: kept.percent, minimum: kept.currency === currency ? kept.minimum : '' } : { rule: name });
  };
  const numeric = { className: 'control number', type: 'text', inputMode: 'decimal', autoComplete: 'off' } as const;
  return (
    <Modal label={t('saved.save.title')} className="save-dialog" testId="save-dialog" onClose={onClose}>
      <header className="modal-head">
        <h2>{t('saved.save.title')}</h2>
        <span className="caption clip">{optionName(option, names, t)}</span>
        <button type="button" className="icon-button" aria-label={t('map.close')} onClick={onClose}><Icon name="close" /></button>
      </header>
      <form ref={form} className="modal-form" onSubmit={submit} noValidate aria-busy={isSaving}>
        <div className="row-2 of-customer">
          <Field label={t('saved.customer')} faults={faults.name ?? []}>
            {(binding) => <CustomerField binding={binding} name={draft.name} isFirst onName={(name) => set({ name })} onChoose={(customer) => set(customer)} />}
          </Field>
          <Field label={t('saved.contact')} hint={t('saved.save.mayBeEmpty')} faults={faults.contact ?? []}>
            {(binding) => <input {...binding} className="control" type="text" maxLength={200} autoComplete="off" value={draft.contact} onChange={(event) => set({ contact: event.target.value })} data-testid="save-contact" />}
          </Field>
        </div>
        <div className="row-4">
          <Field label={t('saved.margin.percent')} hint="%" faults={faults.percent ?? []}>
            {(binding) => <input {...binding} {...numeric} value={draft.percent} onChange={(event) => set({ percent: event.target.value })} data-testid="save-percent" />}
          </Field>
          <Field label={t('saved.margin.minimum')} hint={currency} faults={faults.minimum ?? []}>
            {(binding) => <input {...binding} {...numeric} value={draft.minimum} placeholder="0" onChange={(event) => set({ minimum: event.target.value })} data-testid="save-minimum" />}
          </Field>
          <Field label={t('saved.margin.rule')} faults={faults.rule ?? []}>
            {(binding) => (
              <>
                <input {...binding} className="control" type="text" list={rules.length > 0 ? `${binding.id}-rules` : undefined} maxLength={60} autoComplete="off" placeholder={t('saved.save.mayBeEmpty')} value={draft.rule} onChange={(event) => chooseRule(event.target.value)} data-testid="save-rule" />
                <datalist id={`${binding.id}-rules`}>{rules.filter(({ name }) => name).map(({ name, percent }) => <option key={name} value={name}>{percent} %</option>)}</datalist>
              </>
            )}
          </Field>
          <Field label={t('saved.save.days')} hint={t('saved.save.dayUnit')} faults={faults.days ?? []}>
            {(binding) => <input {...binding} {...numeric} inputMode="numeric" value={draft.days} onChange={(event) => set({ days: event.target.value })} data-testid="save-days" />}
          </Field>
        </div>
        <Field label={t('saved.note')} hint={t('saved.save.noteHint')} faults={faults.note ?? []}>
          {(binding) => <input {...binding} className="control" type="text" maxLength={2000} autoComplete="off" value={draft.note} onChange={(event) => set({ note: event.target.value })} data-testid="save-note" />}
        </Field>
        {failure && <SaveFailure failure={failure} rest={faults.rest ?? []} onAskAgain={() => { onClose(); onAskAgain(); }} onOwnKey={() => { key.current = makeKey(); void save(); }} />}
        <div className="modal-foot">
          <dl className="sums" aria-live="polite">
            <div><dt>{t('saved.buy')}</dt><dd className="num">{formatMoney(buy, currency)}</dd></div>
            <div><dt>{t('saved.margin.title')}</dt><dd className="num" data-testid="preview-margin">{preview ? `+${formatMoney(preview.margin, currency)}` : '–'}</dd></div>
            <div><dt>{t('saved.sell')}</dt><dd className="num"><strong data-testid="preview-sell">{preview ? formatMoney(preview.sell, currency) : '–'}</strong></dd></div>
          </dl>
          <button type="submit" className="button primary" disabled={isSaving} data-testid="save-submit">{t(isSaving ? 'saved.save.saving' : failure?.kind === 'unreachable' ? 'saved.save.retry' : 'saved.save.submit')}<kbd className="wide-only">Enter</kbd></button>
        </div>
        <p className="caption">{t('saved.save.until')}</p>
      </form>
    </Modal>
  );
};
