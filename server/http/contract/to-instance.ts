/** From a file of consolidation to the planner's instance. All faults at once, each with its JSON pointer into the file. */
import { z } from 'zod';
import { ISSUE_CODES, type Currency, type IssueCode, type Result } from '../../../planner/domain/index.ts';
import { checkInstance, type Consignment, type Departure, type Instance, type Pin } from '../../../planner/consolidation/index.ts';
import { currencyOf, instanceFile, partsIn } from './instance-file.ts';
import { fromZod, type Fault } from './to-domain.ts';

/** Of thousands of bad rows so many faults are told. */
const MOST_TOLD = 1000;
/** The planner's names in the file's. */
const NAMES: Readonly<Record<string, string>> = { payload: 'payloadKg', step: 'stepKg', from: 'fromKg', minimumMilliTons: 'minimumRevenueTons', capacityMilliTons: 'capacityRevenueTons' };

interface Row<T> {
  /** Its place in the file. */
  readonly at: string;
  readonly value: T;
}

export const toInstance = (body: unknown): Result<Instance, Fault[]> => {
  const faults: Fault[] = [];
  const tell = (pointer: string, code: IssueCode, value: unknown, detail: Fault['detail']): void => {
    const text = value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    if (faults.length < MOST_TOLD) faults.push({ pointer, code, value: text.slice(0, 200), detail, candidates: [] });
  };
  const read = <T>(schema: z.ZodType<T>, value: unknown, at: string): T | undefined => {
    const done = schema.safeParse(value);
    if (done.success) return done.data;
    for (const issue of done.error.issues) for (const found of foundIn(issue, value)) tell(`${at}${found.pointer === '/' ? '' : found.pointer}`, found.code, found.value, found.detail);
    return undefined;
  };
  const whole = body !== null && typeof body === 'object' && !Array.isArray(body) ? (body as Record<string, unknown>) : undefined;
  read(instanceFile, body, '');
  if (!whole) return { ok: false, error: faults };
  const currency = currencyOf.safeParse(whole['currency']);
  const parts = partsIn(currency.success ? currency.data : ('CNY' satisfies Currency));
  const rows = <T>(name: 'consignments' | 'departures' | 'pins', schema: z.ZodType<T>): Row<T>[] =>
    (Array.isArray(whole[name]) ? (whole[name] as unknown[]) : []).flatMap((row, i) => {
      const value = read(schema, row, `/${name}/${i}`);
      return value === undefined ? [] : [{ at: `/${name}/${i}`, value }];
    });
  const consignments: readonly Row<Consignment>[] = rows('consignments', parts.consignment);
  const departures: readonly Row<Departure>[] = rows('departures', parts.departure);
  const pins: readonly Row<Pin>[] = rows('pins', parts.pin);
  const instance: Instance = {
    currency: currency.success ? currency.data : 'CNY', consignments: consignments.map(({ value }) => value), departures: departures.map(({ value }) => value), pins: pins.map(({ value }) => value),
    mix: read(parts.mix, whole['mix'] ?? {}, '/mix') ?? { regimeGroups: [], segregated: [], apart: [] },
    churn: whole['churn'] === undefined ? undefined : read(parts.churn, whole['churn'], '/churn'),
  };
  // The rows that can be read are checked even when others cannot; what names an unreadable row is not told as unknown.
  const unreadable = new Set(['consignments', 'departures'].flatMap((name) => (Array.isArray(whole[name]) ? (whole[name] as { id?: unknown }[]).map((row) => row?.id) : [])));
  const placeOf = (path: string): string => toFilePointer(path, { consignments, departures, pins });
  for (const issue of checkInstance(instance)) {
    if (issue.code === 'UNKNOWN_ID' && faults.length > 0 && unreadable.has(issue.value)) continue;
    const { other, first, ...detail } = issue.detail;
    tell(placeOf(issue.path), issue.code, issue.value, { ...detail, ...(other === undefined ? {} : { other: placeOf(String(other)) }), ...(first === undefined ? {} : { first: placeOf(String(first)) }) });
  }
  return faults.length > 0 ? { ok: false, error: faults } : { ok: true, value: instance };
};

/** A pointer into the instance as one into the file: rows have their place there, quantities the names they have there. */
const toFilePointer = (path: string, rows: Readonly<Record<string, readonly Row<unknown>[]>>): string => {
  const [, list = '', i = '', ...rest] = path.split('/');
  const at = rows[list]?.[Number(i)]?.at ?? ['', list, i].slice(0, path === '' ? 1 : i === '' ? 2 : 3).join('/');
  const named = rest.map((name) => {
    if (name === 'weight') return 'grossKg';
    return name === 'volume' ? 'volumeCbm' : (NAMES[name] ?? name);
  });
  return [at, ...named].join('/');
};

/** What the schema says in codes of its own, and texts that are no decimal number. */
const foundIn = (issue: z.core.$ZodIssue, value: unknown): ReturnType<typeof fromZod> =>
  fromZod(issue, value).map((found) => {
    if (found.value === undefined) return { ...found, code: 'MISSING', detail: {} };
    const said: unknown = issue.code === 'custom' ? issue.params?.['code'] : issue.code === 'invalid_format' ? 'NOT_A_NUMBER' : undefined;
    return (ISSUE_CODES as readonly unknown[]).includes(said) ? { ...found, code: said as IssueCode, detail: {} } : found;
  });
