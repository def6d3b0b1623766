import { useCallback, useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import type { Failure, Outcome } from '../api/client.ts';

/** Typing pauses this long before the server is asked. */
const PAUSE_MS = 160;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** `after` of the next page. */
  readonly next: string | null;
}
export interface Loaded<Row, P extends Page<Row>> {
  /** The question of its last page. */
  readonly question: string;
  readonly rows: readonly Row[];
  /** The last page that came. */
  readonly page: P;
}
export interface Pages<Row, P extends Page<Row>> {
  /** Undefined until the first answer. */
  readonly loaded: Loaded<Row, P> | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  /** Asks for the next page where there is one. */
  readonly more: () => void;
  readonly reload: () => void;
  readonly setLoaded: Dispatch<SetStateAction<Loaded<Row, P> | undefined>>;
}

/** A list page by page; what is shown stays until the answer to the next question comes. @param question what decides the rows; undefined: nothing is asked @param list one function for the life of the page */
export const usePages = <Row, P extends Page<Row>>(question: string | undefined, list: (question: string, after: string | undefined, signal: AbortSignal) => Promise<Outcome<P>>): Pages<Row, P> => {
  const [loaded, setLoaded] = useState<Loaded<Row, P>>();
  const [failure, setFailure] = useState<Failure>();
  const [isAsking, setAsking] = useState(true);
  const running = useRef<AbortController>(undefined);
  const ask = useCallback((after: string | undefined): void => {
    running.current?.abort();
    if (question === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    setAsking(true);
    list(question, after, abort.signal).then(
      (outcome) => {
        setAsking(false);
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (outcome.ok) setLoaded((was) => ({ question, rows: after === undefined ? outcome.value.rows : [...(was?.rows ?? []), ...outcome.value.rows], page: outcome.value }));
      },
      // Aborted: a newer question is on its way.
      () => undefined,
    );
  }, [question, list]);
  const isFirst = useRef(true);
  useEffect(() => {
    const timer = setTimeout(() => ask(undefined), isFirst.current ? 0 : PAUSE_MS);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [ask]);
  const next = loaded?.page.next ?? undefined;
  const more = useCallback((): void => {
    if (next !== undefined && !isAsking && !failure) ask(next);
  }, [next, isAsking, failure, ask]);
  const reload = useCallback((): void => ask(undefined), [ask]);
  return { loaded, failure, isAsking, more, reload, setLoaded };
};
