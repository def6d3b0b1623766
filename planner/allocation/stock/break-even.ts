/**
 * From which weekly volume on stock beats sending direct, for one SKU, market and warehouse by itself: at every volume the cheapest mode of the warehouse, the
 * demand's variance in proportion. Alone, the goods are charged with the warehouse and its shipments; otherwise the warehouse is in use anyway.
 *
 * Stock begins dearer, because safety stock grows with the root of the volume, and what it saves on each unit wins in the end or never: the volume is found
 * by doubling and halving between the last loss and the first gain, to one part in a million.
 */
import { minorUnits, type MinorUnits } from '../../domain/index.ts';
import { compileStock, directUnit, mayAt, type Kernel } from './kernel.ts';
import type { Demand, DirectMail, Sku, StockQuestion } from './question.ts';
import { makeSkuChoices } from './sku-choices.ts';

export interface BreakEvenPoint {
  readonly weekly: number;
  /** A week, in minor units; undefined: may not be served so. */
  readonly stock: MinorUnits | undefined;
  readonly direct: MinorUnits | undefined;
}

export interface BreakEven {
  /** Units a week as asked. */
  readonly weekly: number;
  /** Units a week from which on stock is cheaper; undefined: never, or one of both may not be. */
  readonly from: number | undefined;
  /** By which lane and how often there. */
  readonly lane: string | undefined;
  readonly every: number | undefined;
  /** Stock of this SKU alone would fill the warehouse. */
  readonly fullAt: number | undefined;
  /** Ascending volumes about both. */
  readonly points: readonly BreakEvenPoint[];
}

/** No volume is looked at beyond. */
const MOST_WEEKLY = 1e9;
const LEAST_WEEKLY = 1e-3;
const EXACT = 1e-6;
const POINTS = 24;

/** Undefined: there is no such demand or warehouse. */
export const breakEven = (question: StockQuestion, skuId: string, marketId: string, warehouseId: string, { isAlone = false }: { readonly isAlone?: boolean } = {}): BreakEven | undefined => {
  const demand = question.demand.find((row) => row.sku === skuId && row.market === marketId);
  const sku = question.skus.find(({ id }) => id === skuId);
  const warehouse = question.warehouses.find(({ id }) => id === warehouseId);
  if (!demand || !sku || !warehouse) return undefined;
  const weekly = demand.mean.reduce((a, b) => a + b, 0) / question.weeks;
  const costs = makeCosts(question, demand, sku, warehouseId, { isAlone });
  const gain = (volume: number): number => costs.direct(volume) - costs.stock(volume).cost;
  const from = costs.direct(weekly) < Infinity ? crossing(gain) : undefined;
  const at = from === undefined ? undefined : costs.stock(from).mode;
  const points = volumesAbout(weekly, from).map((volume): BreakEvenPoint => ({ weekly: volume, stock: perWeek(costs.stock(volume).cost, question.weeks), direct: perWeek(costs.direct(volume), question.weeks) }));
  return { weekly, from, lane: at?.lane.id, every: at?.every, fullAt: costs.fullAt(), points };
};

/** The least volume from which on there is a gain; 0: always. */
const crossing = (gain: (volume: number) => number): number | undefined => {
  let high = LEAST_WEEKLY;
  while (gain(high) < 0 && high < MOST_WEEKLY) high *= 2;
  if (gain(high) < 0) return undefined;
  if (high === LEAST_WEEKLY) return 0;
  let low = high / 2;
  while (high - low > EXACT * high) {
    const middle = (low + high) / 2;
    if (gain(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
};

/** A decade about what is asked and what was found, evenly by ratio. */
const volumesAbout = (weekly: number, from: number | undefined): number[] => {
  const marks = from !== undefined && from > 0 ? [weekly, from] : [weekly];
  const [least, most] = [Math.min(...marks) / 10, Math.max(...marks) * 10];
  return Array.from({ length: POINTS + 1 }, (_, i) => least * (most / least) ** (i / POINTS));
};

const perWeek = (cost: number, weeks: number): MinorUnits | undefined => (cost === Infinity ? undefined : minorUnits(Math.round(cost / weeks)));

interface Costs {
  direct(weekly: number): number;
  stock(weekly: number): { readonly cost: number; readonly mode: Kernel['modes'][number] | undefined };
  fullAt(): number | undefined;
}

/** Over the horizon. */
const makeCosts = (question: StockQuestion, demand: Demand, sku: Sku, warehouseId: string, { isAlone }: { readonly isAlone: boolean }): Costs => {
  const total = demand.mean.reduce((a, b) => a + b, 0);
  const kernelOf = (weekly: number): Kernel => {
    const factor = (weekly * question.weeks) / total;
    return compileStock({
      ...question, skus: [sku], demand: [{ ...demand, mean: demand.mean.map((units) => units * factor), variance: demand.variance.map((square) => square * factor) }], markets: question.markets.filter(({ id }) => id === demand.market),
      warehouses: question.warehouses.filter(({ id }) => id === warehouseId).map((row) => ({ ...row, decided: undefined })), lanes: question.lanes.filter(({ warehouse }) => warehouse === warehouseId),
      lastMiles: question.lastMiles.filter((mile) => mile.warehouse === warehouseId && mile.market === demand.market), direct: question.direct.filter(({ market }) => market === demand.market),
    });
  };
  const stockAt = (weekly: number): { readonly cost: number; readonly room: number; readonly mode: Kernel['modes'][number] | undefined } => {
    const kernel = kernelOf(weekly);
    const choices = makeSkuChoices(kernel);
    let best: ReturnType<typeof stockAt> = { cost: Infinity, room: 0, mode: undefined };
    kernel.modes.forEach((mode, k) => {
      if (kernel.may[mayAt(kernel, 0, k)] === 0) return;
      const room = new Float64Array(1);
      const cost = choices.evaluate(0, Int32Array.of(k), room) + (isAlone ? mode.fixed : 0);
      if (cost < best.cost) best = { cost, room: room[0] as number, mode };
    });
    return best;
  };
  const first = kernelOf(total / question.weeks);
  const mail: DirectMail | undefined = question.direct.find(({ market }) => market === demand.market);
  const each = mail && first.direct[0] !== Infinity ? directUnit(sku, mail) : Infinity;
  return {
    direct: (weekly) => each * weekly * question.weeks,
    stock: stockAt,
    fullAt: () => {
      const capacity = first.capacity[0] as number;
      if (stockAt(total / question.weeks).mode === undefined) return undefined;
      let [low, high] = [0, LEAST_WEEKLY];
      while (stockAt(high).room <= capacity && high < MOST_WEEKLY) high *= 2;
      if (high >= MOST_WEEKLY) return undefined;
      while (high - low > EXACT * high) {
        const middle = (low + high) / 2;
        if (stockAt(middle).room <= capacity) low = middle;
        else high = middle;
      }
      return low;
    },
  };
};
