import { useCallback, useEffect, useRef, useState } from 'react';
import { fromConsolidateSearch, isConsolidateAddress, toConsolidateSearch, type ConsolidateView } from './address.ts';

/** What a step back undoes; filters and tabs are written over. */
const stepOf = ({ hub, week, plan, list, batch, isTable }: ConsolidateView): string => JSON.stringify([hub, week, plan, list, batch, isTable]);

export interface ViewState {
  readonly view: ConsolidateView;
  /** @param how `replace` where the page itself settles what was left open */
  readonly change: (part: Partial<ConsolidateView>, how?: 'replace') => void;
}

/** The state of the workspace lives in the address: a copied address shows the same. */
export const useConsolidateView = (): ViewState => {
  const [view, setView] = useState(() => fromConsolidateSearch(location.search));
  const latest = useRef(view);
  useEffect(() => {
    const follow = (): void => {
      if (!isConsolidateAddress(location.search)) return;
      latest.current = fromConsolidateSearch(location.search);
      setView(latest.current);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const change = useCallback((part: Partial<ConsolidateView>, how?: 'replace'): void => {
    const next = { ...latest.current, ...part };
    const address = `${location.pathname}${toConsolidateSearch(next)}`;
    if (address === `${location.pathname}${location.search}`) return;
    if (how !== 'replace' && stepOf(latest.current) !== stepOf(next)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    latest.current = next;
    setView(next);
  }, []);
  return { view, change };
};
