import { useSyncExternalStore } from 'react';

const follow = (changed: () => void): (() => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};
/** Whether the device believes it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(follow, () => navigator.onLine);
