/** Consignments on their way in: all faults at once, each with its pointer, value and candidates. */
import { Big } from 'big.js';
import type { z } from 'zod';
import { cubicCentimetres, EXPONENT, grams, HUBS, minorUnits, parseInstant, toMinor, type Currency, type EpochMin, type Place, type Result } from '../../../planner/domain/index.ts';
import { keepLatest } from '../../../planner/support/index.ts';
import { findPlace, type Edition } from '../../../planner/network/index.ts';
import {
  CONSIGNMENT_STATES, SERVICE_MODELS, type ConsignmentEntry, type ConsignmentQuery, type ConsignmentSource, type PieceSize, type PooledConsignment, type WaitingRates,
} from '../../ports/consignments.ts';
import type { Move } from '../../usecases/pool/change-consignment.ts';
import { consignmentEdit, consignmentQuery, consignmentRequest, type movesRequest } from './consignment.ts';
import { readQuery, type Query } from './query.ts';
import { toConsignmentRequest } from './to-consignment-body.ts';
import { findOnTheWay, type Fault } from './to-domain.ts';
import { readBody } from './to-saved-quote.ts';

/** Heaviest and bulkiest single consignment: a large block train. */
const LIMITS = { weightKg: 1_000_000, volumeCbm: 10_000 } as const;
/** Where goods end: what lies beyond is the receiver's. */
const ENDS: readonly Place['kind'][] = ['market', 'overseas-warehouse'];
/** Sizes are measured on the outside and rounded up; so much more than the volume they may come to. */
const ROUNDING = 1.005;
const CM3 = 1000;

export type KnownPlaces = Pick<Edition, 'places'>;
type Tell = (pointer: string, code: Fault['code'], value: unknown, detail?: Fault['detail'], candidates?: readonly Place[]) => void;
type Given = Readonly<Record<string, unknown>>;

/** Names people type for hubs and destinations; the same one is looked up once. */
export const placeFinder = ({ places }: KnownPlaces) => {
  const known = new Map<string, ReturnType<typeof findPlace>>();
  const ends = places.filter(({ kind }) => ENDS.includes(kind));
  return (field: 'hub' | 'destination', wanted: string): ReturnType<typeof findPlace> => {
    const key = `${field} ${wanted}`;
    const found = known.get(key) ?? (field === 'hub' ? findOnTheWay(places, wanted) : findPlace(ends, wanted, 'destination'));
    known.set(key, found);
    return found;
  };
};
export type FindNamed = ReturnType<typeof placeFinder>;

