/** The contract of `POST /api/v1/quotes/why-not`. */
import { z } from 'zod';
import { isLocalDate, toDecimalString, toRfc3339, type IssueCode, type Result } from '../../../planner/domain/index.ts';
import { readAsked, type Asked, type QuoteRequest, type WhyNot, nameOf } from '../../../planner/quote/index.ts';
import { exclusion, instant, money, option, quoteRequest } from './quote.ts';
import { toExclusionBody, toOptionBody, type Places } from './to-api.ts';
import { LONGEST } from './limits.ts';
import { findOnTheWay, fromZod, type Fault, type Known } from './to-domain.ts';

export const whyNotRequest = z
  .strictObject({
    question: quoteRequest,
    what: z.string().min(1).max(LONGEST.name).meta({ description: 'A service by id, a departure as `service@date`, a mode, or a place as in `via`', example: 'FERRY-WEI-INC@2026-12-08' }),
  })
  .meta({ id: 'WhyNotRequest' });

const pricedOption = option.omit({ picks: true, reliability: true });
export const whyNotResponse = z
  .strictObject({
    what: z.string(),
    kind: z.enum(['service', 'departure', 'place', 'mode']),
    verdict: z.enum(['offered', 'beaten', 'ruledOut', 'missed', 'noWay']).meta({
      description: 'offered: on the front · beaten: possible, but an option is at least as good in everything · ruledOut: a rule keeps it out · missed: the goods come too late · noWay: no single change opens a way',
    }),
    offered: z.array(z.string()).meta({ description: 'Ids of the options that use it' }),
    rule: exclusion.nullable().meta({ description: 'The first broken rule, with its margin' }),
    beaten: z
      .strictObject({
        option: pricedOption.meta({ description: 'The best itinerary with it' }),
        by: z.string().meta({ description: 'Id of the option that beats it' }),
        laterHours: z.number(),
        dearer: money,
        moreCo2eKg: z.string(),
        entersIf: z.strictObject({ cheaper: money.nullable(), earlierMin: z.number().int() }).meta({ description: 'The change of price or of arrival with which this itinerary would be offered' }),
      })
      .nullable(),
    missed: z
      .strictObject({
        readyBy: instant.meta({ description: 'The latest ready time that would have caught it' }),
        option: pricedOption.nullable(),
        saves: z.strictObject({ price: money, hours: z.number() }).nullable().meta({ description: 'Against what now arrives first; negative: it would cost more' }),
      })
      .nullable(),
  })
  .meta({ id: 'WhyNot' });
export type WhyNotBody = z.infer<typeof whyNotResponse>;

/** What is asked about, in the planner’s words. */
export const toAsked = (given: unknown, known: Known): Result<Asked, Fault[]> => {
  const fault = (code: IssueCode, value: unknown, more: Partial<Pick<Fault, 'detail' | 'candidates'>> = {}): Result<Asked, Fault[]> => ({
    ok: false, error: [{ pointer: '/what', code, value: String(value).slice(0, 200), detail: {}, candidates: [], ...more }],
  });
  if (given === undefined || given === '') return fault('MISSING', '');
  const read = whyNotRequest.shape.what.safeParse(given);
  if (!read.success) {
    const [found] = read.error.issues.flatMap((issue) => fromZod(issue, given));
    return fault(found?.code ?? 'UNKNOWN_VALUE', typeof given === 'string' ? given : JSON.stringify(given), { detail: found?.detail ?? {} });
  }
  const what = read.data;
  const [services, couriers] = [known.services, known.couriers].map((lines) => lines.map((line) => line.id as string)) as [string[], string[]];
  const lines = [...services, ...couriers];
  const at = what.indexOf('@');
  const line = at < 0 ? what : what.slice(0, at);
  if (at >= 0 && lines.includes(line)) {
    // A courier has no departures of its own.
    if (couriers.includes(line)) return fault('UNKNOWN_VALUE', what, { detail: { known: line } });
    if (!isLocalDate(what.slice(at + 1))) return fault('NOT_A_DATE', what.slice(at + 1));
  }
  const found = findOnTheWay(known.places, what);
  const asked = readAsked(what, { isLine: (id) => lines.includes(id), hasDepartures: (id) => services.includes(id), place: 'place' in found ? found.place.id : undefined });
  if (asked) return { ok: true, value: asked };
  const candidates = 'candidates' in found ? found.candidates : [];
  const alike = line === '' ? [] : lines.filter((id) => id.startsWith(line.slice(0, 5).toUpperCase())).sort().slice(0, 5);
  return fault(candidates.length > 1 ? 'AMBIGUOUS_PLACE' : alike.length > 0 ? 'UNKNOWN_VALUE' : 'UNKNOWN_PLACE', what, { detail: { known: alike.join(', ') }, candidates });
};

const hours = (min: number): number => Math.round((min / 60) * 100) / 100;

export const toWhyNotBody = ({ asked, verdict, offered, rule, beaten, missed }: WhyNot, { currency, from }: Pick<QuoteRequest, 'currency' | 'from'>, places: Places): WhyNotBody => {
  const amount = (minor: Parameters<typeof toDecimalString>[0]) => ({ amount: toDecimalString(minor, currency), currency });
  const priced = (made: Omit<Parameters<typeof toOptionBody>[0], 'picks' | 'reliability'>) => {
    const { picks: _, reliability: __, ...body } = toOptionBody({ ...made, picks: [], reliability: undefined }, currency, places);
    return body;
  };
  return {
    what: nameOf(asked), kind: asked.kind, verdict, offered: [...offered], rule: rule ? toExclusionBody(rule) : null,
    beaten: beaten
      ? {
          option: priced(beaten.option), by: beaten.by, laterHours: hours(beaten.later), dearer: amount(beaten.dearer), moreCo2eKg: (beaten.moreCo2e / 1000).toFixed(3),
          entersIf: { cheaper: beaten.entersIf.cheaper === undefined ? null : amount(beaten.entersIf.cheaper), earlierMin: beaten.entersIf.earlier },
        }
      : null,
    missed: missed
      ? {
          readyBy: toRfc3339(missed.readyBy, places.get(from)?.zone ?? 'UTC'), option: missed.option ? priced(missed.option) : null,
          saves: missed.saves ? { price: amount(missed.saves.price), hours: hours(missed.saves.time) } : null,
        }
      : null,
  };
};
