import { useCallback, useEffect, useMemo, useState } from 'react';
import { getReach, type Failure } from '../api/client.ts';
import type { Reach } from '../api/types.ts';
import type { ReachOrder } from './reach.ts';

export interface ReachState {
  readonly reach: Reach | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  /** What list and map go by. */
  readonly order: ReachOrder;
  readonly setOrder: (order: ReachOrder) => void;
  readonly retry: () => void;
}

/** How far goods come from a place, ready then or in the next full hour; asked when one is chosen, each answer kept while the page stands. */
export const useReach = (from: string | undefined, readyAt?: string): ReachState => {
  const [order, setOrder] = useState<ReachOrder>('time');
  const [kept, setKept] = useState<ReadonlyMap<string, Reach>>(new Map());
  const [failed, setFailed] = useState<{ readonly key: string; readonly failure: Failure }>();
  const key = from === undefined ? undefined : `${from} ${readyAt ?? ''}`;
  const failure = failed && failed.key === key ? failed.failure : undefined;
  // An answer or a failure stands; taking the failure away asks again.
  const isSettled = key === undefined || kept.has(key) || failure !== undefined;
  useEffect(() => {
    if (from === undefined || key === undefined || isSettled) return undefined;
    const abort = new AbortController();
    getReach(from, readyAt, abort.signal).then(
      (outcome) => {
        if (outcome.ok) setKept((was) => new Map([...was, [key, outcome.value]]));
        setFailed(outcome.ok ? undefined : { key, failure: outcome.failure });
      },
      // Aborted: another place has been chosen.
      () => undefined,
    );
    return () => abort.abort();
  }, [from, readyAt, key, isSettled]);
  const retry = useCallback(() => setFailed(undefined), []);
  const reach = key === undefined ? undefined : kept.get(key);
  const isAsking = key !== undefined && !reach && !failure;
  return useMemo(() => ({ reach, failure, isAsking, order, setOrder, retry }), [reach, failure, isAsking, order, retry]);
};
