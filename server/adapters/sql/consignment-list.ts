/** The pool as a list: searched, filtered, sorted, page after page, with what all of it weighs. */
import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import { cubicCentimetres, grams } from '../../../planner/domain/index.ts';
import { CONSIGNMENT_STATES, type ConsignmentOrder, type ConsignmentPage, type ConsignmentQuery, type ConsignmentState } from '../../ports/consignments.ts';
import { toConsignment } from './consignment-rows.ts';
import { readCursor, writeCursor, type Question } from './cursor.ts';
import { beyond, cannotBe, escapeLike, inOrder, valuesAt } from './keyset.ts';
import { foldText } from './list-columns.ts';
import type { Tables } from './tables.ts';

const SORTABLE = {
  id: sql`text collate "C"`, reference: sql`text collate "C"`, shipper_key: sql`text collate "C"`, consignee_key: sql`text collate "C"`, ready_at: sql`timestamptz`, due_key: sql`timestamptz`, priority: sql`integer`,
  weight_g: sql`bigint`, volume_cm3: sql`bigint`, changed_at: sql`timestamptz`,
};
type SortColumn = keyof typeof SORTABLE;

const SORTED_BY: Readonly<Record<ConsignmentOrder, readonly SortColumn[]>> = {
  id: ['id'], reference: ['reference', 'id'], shipper: ['shipper_key', 'id'], consignee: ['consignee_key', 'id'], readyAt: ['ready_at', 'id'], dueAt: ['due_key', 'id'], priority: ['priority', 'id'],
  weight: ['weight_g', 'id'], volume: ['volume_cm3', 'id'], changedAt: ['changed_at', 'id'],
};

const questionOf = (query: ConsignmentQuery): Question => [
  query.order, query.descending, query.text, query.states, query.models, query.hub ?? null, query.destination ?? null, query.regime ?? null, query.temperature ?? null, query.departure ?? null,
];

const matches = (query: ConsignmentQuery) => (eb: ExpressionBuilder<Tables, 'consignment'>): Expression<SqlBool> => {
  const { text, hub, models, destination, regime, temperature, departure } = query;
  if ([text, hub, destination, departure].some(cannotBe)) return eb.val(false);
  const words = foldText(text).split(/\s+/).filter((word) => word !== '');
  const equal = { hub, destination, regime, temperature, departure };
  return eb.and([
    ...words.map((word) => eb('search_text', 'like', `%${escapeLike(word)}%`)),
    ...(Object.keys(equal) as (keyof typeof equal)[]).flatMap((column) => (equal[column] === undefined ? [] : [eb(column, '=', equal[column])])),
    ...(models.length === 0 ? [] : [eb('model', 'in', models)]),
  ]);
};

export const listConsignments = async (db: Kysely<Tables>, query: ConsignmentQuery): Promise<ConsignmentPage> => {
  const columns = SORTED_BY[query.order];
  const after = query.after === undefined ? undefined : readCursor(questionOf(query), query.after);
  const states = query.states.length === 0 ? CONSIGNMENT_STATES : query.states;
  const counts = await db
    .selectFrom('consignment')
    .where(matches(query))
    .groupBy('state')
    .select(['state', sql<number>`count(*)`.as('n'), sql<number>`sum(weight_g)::bigint`.as('weight'), sql<number>`sum(volume_cm3)::bigint`.as('volume')])
    .execute();
  const found = await db
    .selectFrom('consignment')
    .selectAll()
    .where(matches(query))
    .where('state', 'in', states)
    .$if(after !== undefined, (page) => page.where(beyond('consignment', SORTABLE, columns, after ?? [], query.descending)))
    .orderBy(inOrder('consignment', columns, query.descending))
    .limit(query.limit + 1)
    .execute();
  const rows = found.slice(0, query.limit);
  const byState = Object.fromEntries(CONSIGNMENT_STATES.map((state) => [state, counts.find((row) => row.state === state)?.n ?? 0])) as Record<ConsignmentState, number>;
  const wanted = counts.filter(({ state }) => (states as readonly string[]).includes(state));
  const sum = (of: 'n' | 'weight' | 'volume'): number => wanted.reduce((total, row) => total + row[of], 0);
  return {
    rows: rows.map(toConsignment), total: sum('n'), byState, weight: grams(sum('weight')), volume: cubicCentimetres(sum('volume')),
    next: found.length > query.limit ? writeCursor(questionOf(query), valuesAt(rows.at(-1), columns)) : undefined,
  };
};
