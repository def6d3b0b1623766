/** Quotes that were changed anywhere on the page, told to whoever shows them: the list, the open quote, the undo of either. */
import { useEffect, useRef } from 'react';
import type { SavedQuote } from '../api/saved-quotes.ts';

const listeners = new Set<(quote: SavedQuote) => void>();

export const announceChange = (quote: SavedQuote): void => listeners.forEach((listener) => listener(quote));

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
