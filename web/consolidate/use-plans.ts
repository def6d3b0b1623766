import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { listConsolidations, type ConsolidationRow } from '../api/consolidations.ts';

export interface Plans {
  readonly rows: readonly ConsolidationRow[];
  /** There are earlier ones. */
  readonly hasMore: boolean;
  readonly isAsking: boolean;
  readonly failure: Failure | undefined;
  readonly more: () => void;
}

/** Plans of a hub, newest first, page by page. */
export const usePlans = (hub: string): Plans => {
  const [state, setState] = useState<{ readonly rows: readonly ConsolidationRow[]; readonly next: string | null; readonly failure: Failure | undefined }>({ rows: [], next: null, failure: undefined });
  const [asked, setAsked] = useState<{ readonly after: string | undefined } | undefined>({ after: undefined });
  useEffect(() => {
    if (!asked) return undefined;
    const abort = new AbortController();
    listConsolidations(hub, asked.after, abort.signal).then(
      (outcome) => {
        setAsked(undefined);
        setState((was) => (outcome.ok ? { rows: [...was.rows, ...outcome.value.rows], next: outcome.value.next, failure: undefined } : { ...was, failure: outcome.failure }));
      },
      // Aborted: the list was closed.
      () => undefined,
    );
    return () => abort.abort();
  }, [hub, asked]);
  const { next } = state;
  const more = useCallback((): void => setAsked({ after: next ?? undefined }), [next]);
  return { rows: state.rows, hasMore: next !== null, isAsking: asked !== undefined, failure: state.failure, more };
};
