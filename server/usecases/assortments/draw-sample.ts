/** A drawn sample as an assortment: SKUs of the belts' goods in markets of Korea and Japan; everything but the kinds of goods is invented. */
import { epochMin, toDecimalString, type EpochMin } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import { drawAssortment, type SampleSize } from '../../../planner/warehouses/index.ts';
import type { AssortmentLine, AssortmentRow } from '../../ports/assortments.ts';
import { ASSORTMENT_FIELD_NAMES, TEMPLATE_FIELDS, USUAL_WEEKS, WEEK_FIELDS, type AssortmentField } from './columns.ts';
import type { NewAssortment } from './import-assortment.ts';

export const USUAL_SAMPLE = { seed: 1, skus: 200, markets: 12, weeks: USUAL_WEEKS, ordersPerWeek: 4600 } as const;
const WEEK_MIN = 7 * 1440;
/** Day 4 of the epoch was a Monday. */
const FIRST_MONDAY = 4 * 1440;
const columnsOf = (weeks: number): readonly AssortmentField[] => [...TEMPLATE_FIELDS.filter((field) => field !== 'weekly_units'), ...WEEK_FIELDS.slice(0, weeks)];

/** Midnight of the Monday that comes, UTC. */
export const nextMondayOf = (now: EpochMin): EpochMin => epochMin(Math.ceil((now - FIRST_MONDAY) / WEEK_MIN) * WEEK_MIN + FIRST_MONDAY);
const round = (value: number): string => String(Number(value.toFixed(3)));

const cellsOf = (line: AssortmentLine, columns: readonly AssortmentField[]): string[] => {
  const level = line.mean.reduce((sum, units) => sum + units, 0) / line.mean.length;
  const units = line.mean[0] ?? 0;
  const square = line.variance[0] ?? 0;
  const cells: Readonly<Partial<Record<AssortmentField, string>>> = {
    sku: line.sku, name: line.name, market: line.market, weekly_deviation: round(units === 0 ? 0 : (Math.sqrt(square) / units) * level), value: toDecimalString(line.value, line.currency), currency: line.currency, weight_kg: (line.weight / 1000).toFixed(3), volume_cbm: (line.volume / 1e6).toFixed(6),
    shelf_days: line.shelfDays === undefined ? '' : String(line.shelfDays), temperature: line.temperature, regimes: line.regimes.join(';'), returned_percent: round(line.returned * 100),
  };
  return columns.map((field) => cells[field] ?? (field.startsWith('week_') ? round(line.mean[Number(field.slice(5)) - 1] ?? 0) : ''));
};

export const drawSample = (edition: Edition, size: SampleSize): { readonly record: NewAssortment; readonly rows: readonly AssortmentRow[] } => {
  const drawn = drawAssortment(edition, size);
  const columns = columnsOf(size.weeks);
  const skus = new Map(drawn.skus.map((sku) => [sku.id, sku]));
  const rows = drawn.demand.flatMap(({ sku: id, market, mean, variance }, index): AssortmentRow[] => {
    const sku = skus.get(id);
    if (!sku) return [];
    const { name, volume, weight, value, shelfDays, temperature, regimes, returned } = sku;
    const line: AssortmentLine = { sku: id, name, market, weight, volume, value, currency: 'CNY', shelfDays, temperature, regimes, returned, mean, variance };
    return [{ index, number: index + 2, cells: cellsOf(line, columns), line, faults: [] }];
  });
  return { rows, record: { name: String(size.seed), source: 'sample', header: columns.map((field) => `${ASSORTMENT_FIELD_NAMES[field]?.zh[0] ?? field} / ${field}`), uses: [...columns], weeks: size.weeks } };
};
