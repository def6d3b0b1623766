/** From the cells of a row to the question a single quote would ask. Cells are read as people fill them in; what cannot be read is handed on as it stands, to be refused with the same words. */
import type { RfqField } from './columns.ts';

/** A row's question in the form of the API; unknown until it has been checked. */
export type QuestionBody = Readonly<Record<string, unknown>>;
export type Cells = ReadonlyMap<RfqField, string>;

/** Where a fault of the question stands in the table. */
export const FIELD_AT: Readonly<Record<string, RfqField>> = {
  '/from': 'from', '/to': 'to', '/weightKg': 'weight_kg', '/volumeCbm': 'volume_cbm', '/value': 'value', '/value/amount': 'value', '/value/currency': 'currency',
  '/readyAt': 'ready_at', '/regime': 'regime', '/temperature': 'temperature', '/dg': 'dg', '/hsCode': 'hs_code', '/dueAt': 'due_at',
};

/** Clocks a table leaves out: goods are ready when the day begins, and due by its end of business. Times without an offset are Beijing's. */
const READY_CLOCK = '09:00';
const DUE_CLOCK = '18:00';
const OFFSET = '+08:00';

export const toQuestionBody = (cells: Cells): QuestionBody => {
  const text = (field: RfqField): string | undefined => {
    const cell = cells.get(field)?.trim();
    return cell === '' ? undefined : cell;
  };
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

/** Full-width digits, thousands in commas, and more decimals than the gram or cubic centimetre that is kept. */
const toDecimal = (cell: string, decimals: number): string => {
  const plain = cell.normalize('NFKC').replaceAll(/\s/g, '');
  const digits = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const [, whole, rest] = /^(-?\d{1,12})\.(\d+)$/.exec(digits) ?? [];
  if (whole === undefined || rest === undefined || rest.length <= decimals) return digits;
  return Number(digits).toFixed(decimals);
};

const toCurrency = (cell: string | undefined): string => {
  const code = cell?.normalize('NFKC').toUpperCase() ?? 'CNY';
  return code === 'RMB' || code === '人民币' ? 'CNY' : code;
};

const toInstant = (cell: string | undefined, clock: string): string | undefined => {
  if (cell === undefined) return undefined;
  const plain = cell.normalize('NFKC').trim();
  // A date whose format was lost is a count of days since 1899-12-30.
  const serial = /^\d{5}(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
  const written = serial === undefined ? plain : new Date(Math.round((serial - 25_569) * 1440) * 60_000).toISOString().slice(0, Number.isInteger(serial) ? 10 : 16);
  const [, year, month, day, hour, minute] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2})[:时](\d{2})分?(?::\d{2})?)?$/.exec(written) ?? [];
  if (year === undefined) return written;
  const two = (part: string): string => part.padStart(2, '0');
  return `${year}-${two(month as string)}-${two(day as string)}T${hour === undefined ? clock : `${two(hour)}:${minute as string}`}:00${OFFSET}`;
};

/** A spreadsheet takes the leading zero of 0110 for nothing. */
const toRegime = (cell: string | undefined): string | undefined => (cell === '110' ? '0110' : cell);
const toHsCode = (cell: string | undefined): string | undefined => {
  const digits = cell?.replaceAll(/[.\s]/g, '');
  return digits !== undefined && /^(\d{5}|\d{7}|\d{9})$/.test(digits) ? `0${digits}` : digits;
};
const toDangerousGoods = (cell: string | undefined): string | undefined => (cell !== undefined && /^(no|n|none|否|无|非危|普货|아니오|없음|なし|無)$/i.test(cell) ? undefined : cell?.toUpperCase());