/** Of a body that has the right shape, or as far as it has it. */
export const toConsignment = (body: unknown, find: FindNamed): Result<ConsignmentEntry, Fault[]> => {
  const read = readBody(consignmentRequest, body);
  const faults: Fault[] = read.ok ? [] : read.error;
  const told = new Set(faults.map(({ pointer }) => pointer));
  const tell: Tell = (pointer, code, value, detail = {}, candidates = []) => void faults.push({ pointer, code, value: String(value).slice(0, 200), detail, candidates });
  // Even with faults in the shape, whatever can be checked is checked, so that nothing surfaces only on the second try.
  const given: Given = body !== null && typeof body === 'object' ? (body as Given) : {};
  const text = (field: string): string | undefined => (typeof given[field] === 'string' && !told.has(`/${field}`) ? given[field] : undefined);

  const [hub, destination] = (['hub', 'destination'] as const).map((field) => {
    const wanted = text(field);
    return wanted === undefined ? undefined : placeIn(field, wanted, find, tell);
  });
  const weight = told.has('/weightKg') ? 0 : quantityIn(given['weightKg'], '/weightKg', LIMITS.weightKg, tell) * 1000;
  const volume = told.has('/volumeCbm') ? 0 : quantityIn(given['volumeCbm'], '/volumeCbm', LIMITS.volumeCbm, tell) * 1_000_000;
  const [readyAt, dueAt] = (['readyAt', 'dueAt'] as const).map((field) => instantIn(text(field), `/${field}`, tell));
  if (readyAt !== undefined && dueAt !== undefined && dueAt <= readyAt) tell('/dueAt', 'DUE_BEFORE_READY', given['dueAt']);
  const source = read.ok ? sourceIn(read.value.source, tell) : undefined;
  const pieces = read.ok ? piecesIn(read.value.pieces ?? [], Math.round(volume), tell) : [];
  const rates = ratesIn(read.ok ? (read.value.rates ?? undefined) : undefined, tell);
  if (faults.length > 0 || !read.ok || !hub || !destination || readyAt === undefined || !source) return { ok: false, error: faults };
  const b = read.value;
  return {
    ok: true,
    value: {
      hub: hub.id, reference: b.reference, source, shipper: b.shipper, consignee: b.consignee, goods: b.goods, hsCode: b.hsCode ?? undefined,
      weight: grams(Math.max(1, Math.round(weight))), volume: cubicCentimetres(Math.max(1, Math.round(volume))), pieces, regime: b.regime ?? '9710', temperature: b.temperature ?? 'T-AMB', dangerousGoods: b.dg ?? undefined,
      alone: b.alone ?? false, destination: destination.id, readyAt, dueAt, priority: b.priority ?? 0, rates, note: b.note ?? '',
    },
  };
};

/** Where goods are handed on. */
export const isHub = ({ kind }: Place): boolean => HUBS.includes(kind);

const placeIn = (field: 'hub' | 'destination', wanted: string, find: FindNamed, tell: Tell): Place | undefined => {
  const found = find(field, wanted);
  if ('place' in found && (field === 'destination' || isHub(found.place))) return found.place;
  const candidates = 'place' in found ? [] : found.candidates;
  tell(`/${field}`, candidates.length > 1 ? 'AMBIGUOUS_PLACE' : 'UNKNOWN_PLACE', wanted, {}, candidates);
  return undefined;
};

const quantityIn = (given: unknown, pointer: string, most: number, tell: Tell): number => {
  if (given === undefined || given === null) return 0;
  const value = Number(given);
  if (!(value > 0 && value <= most)) tell(pointer, 'OUT_OF_RANGE', given, { min: 0, max: most });
  return value;
};

const INSTANTS_KEPT = 2000;
const instants = new Map<string, EpochMin | undefined>();
const instantIn = (wanted: string | undefined, pointer: string, tell: Tell): EpochMin | undefined => {
  if (wanted === undefined) return undefined;
  // A day's table says the same few instants again and again.
  const at = keepLatest(instants, INSTANTS_KEPT, wanted, () => parseInstant(wanted));
  if (at === undefined) tell(pointer, 'NOT_AN_INSTANT', wanted);
  return at;
};

type Body = NonNullable<ReturnType<typeof consignmentRequest.parse>>;
const sourceIn = (source: Body['source'], tell: Tell): ConsignmentSource | undefined => {
  if (source?.model !== 'purchaseSupply') return source ?? { model: 'consolidation' };
  const expectedAt = instantIn(source.expectedAt, '/source/expectedAt', tell);
  return expectedAt === undefined ? undefined : { ...source, expectedAt };
};

const piecesIn = (pieces: NonNullable<Body['pieces']>, volume: number, tell: Tell): readonly PieceSize[] => {
  const read = pieces.map(({ weightKg, ...size }, i): PieceSize => {
    const weight = weightKg === null || weightKg === undefined ? undefined : quantityIn(weightKg, `/pieces/${i}/weightKg`, LIMITS.weightKg, tell);
    return { ...size, weight: weight === undefined ? undefined : grams(Math.max(1, Math.round(weight * 1000))) };
  });
  const together = read.reduce((sum, { lengthMm, widthMm, heightMm, count }) => sum + (lengthMm * widthMm * heightMm * count) / CM3, 0);
  if (volume > 0 && together > volume * ROUNDING) tell('/pieces', 'CONFLICT', `${(together / 1_000_000).toFixed(3)} m³`, { other: '/volumeCbm' });
  return read;
};

