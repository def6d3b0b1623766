import { useCallback, useEffect, useRef, useState } from 'react';
import { fromDataSearch, isDataAddress, toDataSearch, type DataView } from './address.ts';

/** A step back undoes the choice of a place, a service or the table; filters and the moment are written over. */
const opensSomething = (was: DataView, next: DataView): boolean => toDataSearch({ ...was, selection: undefined, isTable: false }) === toDataSearch({ ...next, selection: undefined, isTable: false });

export interface DataViewState {
  readonly view: DataView;
  readonly change: (part: Partial<DataView>) => void;
}

/** The state of the Data workspace lives in the address: a copied address shows the same. */
export const useDataView = (): DataViewState => {
  const [view, setView] = useState(() => fromDataSearch(location.search));
  const latest = useRef(view);
  useEffect(() => {
    const follow = (): void => {
      if (!isDataAddress(location.search)) return;
      latest.current = fromDataSearch(location.search);
      setView(latest.current);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const change = useCallback((part: Partial<DataView>): void => {
    const next = { ...latest.current, ...part };
    const address = `${location.pathname}${toDataSearch(next)}`;
    if (address === `${location.pathname}${location.search}`) return;
    if (opensSomething(latest.current, next)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    latest.current = next;
    setView(next);
  }, []);
  return { view, change };
};
