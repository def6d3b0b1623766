/** What may be named in a list of the question: places and services from the network, carriers from its services. */
import { useEffect, useState } from 'react';
import type { TFunction } from 'i18next';
import { searchPlaces } from '../../api/client.ts';
import type { Network } from '../../api/types.ts';
import { carrierName, placeCode, serviceName, type Names } from '../../format/names.ts';
import { kindIcon, modeIcon, type IconName } from '../../ui/icon.tsx';

export interface Option {
  readonly value: string;
  readonly name: string;
  readonly hint: string;
  readonly icon: IconName;
}
export type FindOptions = (text: string, signal: AbortSignal) => Promise<readonly Option[]>;

const MOST = 8;
const PAUSE_MS = 120;
/** Where goods can be made to call, or be kept away from. */
const HUB_KINDS: readonly string[] = ['seaport', 'airport', 'rail-terminal', 'border', 'bonded-zone'];
const holds = (name: string, text: string): boolean => name.toLowerCase().includes(text.toLowerCase());

/** Ports, airports, terminals. More are asked for than shown: districts and markets of the same name fall out. */
export const findHubs = (names: Names, t: TFunction): FindOptions => async (text, signal) => {
  const found = await searchPlaces(text, undefined, signal, 3 * MOST);
  if (!found.ok) return [];
  return found.value.filter(({ kind }) => HUB_KINDS.includes(kind)).slice(0, MOST).map((place) => ({
    value: place.id, name: names.findPlace(place.id) ? names.place(place.id) : place.names[names.language], hint: placeCode(place) || t(`kind.${place.kind}`, { defaultValue: place.kind }), icon: kindIcon(place.kind),
  }));
};

export const findServices = (network: Network | undefined, names: Names, t: TFunction): FindOptions => async (text) =>
  (network?.services ?? [])
    .map((service) => ({ value: service.id, name: serviceName(service, names, t), hint: carrierName(service, names.language), icon: modeIcon(service.mode) }))
    .filter(({ value, name, hint }) => holds(value, text) || holds(name, text) || holds(hint, text))
    .slice(0, MOST);

/** Carriers go over by their English name, which every service has; both names are searched. */
export const findCarriers = (network: Network | undefined, names: Names): FindOptions => async (text) => {
  const byName = new Map((network?.services ?? []).map((service) => [service.carrier.en, service]));
  return [...byName.values()]
    .filter(({ carrier }) => holds(carrier.zh, text) || holds(carrier.en, text))
    .slice(0, MOST)
    .map((service) => ({ value: service.carrier.en, name: carrierName(service, names.language), hint: names.language === 'zh' ? service.carrier.en : service.carrier.zh, icon: modeIcon(service.mode) }));
};

export const either = (...finders: readonly FindOptions[]): FindOptions => async (text, signal) => {
  const found = await Promise.all(finders.map((find) => find(text, signal)));
  const [first = [], ...rest] = found;
  // Some of each: a list of ports must not push the services out of sight.
  const others = rest.flat().slice(0, MOST / 2);
  return [...first.slice(0, MOST - others.length), ...others];
};

/** Options for what is typed, after a short pause; undefined until an answer for this very text is there. */
export const useOptions = (text: string, find: FindOptions): readonly Option[] | undefined => {
  const [found, setFound] = useState<{ readonly text: string; readonly options: readonly Option[] }>();
  useEffect(() => {
    if (text === '') return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => find(text, abort.signal).then((options) => setFound({ text, options }), () => undefined), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, find]);
  return text !== '' && found?.text === text ? found.options : undefined;
};
