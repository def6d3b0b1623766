/** The contract of `POST /api/v1/quotes/profile`: which day is best to send. */
import { z } from 'zod';
import { toDecimalString, toRfc3339, type Result } from '../../../planner/domain/index.ts';
import type { Network } from '../../../planner/network/index.ts';
import { LONGEST_WINDOW, type Profile, type QuoteRequest } from '../../../planner/quote/index.ts';
import { instant, money, quoteRequest } from './quote.ts';
import type { Fault } from './to-domain.ts';

export const profileRequest = z
  .strictObject({ question: quoteRequest, days: z.number().int().min(1).max(LONGEST_WINDOW).optional().meta({ description: 'Days from the ready time on, default 14' }) })
  .meta({ id: 'ProfileRequest' });

const best = z.strictObject({ arrivesAt: instant, transitHours: z.number(), price: money });
export const profileResponse = z
  .strictObject({
    edition: z.string(),
    days: z.array(z.strictObject({ date: z.string(), readyAt: instant, options: z.number().int(), fastest: best.nullable(), cheapest: best.nullable() })).meta({ description: 'The same goods, ready at the same local hour of each day' }),
    shortest: z.string().nullable().meta({ description: 'The first day of the shortest transit' }),
    cheapest: z.string().nullable().meta({ description: 'The first day of the lowest price' }),
    latestForFirstArrival: z.string().nullable().meta({ description: 'The last day from which goods still arrive as early as from any' }),
  })
  .meta({ id: 'Profile' });
export type ProfileBody = z.infer<typeof profileResponse>;

const DEFAULT_DAYS = 14;

export const toDays = (given: unknown): Result<number, Fault[]> => {
  if (given === undefined) return { ok: true, value: DEFAULT_DAYS };
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= LONGEST_WINDOW) return { ok: true, value: given };
  const fault = (code: Fault['code'], detail: Fault['detail'] = {}): Result<number, Fault[]> => ({
    ok: false, error: [{ pointer: '/days', code, value: (typeof given === 'string' ? given : JSON.stringify(given)).slice(0, 200), detail, candidates: [] }],
  });
  if (typeof given !== 'number' || Number.isNaN(given)) return fault('NOT_A_NUMBER');
  return given < 1 || given > LONGEST_WINDOW ? fault('OUT_OF_RANGE', { min: 0, max: LONGEST_WINDOW }) : fault('UNKNOWN_VALUE', { known: `1, 2 … ${LONGEST_WINDOW}` });
};

export const toProfileBody = (profile: Profile, { from, to, currency }: QuoteRequest, { places, edition }: Pick<Network, 'places'> & { readonly edition: { readonly id: string } }): ProfileBody => {
  const zone = (id: QuoteRequest['from']): string => places.get(id)?.zone ?? 'UTC';
  const bestOf = (found: Profile['days'][number]['fastest']) =>
    found ? { arrivesAt: toRfc3339(found.arrivesAt, zone(to)), transitHours: Math.round((found.transit / 60) * 100) / 100, price: { amount: toDecimalString(found.price, currency), currency } } : null;
  return {
    edition: edition.id,
    days: profile.days.map(({ date, readyAt, options, fastest, cheapest }) => ({ date, readyAt: toRfc3339(readyAt, zone(from)), options, fastest: bestOf(fastest), cheapest: bestOf(cheapest) })),
    shortest: profile.shortest ?? null, cheapest: profile.cheapest ?? null, latestForFirstArrival: profile.latestForFirstArrival ?? null,
  };
};
