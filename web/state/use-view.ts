import { useCallback, useEffect, useRef, useState } from 'react';
import { isDataAddress } from '../network/address.ts';

export const VIEWS = ['quote', 'data'] as const;
export type View = (typeof VIEWS)[number];
/** Where the Data workspace starts. */
export const DATA_HOME = '?view=data';
const viewOf = (search: string): View => (isDataAddress(search) ? 'data' : 'quote');

/** Which workspace is open; each comes back as it was left. */
export const useView = (quoteSearch: string): { readonly view: View; readonly open: (view: View) => void } => {
  const [view, setView] = useState(() => viewOf(location.search));
  const left = useRef(DATA_HOME);
  const latest = useRef(quoteSearch);
  useEffect(() => {
    latest.current = quoteSearch;
  });
  useEffect(() => {
    const follow = (): void => setView(viewOf(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const open = useCallback((next: View): void => {
    const current = viewOf(location.search);
    if (current === 'data') left.current = location.search;
    if (current !== next) history.pushState(null, '', `${location.pathname}${next === 'data' ? left.current : latest.current}`);
    setView(next);
  }, []);
  return { view, open };
};
