/** What every table that comes in is told about: its columns, and what is wrong with a cell. */
import { z } from 'zod';
import { problem } from './quote.ts';

export const candidates = problem.shape.errors.element.shape.candidates;

/** @param name of the schemas in the document: `RfqColumn`, `RfqCellFault` */
export const tableShape = <F extends z.ZodType>(field: F, name: string) => ({
  column: z
    .strictObject({
      letter: z.string().meta({ description: 'As the spreadsheet names it', example: 'A' }),
      header: z.string(),
      field: z.union([field, z.literal('result')]).nullable().meta({ description: 'What the column is; result: added by an earlier answer and ignored; null: the sender’s own, kept as it is' }),
    })
    .meta({ id: `${name}Column` }),
  cellFault: z
    .strictObject({
      row: z.number().int().meta({ description: 'As the spreadsheet numbers it' }),
      column: z.string().nullable().meta({ description: 'Letter; null where there is no such column' }),
      header: z.string(),
      field: z.union([field, z.literal('row')]),
      code: z.string(),
      message: z.string().meta({ description: 'What is wrong and what to do, in the language asked for' }),
      value: z.string(),
      candidates,
    })
    .meta({ id: `${name}CellFault` }),
});
