/** What places, services and options are called on screen. */
import type { TFunction } from 'i18next';
import type { Network, Option, Place, Service, Step } from '../api/types.ts';
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
  /** The mode of a service; empty where there is none to know. */
  readonly modeOf: (serviceId: string | null | undefined) => string;
}

/** The zone of a place nobody knows: the origin side of the corridor. */
export const HOME_ZONE = 'Asia/Shanghai';

/** The word for city that some languages end a city's name with. */
const CITY: Readonly<Record<Language, RegExp>> = { zh: /市$/u, en: /$^/u, ko: /시$/u, ja: /市$/u };
/** A district stands behind its city, as the plans write it: 威海环翠区, 웨이하이 환추이구; in English "Huancui, Weihai" where the city is known. */
export const placeName = (place: Place, language: Language, cities: ReadonlyMap<string, Place> = new Map()): string => {
  const name = place.names[language] || place.names.en || place.id;
  if (place.kind !== 'district' || !place.city) return name;
  const city = language === 'zh' ? place.city : cities.get(place.city)?.names[language].replace(CITY[language], '');
  if (!city || name.includes(city)) return name;
  if (language === 'en') return `${name}, ${city}`;
  return language === 'ko' ? `${city} ${name}` : `${city}${name}`;
};
/** City places by the name their districts give, 威海 for 威海市. */
export const citiesOf = (network: Network | undefined): ReadonlyMap<string, Place> =>
  new Map((network?.places ?? []).filter(({ kind }) => kind === 'city').map((place) => [place.names.zh.replace(CITY.zh, ''), place]));
/** Words that only say what kind of place it is. 大港, 新港, 北港 and 境港 are names, and so is 连云港. */
const TAILS: Readonly<Record<Language, RegExp>> = {
  zh: /(?<![大新北]|^境|^连云)港$|(国际)?机场$|铁路货运中心$/u,
  en: / (Port|Harbou?r|(International )?Airport|rail freight cent(re|er))$/iu,
  ko: /(?<=.{2})(?<!신|북)항$| ?(국제)?공항$| 철도화물센터$/u,
  ja: /(?<![大新北空]|^境|^連雲)港$|(国際)?空港$|鉄道貨物センター$/u,
};
/** Of stations, what follows a stroke or stands in brackets is a remark; of ports brackets tell two apart. */
const withoutRemark = (name: string): string => (/^([^(（]*)[(（].*[)）]$/u.exec(name)?.[1] ?? name).split('/ ', 1)[0]?.trimEnd() ?? name;
export const shortName = (place: Place, language: Language): string => {
  const full = place.names[language] || place.names.en || place.id;
  if (place.kind === 'district') return full;
  const name = place.kind.startsWith('rail') ? withoutRemark(full) : full;
  return name.replace(/^Port of /, '').replace(TAILS[language], '') || full;
};

const LOCAL: Readonly<Record<string, 'zh' | 'ko' | 'ja'>> = { CN: 'zh', KR: 'ko', JP: 'ja' };
/** The name people there use, when it differs from the one shown. */
export const localName = (place: Place, language: Language): { readonly text: string; readonly lang: string } | undefined => {
  const lang = LOCAL[place.country] ?? 'en';
  const text = place.names[lang];
  return text && text !== place.names[language] ? { text, lang: lang === 'zh' ? 'zh-CN' : lang } : undefined;
};
/** The code a forwarder would type. */
export const placeCode = (place: Place): string => place.iata ?? place.unlocode ?? '';

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
    modeOf: (id) => services.get(id ?? '')?.mode ?? '',
  };
};

export const isContainer = (unit: string): boolean => /\d[×x]\d\d(GP|HQ|HC|OT|RF)/.test(unit);

