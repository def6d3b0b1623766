/** Amounts, instants and names in the words of the paper. */
import type { Currency } from '../../../planner/domain/index.ts';
import type { Basis, Quotation, QuotationPlace } from '../../ports/quotation.ts';
import { WORDS, ZONE_NAMES, type Words } from './words/index.ts';

/** Currencies whose sign the faces have; the others stand by their code. */
const SIGNS: Readonly<Record<Currency, string>> = { CNY: '¥', USD: '$', EUR: '€', HKD: 'HK$', JPY: 'JP¥', KRW: '₩', RUB: 'RUB ', KZT: 'KZT ' };

/** `26077.45` as `26,077.45`, with the decimals it has. */
export const groupDigits = (amount: string): string => {
  const [whole = '0', fraction] = amount.split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = whole.slice(sign.length);
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return `${sign}${groups.join(',')}${fraction === undefined ? '' : `.${fraction}`}`;
};
/** Without the zeros that say nothing. */
const plain = (quantity: string): string => {
  if (!quantity.includes('.')) return groupDigits(quantity);
  let end = quantity.length;
  while (quantity[end - 1] === '0') end -= 1;
  return groupDigits(quantity.slice(0, quantity[end - 1] === '.' ? end - 1 : end));
};

export interface Speaker {
  readonly words: Words;
  readonly money: (amount: string, currency: Currency) => string;
  readonly quantity: (n: string) => string;
  /** On the clock of the place the instant belongs to: the offset is in the text. */
  readonly at: (instant: string) => string;
  /** The same without a year, where what comes before tells it. */
  readonly atNext: (instant: string) => string;
  readonly duration: (minutes: number) => string;
  readonly zone: (placeId: string) => string;
  readonly place: (id: string) => string;
  /** Without the word for port or airport, for pairs and the map. */
  readonly short: (id: string) => string;
  readonly pair: (from: string, to: string) => string;
  readonly basis: (basis: Basis) => string;
  readonly country: (code: string) => string;
}

export const makeSpeaker = (quotation: Quotation): Speaker => {
  const { language, places } = quotation;
  const words = WORDS[language];
  const thisYear = quotation.savedAt.slice(0, 4);
  const regions = new Intl.DisplayNames([words.locale], { type: 'region' });
  const named = (id: string, say: (place: QuotationPlace) => string): string => {
    const place = places[id];
    return place ? say(place) : id;
  };
  const nameOf = (place: QuotationPlace): string => {
    const name = place.names[language] || place.names.en;
    return language === 'zh' && place.kind === 'district' && !name.startsWith(place.city) ? `${place.city}${name}` : name;
  };
  const short = (id: string): string => named(id, (place) => (place.kind === 'district' ? nameOf(place) : shortOf(nameOf(place), language)));
  return {
    words,
    money: (amount, currency) => `${SIGNS[currency]}${groupDigits(amount)}`,
    quantity: plain,
    at: (instant) => sayInstant(instant, words, thisYear),
    atNext: (instant) => sayInstant(instant, words, instant.slice(0, 4)),
    duration: (minutes) => sayDuration(minutes, words),
    zone: (id) => named(id, ({ zone }) => ZONE_NAMES[zone]?.[language] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')),
    place: (id) => named(id, nameOf),
    short,
    pair: (from, to) => `${short(from)}${words.dash}${short(to)}`,
    basis: ({ basis, quantity }) => words.bases[basis](plain(quantity)),
    country: (code) => regions.of(code) ?? code,
  };
};

const sayInstant = (instant: string, words: Words, knownYear: string): string => {
  const [, year = '', month = '', day = '', clock = ''] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(instant) ?? [];
  const weekday = new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay();
  return words.date({ year: Number(year), month: Number(month), day: Number(day), weekday, clock, isOtherYear: year !== knownYear });
};

/** Two parts at most: days drop the minutes. */
const sayDuration = (minutes: number, { duration, locale }: Words): string => {
  const gap = locale === 'ko' ? '' : ' ';
  const part = (n: number, unit: string): string => `${n}${gap}${unit}`;
  const joined = (...parts: readonly [number, string][]): string => parts.filter(([n], i) => n > 0 || (i === 0 && parts.every(([other]) => other === 0))).map(([n, unit]) => part(n, unit)).join(' ');
  if (minutes < 1440) return minutes < 60 ? part(minutes, duration.minutes) : joined([Math.floor(minutes / 60), duration.hours], [minutes % 60, duration.minutes]);
  const hours = Math.round(minutes / 60);
  return joined([Math.floor(hours / 24), duration.days], [hours % 24, duration.hours]);
};

/** Words that only say what kind of place it is; of stations, what follows a stroke or stands in brackets is a remark. */
const TAILS: Readonly<Record<Quotation['language'], RegExp>> = {
  zh: /(?<!大)港$|(国际)?机场$|铁路货运中心$/u,
  en: / (Port|Harbou?r|(International )?Airport|rail freight cent(re|er))$/iu,
  ko: / ?(국제)?(공항|항)$| 철도화물센터$/u,
  ja: /(国際)?空港$|港$|鉄道貨物センター$/u,
};
const shortOf = (name: string, language: Quotation['language']): string => {
  // From the first bracket or stroke on, it is a remark.
  const bare = name.split(/[(（]|\/ /u)[0]?.trimEnd() ?? name;
  return bare.replace(TAILS[language], '') || bare;
};
