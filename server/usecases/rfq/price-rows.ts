/** Prices the rows of a bulk request one after another, wherever the last attempt left off: what is pending stands in the store and nowhere else. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Option, QuoteAnswer, QuoteRequest } from '../../../planner/quote/index.ts';
import { OutsideError, type Engine } from '../../ports/engine.ts';
import type { JobProgress } from '../../ports/job.ts';
import type { PickedOption, RfqOutcome } from '../../ports/rfqs.ts';
import type { Store } from '../../ports/store.ts';
import { quoteShipment, type RateAge } from '../quote-shipment.ts';

export interface RowPricing {
  readonly store: Store;
  readonly engine: Engine;
  readonly rates: () => RateAge;
}

/** Until a busy engine is asked again, ms. */
const AGAIN_MS = 1000;
/** Reasons kept of a row without a route. */
const REASONS = 3;

/** What became of a row; undefined: nothing yet, it is to be asked again. */
const outcomeOf = async ({ engine, rates }: RowPricing, question: QuoteRequest, signal: AbortSignal): Promise<RfqOutcome | undefined> => {
  try {
    const { answer } = await quoteShipment(engine, rates(), question, { lane: 'jobs', signal });
    return staleOutcome(answer) ?? pricedOutcome(answer) ?? { kind: 'noRoute', reasons: answer.noRoute.slice(0, REASONS) };
  } catch (cause) {
    const code = cause instanceof OutsideError ? cause.code : 'ENGINE_FAILED';
    return code === 'ENGINE_BUSY' ? undefined : { kind: 'failed', code };
  }
};

/** Nobody looks at a row before it goes out, so what is a warning to one who asks refuses it here, as it refuses saving. */
const staleOutcome = ({ warnings }: QuoteAnswer): RfqOutcome | undefined => {
  const stale = warnings.find(({ code }) => code === 'FX_STALE');
  return stale && { kind: 'staleRates', currencies: String(stale.detail['currencies']), asOf: String(stale.detail['asOf']), days: Number(stale.detail['days']) };
};

const pricedOutcome = ({ edition, currency, options }: QuoteAnswer): RfqOutcome | undefined => {
  const [cheapest, fastest, balanced] = (['cheapest', 'fastest', 'balanced'] as const).map((pick) => options.find(({ picks }) => picks.includes(pick)));
  if (!cheapest || !fastest || !balanced) return undefined;
  return { kind: 'priced', edition, currency, options: options.length, cheapest: toPicked(cheapest), fastest: toPicked(fastest), balanced: toPicked(balanced) };
};

const toPicked = ({ id, price, arrivesAt, transit, steps, co2e }: Option): PickedOption => ({
  option: id, price, arrivesAt, transit, co2e, modes: steps.flatMap((step) => (step.kind === 'ride' ? [step.mode] : [])),
});

/**
 * @param report told after every row
 * @throws the signal's reason when it is aborted: no outcome is written after that; StoreError
 */
export const priceRows = async (parts: RowPricing, rfq: string, report: (progress: JobProgress) => void, signal: AbortSignal): Promise<void> => {
  const { store } = parts;
  const counts = (await store.read.rfq(rfq))?.counts;
  if (!counts) return;
  const total = counts.pending + counts.priced + counts.refused + counts.cancelled;
  for (let done = total - counts.pending; ; ) {
    report({ phase: 'pricing', done, total });
    signal.throwIfAborted();
    const row = await store.read.nextRfqRow(rfq);
    if (!row) return;
    const outcome = await outcomeOf(parts, row.question, signal);
    signal.throwIfAborted();
    if (!outcome) {
      await wait(AGAIN_MS, undefined, { signal });
      continue;
    }
    await store.transact((tx) => tx.settleRfqRow(rfq, row.index, outcome.kind === 'priced' ? 'priced' : 'refused', outcome));
    done += 1;
  }
};
