/** The contract of bulk requests for quotation: a table in, what each row came to out. */
import { z } from 'zod';
import { CURRENCIES, MODES, REASONS } from '../../../planner/domain/index.ts';
import { RFQ_ROW_STATES } from '../../ports/rfqs.ts';
import { SHEET_TYPES } from '../../ports/sheets.ts';
import { RFQ_FIELDS } from '../../usecases/rfq/columns.ts';
import { MOST } from './limits.ts';
import { instant, money, problem } from './quote.ts';
import { text } from './saved-quote.ts';
import { tableShape } from './table-shape.ts';

export const rfqId = z.string().regex(/^RFQ-\d{8}-\d{4,6}$/).meta({ description: 'Id of a bulk request', example: 'RFQ-20261207-0042' });
const field = z.enum(RFQ_FIELDS).meta({ id: 'RfqField' });
const { column, cellFault } = tableShape(field, 'Rfq');

export const rfqPreview = z
  .strictObject({
    encoding: z.string().meta({ description: 'How the file was read; xlsx for a workbook', example: 'gb18030' }),
    columns: z.array(column),
    columnFaults: z.array(problem.shape.errors.element).meta({ description: 'Columns that are missing or stand twice; while there are any, the file cannot be submitted' }),
    counts: z.strictObject({ rows: z.number().int(), valid: z.number().int(), faulty: z.number().int() }),
    sample: z.array(z.strictObject({ row: z.number().int(), cells: z.array(z.string()) })).meta({ description: 'The first rows' }),
    faults: z.array(cellFault).meta({ description: 'Every fault of every row' }),
  })
  .meta({ id: 'RfqPreview' });

const counts = z.strictObject({ rows: z.number().int(), ...(Object.fromEntries(RFQ_ROW_STATES.map((state) => [state, z.number().int()])) as Record<(typeof RFQ_ROW_STATES)[number], z.ZodNumber>) });
export const rfqSummary = z
  .strictObject({
    id: rfqId,
    name: z.string(),
    type: z.enum(SHEET_TYPES),
    state: z.enum(['running', 'done', 'cancelled']),
    createdAt: instant,
    cancelledAt: instant.nullable(),
    columns: z.array(column),
    counts,
  })
  .meta({ id: 'Rfq' });
export type RfqSummaryBody = z.infer<typeof rfqSummary>;
export const rfqList = z.strictObject({ rfqs: z.array(rfqSummary), next: rfqId.nullable().meta({ description: '`before` of the next page' }) }).meta({ id: 'RfqList' });

const picked = z
  .strictObject({ option: z.string(), price: money, arrivesAt: instant, transitHours: z.number(), modes: z.array(z.enum(MODES)), co2eKg: z.string() })
  .meta({ id: 'RfqPicked' });
export const rfqRow = z
  .strictObject({
    index: z.number().int().meta({ description: 'Order in the file, from 0' }),
    row: z.number().int().meta({ description: 'As the spreadsheet numbers it' }),
    state: z.enum(RFQ_ROW_STATES),
    from: z.string(),
    to: z.string(),
    customer: z.string(),
    reference: z.string(),
    faults: z.array(cellFault),
    reasons: z.array(z.strictObject({ code: z.union([z.enum(REASONS), z.enum(['ENGINE_TIMEOUT', 'ENGINE_FAILED', 'FX_STALE'])]), what: z.string(), message: z.string() })).meta({ description: 'Why there is no price, where the row itself is right' }),
    currency: z.enum(CURRENCIES).nullable(),
    options: z.number().int().nullable(),
    cheapest: picked.nullable(),
    fastest: picked.nullable(),
    balanced: picked.nullable(),
  })
  .meta({ id: 'RfqRow' });
export type RfqRowBody = z.infer<typeof rfqRow>;
export const rfqDetail = rfqSummary.extend({ rows: z.array(rfqRow), next: z.number().int().nullable().meta({ description: '`from` of the next page' }) }).meta({ id: 'RfqDetail' });

const mapping = text(4000).optional().meta({ description: 'JSON object: a header or column letter to a field, or to "" to leave the column out', example: '{"Gewicht":"weight_kg"}' });
export const previewQuery = z.object({ mapping });
export const submitQuery = z.object({
  mapping,
  name: text(120).optional().meta({ description: 'Name of the file, given back with the results', example: '询价 十二月.xlsx' }),
  onlyValid: z.enum(['true', 'false']).optional().meta({ description: 'true: rows with faults are kept, refused, and the others priced; default false: any fault refuses the file' }),
});
export const rfqListQuery = z.object({ limit: z.number().int().min(1).max(100).optional().meta({ description: 'Default 20' }), before: rfqId.optional() });
export const rfqRowsQuery = z.object({
  from: z.number().int().min(0).max(MOST.rfqIndex).optional().meta({ description: 'First index, default 0' }),
  limit: z.number().int().min(1).max(200).optional().meta({ description: 'Default 50' }),
  state: z.enum(RFQ_ROW_STATES).optional(),
});
