/** Prices the rows of bulk requests one after another, wherever the last process left off: what is pending stands in the store and nowhere else. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Option, QuoteAnswer, QuoteRequest } from '../../../planner/quote/index.ts';
import { OutsideError, type Engine } from '../../ports/engine.ts';
import type { PickedOption, RfqOutcome } from '../../ports/rfqs.ts';
import { StoreError, type Store } from '../../ports/store.ts';
import { quoteShipment, type RateAge } from '../quote-shipment.ts';

export interface RowPricer {
  /** Says that there may be something to do. */
  wake(): void;
  /** Begins no further row and writes no outcome any more; resolves when the last one under way is let go. */
  close(): Promise<void>;
}

export interface PricerLog {
  error(detail: object, message: string): void;
}

/** Until a busy engine or an absent store is asked again, ms. */
const AGAIN_MS = 1000;
/** A plan is out of time also when it only waited behind people at screens: so often a row is asked before it is refused. */
const TRIES = 3;
/** Reasons kept of a row without a route. */
const REASONS = 3;

/** What became of a row; undefined: nothing yet, it is to be asked again. */
const outcomeOf = async (engine: Engine, rates: () => RateAge, question: QuoteRequest, signal: AbortSignal, tries = TRIES): Promise<RfqOutcome | undefined> => {
  try {
    const { answer } = await quoteShipment(engine, rates(), question, { lane: 'jobs', signal });
    return staleOutcome(answer) ?? pricedOutcome(answer) ?? { kind: 'noRoute', reasons: answer.noRoute.slice(0, REASONS) };
  } catch (cause) {
    const code = cause instanceof OutsideError ? cause.code : 'ENGINE_FAILED';
    if (code === 'ENGINE_TIMEOUT' && tries > 1 && !signal.aborted) return outcomeOf(engine, rates, question, signal, tries - 1);
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

/** The work's result, or undefined at the end. A promise of the end that lasted would keep every result raced against it. */
const orEnd = <T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const end = (): void => resolve(undefined);
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    return void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });

export const rowPricer = (store: Store, engine: Engine, rates: () => RateAge, log: PricerLog): RowPricer => {
  const stopped = new AbortController();
  let running: Promise<void> | undefined;
  let woken = false;

  const priceNext = async (): Promise<'done' | 'next' | 'later'> => {
    const row = await store.read.nextRfqRow();
    if (!row) return 'done';
    // The end does not wait for a plan: the row stays pending, and the next process asks again.
    const outcome = await orEnd(outcomeOf(engine, rates, row.question, stopped.signal), stopped.signal);
    if (stopped.signal.aborted) return 'done';
    if (!outcome) return 'later';
    await store.write(undefined, async (tx) => {
      await tx.settleRfqRow(row.id, row.index, outcome.kind === 'priced' ? 'priced' : 'refused', outcome);
      return { status: 204, headers: {}, body: '' };
    });
    return 'next';
  };
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const step = await priceNext().catch((cause: unknown) => {
        if (!(cause instanceof StoreError)) log.error({ err: cause }, 'a row of a bulk request could not be priced; it is tried again');
        return 'later' as const;
      });
      if (step === 'done' && !woken) return;
      woken = false;
      if (step === 'later') await wait(AGAIN_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  const wake = (): void => {
    woken = true;
    running ??= run().finally(() => {
      running = undefined;
      if (woken && !stopped.signal.aborted) wake();
    });
  };
  return {
    wake,
    close: async () => {
      stopped.abort();
      await running;
    },
  };
};
