import { useEffect, useState } from 'react';
import { searchPlaces } from '../api/client.ts';
import type { Place, Role } from '../api/types.ts';

const PAUSE_MS = 120;

export interface PlaceSearch {
  readonly places: readonly Place[];
  /** The text the places answer. */
  readonly asked: string | undefined;
  readonly isFailed: boolean;
}

/** Places for what is typed, asked after a short pause; the last answer stands until the next arrives. */
export const usePlaceSearch = (text: string, role: Role, isOpen: boolean): PlaceSearch => {
  const [found, setFound] = useState<PlaceSearch>({ places: [], asked: undefined, isFailed: false });
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      searchPlaces(text, role, abort.signal).then(
        (outcome) => setFound(outcome.ok ? { places: outcome.value, asked: text, isFailed: false } : { places: [], asked: text, isFailed: true }),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, role, isOpen]);
  return found;
};
