import { useCallback, useEffect, useState } from 'react';
import { getReach, type Failure } from '../api/client.ts';
import type { Reach } from '../api/types.ts';

export interface ReachState {
  readonly reach: Reach | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  readonly retry: () => void;
}

/** How far goods come from a place; asked when one is chosen, each answer kept while the page stands. */
export const useReach = (from: string | undefined): ReachState => {
  const [kept, setKept] = useState<ReadonlyMap<string, Reach>>(new Map());
  const [failed, setFailed] = useState<{ readonly from: string; readonly failure: Failure }>();
  const failure = failed && failed.from === from ? failed.failure : undefined;
  // An answer or a failure stands; taking the failure away asks again.
  const isSettled = from === undefined || kept.has(from) || failure !== undefined;
  useEffect(() => {
    if (from === undefined || isSettled) return undefined;
    const abort = new AbortController();
    getReach(from, abort.signal).then(
      (outcome) => {
        if (outcome.ok) setKept((was) => new Map([...was, [from, outcome.value]]));
        setFailed(outcome.ok ? undefined : { from, failure: outcome.failure });
      },
      // Aborted: another place has been chosen.
      () => undefined,
    );
    return () => abort.abort();
  }, [from, isSettled]);
  const retry = useCallback(() => setFailed(undefined), []);
  const reach = from === undefined ? undefined : kept.get(from);
  return { reach, failure, isAsking: from !== undefined && !reach && !failure, retry };
};
