import { useEffect, useState } from 'react';
import { listWarehouses, type DeparturePort } from '../api/stock.ts';

/** Ports of home that plans may leave from, seaports first; undefined until they are known, and where they cannot be had: plans leave from the usual ones then. */
export const usePorts = (): readonly DeparturePort[] | undefined => {
  const [ports, setPorts] = useState<readonly DeparturePort[]>();
  useEffect(() => {
    const abort = new AbortController();
    listWarehouses(abort.signal).then(
      (outcome) => { if (outcome.ok) setPorts(outcome.value.ports.toSorted((a, b) => Number(a.place.kind === 'airport') - Number(b.place.kind === 'airport'))); },
      // Aborted: the workspace is left.
      () => undefined,
    );
    return () => abort.abort();
  }, [setPorts]);
  return ports;
};
