import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { listAssortments, type Assortment } from '../api/stock.ts';

export interface Assortments {
  /** Newest first; undefined until the first answer. */
  readonly all: readonly Assortment[] | undefined;
  readonly failure: Failure | undefined;
  readonly reload: () => void;
}

export const useAssortments = (): Assortments => {
  const [all, setAll] = useState<readonly Assortment[]>();
  const [failure, setFailure] = useState<Failure>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    listAssortments(abort.signal).then(
      (outcome) => {
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (outcome.ok) setAll(outcome.value.assortments);
      },
      // Aborted: asked again.
      () => undefined,
    );
    return () => abort.abort();
  }, [asked]);
  return { all, failure, reload: useCallback(() => setAsked((times) => times + 1), []) };
};
