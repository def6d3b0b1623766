/** What places, services and options are called on screen. */
import type { TFunction } from 'i18next';
import type { Mode, Network, Option, Place, Service, Step } from '../api/types.ts';
import type { Language } from './time.ts';

export interface Names {
  readonly language: Language;
  readonly place: (id: string) => string;
  /** Without the word for port or district, for pairs such as 威海—仁川. */
  readonly short: (id: string) => string;
  /** The bare name, for steps whose city is known from the rest. */
  readonly bare: (id: string) => string;
  readonly zone: (id: string) => string;
  readonly findPlace: (id: string) => Place | undefined;
  readonly findService: (id: string) => Service | undefined;
}

/** The zone of a place nobody knows: the origin side of the corridor. */
export const HOME_ZONE = 'Asia/Shanghai';

/** A district stands behind its city, as the plans write it: 威海环翠区; in English "Huancui, Weihai" where the city is known. */
export const placeName = (place: Place, language: Language, cities: ReadonlyMap<string, Place> = new Map()): string => {
  const name = place.names[language] || place.names.en || place.id;
  if (place.kind !== 'district' || !place.city || name.startsWith(place.city)) return name;
  if (language === 'zh') return `${place.city}${name}`;
  const city = cities.get(place.city)?.names.en;
  return city && !name.includes(city) ? `${name}, ${city}` : name;
};
/** City places by the name their districts give, 威海 for 威海市. */
export const citiesOf = (network: Network | undefined): ReadonlyMap<string, Place> =>
  new Map((network?.places ?? []).filter(({ kind }) => kind === 'city').map((place) => [place.names.zh.replace(/市$/, ''), place]));
export const shortName = (place: Place, language: Language): string =>
  language === 'zh' ? place.names.zh.replace(/(?<!大)港$/, '') || place.names.zh : place.names.en.replace(/^Port of /, '').replace(/ (Port|Harbou?r)$/, '');

const LOCAL: Readonly<Record<string, 'zh' | 'ko' | 'ja'>> = { CN: 'zh', KR: 'ko', JP: 'ja' };
/** The name people there use, when it differs from the one shown. */
export const localName = (place: Place, language: Language): { readonly text: string; readonly lang: string } | undefined => {
  const lang = LOCAL[place.country] ?? 'en';
  const text = place.names[lang];
  return text && text !== place.names[language] ? { text, lang: lang === 'zh' ? 'zh-CN' : lang } : undefined;
};
/** The code a forwarder would type. */
export const placeCode = (place: Place): string => place.unlocode ?? '';

export const makeNames = (language: Language, places: readonly Place[], network: Network | undefined): Names => {
  const byId = new Map([...(network?.places ?? []), ...places].map((place) => [place.id, place]));
  const services = new Map((network?.services ?? []).map((service) => [service.id, service]));
  const cities = citiesOf(network);
  const named = (id: string, say: (place: Place, language: Language) => string): string => {
    const place = byId.get(id);
    return place ? say(place, language) : id;
  };
  return {
    language,
    place: (id) => named(id, (place, spoken) => placeName(place, spoken, cities)),
    short: (id) => named(id, shortName),
    bare: (id) => named(id, (place, spoken) => place.names[spoken] || place.names.en),
    zone: (id) => byId.get(id)?.zone ?? HOME_ZONE,
    findPlace: (id) => byId.get(id),
    findService: (id) => services.get(id),
  };
};

export const isContainer = (unit: string): boolean => /\d[×x]\d\d(GP|HQ|HC|OT|RF)/.test(unit);

/** The mode that carries the option: of its rides the longest in time; a road-only one is road. */
export const mainMode = (option: Option): Mode => {
  const rides = option.steps.filter((step) => step.kind === 'ride' && step.mode);
  const length = (step: Step): number => Date.parse(step.endsAt) - Date.parse(step.startsAt);
  return rides.sort((a, b) => length(b) - length(a))[0]?.mode ?? 'road';
};

/** Where goods change into a box and out of it, when they do: what tells two options on one ship apart. */
export const handlingName = (option: Option, t: TFunction): string =>
  option.steps
    .filter((step) => step.kind === 'operation' && ['load', 'stuff', 'strip'].includes(step.operation ?? ''))
    .map((step) => t(`handling.${step.operation ?? ''}`))
    .join(t('handling.join'));

/** 客滚拼箱 · 威海—仁川: how it goes, in what, over which ports. */
export const optionName = (option: Option, names: Names, t: TFunction): string => {
  const rides = option.steps.filter((step) => step.kind === 'ride');
  const first = rides[0];
  if (!first) return t('option.roadOnly', { from: names.short(option.steps[0]?.from ?? ''), to: names.short(option.steps.at(-1)?.to ?? '') });
  const ports = [names.short(first.from), ...rides.map((ride) => names.short(ride.to))].join(t('option.portDash'));
  const how = [...new Set(rides.map((ride) => t(`mode.${ride.mode ?? 'road'}`)))].join(t('option.modeJoin'));
  return t(isContainer(first.unit) ? 'option.container' : 'option.loose', { how, ports, unit: first.unit });
};
export const pairName = (from: string, to: string, names: Names, t: TFunction): string => `${names.short(from)}${t('option.portDash')}${names.short(to)}`;
export const carrierName = (service: Service, language: Language): string => (language === 'zh' ? service.carrier.zh : service.carrier.en) || service.carrier.en || service.carrier.zh;
/** `New Golden Bridge VII (新金桥Ⅶ)` holds both names and each language takes its own; other brackets hold remarks. */
export const vesselName = (service: Service, language: Language): string => {
  const [, latin = service.vessel, bracket = ''] = /^(.*?)\s*\(([^)]*)\)$/.exec(service.vessel) ?? [];
  return language === 'zh' && /\p{Script=Han}/u.test(bracket) ? bracket : latin;
};
