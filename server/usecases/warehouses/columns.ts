/** Columns of the two tables that stock abroad is planned from: SKUs, and their demand by market. Meanings: docs/warehouse-tables.md. */
import type { Assortment } from '../../../planner/warehouses/index.ts';
import { dateOfDay, toDecimalString, type Currency } from '../../../planner/domain/index.ts';
import type { SheetCell, WrittenSheet } from '../../ports/sheets.ts';

export const SKU_FIELDS = ['sku', 'name', 'made_at', 'volume_cm3', 'weight_g', 'value', 'currency', 'shelf_days', 'temperature', 'regimes', 'returned_percent'] as const;
export type SkuField = (typeof SKU_FIELDS)[number];
export const DEMAND_FIELDS = ['sku', 'market', 'week', 'weeks', 'units_per_week', 'deviation'] as const;
export type DemandField = (typeof DEMAND_FIELDS)[number];

const MIN_PER_DAY = 1440;
const number = (value: number | undefined): SheetCell => (value === undefined ? undefined : { decimal: String(value) });
const columns = (fields: readonly string[]): WrittenSheet['columns'] => fields.map((header) => ({ header, width: header === 'name' ? 36 : 16 }));

export const skuSheet = ({ skus, madeAt }: Assortment, currency: Currency): WrittenSheet => ({
  name: 'SKU', columns: columns(SKU_FIELDS),
  rows: skus.map(({ id, name, volume, weight, value, shelfDays, temperature, regimes, returned }) => [
    id, name, madeAt.get(id) ?? '', number(volume), number(weight), { decimal: toDecimalString(value, currency) }, currency, number(shelfDays), temperature, regimes.join('|'), number(Math.round(returned * 10_000) / 100),
  ]),
});

/** Weeks of the same demand are one row. */
export const demandSheet = ({ demand }: Pick<Assortment, 'demand'>, startsAt: number): WrittenSheet => ({
  name: 'Demand', columns: columns(DEMAND_FIELDS),
  rows: demand.flatMap(({ sku, market, mean, variance }) =>
    mean.flatMap((units, week): SheetCell[][] => {
      if (week > 0 && mean[week - 1] === units && variance[week - 1] === variance[week]) return [];
      let end = week + 1;
      while (end < mean.length && mean[end] === units && variance[end] === variance[week]) end += 1;
      return [[sku, market, dateOfDay(startsAt / MIN_PER_DAY + week * 7), number(end - week), number(units), number(Math.round(Math.sqrt(variance[week] ?? 0) * 10_000) / 10_000)]];
    }),
  ),
});
