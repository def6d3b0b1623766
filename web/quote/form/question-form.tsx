import { useState, type FormEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../api/client.ts';
import type { Currency, Fault } from '../../api/types.ts';
import { CURRENCIES } from '../../format/money.ts';
import { HOME_ZONE, zoneName, type Names } from '../../format/names.ts';
import { instantOfWall, toLocalInput, toRfc3339 } from '../../format/time.ts';
import { EMPTY_QUESTION, FAR_FIELDS, fieldOf, REGIMES, TEMPERATURES, type Question } from '../../state/question.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemBox } from '../problem-box.tsx';
import { Field } from './field.tsx';
import { PlaceField } from './place-field.tsx';

const HOUR = 3_600_000;
/** The server's own default: the next full hour. */
const nextHour = (): number => Math.ceil(Date.now() / HOUR) * HOUR;

/** Faults by field; those that name no field of the form come under `rest`. */
const faultsByField = (failure: Failure | undefined): Readonly<Partial<Record<keyof Question | 'rest', readonly Fault[]>>> => {
  const faults: Partial<Record<keyof Question | 'rest', Fault[]>> = {};
  for (const fault of failure?.kind === 'problem' ? failure.problem.errors : []) (faults[fieldOf(fault.pointer) ?? 'rest'] ??= []).push(fault);
  return faults;
};

export const QuestionForm = ({ question, patch, names, failure, isAsking, firstField, onAsk, onCancel }: {
  question: Question | undefined;
  patch: Partial<Question> | undefined;
  names: Names;
  failure: Failure | undefined;
  isAsking: boolean;
  firstField: RefObject<HTMLInputElement | null>;
  onAsk: (question: Question) => void;
  onCancel: (() => void) | undefined;
}) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Question>({ ...EMPTY_QUESTION, ...question, ...patch });
  const set = <K extends keyof Question>(field: K, value: Question[K]): void => setDraft((was) => ({ ...was, [field]: value }));

  const origin = draft.from ? names.zone(draft.from) : HOME_ZONE;
  const destination = draft.to ? names.zone(draft.to) : HOME_ZONE;
  const zoneWord = (zone: string): string => zoneName(zone, t);
  // Wall clocks stay as typed while the places change; they become instants when the question is asked.
  const [ready, setReady] = useState<string>();
  const [due, setDue] = useState<string>();
  // Another question replaces the draft; fields chosen on the map are laid over it.
  const [taken, setTaken] = useState({ question, patch });
  if (taken.question !== question || taken.patch !== patch) {
    setTaken({ question, patch });
    if (taken.question !== question) {
      setDraft(question ?? EMPTY_QUESTION);
      setReady(undefined);
      setDue(undefined);
    }
    if (patch && taken.patch !== patch) setDraft((was) => ({ ...was, ...patch }));
  }
  const readyLocal = ready ?? toLocalInput(draft.readyAt ? Date.parse(draft.readyAt) : nextHour(), origin);
  const dueLocal = due ?? (draft.dueAt ? toLocalInput(Date.parse(draft.dueAt), destination) : '');

  const faults = faultsByField(failure);
  const hasFarFault = FAR_FIELDS.some((field) => faults[field]);
  const hasFarValue = FAR_FIELDS.some((field) => draft[field] !== EMPTY_QUESTION[field]);
  const [isMore, setMore] = useState(hasFarValue);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const instant = (local: string, zone: string): string => {
      const at = local ? instantOfWall(local, zone) : undefined;
      return at === undefined ? '' : toRfc3339(at, zone);
    };
    const number = (text: string): string => text.trim().replace(/,/g, '');
    onAsk({ ...draft, weightKg: number(draft.weightKg), volumeCbm: number(draft.volumeCbm), value: number(draft.value), readyAt: instant(readyLocal, origin), dueAt: instant(dueLocal, destination) });
  };
  const numeric = { className: 'control number', type: 'text', inputMode: 'decimal', autoComplete: 'off' } as const;
  return (
    <form className="question-form" onSubmit={submit} noValidate aria-label={t('form.title')}>
      <div className="lane-fields">
        <Field label={t('form.from')} faults={faults.from ?? []} onCandidate={(id) => set('from', id)}>
          {(binding) => <PlaceField binding={binding} inputRef={firstField} end="origin" placeId={draft.from} names={names} onChange={(id) => set('from', id)} testId="form-from" />}
        </Field>
        <Field label={t('form.to')} faults={faults.to ?? []} onCandidate={(id) => set('to', id)}>
          {(binding) => <PlaceField binding={binding} end="destination" placeId={draft.to} names={names} onChange={(id) => set('to', id)} testId="form-to" />}
        </Field>
        <button type="button" className="icon-button swap" aria-label={t('form.swap')} title={t('form.swap')} onClick={() => setDraft((was) => ({ ...was, from: was.to, to: was.from }))}>
          <Icon name="swap" />
        </button>
      </div>
      <div className="row-2">
        <Field label={t('form.weight')} hint="kg" faults={faults.weightKg ?? []}>
          {(binding) => <input {...binding} {...numeric} value={draft.weightKg} onChange={(event) => set('weightKg', event.target.value)} data-testid="form-weight" />}
        </Field>
        <Field label={t('form.volume')} hint="m³" faults={faults.volumeCbm ?? []}>
          {(binding) => <input {...binding} {...numeric} value={draft.volumeCbm} onChange={(event) => set('volumeCbm', event.target.value)} data-testid="form-volume" />}
        </Field>
      </div>
      <div className="row-2">
        <Field label={t('form.value')} faults={[...(faults.value ?? []), ...(faults.valueCurrency ?? [])]}>
          {(binding) => (
            <span className="joined">
              <input {...binding} {...numeric} value={draft.value} onChange={(event) => set('value', event.target.value)} data-testid="form-value" />
              <select className="control" aria-label={t('form.valueCurrency')} value={draft.valueCurrency} onChange={(event) => set('valueCurrency', event.target.value as Currency)}>
                {CURRENCIES.map((code) => <option key={code}>{code}</option>)}
              </select>
            </span>
          )}
        </Field>
        <Field label={t('form.currency')} faults={faults.currency ?? []}>
          {(binding) => (
            <select {...binding} className="control" value={draft.currency} onChange={(event) => set('currency', event.target.value as Currency)} data-testid="form-currency">
              {CURRENCIES.map((code) => <option key={code} value={code}>{t(`currency.${code}`)}</option>)}
            </select>
          )}
        </Field>
      </div>
      <div className="row-2 when">
        <Field label={t('form.ready')} hint={zoneWord(origin)} faults={faults.readyAt ?? []}>
          {(binding) => <input {...binding} className="control" type="datetime-local" value={readyLocal} onChange={(event) => setReady(event.target.value)} data-testid="form-ready" />}
        </Field>
        <Field label={t('form.regime')} faults={faults.regime ?? []}>
          {(binding) => (
            <select {...binding} className="control" value={draft.regime} onChange={(event) => set('regime', event.target.value)} data-testid="form-regime">
              {REGIMES.map((code) => <option key={code} value={code}>{t(`regime.${code}`)}</option>)}
            </select>
          )}
        </Field>
      </div>
      <details className="more" open={isMore || hasFarFault} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary><Icon name="right" size={12} />{t('form.more')}<span className="muted">{t('form.moreHint')}</span></summary>
        <div className="row-2 when">
          <Field label={t('form.due')} hint={zoneWord(destination)} faults={faults.dueAt ?? []}>
            {(binding) => <input {...binding} className="control" type="datetime-local" value={dueLocal} onChange={(event) => setDue(event.target.value)} data-testid="form-due" />}
          </Field>
          <Field label={t('form.temperature')} faults={faults.temperature ?? []}>
            {(binding) => (
              <select {...binding} className="control" value={draft.temperature} onChange={(event) => set('temperature', event.target.value)} data-testid="form-temperature">
                {TEMPERATURES.map((code) => <option key={code} value={code}>{t(`temperature.${code}`)}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('form.hs')} faults={faults.hsCode ?? []}>
            {(binding) => <input {...binding} className="control" type="text" inputMode="numeric" autoComplete="off" placeholder="950710" value={draft.hsCode} onChange={(event) => set('hsCode', event.target.value)} data-testid="form-hs" />}
          </Field>
          <Field label={t('form.dg')} faults={faults.dg ?? []}>
            {(binding) => <input {...binding} className="control" type="text" autoComplete="off" placeholder="UN3481" value={draft.dg} onChange={(event) => set('dg', event.target.value)} data-testid="form-dg" />}
          </Field>
        </div>
        <label className="check"><input type="checkbox" checked={draft.unusual} onChange={(event) => set('unusual', event.target.checked)} data-testid="form-unusual" />{t('form.unusual')}</label>
      </details>
      {failure && <ProblemBox failure={failure} leftover={faults.rest ?? []} />}
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={isAsking} data-testid="ask">{isAsking ? t('form.asking') : t('form.ask')}</button>
        {onCancel && <button type="button" className="button" onClick={onCancel}>{t('form.cancel')}</button>}
      </div>
    </form>
  );
};
