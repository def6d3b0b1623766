import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { compareNow, type RequoteAnswer } from '../api/saved-quotes.ts';

/** The offer of now against the latest version; nothing is written. */
export const useComparison = (number: string): { readonly answer: RequoteAnswer | undefined; readonly failure: Failure | undefined; readonly retry: () => void } => {
  const [answer, setAnswer] = useState<RequoteAnswer>();
  const [failure, setFailure] = useState<Failure>();
  const load = useCallback((): (() => void) => {
    const abort = new AbortController();
    compareNow(number, {}, abort.signal).then(
      (outcome) => {
        setAnswer(outcome.ok ? outcome.value : undefined);
        setFailure(outcome.ok ? undefined : outcome.failure);
      },
      // Aborted: the panel is closed or the quote has changed.
      () => undefined,
    );
    return () => abort.abort();
  }, [number]);
  useEffect(load, [load]);
  return { answer, failure, retry: load };
};
