/** The one table from kind of job to use case. */
import { priceRows, type RowPricing } from '../usecases/rfq/price-rows.ts';
import { handlersOf, type Handlers, type JobHandler } from './handler.ts';
import { JOB_KINDS } from './names.ts';

const priceRfq = (pricing: RowPricing): JobHandler<'price-rfq'> => ({
  kind: 'price-rfq',
  run: async ({ rfq }, { report, signal }) => {
    await priceRows(pricing, rfq, report, signal);
    return { result: { rfq } };
  },
  dropped: (tx, { rfq }, at) => tx.cancelRfq(rfq, at),
});

/** @throws Error where a kind has no handler, or two: nothing is started then. */
export const jobHandlers = (parts: RowPricing): Handlers => handlersOf(JOB_KINDS, [priceRfq(parts)]);
