import { useCallback, useEffect, useRef } from 'react';
import { cancelJob } from '../api/jobs.ts';
import { makeKey } from '../api/saved-quotes.ts';
import { startAnalysis, startSensitivity, startSimulation, type StockAnswer } from '../api/stock.ts';
import { followJob } from '../state/follow-job.ts';

const OPEN: readonly string[] = ['queued', 'running'];
const ASK = { analysis: startAnalysis, sensitivity: startSensitivity, simulation: startSimulation } as const;
type Kind = keyof typeof ASK;
/** Worked out for every plan that is opened; what takes minutes is asked for by hand. */
const ALWAYS: readonly Kind[] = ['analysis'];

export interface Beside {
  readonly again: (kind: Kind) => void;
  /** Ends what is under way: another plan is wanted, and it would have to wait. */
  readonly end: () => void;
}

/** What is worked out besides a plan: asked for once it stands, followed until it is there. */
export const useBeside = (answer: StockAnswer | undefined, reload: () => void): Beside => {
  const id = answer?.plan ? answer.id : undefined;
  const asked = useRef(new Set<string>());
  const ask = useCallback((kind: Kind, key: string): void => {
    if (id !== undefined) void ASK[kind](id, key).then((outcome) => { if (outcome.ok) reload(); });
  }, [id, reload]);
  const missing = answer?.plan ? ALWAYS.filter((kind) => answer[kind] === null).join() : '';
  useEffect(() => {
    for (const kind of ALWAYS) {
      const key = `${kind} ${id ?? ''}`;
      if (id === undefined || !missing.split(',').includes(kind) || asked.current.has(key)) continue;
      asked.current.add(key);
      ask(kind, key);
    }
  }, [id, missing, ask]);
  const open = answer ? [answer.analysis, answer.sensitivity, answer.simulation].flatMap((one) => (one && OPEN.includes(one.job.state) ? [one.job.id] : [])).join() : '';
  useEffect(() => {
    const stops = open === '' ? [] : open.split(',').map((job) => followJob(job, ({ state }) => { if (!OPEN.includes(state)) reload(); }));
    return () => stops.forEach((stop) => stop());
  }, [open, reload]);
  return { again: (kind) => ask(kind, makeKey()), end: () => { for (const job of open === '' ? [] : open.split(',')) void cancelJob(job); } };
};
