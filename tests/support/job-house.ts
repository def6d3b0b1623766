/** The built server with workers beside it, on a database of its own: for tests that kill what they like. */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { tableRow, toCsv } from './pool.ts';
import { startServer, type StartedServer } from './start-server.ts';
import { newDatabase, testPostgres } from './store.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FROM = ['环翠', '烟台', '日照', '济南', 'Linzi'];
const TO = ['首尔', 'Busan', '大阪', 'Hamburg', 'Almaty'];
/** A bulk request of so many rows, all of which have a price. */
const tableOf = (rows: number): string =>
  ['from,to,weight_kg,volume_cbm,value,ready_at', ...Array.from({ length: rows }, (_, i) => `${FROM[i % FROM.length]},${TO[(i + Math.floor(i / 5)) % TO.length]},${100 + i},${1 + (i % 9) / 10},20000,2026-12-07 09:00`)].join('\n');

/** A pool at Shidao that no plan is proven best for in seconds. */
const poolTable = (): string => toCsv(Array.from({ length: 160 }, (_, i) => tableRow(i + 1, { 体积: (0.5 + ((i * 37) % 50) / 10).toFixed(2), 毛重: String(120 + ((i * 53) % 900)), 入仓时间: '2026-11-30 09:00', 最晚送达: '2026-12-20' })));

export interface JobHouse {
  readonly server: StartedServer;
  readonly sql: Client;
  /** Posts a bulk request, or has it looked at only. @returns status and how long the answer took, ms */
  submit(rows: number, path?: '' | '/preview'): Promise<{ readonly status: number; readonly ms: number }>;
  /** Brings a pool to Shidao. */
  receive(): Promise<void>;
  /** Asks for a plan of it that is sought for some seconds. @returns its id */
  plan(seconds: number): Promise<string>;
  /** Jobs that are done, of all there are. */
  counts(): Promise<{ readonly all: number; readonly done: number; readonly failed: number }>;
  /** @returns whether all are done within `ms` */
  drained(ms: number): Promise<boolean>;
  startWorker(environment?: Readonly<Record<string, string>>): Promise<ChildProcess>;
  stop(): Promise<void>;
}

export const startJobHouse = async (environment: Readonly<Record<string, string>>): Promise<JobHouse> => {
  const postgres = await testPostgres();
  const url = await newDatabase(postgres.url);
  const all = { DATABASE_URL: url, CORRIDOR_JOB_LEASE_MS: '1500', CORRIDOR_THREADS: '1', CORRIDOR_NOW: '2026-12-01T09:00:00+08:00', LOG_LEVEL: 'error', CORRIDOR_FILE_MS: '60000', ...environment };
  const server = await startServer(all);
  const sql = new Client({ connectionString: url });
  await sql.connect();
  const workers: ChildProcess[] = [];
  let keys = 0;
  const counts = async (): Promise<{ all: number; done: number; failed: number }> => {
    const { rows } = await sql.query(`select count(*)::int as all, (count(*) filter (where state = 'done'))::int as done, (count(*) filter (where state = 'failed'))::int as failed from job`);
    return rows[0] as { all: number; done: number; failed: number };
  };
  return {
    server, sql, counts,
    submit: async (rows, path = '') => {
      const asked = performance.now();
      const response = await fetch(`${server.url}/api/v1/rfqs${path}`, { method: 'POST', body: tableOf(rows), headers: { 'content-type': 'text/csv', 'idempotency-key': `k${(keys += 1)}`, connection: 'close' } });
      await response.arrayBuffer();
      return { status: response.status, ms: performance.now() - asked };
    },
    receive: async () => {
      const response = await fetch(`${server.url}/api/v1/consignment-imports?hub=CNSHD`, { method: 'POST', body: poolTable(), headers: { 'content-type': 'text/csv', 'idempotency-key': 'pool' } });
      if (response.status !== 201) throw new Error(await response.text());
    },
    plan: async (seconds) => {
      const body = JSON.stringify({ hub: 'CNSHD', from: '2026-12-01T09:00:00+08:00', until: '2026-12-08T00:00:00+08:00', seconds, gap: 0 });
      const response = await fetch(`${server.url}/api/v1/consolidations`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': `k${(keys += 1)}`, connection: 'close' } });
      if (response.status !== 202) throw new Error(await response.text());
      return ((await response.json()) as { readonly id: string }).id;
    },
    drained: async (ms) => {
      for (const began = performance.now(); performance.now() - began < ms; await pause(100)) {
        const now = await counts();
        if (now.done === now.all) return true;
      }
      return false;
    },
    startWorker: async (more = {}) => {
      const worker = spawn(process.execPath, ['dist/server/worker.js'], { cwd: root, env: { ...process.env, ...all, ...more }, stdio: ['ignore', 'pipe', 'inherit'] });
      workers.push(worker);
      await new Promise<void>((done, fail) => {
        worker.stdout.once('data', () => done());
        worker.once('exit', (code, signal) => fail(new Error(`a worker ended with ${code ?? signal}`)));
      });
      return worker;
    },
    stop: async () => {
      for (const child of [...workers, server.process]) child.kill('SIGKILL');
      await sql.end();
      await postgres.stop();
    },
  };
};

/** Kills it and waits until it is gone. */
export const killed = async (child: ChildProcess): Promise<void> => {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
};
