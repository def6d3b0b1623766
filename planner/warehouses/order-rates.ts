/** Orders as the trade counts them: what one costs, how many make a year or a month. A year has 365.25 days, a month a twelfth of them. */
import type { StockQuestion } from '../allocation/index.ts';
import { minorUnits, share, type MinorUnits, type Share } from '../domain/index.ts';

const DAYS_PER_WEEK = 7;
export const DAYS_PER_YEAR = 365.25;
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;
export const WEEKS_PER_MONTH = DAYS_PER_MONTH / DAYS_PER_WEEK;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Over the horizon. */
export const ordersOf = ({ demand }: Pick<StockQuestion, 'demand'>): number => sum(demand.map(({ mean }) => sum(mean)));
export const perOrder = (cost: number, units: number): MinorUnits => minorUnits(Math.round(cost / units));

/** Of a site: its part of the plan's orders of a year. */
export const siteOrdersPerYear = (plan: { readonly units: number; readonly unitsPerYear: number }, site: { readonly units: number }): number => (site.units / plan.units) * plan.unitsPerYear;
/** @param units over so many weeks */
export const ordersPerMonth = (units: number, weeks: number): number => (units / (weeks * DAYS_PER_WEEK)) * DAYS_PER_MONTH;

/** Of the orders of all markets, those with the buyer in the hours promised from stock, or for direct mail; of no orders, none. */
export const ordersOnTime = (markets: readonly { readonly units: number; readonly onTime: Share }[]): Share => {
  const units = sum(markets.map((market) => market.units));
  return share(units > 0 ? sum(markets.map((market) => market.units * market.onTime)) / units : 0);
};
