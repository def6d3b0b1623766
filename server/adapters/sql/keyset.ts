/** Pages by the values where the last one ended (keyset), so that a page costs the same wherever it is. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { SortValue } from './cursor.ts';

/** No text in SQL holds U+0000, so nothing can match it. */
export const cannotBe = (text: string | undefined): boolean => text?.includes('\0') === true;
export const escapeLike = (word: string): string => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Columns a list is sorted by, with their types in SQL. */
export type Sortable<C extends string> = Readonly<Record<C, RawBuilder<unknown>>>;

/** Rows that come after these values. @param table name or alias in the query */
export const beyond = <C extends string>(table: string, types: Sortable<C>, columns: readonly C[], values: readonly SortValue[], descending: boolean): Expression<SqlBool> => {
  const left = sql.join(columns.map((column) => sql.ref(`${table}.${column}`)));
  const right = sql.join(columns.map((column, i) => sql`${values[i]}::${types[column]}`));
  return sql<SqlBool>`(${left}) ${sql.raw(descending ? '<' : '>')} (${right})`;
};

export const inOrder = (table: string, columns: readonly string[], descending: boolean): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${sql.ref(`${table}.${column}`)} ${sql.raw(descending ? 'desc' : 'asc')}`));

/** Where a page ended: what the last row has in the columns of the order. */
export const valuesAt = <C extends string>(row: Readonly<Partial<Record<C, SortValue | Date | null>>> | undefined, columns: readonly C[]): SortValue[] =>
  columns.map((column) => {
    const value: SortValue | Date | null | undefined = row?.[column];
    return value instanceof Date ? value.toISOString() : (value ?? '');
  });
