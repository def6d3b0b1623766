/** The contract of imports into the pool: a table in, what became of each row out. */
import { z } from 'zod';
import { IMPORT_OUTCOMES } from '../../ports/consignments.ts';
import { SHEET_TYPES } from '../../ports/sheets.ts';
import { POOL_FIELDS } from '../../usecases/pool/columns.ts';
import { consignmentId } from './consignment.ts';
import { LONGEST, MOST } from './limits.ts';
import { instant, problem } from './quote.ts';
import { text } from './saved-quote.ts';
import { tableShape } from './table-shape.ts';

export const importId = z.string().regex(/^IMP-\d{8}-\d{4,6}$/).meta({ description: 'Id of an import', example: 'IMP-20261207-0042' });
const field = z.enum(POOL_FIELDS).meta({ id: 'PoolField' });

const { column, cellFault } = tableShape(field, 'Pool');
const existing = z
  .strictObject({ row: z.number().int(), reference: z.string(), consignment: consignmentId, same: z.boolean().meta({ description: 'Whether the one that is there says the same' }) })
  .meta({ id: 'ExistingConsignment' });

export const importPreview = z
  .strictObject({
    encoding: z.string().meta({ description: 'How the file was read; xlsx for a workbook', example: 'gb18030' }),
    columns: z.array(column),
    columnFaults: z.array(problem.shape.errors.element).meta({ description: 'Columns that are missing or stand twice; while there are any, nothing can be imported' }),
    counts: z.strictObject({ rows: z.number().int(), fresh: z.number().int().meta({ description: 'Would be imported' }), existing: z.number().int().meta({ description: 'There already' }), faulty: z.number().int() }),
    sample: z.array(z.strictObject({ row: z.number().int(), cells: z.array(z.string()) })).meta({ description: 'The first rows' }),
    faults: z.array(cellFault).meta({ description: 'Every fault of every row' }),
    existing: z.array(existing).meta({ description: 'Rows whose reference is in the pool: nothing would be written' }),
  })
  .meta({ id: 'PoolImportPreview' });
export type ImportPreviewBody = z.infer<typeof importPreview>;

const counts = z.strictObject({ rows: z.number().int(), ...(Object.fromEntries(IMPORT_OUTCOMES.map((outcome) => [outcome, z.number().int()])) as Record<(typeof IMPORT_OUTCOMES)[number], z.ZodNumber>) });
export const poolImport = z.strictObject({ id: importId, name: z.string(), type: z.enum(SHEET_TYPES), createdAt: instant, columns: z.array(column), counts }).meta({ id: 'PoolImport' });
export type PoolImportBody = z.infer<typeof poolImport>;
export const poolImportStarted = z
  .strictObject({ id: importId, job: z.string().meta({ description: 'The job that takes it in', example: '/api/v1/jobs/3f0c5a52-6f6e-4a3e-9a53-0d5d2f1c7b11' }) })
  .meta({ id: 'PoolImportStarted', description: 'A table of more than a thousand rows is checked and taken in by a job, all of it or nothing; the import is there once the job is done' });
export const poolImportList = z.strictObject({ imports: z.array(poolImport), next: importId.nullable().meta({ description: '`before` of the next page' }) }).meta({ id: 'PoolImportList' });
const importRow = z
  .strictObject({
    index: z.number().int().meta({ description: 'Order in the file, from 0' }),
    row: z.number().int().meta({ description: 'As the spreadsheet numbers it' }),
    outcome: z.enum(IMPORT_OUTCOMES).meta({ description: 'imported · existing: was there already, nothing was written · refused: has faults' }),
    reference: z.string(),
    consignment: consignmentId.nullable(),
    same: z.boolean().nullable().meta({ description: 'Whether the one that was there says the same' }),
    faults: z.array(cellFault),
  })
  .meta({ id: 'PoolImportRow' });
export type ImportRowBody = z.infer<typeof importRow>;
export const poolImportDetail = poolImport.extend({ rows: z.array(importRow), next: z.number().int().nullable().meta({ description: '`from` of the next page' }) }).meta({ id: 'PoolImportDetail' });

const mapping = text(4000).optional().meta({ description: 'JSON object: a header or column letter to a field, or to "" to leave the column out', example: '{"Gewicht":"weight_kg"}' });
const hub = z.string().min(1).max(LONGEST.name).optional().meta({ description: 'Hub of the rows that name none', example: 'CNWEI' });
export const importPreviewQuery = z.object({ mapping, hub });
export const importQuery = z.object({
  mapping,
  hub,
  name: text(120).optional().meta({ description: 'Name of the file, given back with the outcome', example: '今日入仓.xlsx' }),
  onlyValid: z.enum(['true', 'false']).optional().meta({ description: 'true: rows with faults are refused, and the others taken; default false: any fault refuses the file' }),
});
export const importListQuery = z.object({ limit: z.number().int().min(1).max(100).optional().meta({ description: 'Default 20' }), before: importId.optional() });
export const importRowsQuery = z.object({
  from: z.number().int().min(0).max(MOST.rfqIndex).optional().meta({ description: 'First index, default 0' }),
  limit: z.number().int().min(1).max(1000).optional().meta({ description: 'Default 50' }),
  outcome: z.enum(IMPORT_OUTCOMES).optional(),
});
