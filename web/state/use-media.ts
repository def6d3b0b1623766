import { useSyncExternalStore } from 'react';

export const PHONE = '(max-width: 760px)';
/** Between phone and desk: secondary blocks fold into tabs. */
export const NARROW = '(min-width: 761px) and (max-width: 1180px)';

export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
