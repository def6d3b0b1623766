/** Assortments on their way out. */
import { toDecimalString, toRfc3339, type Language, type Place, type PlaceId } from '../../../planner/domain/index.ts';
import type { Assortment, AssortmentLine, AssortmentRow } from '../../ports/assortments.ts';
import type { AssortmentField } from '../../usecases/assortments/columns.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { sayIssue } from '../texts/index.ts';
import type { AssortmentBody, AssortmentRowBody } from './assortment.ts';
import { assortmentName, seedOf } from './assortment-name.ts';
import { toCellFault, type TableShape } from './table.ts';
import { toPlaceBody, type Places } from './to-api.ts';

export const toAssortmentBody = ({ id, name, source, createdAt, weeks, counts }: Assortment, language: Language): AssortmentBody => ({ id, name: assortmentName({ name, source }, language), source, seed: seedOf({ name, source }), createdAt: toRfc3339(createdAt, FIRM_ZONE), weeks, counts: { ...counts } });

const rounded = (value: number): number => Number(value.toFixed(3));
const toLineBody = (line: AssortmentLine, places: Places): AssortmentRowBody['line'] => ({
  sku: line.sku, name: line.name, market: toPlaceBody(places.get(line.market as PlaceId) as Place), weeklyUnits: rounded(line.mean.reduce((sum, units) => sum + units, 0) / Math.max(1, line.mean.length)), units: line.mean.map(rounded),
  value: { amount: toDecimalString(line.value, line.currency), currency: line.currency }, weightKg: line.weight / 1000, volumeCbm: line.volume / 1_000_000, shelfDays: line.shelfDays ?? null, temperature: line.temperature, regimes: [...line.regimes],
  returnedPercent: rounded(line.returned * 100),
});

export const toAssortmentRowBody = (row: AssortmentRow, shape: TableShape, places: Places, language: Parameters<typeof sayIssue>[0]): AssortmentRowBody => ({
  index: row.index, row: row.number, line: row.line && places.has(row.line.market as PlaceId) ? toLineBody(row.line, places) : null, faults: row.faults.map((fault) => toCellFault<AssortmentField>(row.number, fault, shape, places, language)),
});
