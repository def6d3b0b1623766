/** The contract of assortments: a table of SKUs and their demand in, what was read of it out. */
import { z } from 'zod';
import { ASSORTMENT_SOURCES } from '../../ports/assortments.ts';
import { ASSORTMENT_FIELDS, MOST_WEEKS, type AssortmentField } from '../../usecases/assortments/columns.ts';
import { MOST } from './limits.ts';
import { instant, money, placeRef, problem } from './quote.ts';
import { text } from './saved-quote.ts';
import { tableShape } from './table-shape.ts';

export const assortmentId = z.string().regex(/^AST-\d{8}-\d{4,6}$/).meta({ description: 'Id of an assortment', example: 'AST-20261207-0042' });
const field = z.enum(ASSORTMENT_FIELDS as [AssortmentField, ...AssortmentField[]]).meta({ id: 'AssortmentField', description: 'week_1 … week_53: units of that week' });
const { column, cellFault } = tableShape(field, 'Assortment');

export const assortmentPreview = z
  .strictObject({
    encoding: z.string().meta({ description: 'How the file was read; xlsx for a workbook', example: 'gb18030' }),
    columns: z.array(column),
    columnFaults: z.array(problem.shape.errors.element).meta({ description: 'Columns that are missing or stand twice; while there are any, nothing can be imported' }),
    counts: z.strictObject({ rows: z.number().int(), fresh: z.number().int().meta({ description: 'Would be imported' }), faulty: z.number().int(), skus: z.number().int(), markets: z.number().int() }),
    weeks: z.number().int().min(1).max(MOST_WEEKS),
    sample: z.array(z.strictObject({ row: z.number().int(), cells: z.array(z.string()) })).meta({ description: 'The first rows' }),
    faults: z.array(cellFault).meta({ description: 'Every fault of every row' }),
  })
  .meta({ id: 'AssortmentPreview' });
export type AssortmentPreviewBody = z.infer<typeof assortmentPreview>;

export const assortment = z
  .strictObject({
    id: assortmentId,
    name: z.string().meta({ description: 'Of the file; of a sample in the language asked for' }),
    source: z.enum(ASSORTMENT_SOURCES).meta({ description: 'sample: drawn by a seed, invented' }),
    seed: z.number().int().nullable().meta({ description: 'Of a sample; else null' }),
    createdAt: instant,
    weeks: z.number().int(),
    counts: z.strictObject({ lines: z.number().int().meta({ description: 'SKUs in markets' }), refused: z.number().int(), skus: z.number().int(), markets: z.number().int() }),
  })
  .meta({ id: 'Assortment' });
export type AssortmentBody = z.infer<typeof assortment>;
export const assortmentList = z.strictObject({ assortments: z.array(assortment), next: assortmentId.nullable().meta({ description: '`before` of the next page' }) }).meta({ id: 'AssortmentList' });

const line = z
  .strictObject({
    sku: z.string(), name: z.string(), market: placeRef, weeklyUnits: z.number().meta({ description: 'Mean of all weeks' }), units: z.array(z.number()).meta({ description: 'By week' }), value: money, weightKg: z.number(), volumeCbm: z.number(),
    shelfDays: z.number().int().nullable(), temperature: z.string(), regimes: z.array(z.string()), returnedPercent: z.number(),
  })
  .meta({ id: 'AssortmentLine' });
const row = z.strictObject({ index: z.number().int(), row: z.number().int().meta({ description: 'As the spreadsheet numbers it' }), line: line.nullable().meta({ description: 'null: it has faults' }), faults: z.array(cellFault) }).meta({ id: 'AssortmentRow' });
export type AssortmentRowBody = z.infer<typeof row>;
export const assortmentDetail = assortment.extend({ rows: z.array(row), next: z.number().int().nullable().meta({ description: '`from` of the next page' }) }).meta({ id: 'AssortmentDetail' });

const mapping = text(8000).optional().meta({ description: 'JSON object: a header or column letter to a field, or to "" to leave the column out', example: '{"Gewicht":"weight_kg"}' });
export const assortmentPreviewQuery = z.object({ mapping });
export const assortmentImportQuery = z.object({
  mapping,
  name: text(120).optional().meta({ description: 'Name of the file', example: '渔具韩日.xlsx' }),
  onlyValid: z.enum(['true', 'false']).optional().meta({ description: 'true: rows with faults are refused, and the others taken; default false: any fault refuses the file' }),
});
export const assortmentListQuery = z.object({ limit: z.number().int().min(1).max(100).optional().meta({ description: 'Default 20' }), before: assortmentId.optional() });
export const assortmentRowsQuery = z.object({
  from: z.number().int().min(0).max(MOST.rfqIndex).optional().meta({ description: 'First index, default 0' }),
  limit: z.number().int().min(1).max(1000).optional().meta({ description: 'Default 50' }),
  which: z.enum(['all', 'lines', 'refused']).optional(),
});
export const sampleRequest = z
  .strictObject({ seed: z.number().int().min(0).max(999_999_999).meta({ description: 'The same seed draws the same sample', example: 1 }) })
  .meta({ id: 'AssortmentSampleRequest', example: { seed: 1 } });
