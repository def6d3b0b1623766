/** From a file of stock abroad to the planner's question. All faults at once, each with its JSON pointer into the file. */
import { share, type Currency, type Result } from '../../../planner/domain/index.ts';
import { checkStockQuestion, type Demand, type DirectMail, type Lane, type LastMile, type Market, type Sku, type StockQuestion, type Warehouse } from '../../../planner/allocation/index.ts';
import { currencyOf } from './instance-file.ts';
import { openRowFile, type Row } from './row-file.ts';
import { stockFileIn, stockRowsIn } from './stock-file.ts';
import type { Fault } from './to-domain.ts';

/** The planner's names in the file's. */
const NAMES: Readonly<Record<string, string>> = { startsAt: 'startsOn', volume: 'volumeCbm', weight: 'grossKg', inboundPerM3: 'inboundPerCbm', perM3Day: 'perCbmDay', step: 'stepKg', capacity: 'capacityCbm', co2ePerTon: 'co2eKgPerTon' };

export const toStockQuestion = (body: unknown): Result<StockQuestion, Fault[]> => {
  const { whole, faults, read, rows, tellIssues } = openRowFile(body);
  const known = currencyOf.safeParse(whole?.['currency']);
  const currency: Currency = known.success ? known.data : 'CNY';
  const file = read(stockFileIn(currency), body, '');
  if (!whole) return { ok: false, error: faults };
  const row = stockRowsIn(currency);
  const skus: readonly Row<Sku>[] = rows('skus', row.sku);
  const markets: readonly Row<Market>[] = rows('markets', row.market);
  const demand: readonly Row<Demand>[] = rows('demand', row.demand);
  const warehouses: readonly Row<Warehouse>[] = rows('warehouses', row.warehouse);
  const lanes: readonly Row<Lane>[] = rows('lanes', row.lane);
  const lastMiles: readonly Row<LastMile>[] = rows('lastMiles', row.lastMile);
  const direct: readonly Row<DirectMail>[] = rows('direct', row.direct);
  const values = <T>(list: readonly Row<T>[]): T[] => list.map(({ value }) => value);
  // Without a sound head nothing can be said of weeks and days.
  if (!file) return { ok: false, error: faults };
  const { startsOn, budget, mostSites, capitalPerYear, ...head } = file;
  const question: StockQuestion = {
    ...head, startsAt: startsOn, capitalPerYear: share(capitalPerYear), budget, mostSites: mostSites ?? warehouses.length,
    skus: values(skus), markets: values(markets), demand: values(demand), warehouses: values(warehouses), lanes: values(lanes), lastMiles: values(lastMiles), direct: values(direct),
  };
  tellIssues(checkStockQuestion(question), { skus, markets, demand, warehouses, lanes, lastMiles, direct }, NAMES, ['skus', 'markets', 'warehouses']);
  return faults.length > 0 ? { ok: false, error: faults } : { ok: true, value: question };
};
