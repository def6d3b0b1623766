/** Reads a query string by a schema: all faults at once, as for a body. */
import type { z } from 'zod';
import type { Result } from '../../../planner/domain/index.ts';
import { fromZod, type Fault } from './to-domain.ts';

export type Query = Readonly<Record<string, unknown>>;

const WHOLE = /^\d{1,9}$/;

/** A parameter given twice is a list and no text, and so a fault; an empty one counts as left out. */
export const readQuery = <T>(schema: z.ZodType<T>, query: Query, whole: readonly string[] = []): Result<T, Fault[]> => {
  const given = Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => (value === '' ? [] : [[key, whole.includes(key) && typeof value === 'string' && WHOLE.test(value) ? Number(value) : value]])),
  );
  const read = schema.safeParse(given);
  if (read.success) return { ok: true, value: read.data };
  return {
    ok: false,
    error: read.error.issues.flatMap((issue) => fromZod(issue, given)).map(({ pointer, code, value, detail }): Fault => ({ pointer, code, value: String(value ?? '').slice(0, 200), detail, candidates: [] })),
  };
};
