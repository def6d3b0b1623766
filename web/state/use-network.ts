import { useCallback, useEffect, useState } from 'react';
import { getNetwork, type Failure } from '../api/client.ts';
import type { Network } from '../api/types.ts';

/** The network is read once; the map and the names of services stand on it. */
export const useNetwork = (): { readonly network: Network | undefined; readonly failure: Failure | undefined; readonly retry: () => void } => {
  const [network, setNetwork] = useState<Network>();
  const [failure, setFailure] = useState<Failure>();
  const load = useCallback((): (() => void) => {
    const abort = new AbortController();
    getNetwork(abort.signal).then(
      (outcome) => {
        if (outcome.ok) setNetwork(outcome.value);
        setFailure(outcome.ok ? undefined : outcome.failure);
      },
      // Aborted: the page is being left.
      () => undefined,
    );
    return () => abort.abort();
  }, []);
  useEffect(load, [load]);
  return { network, failure, retry: load };
};