const NO_RATES: WaitingRates = { currency: 'CNY', holdingPerDay: undefined, latePerDay: undefined, leftBehind: undefined };
const ratesIn = (given: Body['rates'] | undefined, tell: Tell): WaitingRates => {
  if (!given) return NO_RATES;
  const { currency } = given;
  const amount = (field: 'holdingPerDay' | 'latePerDay' | 'leftBehind') => {
    const said = given[field];
    if (said === null) return undefined;
    // An amount finer than the currency would be stored as another one.
    if (!Big(said).round(EXPONENT[currency], Big.roundDown).eq(said)) tell(`/rates/${field}`, 'NOT_A_NUMBER', said);
    return minorUnits(toMinor(Big(said), currency as Currency));
  };
  return { currency, holdingPerDay: amount('holdingPerDay'), latePerDay: amount('latePerDay'), leftBehind: amount('leftBehind') };
};

/** What is changed, laid over what stands there and checked as a whole. */
export const toEdited = (body: unknown, before: PooledConsignment, find: FindNamed): Result<ConsignmentEntry, Fault[]> => {
  const read = readBody(consignmentEdit, body);
  if (!read.ok) return read;
  return toConsignment({ ...toConsignmentRequest(before), ...(body as Given) }, find);
};

export const listIn = <T extends string>(given: string | undefined, known: readonly T[], pointer: string): Result<readonly T[], Fault> => {
  const wanted = given === undefined ? [] : [...new Set(given.split(','))];
  const strange = wanted.filter((each) => !(known as readonly string[]).includes(each));
  if (strange.length === 0) return { ok: true, value: wanted as T[] };
  return { ok: false, error: { pointer, code: 'UNKNOWN_VALUE', value: strange.join(',').slice(0, 200), detail: { known: known.join(', ') }, candidates: [] } };
};

export const toConsignmentQuery = (query: Query): Result<ConsignmentQuery, Fault[]> => {
  const read = readQuery(consignmentQuery, query, ['limit']);
  if (!read.ok) return read;
  const { q, hub, state, model, destination, regime, temperature, departure, sort, direction, limit, after } = read.value;
  const [states, models] = [listIn(state, CONSIGNMENT_STATES, '/state'), listIn(model, SERVICE_MODELS, '/model')];
  if (!states.ok || !models.ok) return { ok: false, error: [states, models].flatMap((each) => (each.ok ? [] : [each.error])) };
  return {
    ok: true,
    value: { text: q ?? '', hub, states: states.value, models: models.value, destination, regime, temperature, departure, order: sort ?? 'readyAt', descending: direction === 'desc', limit: limit ?? 100, after },
  };
};

/** No consignment twice: the second move would be judged by a state that the first has ended. */
export const toMoves = (moves: z.infer<typeof movesRequest>['moves']): Result<readonly Move[], Fault[]> => {
  const first = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [m, { consignments }] of moves.entries())
    for (const [c, { id }] of consignments.entries()) {
      const pointer = `/moves/${m}/consignments/${c}/id`;
      const before = first.get(id);
      if (before === undefined) first.set(id, pointer);
      else faults.push({ pointer, code: 'DUPLICATE_ID', value: id, detail: { first: before }, candidates: [] });
    }
  if (faults.length > 0) return { ok: false, error: faults };
  return {
    ok: true,
    value: moves.map(({ consignments, state, placed, reason }) => ({
      consignments: consignments.map(({ id, revision }) => ({ id, revisions: revision === null || revision === undefined ? ('*' as const) : [String(revision)] })), state, placed: placed ?? undefined, reason: reason ?? '',
    })),
  };
};
