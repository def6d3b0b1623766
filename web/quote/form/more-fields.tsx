import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault, Network } from '../../api/types.ts';
import { carrierName, serviceName, zoneName, type Names } from '../../format/names.ts';
import { entryOf, MODES, TEMPERATURES, type ListField, type Question } from '../../state/question.ts';
import { Field } from './field.tsx';
import { TokenField } from './token-field.tsx';
import type { Draft } from './use-draft.ts';
import { either, findCarriers, findHubs, findServices, type FindOptions } from './use-options.ts';

/** The limits a customer rarely sets: times, places and lines, modes, carriers, and what the goods are. */
export const MoreFields = ({ draft, faultsOf, network, names }: { draft: Draft; faultsOf: (field: keyof Question) => readonly Fault[]; network: Network | undefined; names: Names }) => {
  const { t } = useTranslation();
  const { fields, set } = draft;
  const find = useMemo((): Readonly<Record<'via' | 'avoid' | 'carriers', FindOptions>> => {
    const hubs = findHubs(names, t);
    return { via: hubs, avoid: either(hubs, findServices(network, names, t)), carriers: findCarriers(network, names) };
  }, [network, names, t]);
  const nameOf = (entry: string): string => {
    const service = names.findService(entry);
    return service ? serviceName(service, names, t) : names.place(entry);
  };
  const carrierOf = (entry: string): string => {
    const service = network?.services.find(({ carrier }) => carrier.en === entry || carrier.zh === entry);
    return service ? carrierName(service, names.language) : entry;
  };
  const list = (field: Exclude<ListField, 'modes'>, say: (entry: string) => string) => {
    const faults = faultsOf(field);
    return (
      <Field label={t(`chrome.form.${field}`)} faults={faults} onCandidate={(id, fault) => set(field, fields[field].map((entry, i) => (i === entryOf(fault.pointer) ? id : entry)))}>
        {(binding) => <TokenField binding={binding} entries={fields[field]} faulty={faults.flatMap(({ pointer }) => entryOf(pointer) ?? [])} nameOf={say} find={find[field]} placeholder={t(`chrome.form.${field}Hint`)} onChange={(entries) => set(field, entries)} testId={`form-${field}`} />}
      </Field>
    );
  };
  const toggleMode = (mode: string): void => set('modes', fields.modes.includes(mode) ? fields.modes.filter((other) => other !== mode) : [...fields.modes, mode]);
  return (
    <>
      <div className="row-2 when">
        <Field label={t('chrome.form.readyUntil')} hint={zoneName(draft.zone('readyUntil'), t)} faults={faultsOf('readyUntil')}>
          {(binding) => <input {...binding} className="control" type="datetime-local" value={draft.clock('readyUntil')} onChange={(event) => draft.setClock('readyUntil', event.target.value)} data-testid="form-until" />}
        </Field>
        <Field label={t('form.due')} hint={zoneName(draft.zone('dueAt'), t)} faults={faultsOf('dueAt')}>
          {(binding) => <input {...binding} className="control" type="datetime-local" value={draft.clock('dueAt')} onChange={(event) => draft.setClock('dueAt', event.target.value)} data-testid="form-due" />}
        </Field>
      </div>
      {list('via', nameOf)}
      {list('avoid', nameOf)}
      <fieldset className="field modes">
        <legend>{t('chrome.form.modes')} <span className="hint">{t('chrome.form.modesHint')}</span></legend>
        <div className="mode-boxes">
          {MODES.map((mode) => (
            <label key={mode} className="toggle">
              <input type="checkbox" checked={fields.modes.includes(mode)} onChange={() => toggleMode(mode)} data-testid={`form-mode-${mode}`} />
              {t(`mode.${mode}`)}
            </label>
          ))}
        </div>
        {faultsOf('modes').map((fault) => <p key={fault.pointer + fault.code} className="fault">{fault.message}</p>)}
      </fieldset>
      {list('carriers', carrierOf)}
      <div className="row-2 when">
        <Field label={t('form.temperature')} faults={faultsOf('temperature')}>
          {(binding) => (
            <select {...binding} className="control" value={fields.temperature} onChange={(event) => set('temperature', event.target.value)} data-testid="form-temperature">
              {TEMPERATURES.map((code) => <option key={code} value={code}>{t(`temperature.${code}`)}</option>)}
            </select>
          )}
        </Field>
        <Field label={t('form.hs')} faults={faultsOf('hsCode')}>
          {(binding) => <input {...binding} className="control" type="text" inputMode="numeric" autoComplete="off" placeholder="950710" value={fields.hsCode} onChange={(event) => set('hsCode', event.target.value)} data-testid="form-hs" />}
        </Field>
      </div>
      <Field label={t('form.dg')} hint={t('chrome.form.dgHint')} faults={faultsOf('dg')}>
        {(binding) => <input {...binding} className="control" type="text" autoComplete="off" placeholder="UN3481" value={fields.dg} onChange={(event) => set('dg', event.target.value)} data-testid="form-dg" />}
      </Field>
      <label className="check"><input type="checkbox" checked={fields.unusual} onChange={(event) => set('unusual', event.target.checked)} data-testid="form-unusual" />{t('form.unusual')}</label>
      {faultsOf('unusual').map((fault) => <p key={fault.pointer + fault.code} className="fault">{fault.message}</p>)}
    </>
  );
};
