import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { cancelJob } from '../api/jobs.ts';
import { makeKey } from '../api/saved-quotes.ts';
import { startAnalysis, startSensitivity, startSimulation, type StockAnswer } from '../api/stock.ts';
import { followJob } from '../state/follow-job.ts';

const OPEN: readonly string[] = ['queued', 'running'];
const ASK = { analysis: startAnalysis, sensitivity: startSensitivity, simulation: startSimulation } as const;
type Kind = keyof typeof ASK;
/** Steps of the work. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}
/** Worked out for every plan that is opened; what takes minutes is asked for by hand. */
const ALWAYS: readonly Kind[] = ['analysis'];

/** How far each open job has come. */
type Heard = Readonly<Record<string, Progress | undefined>>;
/** What could not be asked for, and the key it was asked under. */
type Failed = Readonly<Record<string, { readonly failure: Failure; readonly key: string } | undefined>>;
const nameOf = (kind: Kind, plan: string | undefined): string => `${kind} ${plan ?? ''}`;

export interface Beside {
  /** Why it could not be asked for. */
  readonly failureOf: (kind: Kind) => Failure | undefined;
  /** Asks anew; what could not be asked for is asked for under its old key, so that one that arrived after all is not worked out twice. */
  readonly again: (kind: Kind) => void;
  /** While it is worked out; undefined: not begun. */
  readonly progressOf: (kind: Kind) => Progress | undefined;
  /** Ends one; what it has found by then is kept. */
  readonly stop: (kind: Kind) => void;
  /** Ends what is under way: another plan is wanted, and it would have to wait. */
  readonly end: () => void;
}

/** What is worked out besides a plan: asked for once it stands, followed until it is there. */
export const useBeside = (answer: StockAnswer | undefined, reload: () => void): Beside => {
  const id = answer?.plan ? answer.id : undefined;
  const asked = useRef(new Set<string>());
  const [failed, setFailed] = useState<Failed>({});
  const [heard, setHeard] = useState<Heard>({});
  const ask = useCallback((kind: Kind, key: string): void => {
    if (id === undefined) return;
    const name = nameOf(kind, id);
    void ASK[kind](id, key).then((outcome) => {
      setFailed((was) => ({ ...was, [name]: outcome.ok ? undefined : { failure: outcome.failure, key } }));
      if (outcome.ok) reload();
      else asked.current.delete(key);
    });
  }, [id, reload]);
  const missing = answer?.plan ? ALWAYS.filter((kind) => answer[kind] === null).join() : '';
  useEffect(() => {
    for (const kind of ALWAYS) {
      const key = nameOf(kind, id);
      if (id === undefined || !missing.split(',').includes(kind) || asked.current.has(key)) continue;
      asked.current.add(key);
      ask(kind, key);
    }
  }, [id, missing, ask]);
  const open = answer ? [answer.analysis, answer.sensitivity, answer.simulation].flatMap((one) => (one && OPEN.includes(one.job.state) ? [one.job.id] : [])).join() : '';
  useEffect(() => {
    const stops = open === '' ? [] : open.split(',').map((job) => followJob(job, ({ state, progress }) => {
      if (!OPEN.includes(state)) reload();
      else if (typeof progress?.total === 'number') setHeard((was) => ({ ...was, [job]: { done: progress.done, total: progress.total as number } }));
    }));
    return () => stops.forEach((stop) => stop());
  }, [open, reload]);
  return {
    failureOf: (kind) => failed[nameOf(kind, id)]?.failure,
    again: (kind) => ask(kind, failed[nameOf(kind, id)]?.key ?? makeKey()),
    progressOf: (kind) => heard[answer?.[kind]?.job.id ?? ''] ?? answer?.[kind]?.job.progress ?? undefined,
    stop: (kind) => { if (answer?.[kind]) void cancelJob(answer[kind].job.id); },
    end: () => { for (const job of open === '' ? [] : open.split(',')) void cancelJob(job); },
  };
};
