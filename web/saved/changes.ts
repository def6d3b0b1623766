/** Quotes that were changed anywhere on the page, told to whoever shows them: the list, the open quote, the undo of either. */
import { useEffect, useRef } from 'react';
import type { SavedQuote } from '../api/saved-quotes.ts';

const listeners = new Set<(quote: SavedQuote) => void>();

/** Changes made from this page to one quote that follow each other without anyone else's between them. */
interface Run {
  /** Revision the first of them left. */
  readonly first: number;
  readonly latest: SavedQuote;
}
const runs = new Map<string, Run>();

export const announceChange = (quote: SavedQuote): void => {
  const run = runs.get(quote.number);
  // A repeated call may be answered with what stood before: the latest stays the latest.
  if (!run || quote.revision > run.latest.revision) runs.set(quote.number, { first: run && quote.revision === run.latest.revision + 1 ? run.first : quote.revision, latest: quote });
  listeners.forEach((listener) => listener(quote));
};

/**
 * The quote as this page last left it, where everything since `seen` was done here. Where someone else's change lies between,
 * `seen` itself: the server then refuses what would overwrite it.
 */
export const latestOwn = (seen: SavedQuote): SavedQuote => {
  const run = runs.get(seen.number);
  return run && seen.revision >= run.first && seen.revision < run.latest.revision ? run.latest : seen;
};

export const useChanges = (onChange: (quote: SavedQuote) => void): void => {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const listener = (quote: SavedQuote): void => latest.current(quote);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
};
