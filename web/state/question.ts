/** The question a quote answers, as the form holds it and as the address bar carries it. */
import type { Currency, QuoteRequest } from '../api/types.ts';
import { NO_COMPARISON, type Comparison } from './comparison.ts';

export const REGIMES = ['9710', '9610', '9810', '1210', '0110'] as const;
export const TEMPERATURES = ['T-AMB', 'T-DEEP', 'T-FROZEN', 'T-CHILL', 'T-ICE', 'T-COOL', 'T-PHARMA', 'T-CRT', 'T-LIVE'] as const;
/** Modes one may ask for alone. Trucks to and from them are always meant. */
export const MODES = ['ferry', 'sea', 'air', 'rail', 'post'] as const satisfies readonly NonNullable<QuoteRequest['modes']>[number][];
/** What the server knows beyond the default; asked for when a reader wants services that do not normally run. */
export const ALL_STATUSES = ['active', 'reported', 'assumed', 'unverified', 'trial', 'suspended'] as const;

/** Text as typed: the server judges it and answers every fault at once. Empty means not given. */
export interface Question {
  readonly from: string;
  readonly to: string;
  readonly weightKg: string;
  readonly volumeCbm: string;
  readonly value: string;
  readonly valueCurrency: Currency;
  /** RFC 3339 with offset. */
  readonly readyAt: string;
  /** The end of a ready window, as `readyAt`. */
  readonly readyUntil: string;
  readonly dueAt: string;
  readonly regime: string;
  readonly currency: Currency;
  readonly hsCode: string;
  readonly temperature: string;
  readonly dg: string;
  /** Places the goods must call at. */
  readonly via: readonly string[];
  /** Places and services that may not be used. */
  readonly avoid: readonly string[];
  /** Carriers by name; none named means any. */
  readonly carriers: readonly string[];
  /** Modes that may be used; none named means any. */
  readonly modes: readonly string[];
  /** Also services on trial, suspended or unverified. */
  readonly unusual: boolean;
}

export const EMPTY_QUESTION: Question = {
  from: '', to: '', weightKg: '', volumeCbm: '', value: '', valueCurrency: 'CNY', readyAt: '', readyUntil: '', dueAt: '',
  regime: '9710', currency: 'CNY', hsCode: '', temperature: 'T-AMB', dg: '', via: [], avoid: [], carriers: [], modes: [], unusual: false,
};

/** Short names in the address; what equals the default is left out. */
const KEYS = {
  from: 'from', to: 'to', weightKg: 'kg', volumeCbm: 'm3', value: 'value', valueCurrency: 'vc', readyAt: 'ready', readyUntil: 'until', dueAt: 'due',
  regime: 'regime', currency: 'cur', hsCode: 'hs', temperature: 'temp', dg: 'dg',
} as const;
const LIST_KEYS = { via: 'via', avoid: 'avoid', carriers: 'carrier', modes: 'mode' } as const;
type TextField = keyof typeof KEYS;
export type ListField = keyof typeof LIST_KEYS;
const FIELDS = Object.keys(KEYS) as readonly TextField[];
const LISTS = Object.keys(LIST_KEYS) as readonly ListField[];

export const toSearch = (question: Question | undefined, optionId: string | undefined, { ticked, isOpen }: Comparison = NO_COMPARISON): string => {
  const search = new URLSearchParams();
  if (question) {
    for (const field of FIELDS) if (question[field] !== EMPTY_QUESTION[field]) search.set(KEYS[field], question[field]);
    // One key for each entry: a carrier's name may hold any sign that could part a list.
    for (const field of LISTS) for (const entry of question[field]) search.append(LIST_KEYS[field], entry);
    if (question.unusual) search.set('unusual', '1');
    if (optionId) search.set('option', optionId);
    for (const id of ticked) search.append('tick', id);
    if (isOpen) search.set('compare', '1');
  }
  const text = search.toString();
  return text ? `?${text}` : '';
};

