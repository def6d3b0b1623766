/** Files of one object with lists of rows: each row is read by itself, so that one bad row does not hide the faults of the others. */
import { Big } from 'big.js';
import { z } from 'zod';
import { cubicCentimetres, epochMin, EXPONENT, grams, ISSUE_CODES, minorUnits, parseInstant, toMinor, type Currency, type EpochMin, type Issue, type IssueCode } from '../../../planner/domain/index.ts';
import { fromZod, type Fault } from './to-domain.ts';

/** Of thousands of bad rows so many faults are told. */
const MOST_TOLD = 1000;
/** Heaviest and bulkiest that one line may be: a ship's worth. */
const MOST_KG = 100_000_000;
const MOST_CBM = 1_000_000;

export const id = z.string().trim().min(1).max(120);
export const kg = z.number().min(0).max(MOST_KG).transform((n) => grams(Math.round(n * 1000)));
export const cbm = z.number().min(0).max(MOST_CBM).transform((n) => cubicCentimetres(Math.round(n * 1_000_000)));
/** What zod has no code for says its own. */
export const instant = z.string().max(40).refine((text) => parseInstant(text) !== undefined, { params: { code: 'NOT_AN_INSTANT' } }).transform((text): EpochMin => parseInstant(text) ?? epochMin(0));
/** Currencies have two decimals or none. */
export const moneyIn = (currency: Currency) =>
  z.string().max(20).regex(EXPONENT[currency] === 0 ? /^\d{1,15}$/ : /^\d{1,13}(\.\d{1,2})?$/).transform((text) => (/^[\d.]+$/.test(text) ? toMinor(Big(text), currency) : minorUnits(0)));

export interface Row<T> {
  /** Its place in the file. */
  readonly at: string;
  readonly value: T;
}

export interface RowFile {
  /** Undefined: the file is no object. */
  readonly whole: Readonly<Record<string, unknown>> | undefined;
  readonly faults: Fault[];
  read<T>(schema: z.ZodType<T>, value: unknown, at: string): T | undefined;
  rows<T>(name: string, schema: z.ZodType<T>): Row<T>[];
  /**
   * What the planner says of the rows that can be read. `names` are the planner's names in the file's; what names a row of the lists `referred` that cannot be
   * read is not told as unknown.
   */
  tellIssues(issues: readonly Issue[], rows: Readonly<Record<string, readonly Row<unknown>[]>>, names: Readonly<Record<string, string>>, referred: readonly string[]): void;
}

export const openRowFile = (body: unknown): RowFile => {
  const faults: Fault[] = [];
  const tell = (pointer: string, code: IssueCode, value: unknown, detail: Fault['detail']): void => {
    const text = value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    if (faults.length < MOST_TOLD) faults.push({ pointer, code, value: text.slice(0, 200), detail, candidates: [] });
  };
  const whole = body !== null && typeof body === 'object' && !Array.isArray(body) ? (body as Record<string, unknown>) : undefined;
  const listOf = (name: string): readonly unknown[] => (Array.isArray(whole?.[name]) ? whole[name] : []);
  const read: RowFile['read'] = (schema, value, at) => {
    const done = schema.safeParse(value);
    if (done.success) return done.data;
    for (const issue of done.error.issues) for (const found of foundIn(issue, value)) tell(`${at}${found.pointer === '/' ? '' : found.pointer}`, found.code, found.value, found.detail);
    return undefined;
  };
  return {
    whole, faults, read,
    rows: (name, schema) =>
      listOf(name).flatMap((row, i) => {
        const value = read(schema, row, `/${name}/${i}`);
        return value === undefined ? [] : [{ at: `/${name}/${i}`, value }];
      }),
    tellIssues: (issues, rows, names, referred) => {
      const unreadable = new Set(referred.flatMap((name) => listOf(name).map((row) => (row as { id?: unknown } | null)?.id)));
      const placeOf = (path: string): string => toFilePointer(path, rows, names);
      for (const { path, code, value, detail } of issues) {
        if (code === 'UNKNOWN_ID' && faults.length > 0 && unreadable.has(value)) continue;
        const { other, first, ...rest } = detail;
        tell(placeOf(path), code, value, { ...rest, ...(other === undefined ? {} : { other: placeOf(String(other)) }), ...(first === undefined ? {} : { first: placeOf(String(first)) }) });
      }
    },
  };
};

/** A pointer into what was read as one into the file: rows have their place there, quantities the names they have there. */
const toFilePointer = (path: string, rows: Readonly<Record<string, readonly Row<unknown>[]>>, names: Readonly<Record<string, string>>): string => {
  const [, list = '', i = '', ...rest] = path.split('/');
  const at = rows[list]?.[Number(i)]?.at ?? ['', names[list] ?? list, i].slice(0, path === '' ? 1 : i === '' ? 2 : 3).join('/');
  return [at, ...rest.map((name) => names[name] ?? name)].join('/');
};

/** What the schema says in codes of its own, and texts that are no decimal number. */
const foundIn = (issue: z.core.$ZodIssue, value: unknown): ReturnType<typeof fromZod> =>
  fromZod(issue, value).map((found) => {
    if (found.value === undefined) return { ...found, code: 'MISSING', detail: {} };
    const said: unknown = issue.code === 'custom' ? issue.params?.['code'] : issue.code === 'invalid_format' ? 'NOT_A_NUMBER' : undefined;
    return (ISSUE_CODES as readonly unknown[]).includes(said) ? { ...found, code: said as IssueCode, detail: {} } : found;
  });
