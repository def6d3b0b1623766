/** The list of quotes: searched, filtered by state at an instant, sorted, page after page by the values where the last page ended (keyset), so that a page costs the same wherever it is. */
import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import type { QuoteOrder, QuotePage, QuoteQuery, QuoteState } from '../../ports/store.ts';
import { readCursor, writeCursor, type SortValue } from './cursor.ts';
import { foldText } from './list-columns.ts';
import { QUOTE_COLUMNS, SUMMARY_COLUMNS, toQuote, toSqlInstant } from './rows.ts';
import type { Tables } from './tables.ts';

type Builder = ExpressionBuilder<Tables & { q: Tables['quote'] }, 'q'>;
/** What the list is sorted by, with its type in SQL. */
const SORTABLE = {
  number_key: sql`bigint`, customer_key: sql`text collate "C"`, saved_at: sql`timestamptz`, valid_until: sql`timestamptz`,
  currency: sql`text collate "C"`, sell_minor: sql`bigint`, arrives_at: sql`timestamptz`,
};
type SortColumn = keyof typeof SORTABLE;

/** Prices of different currencies have no order among each other; they are listed currency by currency. */
const SORTED_BY: Readonly<Record<QuoteOrder, readonly SortColumn[]>> = {
  number: ['number_key'],
  customer: ['customer_key', 'number_key'],
  savedAt: ['saved_at', 'number_key'],
  validUntil: ['valid_until', 'number_key'],
  sell: ['currency', 'sell_minor', 'number_key'],
  arrivesAt: ['arrives_at', 'number_key'],
};

/** No text in SQL holds U+0000, so nothing can match it. */
const cannotBe = (text: string | undefined): boolean => text?.includes('\0') === true;
const escapeLike = (word: string): string => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** @returns what decides the state of a row at an instant, as SQL. In the minute of `validUntil` it is still valid. */
const stateAt = (now: string): Readonly<Record<QuoteState, Expression<SqlBool>>> => {
  const ended = sql<SqlBool>`(q.expired_at is not null or q.valid_until < ${now}::timestamptz)`;
  return {
    accepted: sql<SqlBool>`q.accepted_version is not null`,
    expired: sql<SqlBool>`(q.accepted_version is null and ${ended})`,
    open: sql<SqlBool>`(q.accepted_version is null and not ${ended})`,
  };
};

const matches = (query: QuoteQuery) => (eb: Builder): Expression<SqlBool> => {
  const words = foldText(query.text).split(/\s+/).filter((word) => word !== '');
  if ([query.text, query.from, query.to].some(cannotBe)) return eb.val(false);
  return eb.and([
    ...words.map((word) => eb('q.search_text', 'like', `%${escapeLike(word)}%`)),
    ...(query.from === undefined ? [] : [eb('q.from_place', '=', query.from)]),
    ...(query.to === undefined ? [] : [eb('q.to_place', '=', query.to)]),
  ]);
};

const beyond = (query: QuoteQuery, columns: readonly SortColumn[], values: readonly SortValue[]): Expression<SqlBool> => {
  const left = sql.join(columns.map((column) => sql.ref(`q.${column}`)));
  const right = sql.join(columns.map((column, i) => sql`${values[i]}::${SORTABLE[column]}`));
  return sql<SqlBool>`(${left}) ${sql.raw(query.descending ? '<' : '>')} (${right})`;
};

export const listQuotes = async (db: Kysely<Tables>, query: QuoteQuery): Promise<QuotePage> => {
  const columns = SORTED_BY[query.order];
  const after = query.after === undefined ? undefined : readCursor(query, query.after);
  const states = stateAt(toSqlInstant(query.now));
  const counts = await db
    .selectFrom('quote as q')
    .where(matches(query))
    .select((eb) => (Object.keys(states) as QuoteState[]).map((state) => eb.fn.countAll<number>().filterWhere(states[state]).as(state)))
    .executeTakeFirstOrThrow();
  const byState: Record<QuoteState, number> = { open: counts.open ?? 0, accepted: counts.accepted ?? 0, expired: counts.expired ?? 0 };
  const sorted = sql.join(columns.map((column) => sql`${sql.ref(`q.${column}`)} ${sql.raw(query.descending ? 'desc' : 'asc')}`));
  const found = await db
    .selectFrom((from) =>
      from
        .selectFrom('quote as q')
        .selectAll('q')
        .where(matches(query))
        .where((eb) => eb.or(query.states.map((state) => states[state])))
        .$if(after !== undefined, (page) => page.where(beyond(query, columns, after ?? [])))
        .orderBy(sorted)
        .limit(query.limit + 1)
        .as('q'),
    )
    .innerJoin('quote_version as v', (join) => join.onRef('v.number', '=', 'q.number').onRef('v.version', '=', 'q.latest_version'))
    .select(QUOTE_COLUMNS.map((column) => `q.${column}` as const))
    .select(SUMMARY_COLUMNS.map((column) => `v.${column}` as const))
    .select(['q.number_key', 'q.customer_key'])
    .orderBy(sorted)
    .execute();
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  const valueOf = (column: SortColumn): SortValue => {
    const value = last?.[column];
    return value instanceof Date ? value.toISOString() : (value ?? '');
  };
  return {
    rows: rows.map((row) => toQuote(row, row)),
    total: query.states.reduce((sum, state) => sum + byState[state], 0),
    byState,
    next: found.length > query.limit ? writeCursor(query, columns.map(valueOf)) : undefined,
  };
};
