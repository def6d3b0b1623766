import type { Failure, Outcome } from '../api/client.ts';
import { listConsignments, type Consignment, type ConsignmentPage, type ConsignmentQuery } from '../api/consignments.ts';
import { usePages } from '../state/use-pages.ts';
import type { PoolFilter } from './address.ts';

const PAGE = 200;

export interface Pool {
  readonly rows: readonly Consignment[];
  /** Undefined until the first answer. */
  readonly page: Pick<ConsignmentPage, 'total' | 'byState' | 'weightKg' | 'volumeCbm'> | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  readonly more: () => void;
  readonly reload: () => void;
}
const queryOf = (hub: string, { text, states, order, isDescending }: PoolFilter): ConsignmentQuery => ({
  hub, limit: PAGE, sort: order, direction: isDescending ? 'desc' : 'asc', ...(text.trim() && { q: text.trim() }), ...(states.length > 0 && { state: states.join(',') }),
});
const list = (question: string, after: string | undefined, signal: AbortSignal): Promise<Outcome<ConsignmentPage>> =>
  listConsignments({ ...(JSON.parse(question) as ConsignmentQuery), ...(after !== undefined && { after }) }, signal);

/** What lies at a hub, searched and sorted by the server. */
export const usePool = (hub: string | undefined, filter: PoolFilter): Pool => {
  const { loaded, failure, isAsking, more, reload } = usePages<Consignment, ConsignmentPage>(hub === undefined ? undefined : JSON.stringify(queryOf(hub, filter)), list);
  // The rows of one hub never stand under another's name.
  const shown = loaded && (JSON.parse(loaded.question) as ConsignmentQuery).hub === hub ? loaded : undefined;
  return { rows: shown?.rows ?? [], page: shown?.page, failure, isAsking, more, reload };
};
