/** The list of quotes: searched, filtered by state at an instant, sorted, page after page. */
import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import type { QuoteOrder, QuotePage, QuoteQuery, QuoteState } from '../../ports/store.ts';
import { readCursor, writeCursor, type Question } from './cursor.ts';
import { beyond, cannotBe, escapeLike, inOrder, valuesAt } from './keyset.ts';
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

const questionOf = (query: QuoteQuery): Question => [query.order, query.descending, query.text, query.states, query.from ?? null, query.to ?? null];

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

export const listQuotes = async (db: Kysely<Tables>, query: QuoteQuery): Promise<QuotePage> => {
  const columns = SORTED_BY[query.order];
  const after = query.after === undefined ? undefined : readCursor(questionOf(query), query.after);
  const states = stateAt(toSqlInstant(query.now));
  const counts = await db
    .selectFrom('quote as q')
    .where(matches(query))
    .select((eb) => (Object.keys(states) as QuoteState[]).map((state) => eb.fn.countAll<number>().filterWhere(states[state]).as(state)))
    .executeTakeFirstOrThrow();
  const byState: Record<QuoteState, number> = { open: counts.open ?? 0, accepted: counts.accepted ?? 0, expired: counts.expired ?? 0 };
  const sorted = inOrder('q', columns, query.descending);
  const found = await db
    .selectFrom((from) =>
      from
        .selectFrom('quote as q')
        .selectAll('q')
        .where(matches(query))
        .where((eb) => eb.or(query.states.map((state) => states[state])))
        .$if(after !== undefined, (page) => page.where(beyond('q', SORTABLE, columns, after ?? [], query.descending)))
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
  return {
    rows: rows.map((row) => toQuote(row, row)),
    total: query.states.reduce((sum, state) => sum + byState[state], 0),
    byState,
    next: found.length > query.limit ? writeCursor(questionOf(query), valuesAt(rows.at(-1), columns)) : undefined,
  };
};
