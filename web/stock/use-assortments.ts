import { useCallback, useEffect, useRef, useState } from 'react';
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
  const running = useRef<AbortController>(undefined);
  const reload = useCallback((): void => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    listAssortments(abort.signal).then(
      (outcome) => {
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (outcome.ok) setAll(outcome.value.assortments);
      },
      // Aborted: asked again.
      () => undefined,
    );
  }, [setAll, setFailure]);
  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [reload]);
  return { all, failure, reload };
};
