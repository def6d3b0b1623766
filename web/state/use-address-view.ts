import { useCallback, useEffect, useRef, useState } from 'react';

/** How a workspace keeps its state in the address. The same object for the life of the page. */
export interface AddressForm<V> {
  readonly isMine: (search: string) => boolean;
  readonly read: (search: string) => V;
  readonly write: (view: V) => string;
  /** What a step back undoes; the rest is written over. */
  readonly stepOf: (view: V) => string;
}
export interface AddressView<V> {
  readonly view: V;
  /** @param how `replace` where the page itself settles what was left open */
  readonly change: (part: Partial<V>, how?: 'replace') => void;
}

/** The state of a workspace lives in the address: a copied address shows the same. */
export const useAddressView = <V extends object>({ isMine, read, write, stepOf }: AddressForm<V>): AddressView<V> => {
  const [view, setView] = useState(() => read(location.search));
  const latest = useRef(view);
  useEffect(() => {
    const follow = (): void => {
      if (!isMine(location.search)) return;
      latest.current = read(location.search);
      setView(latest.current);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [isMine, read]);
  const change = useCallback((part: Partial<V>, how?: 'replace'): void => {
    const next = { ...latest.current, ...part };
    const address = `${location.pathname}${write(next)}`;
    if (address === `${location.pathname}${location.search}`) return;
    if (how !== 'replace' && stepOf(latest.current) !== stepOf(next)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    latest.current = next;
    setView(next);
  }, [write, stepOf]);
  return { view, change };
};
