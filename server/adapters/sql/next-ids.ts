/** Ids that count up within a local day: `BK-20261207-0001`. */
import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export interface IdSeries {
  readonly prefix: string;
  /** `20261207` */
  readonly day: string;
  /** At least so many. */
  readonly digits?: number;
  /** Under which the day's are counted, where it is not prefix and day. */
  readonly counter?: string;
}

/** So many, in order. */
export const nextIds = async (db: Kysely<Tables>, { prefix, day, digits = 4, counter = `${prefix}-${day}` }: IdSeries, count: number): Promise<readonly string[]> => {
  const { last } = await db
    .insertInto('number_counter')
    .values({ day: counter, last: count })
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ last: sql<number>`number_counter.last + ${count}` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, i) => `${prefix}-${day}-${String(last - count + 1 + i).padStart(digits, '0')}`);
};

export const nextId = async (db: Kysely<Tables>, series: IdSeries): Promise<string> => (await nextIds(db, series, 1))[0] as string;
