/** From a request body to the planner's question. All faults at once, each with its pointer, value and candidates. */
import {
  cubicCentimetres, DEFAULT_STATUSES, epochMin, EXPONENT, grams, HUBS, parseInstant, toMinor, type Currency, type EpochMin, type IssueCode, type Place, type Result, type Status,
} from '../../../planner/domain/index.ts';
import { findPlace, type Edition, type FoundPlace, type Role } from '../../../planner/network/index.ts';
import { LONGEST_WINDOW, type QuoteRequest } from '../../../planner/quote/index.ts';
import { Big } from 'big.js';
import type { z } from 'zod';
import { quoteRequest, type QuoteRequestBody } from './quote.ts';

export interface Fault {
  readonly pointer: string;
  readonly code: IssueCode;
  readonly value: string;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly candidates: readonly Place[];
}

/** Heaviest and bulkiest single consignment: a large block train. */
const LIMITS = { weightKg: 1_000_000, volumeCbm: 10_000, value: 1_000_000_000 } as const;

/** A place on the way: a name that a terminal shares with a city or market means the terminal. */
export const findOnTheWay = (places: readonly Place[], wanted: string): FoundPlace => {
  const terminal = findPlace(places.filter((place) => HUBS.includes(place.kind)), wanted, 'destination');
  return 'place' in terminal ? terminal : findPlace(places, wanted, 'destination');
};

/** What a question may name. */
export type Known = Pick<Edition, 'places' | 'services' | 'couriers'>;

