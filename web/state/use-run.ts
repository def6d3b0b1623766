import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Outcome } from '../api/client.ts';
import type { Job } from '../api/jobs.ts';
import type { Money } from '../api/types.ts';
import { joinTrace, type TracePoint } from '../ui/trace.ts';
import { followJob } from './follow-job.ts';

/** A plan that a job makes, as the server gives it. */
export interface RunBody {
  readonly id: string;
  readonly job: { readonly id: string; readonly state: Job['state']; readonly progress: { readonly seconds: number; readonly cost: Money | null; readonly bound: Money | null; readonly gap: number | null } | null };
  readonly plan: { readonly seconds: number; readonly trace: readonly TracePoint[] } | null;
  readonly noPlan: object | null;
}
export interface Run<B extends RunBody> {
  readonly body: B | undefined;
  readonly failure: Failure | undefined;
  readonly isRunning: boolean;
  /** How cost and bound have come together so far. */
  readonly trace: readonly TracePoint[];
  /** Seconds since the start, as far as heard. */
  readonly seconds: number;
  readonly reload: () => void;
}
const NONE: readonly TracePoint[] = [];
/** Between asking for the plan of a stopped search, ms, and how often. */
const LATE_PLAN = { askMs: 400, times: 12 } as const;
const isStillComing = (body: RunBody | undefined): boolean => body?.job.state === 'cancelled' && !body.plan && !body.noPlan;
const isUnderWay = (body: RunBody | undefined): boolean => body?.job.state === 'queued' || body?.job.state === 'running';

/** A plan and, while it is being made, how far that is. The job goes on when the page is closed and is found again here. @param show one function for the life of the page */
export const useRun = <B extends RunBody>(id: string | undefined, show: (id: string, signal: AbortSignal) => Promise<Outcome<B>>): Run<B> => {
  const [body, setBody] = useState<B>();
  const [failure, setFailure] = useState<Failure>();
  const [heard, setHeard] = useState<{ readonly of: string; readonly points: readonly TracePoint[]; readonly seconds: number }>();
  const running = useRef<AbortController>(undefined);
  const late = useRef<{ readonly of: string; readonly times: number }>(undefined);
  const reload = useCallback((): void => {
    running.current?.abort();
    if (id === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    show(id, abort.signal).then(
      (outcome) => {
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (outcome.ok) setBody(outcome.value);
      },
      // Aborted: another plan is wanted.
      () => undefined,
    );
  }, [id, show]);
  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [reload]);

  const shown = body !== undefined && body.id === id ? body : undefined;
  // A job that is stopped is over at once; what its search had comes in a moment later.
  useEffect(() => {
    if (shown === undefined || !isStillComing(shown)) return undefined;
    const asked = late.current?.of === shown.id ? late.current.times : 0;
    if (asked >= LATE_PLAN.times) return undefined;
    late.current = { of: shown.id, times: asked + 1 };
    const timer = setTimeout(reload, LATE_PLAN.askMs);
    return () => clearTimeout(timer);
  }, [shown, reload]);
  const job = isUnderWay(shown) ? shown?.job.id : undefined;
  useEffect(() => {
    if (id === undefined || job === undefined) return undefined;
    return followJob(job, (now: Job) => {
      const { progress } = now;
      // A plan's progress counts seconds.
      if (progress) setHeard((was) => ({ of: id, seconds: Math.max(progress.done, was?.of === id ? was.seconds : 0), points: joinTrace(was?.of === id ? was.points : NONE, progress.best && { seconds: progress.done, cost: progress.best.cost, bound: progress.best.bound, gap: progress.best.gap }) }));
      if (now.state !== 'queued' && now.state !== 'running') reload();
    });
  }, [id, job, reload]);

  const own = heard?.of === id ? heard : undefined;
  const first = shown?.job.progress;
  const started = first?.cost && first.bound ? joinTrace(NONE, { seconds: first.seconds, cost: first.cost, bound: first.bound, gap: first.gap ?? 0 }) : NONE;
  return {
    body: shown,
    failure: id === undefined ? undefined : failure,
    isRunning: isUnderWay(shown),
    trace: shown?.plan ? shown.plan.trace : own && own.points.length > 0 ? own.points : started,
    seconds: shown?.plan?.seconds ?? Math.max(own?.seconds ?? 0, first?.seconds ?? 0),
    reload,
  };
};
