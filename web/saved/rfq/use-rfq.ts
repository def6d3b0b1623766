import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { showRfq, type RfqDetail, type RfqRow, type RfqRowState } from '../../api/rfqs.ts';

/** While rows still wait the request is read again this often. */
const EVERY_MS = 1000;
const PAGE = 200;

export interface RfqState {
  readonly rfq: RfqDetail | undefined;
  readonly rows: readonly RfqRow[];
  readonly failure: Failure | undefined;
  readonly more: (() => void) | undefined;
  readonly reload: () => void;
}

/** A request and its rows, read again until nothing waits any more. */
export const useRfq = (id: string, state: RfqRowState | undefined): RfqState => {
  const [rfq, setRfq] = useState<RfqDetail>();
  const [later, setLater] = useState<readonly RfqRow[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure>();
  const running = useRef<AbortController>(undefined);
  const query = useCallback((from: number) => ({ from, limit: PAGE, ...(state && { state }) }), [state]);
  const read = useCallback((): void => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    showRfq(id, query(0), abort.signal).then(
      (outcome) => {
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (!outcome.ok) return;
        setRfq(outcome.value);
        setLater([]);
        setNext(outcome.value.next);
      },
      // Aborted: asked again.
      () => undefined,
    );
  }, [id, query]);
  useEffect(() => {
    read();
    return () => running.current?.abort();
  }, [read]);
  const isRunning = rfq?.state === 'running';
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(read, EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning, read]);
  const more = (): void => {
    if (next === null) return;
    showRfq(id, query(next), new AbortController().signal).then(
      (outcome) => {
        if (!outcome.ok) return;
        setLater((was) => [...was, ...outcome.value.rows]);
        setNext(outcome.value.next);
      },
      () => undefined,
    );
  };
  return { rfq, rows: [...(rfq?.rows ?? []), ...later], failure, more: next === null ? undefined : more, reload: read };
};