export const fromSearch = (text: string): { readonly question: Question | undefined; readonly optionId: string | undefined; readonly comparison: Comparison } => {
  const search = new URLSearchParams(text);
  if (!search.has('from') && !search.has('to')) return { question: undefined, optionId: undefined, comparison: NO_COMPARISON };
  const read = Object.fromEntries(FIELDS.map((field) => [field, search.get(KEYS[field]) ?? EMPTY_QUESTION[field]])) as unknown as Pick<Question, TextField>;
  const lists = Object.fromEntries(LISTS.map((field) => [field, search.getAll(LIST_KEYS[field]).filter(Boolean)])) as unknown as Pick<Question, ListField>;
  const comparison = { ticked: [...new Set(search.getAll('tick'))], isOpen: search.get('compare') === '1' };
  return { question: { ...EMPTY_QUESTION, ...read, ...lists, unusual: search.get('unusual') === '1' }, optionId: search.get('option') ?? undefined, comparison };
};

/** Whether two questions ask the same, field by field. */
export const isSameQuestion = (a: Question | undefined, b: Question | undefined): boolean => toSearch(a, undefined) === toSearch(b, undefined);

/** What is empty is left out, so that the server can call it missing. */
const given = <T extends Readonly<Record<string, string>>>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')) as T;
const named = <K extends ListField>(question: Question, field: K): Partial<Record<K, string[]>> => (question[field].length > 0 ? { [field]: [...question[field]] } as Record<K, string[]> : {});

/** A number goes over as the text it was; anything else goes as it is and comes back as a fault of its field. */
export const toRequest = (question: Question): QuoteRequest => ({
  ...given({ from: question.from, to: question.to, weightKg: question.weightKg, volumeCbm: question.volumeCbm }),
  value: { ...given({ amount: question.value }), currency: question.valueCurrency },
  regime: question.regime as NonNullable<QuoteRequest['regime']>,
  currency: question.currency,
  ...(question.readyAt && { readyAt: question.readyAt }),
  ...(question.readyUntil && { readyUntil: question.readyUntil }),
  ...(question.dueAt && { dueAt: question.dueAt }),
  ...(question.hsCode && { hsCode: question.hsCode.trim() }),
  ...(question.temperature !== EMPTY_QUESTION.temperature && { temperature: question.temperature as NonNullable<QuoteRequest['temperature']> }),
  ...(question.dg && { dg: question.dg.trim().toUpperCase() }),
  ...named(question, 'via'),
  ...named(question, 'avoid'),
  ...named(question, 'carriers'),
  ...(question.modes.length > 0 && { modes: [...new Set([...question.modes, 'road'])] as NonNullable<QuoteRequest['modes']> }),
  ...(question.unusual && { statuses: [...ALL_STATUSES] }),
});

/** The field a fault belongs to, by the first name of the JSON pointer into the body: `/via/0` is of the list `via`. */
export const fieldOf = (pointer: string): keyof Question | undefined => {
  const [, name = '', part] = pointer.split('/');
  if (name === 'value') return part === 'currency' ? 'valueCurrency' : 'value';
  if (name === 'statuses') return 'unusual';
  return Object.hasOwn(EMPTY_QUESTION, name) && name !== 'valueCurrency' && name !== 'unusual' ? (name as keyof Question) : undefined;
};
/** Which entry of a list a fault is about: 0 of `/via/0`. */
export const entryOf = (pointer: string): number | undefined => {
  const entry = /^\/\w+\/(\d+)$/.exec(pointer)?.[1];
  return entry === undefined ? undefined : Number(entry);
};

/** What folds away in the form: its own limits, rarely set. */
export const FAR_FIELDS: readonly (keyof Question)[] = ['readyUntil', 'dueAt', 'via', 'avoid', 'modes', 'carriers', 'temperature', 'hsCode', 'dg', 'unusual'];
const isSet = (question: Question, field: keyof Question): boolean => {
  const value = question[field];
  return Array.isArray(value) ? value.length > 0 : value !== EMPTY_QUESTION[field];
};
export const countFar = (question: Question): number => FAR_FIELDS.filter((field) => isSet(question, field)).length;
