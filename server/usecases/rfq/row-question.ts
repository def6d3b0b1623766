/** From the cells of a row to the question a single quote would ask. */
import { DUE_CLOCK, READY_CLOCK, textIn, toCurrency, toDangerousGoods, toDecimal, toHsCode, toInstant, toRegime } from '../tables/cells.ts';
import type { RfqField } from './columns.ts';

/** A row's question in the form of the API; unknown until it has been checked. */
export type QuestionBody = Readonly<Record<string, unknown>>;
export type Cells = ReadonlyMap<RfqField, string>;

/** Where a fault of the question stands in the table. */
export const FIELD_AT: Readonly<Record<string, RfqField>> = {
  '/from': 'from', '/to': 'to', '/weightKg': 'weight_kg', '/volumeCbm': 'volume_cbm', '/value': 'value', '/value/amount': 'value', '/value/currency': 'currency',
  '/readyAt': 'ready_at', '/regime': 'regime', '/temperature': 'temperature', '/dg': 'dg', '/hsCode': 'hs_code', '/dueAt': 'due_at',
};

export const toQuestionBody = (cells: Cells): QuestionBody => {
  const text = textIn(cells);
  const amount = text('value');
  const weight = text('weight_kg');
  const volume = text('volume_cbm');
  const body = {
    from: text('from'), to: text('to'), weightKg: weight && toDecimal(weight, 6), volumeCbm: volume && toDecimal(volume, 6),
    value: amount === undefined ? undefined : { amount: toDecimal(amount, 4), currency: toCurrency(text('currency')) },
    readyAt: toInstant(text('ready_at'), READY_CLOCK), dueAt: toInstant(text('due_at'), DUE_CLOCK),
    regime: toRegime(text('regime')), temperature: text('temperature')?.toUpperCase(), dg: toDangerousGoods(text('dg')), hsCode: toHsCode(text('hs_code')),
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
};
