/** A plan of stock abroad as the shell tells it: amounts as decimal strings, quantities in the trade's units. */
import { minorUnits, toDecimalString, toRfc3339 } from '../../planner/domain/index.ts';
import {
  stockCalendar, stockCosts, stockEmissions, stockLevels, stockService, type MarketService, type Served, type Site, type StockCost, type StockCosts, type StockPlan, type StockQuestion,
} from '../../planner/allocation/index.ts';
import type { AllocationEnd, AllocationOutcome, WhyNone } from './run-allocation.ts';

type Amounts = Readonly<Record<StockCost, string>>;

export interface AllocationBody {
  readonly currency: string;
  readonly cost: string;
  /** No plan costs less. */
  readonly bound: string;
  /** (cost − bound) / cost */
  readonly gap: number;
  readonly status: 'optimal' | 'feasible';
  readonly endedBy: AllocationEnd;
  readonly costs: Amounts;
  readonly sites: readonly (Site & { readonly cost: string; readonly costs: Amounts })[];
  /** `from` a warehouse, null: direct. */
  readonly served: readonly (Omit<Served, 'from'> & { readonly from: string | null })[];
  /** Units; days of sales. */
  readonly stock: readonly { readonly warehouse: string; readonly sku: string; readonly perDay: number; readonly safety: number; readonly safetyDays: number; readonly coverDays: number; readonly ready: number; readonly roomCbm: number; readonly oldestDays: number; readonly shelfDays: number | null }[];
  readonly opening: readonly { readonly warehouse: string; readonly sku: string; readonly units: number }[];
  readonly orders: readonly { readonly warehouse: string; readonly lane: string; readonly departsAt: string; readonly readyAt: string; readonly lines: readonly { readonly sku: string; readonly units: number }[] }[];
  /** By market; shares of the units, null where there are none. */
  readonly service: readonly (Omit<MarketService, 'stockInTime' | 'directInTime'> & { readonly stockInTime: number | null; readonly directInTime: number | null })[];
  readonly co2eKg: { readonly total: number; readonly replenishment: number; readonly lastMile: number; readonly direct: number };
  readonly seconds: number;
}

type Found = AllocationOutcome & { readonly plan: StockPlan };

const rounded = (n: number, decimals: number): number => Number(n.toFixed(decimals));

export const toAllocationBody = (question: StockQuestion, { plan, bound, gap, endedBy, seconds }: Found): AllocationBody => {
  const money = (amount: number): string => toDecimalString(minorUnits(amount), question.currency);
  const amounts = (costs: StockCosts): Amounts => Object.fromEntries(Object.entries(costs).map(([part, amount]) => [part, money(amount)])) as Record<StockCost, string>;
  const bill = stockCosts(question, plan);
  const { orders, opening } = stockCalendar(question, plan);
  const co2e = stockEmissions(question, plan);
  return {
    currency: question.currency, cost: money(bill.total), bound: money(bound), gap, status: bill.total === bound ? 'optimal' : 'feasible', endedBy, costs: amounts(bill.parts),
    sites: plan.sites.map((site, i) => ({ ...site, cost: money(bill.sites[i]?.total ?? 0), costs: amounts((bill.sites[i] as (typeof bill.sites)[number]).parts) })),
    served: plan.served.map(({ sku, market, from }) => ({ sku, market, from: from ?? null })),
    stock: stockLevels(question, plan).map(({ warehouse, sku, perDay, safety, safetyDays, coverDays, ready, room, oldestDays, shelfDays }) => ({
      warehouse, sku, perDay: rounded(perDay, 4), safety: rounded(safety, 2), safetyDays: rounded(safetyDays, 2), coverDays: rounded(coverDays, 2), ready: rounded(ready, 5), roomCbm: room / 1_000_000, oldestDays: rounded(oldestDays, 2), shelfDays: shelfDays ?? null,
    })),
    opening, orders: orders.map(({ departsAt, readyAt, ...order }) => ({ ...order, departsAt: toRfc3339(departsAt, 'UTC'), readyAt: toRfc3339(readyAt, 'UTC') })),
    service: stockService(question, plan).map(({ stockInTime, directInTime, ...row }) => ({ ...row, stockInTime: stockInTime ?? null, directInTime: directInTime ?? null })),
    co2eKg: { total: co2e.total / 1000, replenishment: co2e.replenishment / 1000, lastMile: co2e.lastMile / 1000, direct: co2e.direct / 1000 }, seconds: rounded(seconds, 3),
  };
};

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

export const sayAllocation = ({ currency, cost, bound, gap, status, endedBy, seconds, sites, served, costs, service }: AllocationBody): string => {
  const wide = Math.max(9, ...sites.map(({ warehouse }) => warehouse.length)) + 2;
  const lane = Math.max(4, ...sites.map((site) => site.lane.length)) + 2;
  const direct = served.filter(({ from }) => from === null).length;
  return `${[
    `${cost} ${currency}, at most ${(gap * 100).toFixed(2)} % above the best (bound ${bound}); ${status}, ended by ${endedBy} after ${seconds} s`,
    Object.entries(costs).map(([part, amount]) => `${part} ${amount}`).join(', '),
    `${'warehouse'.padEnd(wide)}${'lane'.padEnd(lane)}${'every'.padEnd(7)}${'serves'.padStart(7)}${'cost'.padStart(16)}`,
    ...sites.map((site) => `${site.warehouse.padEnd(wide)}${site.lane.padEnd(lane)}${String(site.every).padEnd(7)}${String(served.filter(({ from }) => from === site.warehouse).length).padStart(7)}${site.cost.padStart(16)}`),
    `direct: ${direct} of ${served.length}`,
    ...service.map((row) => `${row.market}: ${percent(row.within24h)} within 24 h, ${percent(row.within48h)} within 48 h${row.stockInTime === null ? '' : `; from stock in time ${percent(row.stockInTime)}`}${row.directInTime === null ? '' : `; direct in time ${percent(row.directInTime)}`}`),
  ].join('\n')}\n`;
};

/** Why there is no plan. */
export const sayInfeasible = ({ unserved, limits }: WhyNone): string => {
  if (unserved.length > 0) return `${unserved.map(({ sku, market, reasons }) => `Nobody may serve ${sku} in ${market}: ${reasons.map(({ warehouse, code }) => `${warehouse ?? 'direct'} ${code}`).join(', ')}`).join('\n')}\n`;
  return `No plan keeps every limit together${limits.length > 0 ? `; without one of these there is one: ${limits.join(', ')}` : ''}.\n`;
};
