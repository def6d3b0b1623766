import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { showDocument, showQuote, type QuoteDocument, type SavedQuote } from '../api/saved-quotes.ts';
import { useChanges } from './changes.ts';

export interface OpenQuote {
  readonly quote: SavedQuote | undefined;
  /** The version looked at, as it was stored. */
  readonly document: QuoteDocument | undefined;
  readonly failure: Failure | undefined;
  readonly take: (quote: SavedQuote) => void;
  /** Reads the quote again; undefined where that failed. */
  readonly reload: () => Promise<SavedQuote | undefined>;
  readonly retry: () => void;
}

/** A saved quote and one of its stored versions; the latest where none is named. */
export const useSavedQuote = (number: string, version: number | undefined): OpenQuote => {
  const [quote, setQuote] = useState<SavedQuote>();
  const [document, setDocument] = useState<QuoteDocument>();
  const [failure, setFailure] = useState<Failure>();
  const wanted = version ?? quote?.latest.version;

  const [asked, setAsked] = useState(number);
  if (asked !== number) {
    setAsked(number);
    setQuote(undefined);
    setDocument(undefined);
    setFailure(undefined);
  }
  const loadQuote = useCallback((): (() => void) => {
    const abort = new AbortController();
    showQuote(number, abort.signal).then(
      (outcome) => {
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (outcome.ok) setQuote(outcome.value);
      },
      // Aborted: another quote is opened.
      () => undefined,
    );
    return () => abort.abort();
  }, [number]);
  useEffect(loadQuote, [loadQuote]);
  const loadDocument = useCallback((): (() => void) | undefined => {
    if (wanted === undefined) return undefined;
    const abort = new AbortController();
    showDocument(number, wanted, abort.signal).then(
      (outcome) => {
        if (outcome.ok) setDocument(outcome.value);
        else setFailure(outcome.failure);
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [number, wanted]);
  useEffect(loadDocument, [loadDocument]);

  useChanges((changed) => {
    if (changed.number === number) setQuote(changed);
  });
  const open = useRef(number);
  useEffect(() => {
    open.current = number;
  }, [number]);
  const reload = useCallback(async (): Promise<SavedQuote | undefined> => {
    const outcome = await showQuote(number);
    if (!outcome.ok || open.current !== number) return undefined;
    setQuote(outcome.value);
    return outcome.value;
  }, [number]);
  const retry = useCallback((): void => {
    loadQuote();
    loadDocument();
  }, [loadQuote, loadDocument]);
  const isShown = document?.number === number && document.version === wanted;
  return { quote, document: isShown ? document : undefined, failure, take: setQuote, reload, retry };
};
