import { useCallback, useEffect, useRef, useState } from 'react';
import { askWhyNot, type Failure } from '../../api/client.ts';
import type { WhyNot } from '../../api/types.ts';
import { toRequest, toSearch, type Question } from '../../state/question.ts';

export type AskState = { readonly kind: 'busy' } | { readonly kind: 'answered'; readonly answer: WhyNot } | { readonly kind: 'failed'; readonly failure: Failure };

export interface AskedAbout {
  /** By what was asked, the latest last. */
  readonly entries: ReadonlyMap<string, AskState>;
  readonly ask: (what: string) => void;
  readonly forget: (what: string) => void;
}
const NONE: ReadonlyMap<string, AskState> = new Map();

/** "Why not that one?" of the question on screen; another question forgets what was asked about this one. */
export const useWhyNot = (question: Question): AskedAbout => {
  const key = toSearch(question, undefined);
  const [kept, setKept] = useState({ key, entries: NONE });
  const running = useRef<{ readonly key: string; readonly abort: AbortController }>(undefined);
  const latest = useRef(question);
  useEffect(() => {
    latest.current = question;
  });
  useEffect(() => {
    const abort = new AbortController();
    running.current = { key, abort };
    return () => abort.abort();
  }, [key]);
  const put = useCallback((of: string, what: string, state: AskState | undefined): void => {
    setKept((was) => {
      const entries = new Map(was.key === of ? was.entries : NONE);
      entries.delete(what);
      if (state) entries.set(what, state);
      return { key: of, entries };
    });
  }, []);
  const ask = useCallback((what: string): void => {
    const { signal } = running.current?.abort ?? new AbortController();
    put(key, what, { kind: 'busy' });
    askWhyNot({ question: toRequest(latest.current), what }, signal).then(
      (outcome) => put(key, what, outcome.ok ? { kind: 'answered', answer: outcome.value } : { kind: 'failed', failure: outcome.failure }),
      // Aborted: another question is on screen.
      () => undefined,
    );
  }, [key, put]);
  const forget = useCallback((what: string): void => put(key, what, undefined), [key, put]);
  return { entries: kept.key === key ? kept.entries : NONE, ask, forget };
};
