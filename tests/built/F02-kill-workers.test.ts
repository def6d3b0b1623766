/**
 * F2: workers are killed at random while they work; every job ends with one result, stored once. CHAOS=full: 20 bulk requests, then 20 consolidations
 * with the Redis between the workers killed as well, 10 kills each.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, afterAll, describe, expect, test } from 'vitest';
import { startRedis, type TestRedis } from '../setup/redis.mjs';
import { killed, startJobHouse, type JobHouse } from '../support/job-house.ts';

const FULL = process.env['CHAOS'] === 'full';
const [JOBS, KILLS, ROWS] = FULL ? [20, 10, 150] : [5, 2, 40];
const DRAIN_MS = FULL ? 300_000 : 60_000;
/** Long enough that a kill may strike in the middle. */
const PLAN_SECONDS = 5;
interface Planned {
  readonly consignments: readonly { readonly id: string }[];
  readonly plan: { readonly batches: readonly { readonly consignments: readonly string[] }[]; readonly leftBehind: readonly { readonly consignment: string }[] };
}
const SEED = Number(process.env['SEED'] ?? 20261207);

let redis: TestRedis;
let house: JobHouse | undefined;
beforeAll(async () => {
  redis = await startRedis();
  process.stderr.write(`F2: seed ${SEED}\n`);
});
afterEach(async () => {
  await house?.stop();
  house = undefined;
});
afterAll(() => redis.stop());

const randomOf = (seed: number) => {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
};
/** Ends of attempts, by how they ended. */
const outcomes = async ({ sql }: JobHouse): Promise<Record<string, number>> =>
  Object.fromEntries((await sql.query<{ outcome: string; n: number }>(`select outcome, count(*)::int as n from job_attempt group by outcome`)).rows.map(({ outcome, n }) => [outcome, n]));

/** Two workers, killed at random where they hold a job; half way the Redis between them is killed, which keeps nothing, where `isRedisKilled`. */
const killing = async (isRedisKilled: boolean): Promise<void> => {
  const random = randomOf(SEED);
  const here = house as JobHouse;
  const workers = await Promise.all([here.startWorker(), here.startWorker()]);
  let hit = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    // A kill counts where it strikes a worker with a job in its hands.
    const victim = Math.floor(random() * 2);
    const holder = async (): Promise<boolean> => ((await here.sql.query(`select 1 from job where state = 'running' and exists (select from job_attempt a where a.job = job.id and a.attempt = job.attempt and a.worker like '%:' || $1)`, [String(workers[victim]?.pid)])).rowCount ?? 0) > 0;
    for (let tries = 0; tries < 1000 && !(await holder()); tries += 1) await pause(20);
    await pause(random() * 300);
    hit += (await holder()) ? 1 : 0;
    await killed(workers[victim] as NonNullable<(typeof workers)[0]>);
    workers[victim] = await here.startWorker();
    if (!isRedisKilled || kill !== Math.floor(KILLS / 2)) continue;
    await redis.kill();
    await pause(2000);
    await redis.start();
  }
  expect(await here.drained(DRAIN_MS)).toBe(true);
  const ended = await outcomes(here);
  process.stderr.write(`F2: ${hit} of ${KILLS} kills struck a job; attempts ${JSON.stringify(ended)}\n`);
  expect(hit).toBeGreaterThan(KILLS / 3);
  expect(ended).toMatchObject({ done: JOBS });
  expect(ended['failed']).toBeUndefined();
  expect(ended['lost']).toBeGreaterThan(0);
  const { rows } = await here.sql.query(`select (select count(*)::int from job where state = 'done' and result is not null) as results, (select count(*)::int from (select job from job_attempt where outcome = 'done' group by job having count(*) > 1) twice) as twice`);
  expect(rows[0]).toEqual({ results: JOBS, twice: 0 });
};

describe('F2', { timeout: 600_000 }, () => {
  test(`${JOBS} bulk requests, two workers, ${KILLS} of them killed on the way`, async () => {
    house = await startJobHouse({ REDIS_URL: `${redis.url}/1` });
    for (let i = 0; i < JOBS; i += 1) expect((await house.submit(ROWS)).status).toBe(202);
    await killing(false);
    expect((await house.sql.query(`select count(*)::int as n from rfq_row where state = 'priced'`)).rows).toEqual([{ n: JOBS * ROWS }]);
  });
  test.runIf(FULL)(`${JOBS} consolidations, two workers, ${KILLS} of them killed on the way, and Redis once`, async () => {
    house = await startJobHouse({ REDIS_URL: `${redis.url}/3` });
    await house.receive();
    const plans: string[] = [];
    for (let i = 0; i < JOBS; i += 1) plans.push(await house.plan(PLAN_SECONDS));
    await killing(true);
    for (const id of plans) {
      const { plan, consignments } = (await (await fetch(`${house.server.url}/api/v1/consolidations/${id}`, { headers: { connection: 'close' } })).json()) as Planned;
      const placed = [...plan.batches.flatMap((batch) => batch.consignments), ...plan.leftBehind.map(({ consignment }) => consignment)];
      expect(placed.toSorted()).toEqual(consignments.map((each) => each.id).toSorted());
    }
  });
  test('planted: a lease that does not run out leaves the job of a dead worker undone', async () => {
    house = await startJobHouse({ REDIS_URL: `${redis.url}/2`, CORRIDOR_JOB_LEASE_MS: '600000' });
    const worker = await house.startWorker();
    await house.submit(200);
    while ((await house.sql.query(`select 1 from job where state = 'running'`)).rowCount === 0) await pause(20);
    await killed(worker);
    await house.startWorker();
    expect(await house.drained(4000)).toBe(false);
  });
});