export const toQuoteRequest = (body: unknown, known: Known, now: EpochMin): Result<QuoteRequest, Fault[]> => {
  const faults: Fault[] = [];
  const { places } = known;
  const fault = (pointer: string, code: IssueCode, value: unknown, detail: Fault['detail'] = {}, candidates: readonly Place[] = []): void => {
    faults.push({ pointer, code, value: value === undefined ? '' : String(typeof value === 'object' ? JSON.stringify(value) : value).slice(0, 200), detail, candidates });
  };
  const read = quoteRequest.safeParse(body);
  if (!read.success) for (const f of shapeFaults(read.error.issues, body)) fault(f.pointer, f.code, f.value, f.detail);
  // Even with faults in the shape, whatever can be checked is checked, so that nothing surfaces only on the second try.
  const given = (body !== null && typeof body === 'object' ? body : {}) as Partial<Record<keyof QuoteRequestBody, unknown>>;
  const faulty = new Set(faults.map((f) => f.pointer));
  const text = (field: keyof QuoteRequestBody): string | undefined => (typeof given[field] === 'string' && !faulty.has(`/${field}`) ? (given[field] as string) : undefined);

  const placeAt = (pointer: string, wanted: string, role: Role | 'onTheWay'): Place | undefined => {
    const found = role === 'onTheWay' ? findOnTheWay(places, wanted) : findPlace(places, wanted, role);
    if ('place' in found) return found.place;
    fault(pointer, found.candidates.length > 1 ? 'AMBIGUOUS_PLACE' : 'UNKNOWN_PLACE', wanted, {}, found.candidates);
    return undefined;
  };
  const ends = (['from', 'to'] as const).map((field): Place | undefined => {
    const wanted = text(field);
    return wanted === undefined ? undefined : placeAt(`/${field}`, wanted, field === 'from' ? 'origin' : 'destination');
  });
  const [from, to] = ends;
  const texts = (field: 'via' | 'avoid' | 'carriers'): readonly string[] =>
    Array.isArray(given[field]) && !faults.some((f) => f.pointer.startsWith(`/${field}`)) ? (given[field] as readonly string[]) : [];
  const via = texts('via').map((wanted, i) => placeAt(`/via/${i}`, wanted, 'onTheWay'));
  const lines = [...known.services, ...known.couriers];
  const isService = (id: string): boolean => lines.some((line) => line.id === id);
  const avoid = texts('avoid').flatMap((wanted, i): string[] => {
    if (isService(wanted)) return [wanted];
    const place = placeAt(`/avoid/${i}`, wanted, 'onTheWay');
    if (!place) return [];
    const other = place === from ? '/from' : place === to ? '/to' : via.includes(place) ? `/via/${via.indexOf(place)}` : undefined;
    if (other) fault(`/avoid/${i}`, 'CONFLICT', wanted, { other });
    return [place.id];
  });
  const carriers = lines.map((line) => line.carrier);
  for (const [i, name] of texts('carriers').entries())
    if (!carriers.some((carrier) => carrier.zh === name || carrier.en === name)) fault(`/carriers/${i}`, 'UNKNOWN_CARRIER', name, { known: nearest(name, carriers.map((c) => c.en)) });
  if (from && to && from.id === to.id) fault('/to', 'SAME_PLACE', to.id);

  const quantity = (field: 'weightKg' | 'volumeCbm'): number => {
    if (faulty.has(`/${field}`) || given[field] === undefined) return 0;
    const value = Number(given[field]);
    if (!(value > 0 && value <= LIMITS[field])) fault(`/${field}`, 'OUT_OF_RANGE', given[field], { min: 0, max: LIMITS[field] });
    return value;
  };
  const weight = Math.round(quantity('weightKg') * 1000);
  const volume = Math.round(quantity('volumeCbm') * 1_000_000);
  const value = readMoney(given.value, (code, v, detail) => !faulty.has('/value') && !faulty.has('/value/amount') && !faulty.has('/value/currency') && fault('/value/amount', code, v, detail));

  const instant = (field: 'readyAt' | 'readyUntil' | 'dueAt'): EpochMin | undefined => {
    const wanted = text(field);
    if (wanted === undefined) return undefined;
    const at = parseInstant(wanted);
    if (at === undefined) fault(`/${field}`, 'NOT_AN_INSTANT', wanted);
    return at;
  };
  const readyAt = instant('readyAt') ?? epochMin(Math.ceil(now / 60) * 60);
  const dueAt = instant('dueAt');
  const readyUntil = instant('readyUntil');
  if (readyUntil !== undefined && (readyUntil < readyAt || readyUntil > readyAt + LONGEST_WINDOW * 1440)) fault('/readyUntil', 'OUT_OF_RANGE', given.readyUntil, { min: text('readyAt') ?? 'readyAt', max: `${LONGEST_WINDOW} d` });
  if (dueAt !== undefined && dueAt <= readyAt) fault('/dueAt', 'DUE_BEFORE_READY', given.dueAt);

  if (faults.length > 0 || !read.success || !from || !to || !value) return { ok: false, error: faults };
  const b = read.data;
  return {
    ok: true,
    value: {
      from: from.id, to: to.id, readyAt, readyUntil, dueAt,
      cargo: {
        weight: grams(Math.max(1, weight)), volume: cubicCentimetres(Math.max(1, volume)), value, hsCode: b.hsCode, temperature: b.temperature ?? 'T-AMB', dangerousGoods: b.dg,
      },
      regime: b.regime ?? '9710', currency: b.currency ?? 'CNY', modes: b.modes, carriers: b.carriers, via: [...new Set(via.flatMap((place) => place?.id ?? []))], avoid: [...new Set(avoid)], statuses: (b.statuses as Status[] | undefined) ?? DEFAULT_STATUSES,
    },
  };
};

/** Carriers whose names begin alike, or some of them all. */
const nearest = (name: string, known: readonly string[]): string => {
  const all = [...new Set(known)].sort();
  const alike = all.filter((each) => each.toLowerCase().startsWith(name.slice(0, 2).toLowerCase()));
  return (alike.length > 0 ? alike : all).slice(0, 5).join(', ');
};

/** A question of one ready instant: a window has no single answer to "why not" or "which day". */
export const toInstantRequest = (body: unknown, known: Known, now: EpochMin): Result<QuoteRequest, Fault[]> => {
  const read = toQuoteRequest(body, known, now);
  const window = body !== null && typeof body === 'object' ? (body as { readyUntil?: unknown }).readyUntil : undefined;
  if (window === undefined) return read;
  const fault: Fault = { pointer: '/readyUntil', code: 'UNKNOWN_FIELD', value: 'readyUntil', detail: {}, candidates: [] };
  return { ok: false, error: [...(read.ok ? [] : read.error.filter(({ pointer }) => pointer !== '/readyUntil')), fault] };
};

/** A fault of a body that lies inside another. */
export const within = (pointer: string, fault: Fault): Fault => {
  const inside = (at: string): string => `${pointer}${at === '/' ? '' : at}`;
  const { other } = fault.detail;
  return { ...fault, pointer: inside(fault.pointer), detail: typeof other === 'string' ? { ...fault.detail, other: inside(other) } : fault.detail };
};

