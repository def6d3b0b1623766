/** The question a quote answers, as the form holds it and as the address bar carries it. */
import type { Currency, QuoteRequest } from '../api/types.ts';

export const REGIMES = ['9710', '9610', '9810', '1210', '0110'] as const;
export const TEMPERATURES = ['T-AMB', 'T-DEEP', 'T-FROZEN', 'T-CHILL', 'T-ICE', 'T-COOL', 'T-PHARMA', 'T-CRT', 'T-LIVE'] as const;
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
  readonly dueAt: string;
  readonly regime: string;
  readonly currency: Currency;
  readonly hsCode: string;
  readonly temperature: string;
  readonly dg: string;
  /** Also services on trial, suspended or unverified. */
  readonly unusual: boolean;
}

export const EMPTY_QUESTION: Question = {
  from: '', to: '', weightKg: '', volumeCbm: '', value: '', valueCurrency: 'CNY', readyAt: '', dueAt: '',
  regime: '9710', currency: 'CNY', hsCode: '', temperature: 'T-AMB', dg: '', unusual: false,
};

/** Short names in the address; what equals the default is left out. */
const KEYS = {
  from: 'from', to: 'to', weightKg: 'kg', volumeCbm: 'm3', value: 'value', valueCurrency: 'vc', readyAt: 'ready', dueAt: 'due',
  regime: 'regime', currency: 'cur', hsCode: 'hs', temperature: 'temp', dg: 'dg',
} as const;
type TextField = keyof typeof KEYS;
const FIELDS = Object.keys(KEYS) as readonly TextField[];

export const toSearch = (question: Question | undefined, optionId: string | undefined): string => {
  const search = new URLSearchParams();
  if (question) {
    for (const field of FIELDS) if (question[field] !== EMPTY_QUESTION[field]) search.set(KEYS[field], question[field]);
    if (question.unusual) search.set('unusual', '1');
    if (optionId) search.set('option', optionId);
  }
  const text = search.toString();
  return text ? `?${text}` : '';
};

export const fromSearch = (text: string): { readonly question: Question | undefined; readonly optionId: string | undefined } => {
  const search = new URLSearchParams(text);
  if (!search.has('from') && !search.has('to')) return { question: undefined, optionId: undefined };
  const read = Object.fromEntries(FIELDS.map((field) => [field, search.get(KEYS[field]) ?? EMPTY_QUESTION[field]])) as unknown as Question;
  return { question: { ...read, unusual: search.get('unusual') === '1' }, optionId: search.get('option') ?? undefined };
};

/** What is empty is left out, so that the server can call it missing. */
const given = <T extends Readonly<Record<string, string>>>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')) as T;

/** A number goes over as the text it was; anything else goes as it is and comes back as a fault of its field. */
export const toRequest = (question: Question): QuoteRequest => ({
  ...given({ from: question.from, to: question.to, weightKg: question.weightKg, volumeCbm: question.volumeCbm }),
  value: { ...given({ amount: question.value }), currency: question.valueCurrency },
  regime: question.regime as NonNullable<QuoteRequest['regime']>,
  currency: question.currency,
  ...(question.readyAt && { readyAt: question.readyAt }),
  ...(question.dueAt && { dueAt: question.dueAt }),
  ...(question.hsCode && { hsCode: question.hsCode.trim() }),
  ...(question.temperature !== EMPTY_QUESTION.temperature && { temperature: question.temperature as NonNullable<QuoteRequest['temperature']> }),
  ...(question.dg && { dg: question.dg.trim().toUpperCase() }),
  ...(question.unusual && { statuses: [...ALL_STATUSES] }),
});

/** The field a fault belongs to, by the JSON pointer into the body. */
const POINTERS: Readonly<Record<string, keyof Question>> = {
  '/from': 'from', '/to': 'to', '/weightKg': 'weightKg', '/volumeCbm': 'volumeCbm', '/value': 'value', '/value/amount': 'value', '/value/currency': 'valueCurrency',
  '/readyAt': 'readyAt', '/dueAt': 'dueAt', '/regime': 'regime', '/currency': 'currency', '/hsCode': 'hsCode', '/temperature': 'temperature', '/dg': 'dg',
};
export const fieldOf = (pointer: string): keyof Question | undefined => POINTERS[pointer];
export const FAR_FIELDS: readonly (keyof Question)[] = ['dueAt', 'hsCode', 'temperature', 'dg'];
