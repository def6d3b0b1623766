import { useSyncExternalStore } from 'react';

const follow = (changed: () => void): (() => void) => {
  addEventListener('popstate', changed);
  return () => removeEventListener('popstate', changed);
};
/** The search part of the address as it stands; read again at every drawing, since other rooms write it too. */
export const useAddress = (): string => useSyncExternalStore(follow, () => location.search);

/** Goes to an address of this page, as a followed link would. */
export const navigate = (search: string, how: 'push' | 'replace' = 'push'): void => {
  const address = `${location.pathname}${search}`;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
};

/** A plain click on a link stays on the page; any other (new tab, download) is the browser's. */
export const isPlainClick = (event: { button: number; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }): boolean =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
