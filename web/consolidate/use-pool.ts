import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { listConsignments, type Consignment, type ConsignmentPage, type ConsignmentQuery } from '../api/consignments.ts';
import type { PoolFilter } from './address.ts';

const PAGE = 200;
/** Typing pauses this long before the server is asked. */
const PAUSE_MS = 160;

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

/** What lies at a hub, searched and sorted by the server, page by page; what is shown stays until the next answer. */
export const usePool = (hub: string | undefined, filter: PoolFilter): Pool => {
  const [loaded, setLoaded] = useState<{ readonly hub: string; readonly rows: readonly Consignment[]; readonly page: ConsignmentPage }>();
  const [failure, setFailure] = useState<Failure>();
  const [isAsking, setAsking] = useState(true);
  const running = useRef<AbortController>(undefined);
  const question = hub === undefined ? undefined : JSON.stringify(queryOf(hub, filter));
  const ask = useCallback((after: string | undefined): void => {
    running.current?.abort();
    if (question === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    setAsking(true);
    const query = JSON.parse(question) as ConsignmentQuery;
    listConsignments({ ...query, ...(after !== undefined && { after }) }, abort.signal).then(
      (outcome) => {
        setAsking(false);
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (outcome.ok) setLoaded((was) => ({ hub: query.hub ?? '', rows: after === undefined ? outcome.value.rows : [...(was?.rows ?? []), ...outcome.value.rows], page: outcome.value }));
      },
      // Aborted: a newer question is on its way.
      () => undefined,
    );
  }, [question]);
  const isFirst = useRef(true);
  useEffect(() => {
    const timer = setTimeout(() => ask(undefined), isFirst.current ? 0 : PAUSE_MS);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [ask]);
  const shown = loaded !== undefined && loaded.hub === hub ? loaded : undefined;
  const next = shown?.page.next ?? undefined;
  const more = useCallback((): void => {
    if (next !== undefined && !isAsking && !failure) ask(next);
  }, [next, isAsking, failure, ask]);
  const reload = useCallback((): void => ask(undefined), [ask]);
  return { rows: shown?.rows ?? [], page: shown?.page, failure, isAsking, more, reload };
};
