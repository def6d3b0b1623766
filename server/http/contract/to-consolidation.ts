/** Questions of consolidation on their way in: all faults at once. */
import { Big } from 'big.js';
import { parseInstant, toMinor, type Currency, type MinorUnits, type Result } from '../../../planner/domain/index.ts';
import type { ConsolidationQuestion } from '../../usecases/consolidation/question.ts';
import { consolidationRequest, USUAL_SETTINGS, type ConsolidationBody } from './consolidation.ts';
import { isHub, type FindNamed } from './to-consignment.ts';
import type { Fault } from './to-domain.ts';
import { readBody } from './to-saved-quote.ts';

/** Longest stretch of departures that is planned at once, days. */
const MOST_DAYS = 31;
const MIN_PER_DAY = 1440;

type Named = Pick<ConsolidationQuestion, 'hub' | 'from' | 'until' | 'currency'>;
type Tell = (pointer: string, code: Fault['code'], value: string, detail?: Fault['detail'], candidates?: Fault['candidates']) => void;
const teller = (faults: Fault[]): Tell => (pointer, code, value, detail = {}, candidates = []) => void faults.push({ pointer, code, value: value.slice(0, 200), detail, candidates });

/** Hub and window; undefined where one of them has a fault, which is told. */
const namedIn = (given: { readonly hub: string; readonly from: string; readonly until: string }, find: FindNamed, tell: Tell): Omit<Named, 'currency'> | undefined => {
  const found = find('hub', given.hub);
  const hub = 'place' in found && isHub(found.place) ? found.place : undefined;
  const candidates = 'place' in found ? [] : found.candidates;
  if (!hub) tell('/hub', candidates.length > 1 ? 'AMBIGUOUS_PLACE' : 'UNKNOWN_PLACE', given.hub, {}, candidates);
  const [from, until] = (['from', 'until'] as const).map((field) => {
    const at = parseInstant(given[field]);
    if (at === undefined) tell(`/${field}`, 'NOT_AN_INSTANT', given[field]);
    return at;
  });
  if (from === undefined || until === undefined) return undefined;
  if (until > from && until - from <= MOST_DAYS * MIN_PER_DAY) return hub && { hub: hub.id, from, until };
  tell('/until', 'OUT_OF_RANGE', given.until, { min: given.from, max: `+${MOST_DAYS} d` });
  return undefined;
};

export const toBoardQuestion = (given: { readonly hub: string; readonly from: string; readonly until: string; readonly currency?: Currency | undefined }, find: FindNamed): Result<Named, Fault[]> => {
  const faults: Fault[] = [];
  const named = namedIn(given, find, teller(faults));
  return named ? { ok: true, value: { ...named, currency: given.currency ?? 'CNY' } } : { ok: false, error: faults };
};

export const toConsolidationQuestion = (body: unknown, find: FindNamed): Result<ConsolidationQuestion, Fault[]> => {
  const read = readBody(consolidationRequest, body);
  if (!read.ok) return read;
  const given = { ...USUAL_SETTINGS, ...read.value } as ConsolidationBody['question'];
  const faults: Fault[] = [];
  const tell = teller(faults);
  const named = namedIn(given, find, tell);
  if ((given.after === null) !== (given.mostChanges === null)) tell(given.after === null ? '/after' : '/mostChanges', 'CONFLICT', '', { other: given.after === null ? '/mostChanges' : '/after' });
  if (faults.length > 0 || !named) return { ok: false, error: faults };
  const minor = (amount: string): MinorUnits => toMinor(Big(amount), given.currency);
  return {
    ok: true,
    value: {
      ...named, currency: given.currency, teuPerDeparture: given.teuPerDeparture, gap: given.gap, seconds: given.seconds,
      rates: { holdingPerTonDay: minor(given.holdingPerTonDay), latePerTonDay: minor(given.latePerTonDay), leftBehindPerTon: minor(given.leftBehindPerTon) },
      pins: given.pins.map(({ consignments, departure, unit, closed }) => ({ consignments, departure, unit: unit ?? undefined, closed })),
      extraUnits: given.extraUnits, after: given.after ?? undefined, mostChanges: given.mostChanges ?? undefined,
    },
  };
};
