/**
 * A sample assortment of the belts' goods with demand by market and week, drawn by a seed: the goods of each district as the plans name them, everything else
 * invented. The same edition and seed give the same rows. Demand holds for four weeks at a time, so that a sheet of it stays short.
 * Not handled: trends, promotions, SKUs that replace each other.
 */
import type { Demand, Market, Sku } from '../../allocation/index.ts';
import { cubicCentimetres, dateOfDay, grams, minorUnits, share, type EpochMin } from '../../domain/index.ts';
import type { Edition } from '../../network/index.ts';
import { makeLuck, type Luck } from '../../support/index.ts';
import { DIRECT_PROMISE, MARKET_SHARES, PRODUCT_LINES, SEASONS, STOCK_PROMISES, USUAL_STOCK_PROMISE, type ProductLine, type Range } from './products.ts';

export interface SampleSize {
  readonly seed: number;
  readonly skus: number;
  /** Of the twelve, the first so many. */
  readonly markets: number;
  readonly weeks: number;
  readonly startsAt: EpochMin;
  /** Orders of a usual week, over all SKUs and markets. */
  readonly ordersPerWeek: number;
}
export interface Assortment {
  readonly skus: readonly Sku[];
  readonly markets: readonly Market[];
  readonly demand: readonly Demand[];
  /** Where each SKU is made: a place, by SKU. */
  readonly madeAt: ReadonlyMap<string, string>;
}

const MIN_PER_DAY = 1440;
/** Weeks of the same demand. */
export const BLOCK_WEEKS = 4;
/** Of a hundred SKUs so many are sold in a market. */
const SOLD_PERCENT = 75;
const REGIMES = ['9610', '9810', '1210'] as const;

export const drawAssortment = (edition: Edition, { seed, skus: count, markets: marketCount, weeks, startsAt, ordersPerWeek }: SampleSize): Assortment => {
  const luck = makeLuck(seed);
  const markets = MARKET_SHARES.slice(0, marketCount);
  const belts = edition.places
    .filter(({ kind, goods }) => kind === 'district' && goods.some((name) => lineOf(name) !== undefined))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const madeAt = new Map<string, string>();
  const lines: ProductLine[] = [];
  const skus = Array.from({ length: count }, (_, i): Sku => {
    // Every district has its turn, then luck decides.
    const place = belts[i < belts.length ? i : luck.below(belts.length)] as (typeof belts)[number];
    const sold = place.goods.flatMap((name) => lineOf(name) ?? []);
    const line = sold[luck.below(sold.length)] as ProductLine;
    const product = line.products[luck.below(line.products.length)] as string;
    const volume = Math.round(skewed(luck, line.millilitres));
    const id = `SKU-${String(i + 1).padStart(4, '0')}`;
    lines.push(line);
    madeAt.set(id, place.id);
    return {
      id, name: `${place.names.zh}${product} ${String.fromCharCode(65 + luck.below(6))}${1 + luck.below(9)}`, volume: cubicCentimetres(volume), weight: grams(Math.max(30, Math.round(volume * between(luck, line.kgPerLitre)))),
      value: minorUnits(Math.round(skewed(luck, line.fen) / 100) * 100), shelfDays: line.shelfDays && Math.round(between(luck, line.shelfDays) / 30) * 30,
      temperature: 'T-AMB', regimes: REGIMES, returned: share(Math.round(between(luck, line.returnedPercent)) / 100),
    };
  });

  // Few SKUs sell most: the n-th sells as 1 / n^0.7.
  const ranks = skus.map((_, i) => i);
  for (let i = ranks.length - 1; i > 0; i--) {
    const other = luck.below(i + 1);
    [ranks[i], ranks[other]] = [ranks[other] as number, ranks[i] as number];
  }
  const weights = ranks.map((rank) => (rank + 1) ** -0.7);
  const sumOfWeights = weights.reduce((sum, weight) => sum + weight, 0);
  const sumOfShares = markets.reduce((sum, [, part]) => sum + part, 0);
  const months = Array.from({ length: Math.ceil(weeks / BLOCK_WEEKS) }, (_, block) => Number(dateOfDay(startsAt / MIN_PER_DAY + block * BLOCK_WEEKS * 7 + 14).slice(5, 7)) - 1);
  const demand = skus.flatMap((sku, s) => {
    const spread = 20 + luck.below(41);
    return markets.flatMap(([market, part]): Demand[] => {
      const taste = 50 + luck.below(101);
      if (luck.below(100) >= SOLD_PERCENT && part < 15) return [];
      const usual = (ordersPerWeek * (weights[s] as number) * part * taste) / (sumOfWeights * sumOfShares * SOLD_PERCENT);
      const season = SEASONS[(lines[s] as ProductLine).season];
      const mean = months.map((month) => rounded((usual * (season[month] as number)) / 100)).flatMap((each) => Array<number>(BLOCK_WEEKS).fill(each)).slice(0, weeks);
      // Buyers come one by one, and weeks differ besides.
      return [{ sku: sku.id, market, mean, variance: mean.map((each) => rounded(each + (each * spread) ** 2 / 10_000)) }];
    });
  });
  return { skus, markets: markets.map(([id]) => usualMarket(id)), demand, madeAt };
};

const rounded = (value: number): number => Math.max(0.01, Math.round(value * 100) / 100);
const lineOf = (goods: string): ProductLine | undefined => PRODUCT_LINES.find((line) => line.goods.test(goods));
const between = (luck: Luck, [least, most]: Range): number => least + luck.next() * (most - least);
/** Most are small: the product of two draws. */
const skewed = (luck: Luck, [least, most]: Range): number => least + luck.next() * luck.next() * (most - least);

/** A market as it is usually promised. @param id of its place */
export const usualMarket = (id: string): Market => {
  const [hours, percent] = STOCK_PROMISES[id] ?? USUAL_STOCK_PROMISE;
  return { id, country: id.slice(4, 6), promise: { hours, share: share(percent / 100) }, directPromise: { hours: DIRECT_PROMISE[0], share: share(DIRECT_PROMISE[1] / 100) } };
};
