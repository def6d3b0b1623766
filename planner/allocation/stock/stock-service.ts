/**
 * What buyers get under a plan, by market, weighted by units: with the buyer in time, as planned. Goods that are not ready when ordered count as late however
 * soon they follow, so this is no more than what comes about.
 */
import { gramsCo2e, share, type GramsCo2e, type Share } from '../../domain/index.ts';
import type { StockPlan } from './plan.ts';
import { shareWithin } from './promise.ts';
import type { Demand, DirectMail, Market, Sku, StockQuestion } from './question.ts';
import { stockedOf } from './stock-levels.ts';

export interface MarketService {
  readonly market: string;
  readonly units: number;
  /** Of the units, from stock. */
  readonly stocked: Share;
  readonly within24h: Share;
  readonly within48h: Share;
  /** Of the units from stock, and of those sent direct: in the hours promised for them. Undefined: there are none. */
  readonly stockInTime: Share | undefined;
  readonly directInTime: Share | undefined;
}

/** In the question's order of markets; those without demand are left out. The plan must have passed `checkStockPlan`. */
export const stockService = (question: StockQuestion, plan: StockPlan): readonly MarketService[] => {
  const tallies = new Map(question.markets.map((market) => [market.id, { market, stocked: 0, direct: 0, day: 0, twoDays: 0, stockInTime: 0, directInTime: 0 }]));
  type Tally = typeof tallies extends ReadonlyMap<string, infer T> ? T : never;
  for (const { lines } of stockedOf(question, plan)) {
    const ready = Math.max(0.5, ...lines.map((line) => line.ready));
    for (const { demand, market, mile } of lines) {
      const tally = tallies.get(market.id) as Tally;
      const units = sum(demand.mean);
      tally.stocked += units;
      tally.day += units * ready * shareWithin(mile.within, 24);
      tally.twoDays += units * ready * shareWithin(mile.within, 48);
      tally.stockInTime += units * ready * shareWithin(mile.within, market.promise.hours);
    }
  }
  for (const { demand, market, mail } of sentDirect(question, plan)) {
    const tally = tallies.get(market.id) as Tally;
    const units = sum(demand.mean);
    tally.direct += units;
    tally.day += units * shareWithin(mail.within, 24);
    tally.twoDays += units * shareWithin(mail.within, 48);
    tally.directInTime += units * shareWithin(mail.within, (market.directPromise ?? market.promise).hours);
  }
  return [...tallies.values()].flatMap((tally) => {
    const units = tally.stocked + tally.direct;
    if (units === 0) return [];
    return [{
      market: tally.market.id, units, stocked: share(tally.stocked / units), within24h: share(tally.day / units), within48h: share(tally.twoDays / units),
      stockInTime: tally.stocked > 0 ? share(tally.stockInTime / tally.stocked) : undefined, directInTime: tally.direct > 0 ? share(tally.directInTime / tally.direct) : undefined,
    }];
  });
};

export interface StockEmissions {
  readonly total: GramsCo2e;
  readonly replenishment: GramsCo2e;
  readonly lastMile: GramsCo2e;
  readonly direct: GramsCo2e;
}

/** Well to wheel, of everything sold over the horizon; whole grams that sum to the total. */
export const stockEmissions = (question: StockQuestion, plan: StockPlan): StockEmissions => {
  let [replenishment, lastMile, direct] = [0, 0, 0];
  const tons = (demand: Demand, sku: Sku): number => (sum(demand.mean) * sku.weight) / 1e6;
  for (const { lane, sku, lines } of stockedOf(question, plan)) {
    for (const { demand, mile } of lines) {
      replenishment += tons(demand, sku) * lane.co2ePerTon;
      lastMile += tons(demand, sku) * mile.co2ePerTon;
    }
  }
  for (const { demand, sku, mail } of sentDirect(question, plan)) direct += tons(demand, sku) * mail.co2ePerTon;
  const whole = [replenishment, lastMile, direct].map(Math.round) as [number, number, number];
  return { total: gramsCo2e(sum(whole)), replenishment: gramsCo2e(whole[0]), lastMile: gramsCo2e(whole[1]), direct: gramsCo2e(whole[2]) };
};

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

const sentDirect = (question: StockQuestion, plan: StockPlan): readonly { readonly demand: Demand; readonly sku: Sku; readonly market: Market; readonly mail: DirectMail }[] => {
  const [skus, markets, mails] = [new Map(question.skus.map((sku) => [sku.id, sku])), new Map(question.markets.map((market) => [market.id, market])), new Map(question.direct.map((mail) => [mail.market, mail]))];
  return question.demand.flatMap((demand, i) => {
    const [sku, market, mail] = [skus.get(demand.sku), markets.get(demand.market), mails.get(demand.market)];
    return plan.served[i]?.from === undefined && sku && market && mail ? [{ demand, sku, market, mail }] : [];
  });
};
