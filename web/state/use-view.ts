import { useCallback, useEffect, useRef, useState } from 'react';
import { CONSOLIDATE_HOME, isConsolidateAddress } from '../consolidate/address.ts';
import { isStockAddress, STOCK_HOME } from '../stock/address.ts';
import { isDataAddress } from '../network/address.ts';

export const VIEWS = ['quote', 'consolidate', 'stock', 'data'] as const;
export type View = (typeof VIEWS)[number];
/** Where the Data workspace starts. */
export const DATA_HOME = '?view=data';
/** Where each workspace starts. */
export const HOMES: Readonly<Record<View, string>> = { quote: '/', consolidate: CONSOLIDATE_HOME, stock: STOCK_HOME, data: DATA_HOME };
const viewOf = (search: string): View => (isDataAddress(search) ? 'data' : isConsolidateAddress(search) ? 'consolidate' : isStockAddress(search) ? 'stock' : 'quote');

/** Which workspace is open; each comes back as it was left. */
export const useView = (quoteSearch: string): { readonly view: View; readonly open: (view: View) => void } => {
  const [view, setView] = useState(() => viewOf(location.search));
  const left = useRef<Partial<Record<View, string>>>({});
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
    if (current !== 'quote') left.current[current] = location.search;
    if (current !== next) history.pushState(null, '', `${location.pathname}${next === 'quote' ? latest.current : (left.current[next] ?? HOMES[next])}`);
    setView(next);
  }, []);
  return { view, open };
};