const readMoney = (given: unknown, fault: (code: IssueCode, value: unknown, detail: Fault['detail']) => void): QuoteRequest['cargo']['value'] | undefined => {
  if (given === null || typeof given !== 'object') return undefined;
  const { amount, currency } = given as { amount?: unknown; currency?: unknown };
  if (typeof amount !== 'string' || typeof currency !== 'string' || !Object.hasOwn(EXPONENT, currency)) return undefined;
  if (!/^\d{1,12}(\.\d{1,4})?$/.test(amount)) {
    fault('NOT_A_NUMBER', amount, {});
    return undefined;
  }
  if (Big(amount).gt(LIMITS.value)) {
    fault('OUT_OF_RANGE', amount, { min: 0, max: LIMITS.value });
    return undefined;
  }
  return { amount: toMinor(Big(amount), currency as Currency), currency: currency as Currency };
};

/** Of thousands of fields that do not exist, or of items that are wrong, so many are told. */
export const MOST_UNKNOWN = 100;

/** One fault for each place, lists as a whole before their items. */
export const shapeFaults = (issues: readonly z.core.$ZodIssue[], body: unknown): ReturnType<typeof fromZod> => {
  const told = new Map<string, ReturnType<typeof fromZod>[number]>();
  const below = new Map<PropertyKey | undefined, number>();
  for (const issue of [...issues].sort((a, b) => a.path.length - b.path.length)) {
    const sofar = below.get(issue.path[0]) ?? 0;
    if (sofar >= MOST_UNKNOWN) continue;
    below.set(issue.path[0], sofar + 1);
    for (const found of fromZod(issue, body)) if (!told.has(found.pointer)) told.set(found.pointer, found);
  }
  return [...told.values()];
};

const QUANTITIES: readonly string[] = ['/weightKg', '/volumeCbm'];

/** Zod's findings in our closed set of codes. */
export const fromZod = (issue: z.core.$ZodIssue, body: unknown): { pointer: string; code: IssueCode; value: unknown; detail: Fault['detail'] }[] => {
  const at = (path: readonly PropertyKey[]): unknown => path.reduce<unknown>((v, key) => (v !== null && typeof v === 'object' ? (v as Record<PropertyKey, unknown>)[key] : undefined), body);
  const pointer = `/${issue.path.map((p) => String(p).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  const value = at(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_UNKNOWN).map((key) => ({ pointer: `${pointer === '/' ? '' : pointer}/${key}`, code: 'UNKNOWN_FIELD', value: key, detail: {} }));
    case 'invalid_value':
      return [{ pointer, code: 'UNKNOWN_VALUE', value, detail: { known: issue.values.join(', ') } }];
    case 'too_small':
    case 'too_big':
      if (issue.code === 'too_big' && typeof value === 'string') return [{ pointer, code: 'TOO_LONG', value, detail: { length: value.length, max: Number(issue.maximum) } }];
      if (issue.code === 'too_big' && Array.isArray(value)) return [{ pointer, code: 'TOO_MANY', value: value.length, detail: { max: Number(issue.maximum) } }];
      if (issue.code === 'too_small' && (value === '' || (typeof value === 'string' && value.trim() === ''))) return [{ pointer, code: 'MISSING', value: '', detail: {} }];
      // The sentence names the bound as one to be above; whole numbers may equal their least.
      return [{ pointer, code: 'OUT_OF_RANGE', value, detail: issue.code === 'too_small' ? { min: Number(issue.minimum) - (issue.inclusive && Number.isInteger(value) ? 1 : 0), max: '∞' } : { min: 0, max: Number(issue.maximum) } }];
    default:
      if (value === undefined) return [{ pointer, code: 'MISSING', value: '', detail: {} }];
      return [{ pointer, code: QUANTITIES.includes(pointer) ? 'NOT_A_NUMBER' : 'UNKNOWN_VALUE', value, detail: { known: expectedForm(issue) } }];
  }
};

const expectedForm = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.path.at(-1) === 'hsCode') return '6, 8 or 10 digits';
  if (issue.path.at(-1) === 'dg') return '3, 2.1, UN3481';
  if (issue.path.at(-1) === 'percent') return '8, 8.25';
  return issue.message;
};
