import { useEffect, useState } from 'react';
import { getNetwork, type Failure } from '../api/client.ts';
import type { Network } from '../api/types.ts';

/** The network is read once; the map and the names of services stand on it. */
export const useNetwork = (): { readonly network: Network | undefined; readonly failure: Failure | undefined; readonly retry: () => void } => {
  const [network, setNetwork] = useState<Network>();
  const [failure, setFailure] = useState<Failure>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    getNetwork(abort.signal).then(
      (outcome) => {
        if (outcome.ok) setNetwork(outcome.value);
        setFailure(outcome.ok ? undefined : outcome.failure);
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [attempt]);
  return { network, failure, retry: () => setAttempt((n) => n + 1) };
};
