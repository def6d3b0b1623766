import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { listQuotes, type SavedQuotePage, type SavedQuoteRow } from '../api/saved-quotes.ts';
import { toListQuery, type ListView } from './address.ts';
import { useChanges } from './changes.ts';

const PAGE = 100;
/** Typing pauses this long before the server is asked. */
const PAUSE_MS = 160;

export interface QuoteList {
  readonly rows: readonly SavedQuoteRow[];
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  readonly byState: SavedQuotePage['byState'] | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  /** Asks for the next page where there is one. */
  readonly more: () => void;
  readonly retry: () => void;
}
interface Loaded {
  readonly rows: readonly SavedQuoteRow[];
  readonly total: number;
  readonly byState: SavedQuotePage['byState'];
  readonly next: string | null;
}

/** The list page by page; what is shown stays until the answer to the next question comes. */
export const useQuoteList = (view: ListView): QuoteList => {
  const [loaded, setLoaded] = useState<Loaded>();
  const [failure, setFailure] = useState<Failure>();
  const [isAsking, setAsking] = useState(true);
  const running = useRef<AbortController>(undefined);
  const question = JSON.stringify(toListQuery(view));

  const ask = useCallback((after: string | undefined): void => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setAsking(true);
    listQuotes({ ...(JSON.parse(question) as ReturnType<typeof toListQuery>), limit: PAGE, ...(after !== undefined && { after }) }, abort.signal).then(
      (outcome) => {
        setAsking(false);
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (!outcome.ok) return;
        const { rows, total, byState, next } = outcome.value;
        setLoaded((was) => ({ rows: after === undefined ? rows : [...(was?.rows ?? []), ...rows], total, byState, next }));
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
  // A change elsewhere on the page: the row at once, the counts from the server.
  useChanges((quote) => {
    setLoaded((was) => was && { ...was, rows: was.rows.map((row) => (row.number === quote.number ? quote : row)) });
    ask(undefined);
  });

  const next = loaded?.next ?? undefined;
  const more = useCallback((): void => {
    if (next !== undefined && !isAsking && !failure) ask(next);
  }, [next, isAsking, failure, ask]);
  const retry = useCallback((): void => ask(undefined), [ask]);
  return { rows: loaded?.rows ?? [], total: loaded?.total, byState: loaded?.byState, failure, isAsking, more, retry };
};
