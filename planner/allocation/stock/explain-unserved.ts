/**
 * Why there is no plan: which orders nobody may serve, and for each way there might be what stands against it.
 */
import { mayAt, compileStock } from './kernel.ts';
import { keepsPromise, readiness } from './promise.ts';
import { DIRECT_REGIME, type Demand, type Lane, type Market, type Sku, type StockQuestion } from './question.ts';

export const UNSERVED_REASONS = ['NO_DIRECT', 'DIRECT_REGIME', 'DIRECT_PROMISE', 'CLOSED', 'NO_LANE', 'NO_LAST_MILE', 'PROMISE', 'TEMPERATURE', 'REGIME', 'SHELF'] as const;
export type UnservedReason = (typeof UNSERVED_REASONS)[number];

export interface Unserved {
  readonly sku: string;
  readonly market: string;
  /** One for each way; undefined warehouse: direct. In the question's order of warehouses, direct first. */
  readonly reasons: readonly { readonly warehouse: string | undefined; readonly code: UnservedReason }[];
}

/** Rows that nobody may serve; empty: rooms, numbers of sites, the budget or one home a market are in the way. */
export const explainUnserved = (question: StockQuestion): readonly Unserved[] => {
  const kernel = compileStock(question);
  const K = kernel.modes.length;
  const found: Unserved[] = [];
  for (let s = 0; s < kernel.skus.length; s++) {
    const first = kernel.rowStart[s] as number;
    for (let r = first; r < (kernel.rowStart[s + 1] as number); r++) {
      if ((kernel.direct[r] as number) < Infinity) continue;
      let any = false;
      for (let k = 0; k < K; k++) any ||= kernel.may[mayAt(kernel, s, k) + r - first] === 1;
      if (any) continue;
      const [sku, market] = [kernel.skus[s] as Sku, kernel.markets[kernel.rowMarket[r] as number] as Market];
      found.push({ sku: sku.id, market: market.id, reasons: [{ warehouse: undefined, code: whyNotDirect(question, sku, market) }, ...question.warehouses.map(({ id }) => ({ warehouse: id, code: whyNotStocked(question, id, sku, market) }))] });
    }
  }
  const order = new Map(question.demand.map(({ sku, market }: Demand, i) => [`${sku}\n${market}`, i]));
  return found.toSorted((a, b) => (order.get(`${a.sku}\n${a.market}`) as number) - (order.get(`${b.sku}\n${b.market}`) as number));
};

const whyNotDirect = ({ direct }: StockQuestion, { regimes }: Sku, market: Market): UnservedReason => {
  const mail = direct.find((row) => row.market === market.id);
  if (!mail) return 'NO_DIRECT';
  if (!regimes.includes(DIRECT_REGIME)) return 'DIRECT_REGIME';
  return keepsPromise(mail.within, market.directPromise ?? market.promise) ? 'NO_DIRECT' : 'DIRECT_PROMISE';
};

const whyNotStocked = ({ warehouses, lanes, lastMiles }: StockQuestion, id: string, { temperature, regimes }: Sku, market: Market): UnservedReason => {
  const warehouse = warehouses.find((row) => row.id === id);
  if (warehouse?.decided === 'closed') return 'CLOSED';
  const mile = lastMiles.find((row) => row.warehouse === id && row.market === market.id);
  if (!mile) return 'NO_LAST_MILE';
  if (!readiness(mile.within, market.promise)) return 'PROMISE';
  const own = lanes.filter((lane) => lane.warehouse === id);
  if (own.length === 0) return 'NO_LANE';
  const isWarm = (lane: Lane): boolean => lane.temperatures.includes(temperature);
  if (!warehouse?.temperatures.includes(temperature) || !own.some(isWarm)) return 'TEMPERATURE';
  return own.some((lane) => isWarm(lane) && regimes.includes(lane.regime)) ? 'SHELF' : 'REGIME';
};
