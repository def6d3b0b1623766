import { localDateOf, type EpochMin, type ExchangeRate } from '../../planner/domain/index.ts';
import { ratesBehind, staleRates } from '../../planner/offer/index.ts';
import type { QuoteRequest } from '../../planner/quote/index.ts';
import type { Engine, RunOptions, Tasks } from '../ports/engine.ts';

/** Offers are dated, and rates age, on the clock of the firms that make them. */
export const FIRM_ZONE = 'Asia/Shanghai';

/** What the age of exchange rates is judged by. */
export interface RateAge {
  readonly exchange: readonly ExchangeRate[];
  readonly now: EpochMin;
  /** Loaded rates older than this are warned of, and hold saving up. */
  readonly rateDays: number;
}

/** Answers one question now. The caller has checked the request; "no route" is an answer. */
export const quoteShipment = async (engine: Engine, { exchange, now, rateDays }: RateAge, request: QuoteRequest, options?: RunOptions): Promise<Tasks['quote']['output']> => {
  const output = await engine.run('quote', request, options);
  const used = ratesBehind(exchange, request.currency, output.answer.options.flatMap(({ charges }) => charges));
  const stale = staleRates(used, localDateOf(now, FIRM_ZONE), rateDays);
  if (!stale[0]) return output;
  const detail = { currencies: stale.map(({ currency }) => currency).join(', '), asOf: stale.map(({ asOf }) => asOf).sort()[0] as string, days: rateDays };
  return { ...output, answer: { ...output.answer, warnings: [{ code: 'FX_STALE', detail }, ...output.answer.warnings] } };
};
