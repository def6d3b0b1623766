import { epochMin, parseInstant, toDecimalString, toRfc3339, type EpochMin, type Place, type Result } from '../../../planner/domain/index.ts';
import { findPlace, type Edition } from '../../../planner/network/index.ts';
import type { MarketReach, QuoteRequest } from '../../../planner/quote/index.ts';
import { sampleQuestion } from '../../usecases/show-reach.ts';
import { reachQuery } from './network-query.ts';
import { readQuery } from './query.ts';
import { toExclusionBody, toPlaceBody, type Places } from './to-api.ts';
import type { Fault } from './to-domain.ts';

export const toReachQuestion = (query: Readonly<Record<string, unknown>>, places: readonly Place[], now: EpochMin): Result<Omit<QuoteRequest, 'to'>, Fault[]> => {
  const read = readQuery(reachQuery, query);
  const faults: Fault[] = read.ok ? [] : read.error;
  const text = (field: 'from' | 'readyAt'): string | undefined => (typeof query[field] === 'string' && query[field] !== '' && !faults.some((f) => f.pointer === `/${field}`) ? query[field] : undefined);
  const wanted = text('from');
  const found = wanted === undefined ? undefined : findPlace(places, wanted, 'origin');
  if (wanted !== undefined && found && !('place' in found)) faults.push({ pointer: '/from', code: found.candidates.length > 1 ? 'AMBIGUOUS_PLACE' : 'UNKNOWN_PLACE', value: wanted, detail: {}, candidates: found.candidates });
  const given = text('readyAt');
  const readyAt = given === undefined ? epochMin(Math.ceil(now / 60) * 60) : parseInstant(given);
  if (given !== undefined && readyAt === undefined) faults.push({ pointer: '/readyAt', code: 'NOT_AN_INSTANT', value: given, detail: {}, candidates: [] });
  if (faults.length > 0 || !found || !('place' in found) || readyAt === undefined) return { ok: false, error: faults };
  return { ok: true, value: sampleQuestion(found.place.id, readyAt) };
};

export const toReachBody = (edition: Edition, question: Omit<QuoteRequest, 'to'>, markets: readonly MarketReach[], places: Places) => ({
  edition: edition.id,
  from: question.from,
  readyAt: toRfc3339(question.readyAt, places.get(question.from)?.zone ?? 'UTC'),
  cargo: { weightKg: question.cargo.weight / 1000, volumeCbm: question.cargo.volume / 1_000_000 },
  currency: question.currency,
  markets: markets.map((m) => ({
    market: m.market,
    hours: m.fastest ? Math.round((m.fastest.transit / 60) * 10) / 10 : null,
    modes: [...(m.fastest?.modes ?? [])],
    price: m.cheapest ? { amount: toDecimalString(m.cheapest.price, m.currency), currency: m.currency } : null,
    priceModes: [...(m.cheapest?.modes ?? [])],
    reasons: m.reasons.map(toExclusionBody),
  })),
  places: Object.fromEntries([question.from, ...markets.map((m) => m.market)].flatMap((id) => (places.has(id) ? [[id, toPlaceBody(places.get(id) as Place)]] : []))),
});
