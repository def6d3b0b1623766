import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { compareNow, type RequoteAnswer, type SavedQuote } from '../api/saved-quotes.ts';

export interface Comparison {
  readonly answer: RequoteAnswer | undefined;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
}

/** The offer of now against the latest version, asked again whenever the quote has changed; nothing is written. */
export const useComparison = ({ number, revision }: Pick<SavedQuote, 'number' | 'revision'>): Comparison => {
  /** With the revision it was asked at: what was computed for an earlier one is not shown. */
  const [asked, setAsked] = useState<{ readonly revision: number; readonly answer?: RequoteAnswer; readonly failure?: Failure }>();
  const load = useCallback((): (() => void) => {
    const abort = new AbortController();
    compareNow(number, {}, abort.signal).then(
      (outcome) => setAsked({ revision, ...(outcome.ok ? { answer: outcome.value } : { failure: outcome.failure }) }),
      // Aborted: the panel is closed or the quote has changed.
      () => undefined,
    );
    return () => abort.abort();
  }, [number, revision]);
  useEffect(load, [load]);
  const retry = useCallback((): void => {
    setAsked(undefined);
    load();
  }, [load]);
  const shown = asked?.revision === revision ? asked : undefined;
  return { answer: shown?.answer, failure: shown?.failure, retry };
};
