import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { showBoard, type BoardDeparture } from '../api/consolidations.ts';

export interface Board {
  readonly departures: readonly BoardDeparture[] | undefined;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
}

/** What leaves a hub in a week, with its units and last minutes. What is shown stays until the next answer. @param hub undefined: nothing is asked */
export const useBoard = (hub: string | undefined, from: string, until: string): Board => {
  const [departures, setDepartures] = useState<{ readonly key: string; readonly rows: readonly BoardDeparture[] }>();
  const [failure, setFailure] = useState<Failure>();
  const running = useRef<AbortController>(undefined);
  const key = `${hub ?? ''} ${from} ${until}`;
  const ask = useCallback((): void => {
    running.current?.abort();
    if (hub === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    showBoard(hub, from, until, abort.signal).then(
      (outcome) => {
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (outcome.ok) setDepartures({ key, rows: outcome.value.departures });
      },
      // Aborted: another hub or week.
      () => undefined,
    );
  }, [hub, from, until, key]);
  useEffect(() => {
    ask();
    return () => running.current?.abort();
  }, [ask]);
  return { departures: departures?.key === key ? departures.rows : undefined, failure, retry: ask };
};
