/** Follows a job until it is over: by its stream, and by asking again where the stream does not come through. */
import { jobEventsAddress, showJob, type Job } from '../api/jobs.ts';

const PAUSE_MS = 2000;
const isOver = ({ state }: Job): boolean => state === 'done' || state === 'failed' || state === 'cancelled';

/** @param onChange told of every state seen, the last one included. @returns stops following; the job itself goes on. */
export const followJob = (id: string, onChange: (job: Job) => void): (() => void) => {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The browser itself asks for what it missed (Last-Event-ID) when a stream breaks off.
  const stream = new EventSource(jobEventsAddress(id));
  const hear = (event: MessageEvent<string>): void => {
    const job = JSON.parse(event.data) as Job;
    if (isOver(job)) stream.close();
    onChange(job);
  };
  const ask = (): void => {
    showJob(id, abort.signal).then(
      (outcome) => {
        if (outcome.ok) onChange(outcome.value);
        if (!outcome.ok || !isOver(outcome.value)) timer = setTimeout(ask, PAUSE_MS);
      },
      // Aborted: nobody looks any more.
      () => undefined,
    );
  };
  stream.addEventListener('progress', hear);
  stream.addEventListener('end', hear);
  stream.addEventListener('error', () => {
    // Refused for good, or a job that was over before: asking tells which.
    if (stream.readyState === EventSource.CLOSED && !abort.signal.aborted) ask();
  });
  return () => {
    abort.abort();
    clearTimeout(timer);
    stream.close();
  };
};
