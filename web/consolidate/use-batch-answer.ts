import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Outcome } from '../api/client.ts';

export interface BatchAnswer<T> {
  /** Undefined until it comes, or where it failed. */
  readonly value: T | undefined;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
}

/** What the server has to say of one box of a plan. @param batch undefined: nothing is asked */
export const useBatchAnswer = <T>(ask: (plan: string, batch: string, signal: AbortSignal) => Promise<Outcome<T>>, plan: string, batch: string | undefined): BatchAnswer<T> => {
  const key = `${plan} ${batch ?? ''}`;
  const [answer, setAnswer] = useState<{ readonly key: string; readonly outcome: Outcome<T> }>();
  const running = useRef<AbortController>(undefined);
  const send = useCallback((): void => {
    running.current?.abort();
    if (batch === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    ask(plan, batch, abort.signal).then(
      (outcome) => setAnswer({ key, outcome }),
      // Aborted: another box is wanted.
      () => undefined,
    );
  }, [ask, plan, batch, key]);
  useEffect(() => {
    send();
    return () => running.current?.abort();
  }, [send]);
  const outcome = answer?.key === key ? answer.outcome : undefined;
  const retry = useCallback((): void => {
    setAnswer(undefined);
    send();
  }, [send]);
  return { value: outcome?.ok ? outcome.value : undefined, failure: outcome && !outcome.ok ? outcome.failure : undefined, retry };
};
