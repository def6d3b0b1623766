import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import { addConsignment, editConsignment, type Consignment } from '../api/consignments.ts';
import { makeKey } from '../api/saved-quotes.ts';
import type { Network } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { Field } from '../quote/form/field.tsx';
import { ProblemBox } from '../quote/problem-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { showToast } from '../ui/toasts.ts';
import { draftOf, faultsByField, MODELS, REGIMES, TEMPERATURES, toEntry, type ConsignmentDraft } from './consignment-draft.ts';

const DESTINATIONS: readonly string[] = ['market', 'overseas-warehouse'];
const OF_MODEL: Readonly<Record<string, readonly (keyof ConsignmentDraft)[]>> = { consolidation: [], purchaseSupply: ['supplier', 'purchaseOrder', 'expectedAt'], purchaseForward: ['buyerOrder', 'agent'] };
type TextName = Exclude<keyof ConsignmentDraft, 'alone'>;

/** One consignment entered or edited by hand; every fault the server finds stands at its field. */
export const ConsignmentDialog = ({ hub, zone, given, now, network, names, onDone, onClose }: {
  hub: string;
  zone: string;
  /** Undefined: a new one. */
  given: Consignment | undefined;
  now: number;
  network: Network | undefined;
  names: Names;
  onDone: () => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(given, now, zone));
  const [failure, setFailure] = useState<Failure>();
  const [isSaving, setSaving] = useState(false);
  const key = useRef(makeKey());
  const form = useRef<HTMLFormElement>(null);
  const own = OF_MODEL[draft.model] ?? [];
  const shown: readonly string[] = ['reference', 'shipper', 'consignee', 'goods', 'weightKg', 'volumeCbm', 'pieces', 'destination', 'regime', 'temperature', 'dg', 'readyAt', 'dueAt', 'priority', 'note', 'model', ...own];
  const faults = faultsByField(failure?.kind === 'problem' ? failure.problem.errors : [], shown);
  useEffect(() => form.current?.querySelector<HTMLElement>(failure ? '[aria-invalid="true"]' : 'input')?.focus(), [failure]);
  const places = (network?.places ?? []).filter(({ kind }) => DESTINATIONS.includes(kind));

  const save = async (): Promise<void> => {
    setSaving(true);
    const entry = toEntry(draft, zone);
    const outcome = given ? await editConsignment(given, entry) : await addConsignment({ hub, ...entry }, key.current);
    setSaving(false);
    // A refused entry is another one when it is sent again.
    if (!outcome.ok) return void (setFailure(outcome.failure), key.current = makeKey());
    showToast({ text: t(given ? 'consolidate.entry.edited' : 'consolidate.entry.added', { reference: outcome.value.reference }) });
    onDone();
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSaving) void save();
  };
  const set = (name: TextName) => (event: { target: { value: string } }): void => setDraft((was) => ({ ...was, [name]: event.target.value }));
  const text = (name: TextName, hint?: string, type = 'text') => (
    <Field label={t(`consolidate.entry.${name}`)} hint={hint} faults={faults[name] ?? []}>
      {(binding) => <input {...binding} className={`control${name === 'weightKg' || name === 'volumeCbm' ? ' number' : ''}`} type={type} autoComplete="off" value={draft[name]} onChange={set(name)} data-testid={`entry-${name}`} />}
    </Field>
  );
  const choice = (name: TextName, values: readonly string[], say: (value: string) => string) => (
    <Field label={t(`consolidate.entry.${name}`)} faults={faults[name] ?? []}>
      {(binding) => <select {...binding} className="control" value={draft[name]} onChange={set(name)} data-testid={`entry-${name}`}>{values.map((value) => <option key={value} value={value}>{say(value)}</option>)}</select>}
    </Field>
  );
  return (
    <Modal label={t(given ? 'consolidate.entry.edit' : 'consolidate.entry.add')} className="entry-dialog" testId="entry-dialog" onClose={onClose}>
      <header className="modal-head">
        <h2>{t(given ? 'consolidate.entry.edit' : 'consolidate.entry.add')}</h2>
        {given && <span className="caption num">{given.id}</span>}
        <button type="button" className="icon-button" aria-label={t('map.close')} onClick={onClose}><Icon name="close" /></button>
      </header>
      <form ref={form} className="modal-form" onSubmit={submit} noValidate aria-busy={isSaving}>
        <div className="row-2">{text('reference')}{choice('model', MODELS, (model) => t(`consolidate.model.${model}`))}</div>
        {own.length > 0 && <div className="row-2">{own.map((name) => <div key={name}>{text(name as TextName, undefined, name === 'expectedAt' ? 'datetime-local' : 'text')}</div>)}</div>}
        <div className="row-2">{text('shipper')}{text('consignee')}</div>
        <div className="entry-goods">{text('goods')}{text('weightKg', 'kg')}{text('volumeCbm', 'm³')}</div>
        <div className="row-2">
          {choice('destination', ['', ...places.map(({ id }) => id)], (id) => (id === '' ? t('consolidate.entry.choose') : names.place(id)))}
          {choice('regime', REGIMES, (regime) => t(`regime.${regime}`))}
        </div>
        <div className="row-2">{text('readyAt', t('consolidate.entry.atHub'), 'datetime-local')}{text('dueAt', t('consolidate.entry.mayBeEmpty'), 'datetime-local')}</div>
        <div className="entry-goods even">{choice('temperature', TEMPERATURES, (id) => t(`temperature.${id}`))}{text('dg', t('consolidate.entry.dgHint'))}{choice('priority', ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], (n) => n)}</div>
        {text('pieces', t('consolidate.entry.piecesHint'))}
        {text('note', t('consolidate.entry.mayBeEmpty'))}
        <label className="check"><input type="checkbox" checked={draft.alone} onChange={(event) => setDraft((was) => ({ ...was, alone: event.target.checked }))} />{t('consolidate.entry.alone')}</label>
        {failure && <ProblemBox failure={failure} leftover={faults['rest'] ?? []} />}
        <div className="modal-foot">
          <span className="sums" />
          <button type="submit" className="button primary" disabled={isSaving} data-testid="entry-submit">{t(given ? 'consolidate.entry.save' : 'consolidate.entry.submit')}<kbd className="wide-only">Enter</kbd></button>
        </div>
      </form>
    </Modal>
  );
};