/** The mode that carries the option: of its rides the longest in time; a road-only one is road. */
export const mainMode = (option: Option): string => {
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

/** What a chain of modes is called in the trade: 海空联运 for a ship and a flight, whichever ship. */
const COMBINATIONS: readonly (readonly [readonly string[], string])[] = [[['ship', 'air'], 'seaAir'], [['ship', 'rail'], 'seaRail'], [['air', 'rail'], 'railAir'], [['ship', 'post'], 'seaPost'], [['air', 'post'], 'airPost']];
const familyOf = (mode: string): string => (mode === 'sea' || mode === 'ferry' ? 'ship' : mode);
const howName = (modes: readonly string[], t: TFunction): string => {
  const families = [...new Set(modes.map(familyOf))];
  const combined = families.length > 1 ? COMBINATIONS.find(([parts]) => parts.length === families.length && parts.every((part) => families.includes(part))) : undefined;
  if (combined) return t(`option.combined.${combined[1]}`);
  return [...new Set(modes)].map((mode) => t(`option.how.${mode}`, { defaultValue: t(`mode.${mode}`, { defaultValue: mode }) })).join(t('option.modeJoin'));
};

/** A train that stops at a border is one ride, from where it is boarded to where it is left. */
const wholeRides = (rides: readonly Step[]): readonly Step[] =>
  rides.reduce<Step[]>((whole, ride) => {
    const last = whole.at(-1);
    if (last && ride.service !== null && last.service === ride.service && last.serviceDate === ride.serviceDate) whole[whole.length - 1] = { ...last, to: ride.to };
    else whole.push(ride);
    return whole;
  }, []);

/** 客滚拼箱 · 威海—仁川: how it goes, in what, over which ports. Flights and post say nothing of boxes. */
export const optionName = (option: Option, names: Names, t: TFunction): string => {
  const rides = wholeRides(option.steps.filter((step) => step.kind === 'ride'));
  const first = rides[0];
  if (!first) return t('option.roadOnly', { from: names.short(option.steps[0]?.from ?? ''), to: names.short(option.steps.at(-1)?.to ?? '') });
  const stops = [first.from, ...rides.map((ride) => ride.to)].map(names.short);
  const ports = stops.filter((stop, i) => stop !== stops[i - 1]).join(t('option.portDash'));
  const modes = rides.map((ride): string => ride.mode ?? 'road');
  const how = howName(modes, t);
  const box = rides.find((ride) => isContainer(ride.unit));
  if (box) return t('option.container', { how, ports, unit: box.unit });
  return t(modes.every((mode) => mode === 'air' || mode === 'post') || new Set(modes.map(familyOf)).size > 1 ? 'option.plain' : 'option.loose', { how, ports });
};
export const pairName = (from: string, to: string, names: Names, t: TFunction): string => `${names.short(from)}${t('option.portDash')}${names.short(to)}`;
/** The ports of a service in the order it calls, each once: 威海—仁川, or a chain. */
export const serviceName = (service: Pick<Service, 'id' | 'sailings'>, names: Names, t: TFunction): string => {
  const calls = service.sailings.flatMap(({ from, to }) => [from, to]);
  const home = calls.find((id) => names.findPlace(id)?.country === 'CN') ?? calls[0];
  const stops = [...new Set([home, ...calls])].filter((id) => id !== undefined).map(names.short);
  return stops.length > 0 ? [...new Set(stops)].join(t('option.portDash')) : service.id;
};
/** A zone by the words of the language files, else by its city as the zone's name has it. */
export const zoneName = (zone: string, t: TFunction): string => t(`zone.${zone}`, { defaultValue: t('zone.other', { city: (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ') }) });
/** 周二四日, or every day. */
export const weekdaysText = (weekdays: readonly number[], t: TFunction): string =>
  weekdays.length === 7 ? t('network.daily') : t('network.days', { days: weekdays.map((day) => t(`weekday.${day}`)).join(t('network.dayJoin')) });
export const carrierName = (service: Service, language: Language): string => (language === 'zh' ? service.carrier.zh : service.carrier.en) || service.carrier.en || service.carrier.zh;
/** `New Golden Bridge VII (新金桥Ⅶ)` holds both names and each language takes its own; other brackets hold remarks. */
export const vesselName = (service: Pick<Service, 'vessel'>, language: Language): string => {
  const [, latin = service.vessel, bracket = ''] = /^(.*)\(([^()]*)\)$/.exec(service.vessel) ?? [];
  return language === 'zh' && /\p{Script=Han}/u.test(bracket) ? bracket : latin.trimEnd();
};
