import { useState, type FormEvent, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../api/client.ts';
import type { Currency, Fault, Network } from '../../api/types.ts';
import { CURRENCIES } from '../../format/money.ts';
import { zoneName, type Names } from '../../format/names.ts';
import { countFar, FAR_FIELDS, fieldOf, REGIMES, type Question } from '../../state/question.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemBox } from '../problem-box.tsx';
import { Field } from './field.tsx';
import { MoreFields } from './more-fields.tsx';
import { PlaceField } from './place-field.tsx';
import { useDraft } from './use-draft.ts';

/** Faults by field; those that name no field of the form come under `rest`. */
const faultsByField = (failure: Failure | undefined): Readonly<Partial<Record<keyof Question | 'rest', readonly Fault[]>>> => {
  const faults: Partial<Record<keyof Question | 'rest', Fault[]>> = {};
  for (const fault of failure?.kind === 'problem' ? failure.problem.errors : []) (faults[fieldOf(fault.pointer) ?? 'rest'] ??= []).push(fault);
  return faults;
};
/** A list of choices takes Enter for itself in some browsers and drops it in others: here it asks, as in any field. */
const askOnEnter = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
};

export const QuestionForm = ({ question, patch, network, names, failure, isAsking, firstField, onDraft, onAsk, onCancel }: {
  question: Question | undefined;
  patch: Partial<Question> | undefined;
  network: Network | undefined;
  names: Names;
  failure: Failure | undefined;
  isAsking: boolean;
  firstField: RefObject<HTMLInputElement | null>;
  /** Told what is being filled in; undefined once the form is folded. */
  onDraft: (fields: Question | undefined) => void;
  onAsk: (question: Question) => void;
  onCancel: (() => void) | undefined;
}) => {
  const { t } = useTranslation();
  const draft = useDraft(question, patch, names, onDraft);
  const { fields, set } = draft;
  const faults = faultsByField(failure);
  const faultsOf = (field: keyof Question): readonly Fault[] => faults[field] ?? [];
  const far = countFar(draft.finish());
  const hasFarFault = FAR_FIELDS.some((field) => faults[field]);
  const [isMore, setMore] = useState(far > 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAsk(draft.finish());
  };
  const numeric = { className: 'control number', type: 'text', inputMode: 'decimal', autoComplete: 'off' } as const;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of its fields pass through it
    <form className="question-form" onSubmit={submit} onKeyDown={askOnEnter} noValidate aria-label={t('form.title')}>
      <div className="lane-fields">
        <Field label={t('form.from')} faults={faultsOf('from')} onCandidate={(id) => set('from', id)}>
          {(binding) => <PlaceField binding={binding} inputRef={firstField} end="origin" placeId={fields.from} names={names} onChange={(id) => set('from', id)} testId="form-from" />}
        </Field>
        <Field label={t('form.to')} faults={faultsOf('to')} onCandidate={(id) => set('to', id)}>
          {(binding) => <PlaceField binding={binding} end="destination" placeId={fields.to} names={names} onChange={(id) => set('to', id)} testId="form-to" />}
        </Field>
        <button type="button" className="icon-button swap" aria-label={t('form.swap')} title={t('form.swap')} onClick={draft.swap}>
          <Icon name="swap" />
        </button>
      </div>
      <div className="row-2">
        <Field label={t('form.weight')} hint="kg" faults={faultsOf('weightKg')}>
          {(binding) => <input {...binding} {...numeric} value={fields.weightKg} onChange={(event) => set('weightKg', event.target.value)} data-testid="form-weight" />}
        </Field>
        <Field label={t('form.volume')} hint="m³" faults={faultsOf('volumeCbm')}>
          {(binding) => <input {...binding} {...numeric} value={fields.volumeCbm} onChange={(event) => set('volumeCbm', event.target.value)} data-testid="form-volume" />}
        </Field>
      </div>
      <div className="row-2">
        <Field label={t('form.value')} faults={[...faultsOf('value'), ...faultsOf('valueCurrency')]}>
          {(binding) => (
            <span className="joined">
              <input {...binding} {...numeric} value={fields.value} onChange={(event) => set('value', event.target.value)} data-testid="form-value" />
              <select className="control" aria-label={t('form.valueCurrency')} value={fields.valueCurrency} onChange={(event) => set('valueCurrency', event.target.value as Currency)}>
                {CURRENCIES.map((code) => <option key={code}>{code}</option>)}
              </select>
            </span>
          )}
        </Field>
        <Field label={t('form.currency')} faults={faultsOf('currency')}>
          {(binding) => (
            <select {...binding} className="control" value={fields.currency} onChange={(event) => set('currency', event.target.value as Currency)} data-testid="form-currency">
              {CURRENCIES.map((code) => <option key={code} value={code}>{t(`currency.${code}`)}</option>)}
            </select>
          )}
        </Field>
      </div>
      <div className="row-2 when">
        <Field label={t('form.ready')} hint={zoneName(draft.zone('readyAt'), t)} faults={faultsOf('readyAt')}>
          {(binding) => <input {...binding} className="control" type="datetime-local" value={draft.clock('readyAt')} onChange={(event) => draft.setClock('readyAt', event.target.value)} data-testid="form-ready" />}
        </Field>
        <Field label={t('form.regime')} faults={faultsOf('regime')}>
          {(binding) => (
            <select {...binding} aria-describedby={[binding['aria-describedby'], 'regime-means'].filter(Boolean).join(' ')} className="control" value={fields.regime} onChange={(event) => set('regime', event.target.value)} data-testid="form-regime">
              {REGIMES.map((code) => <option key={code} value={code}>{t(`regime.${code}`)}</option>)}
            </select>
          )}
        </Field>
        <p className="caption regime-means" id="regime-means">{t(`chrome.regime.${fields.regime}`, { defaultValue: '' })}</p>
      </div>
      {failure && <ProblemBox failure={failure} leftover={faults.rest ?? []} />}
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={isAsking} data-testid="ask">{isAsking ? t('form.asking') : t('form.ask')}</button>
        {onCancel && <button type="button" className="button" onClick={onCancel}>{t('form.cancel')}</button>}
      </div>
      <details className="more" open={isMore || hasFarFault} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary data-testid="more"><Icon name="right" size={12} />{t('form.more')}{far > 0 ? <span className="chip" data-testid="more-count">{t('chrome.form.set', { count: far })}</span> : <span className="muted clip">{t('chrome.form.moreHint')}</span>}</summary>
        <MoreFields draft={draft} faultsOf={faultsOf} network={network} names={names} />
      </details>
    </form>
  );
};
