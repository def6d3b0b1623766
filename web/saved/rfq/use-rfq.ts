import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import type { RfqDetail, RfqRow, RfqRowState } from '../../api/rfqs.ts';
import { readRows } from './read-rows.ts';

/** While rows still wait the request is read again so long after each answer; a page nobody looks at asks nothing. */
const PAUSE_MS = 1000;

export interface RfqState {
  readonly rfq: RfqDetail | undefined;
  readonly rows: readonly RfqRow[];
  readonly failure: Failure | undefined;
  readonly more: (() => void) | undefined;
  readonly reload: () => void;
}

/** A request and its rows, as far down as was asked for, read again until nothing waits any more. What is shown stays until the answer comes. */
export const useRfq = (id: string, state: RfqRowState | undefined): RfqState => {
  const [rfq, setRfq] = useState<RfqDetail>();
  const [failure, setFailure] = useState<Failure>();
  const [depth, setDepth] = useState<{ readonly of: RfqRowState | undefined; readonly pages: number }>({ of: state, pages: 1 });
  const stop = useRef<() => void>(undefined);
  const pages = depth.of === state ? depth.pages : 1;

  const start = useCallback((): void => {
    stop.current?.();
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      if (document.hidden) {
        document.addEventListener('visibilitychange', ask, { once: true, signal: abort.signal });
        return;
      }
      readRows(id, state, pages, abort.signal).then(
        (outcome) => {
          if (abort.signal.aborted) return;
          setFailure(outcome.ok ? undefined : outcome.failure);
          if (!outcome.ok) return;
          setRfq(outcome.value);
          if (outcome.value.state === 'running') timer = setTimeout(ask, PAUSE_MS);
        },
        // Aborted: another filter or more rows are wanted.
        () => undefined,
      );
    };
    ask();
    stop.current = () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [id, state, pages]);
  useEffect(() => {
    start();
    return () => stop.current?.();
  }, [start]);

  const more = (): void => setDepth({ of: state, pages: pages + 1 });
  return { rfq, rows: rfq?.rows ?? [], failure, more: (rfq?.next ?? null) === null ? undefined : more, reload: start };
};
