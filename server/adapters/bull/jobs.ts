/**
 * Jobs with Bull on Redis as the bell between processes. Redis carries ids and never the only copy of anything: what waits stands in the store,
 * and every process rings again for rows that nobody took, so a Redis that is away, or comes back empty, loses nothing.
 */
import Bull, { type Queue } from 'bull';
import { Redis, type RedisOptions } from 'ioredis';
import { jobDoor } from '../../jobs/door.ts';
import { jobRunner } from '../../jobs/runner.ts';
import { watchJobs } from '../../jobs/watch.ts';
import type { Check } from '../../ports/check.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { StoreError } from '../../ports/store.ts';
import type { JobParts } from '../inprocess/jobs.ts';

export interface BullJobs extends Jobs {
  /** For the page that shows it. */
  readonly queue: Queue<Bell>;
  readonly check: Check;
}
interface Bell {
  readonly job: string;
}

const QUEUE = 'qilu-jobs';
/**
 * A call of the bell is as long as the job. Bull renews its lock by a timer of the event loop, which does no planning; it is long all the same,
 * since Bull hands out again what it believes stalled. The store would turn that call away.
 */
const LOCK_MS = 600_000;
/** Rows rung for again at a time. */
const SWEPT = 100;
/** Longest wait for Redis to say goodbye, ms. */
const CLOSE_MS = 500;
/** Between two tries to reach Redis, ms: longer each time up to the second figure. */
const RETRY_MS = [100, 1000] as const;
/** Bull's clients wait for a Redis that is away; nobody here waits for them. */
const REDIS: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false, connectTimeout: 2000, retryStrategy: (times) => Math.min(times * RETRY_MS[0], RETRY_MS[1]) };

export const bullJobs = (redisUrl: string, { times, ...parts }: JobParts): BullJobs => {
  const { store, limits, log } = parts;
  const watch = watchJobs(store.read, times.watchMs);
  const runner = jobRunner({ ...parts, changed: watch.changed });
  const clients: Redis[] = [];
  const connect = (): Redis => {
    const client = new Redis(redisUrl, REDIS);
    client.on('error', () => {});
    clients.push(client);
    return client;
  };
  const shared = { client: connect(), subscriber: connect() };
  const queue = new Bull<Bell>(QUEUE, {
    createClient: (type) => (type === 'bclient' ? connect() : shared[type]),
    settings: { lockDuration: LOCK_MS },
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  // It would give its connection a name, and leave a rejection to nobody when Redis is not there by the end.
  Object.assign(queue, { setWorkerName: () => Promise.resolve() });
  let away = false;
  queue.on('error', (cause) => {
    if (!away) log.warn({ err: cause }, 'Redis does not answer: jobs are kept and found without it');
    away = true;
  });
  shared.client.on('ready', () => (away = false));
  const isThere = (): boolean => shared.client.status === 'ready';
  let closed = false;

  /** One call for each attempt: rung again while it waits in the queue it changes nothing. */
  const ring = (job: string, attempt: number): void => {
    // A call would wait with others until Redis is back.
    if (!isThere() || closed) return;
    queue.add({ job }, { jobId: `${job}.${attempt}` }).catch((cause: unknown) => log.warn({ job, err: cause }, 'the bell could not be rung; it is tried again'));
  };
  let before = new Set<string>();
  const sweep = async (): Promise<void> => {
    const waiting = await store.read.waitingJobs(SWEPT);
    const seen = new Set(waiting.map(({ id, attempt }) => `${id}.${attempt}`));
    for (const { id, attempt } of waiting) {
      ring(id, attempt);
      // It waited the last time too, though a place is free here: whoever heard the bell is gone, or there is none.
      if (limits.slots > 0 && (before.has(`${id}.${attempt}`) || !isThere())) void runner.work(id).catch(tell);
    }
    before = seen;
  };
  const tell = (cause: unknown): void => {
    if (!(cause instanceof StoreError)) log.error({ err: cause }, 'jobs could not be looked for; it is tried again');
  };
  const timer = setInterval(() => void sweep().catch(tell), times.sweepMs).unref();
  void sweep().catch(tell);
  if (limits.slots > 0) {
    queue.process(limits.slots, async ({ data }) => void (await runner.work(data.job).catch(tell))).catch((cause: unknown) => closed || log.error({ err: cause }, 'no bell is heard any more; jobs are found without it'));
  }
  const door = jobDoor({ ...parts, watch, ring: (id) => ring(id, 0), cancelled: runner.cancelled });
  return {
    ...door,
    queue,
    check: { name: 'queue', isRequired: false, run: async () => void (await shared.client.ping()) },
    close: async () => {
      closed = true;
      clearInterval(timer);
      await runner.close();
      watch.close();
      await Promise.race([queue.close(true).catch(() => {}), new Promise((late) => setTimeout(late, CLOSE_MS))]);
      for (const client of clients) client.disconnect();
    },
  };
};
