/** Cells as people fill them in, as the API would have them. What cannot be read is handed on as it stands, to be refused with the same words. */

/** Clocks a table leaves out: goods are ready when the day begins, and due by its end of business. Times without an offset are Beijing's. */
export const READY_CLOCK = '09:00';
export const DUE_CLOCK = '18:00';
const OFFSET = '+08:00';

/** A cell's text; undefined where it is blank or there is no such column. */
export const textIn = <F extends string>(cells: ReadonlyMap<F, string>) => (field: F): string | undefined => {
  const cell = cells.get(field)?.trim();
  return cell === '' ? undefined : cell;
};

/** Full-width digits, thousands in commas, and more decimals than the gram or cubic centimetre that is kept. */
export const toDecimal = (cell: string, decimals: number): string => {
  const plain = cell.normalize('NFKC').replaceAll(/\s/g, '');
  const digits = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const [, whole, rest] = /^(-?\d{1,12})\.(\d+)$/.exec(digits) ?? [];
  if (whole === undefined || rest === undefined || rest.length <= decimals) return digits;
  return Number(digits).toFixed(decimals);
};

export const toCurrency = (cell: string | undefined): string => {
  const code = cell?.normalize('NFKC').toUpperCase() ?? 'CNY';
  return code === 'RMB' || code === '人民币' ? 'CNY' : code;
};

export const toInstant = (cell: string | undefined, clock: string): string | undefined => {
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
export const toRegime = (cell: string | undefined): string | undefined => (cell === '110' ? '0110' : cell);
export const toHsCode = (cell: string | undefined): string | undefined => {
  const digits = cell?.replaceAll(/[.\s]/g, '');
  return digits !== undefined && /^(\d{5}|\d{7}|\d{9})$/.test(digits) ? `0${digits}` : digits;
};
export const toDangerousGoods = (cell: string | undefined): string | undefined => (cell !== undefined && /^(no|n|none|否|无|非危|普货|아니오|없음|なし|無)$/i.test(cell) ? undefined : cell?.toUpperCase());
