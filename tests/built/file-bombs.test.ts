/**
 * F29, F38: files made to break their reader are refused with a reason, in time and memory, while the server goes on answering. `CHAOS=1` sends all
 * of them; a plain run those that are quick to make. The server is measured from outside: its memory by the kernel, its loop by /healthz.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BOMBS } from '../support/bombs.ts';
import { startServer } from '../support/start-server.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What the server may take beyond what it had, MB; seconds until it has answered. */
const MOST = { rssMb: 50, seconds: 15 };
/** Health while it reads, p99 in ms, on a machine where an idle server answers in `idle`. */
const mostHealth = (idle: number): number => 50 + 1.5 * idle;

interface Target {
  readonly url: string;
  readonly process: ChildProcess;
}
const send = async ({ url }: Target, file: Buffer<ArrayBuffer>, type = XLSX): Promise<{ status: number; code: string; detail: string }> => {
  const response = await fetch(`${url}/api/v1/rfqs?onlyValid=true`, { method: 'POST', headers: { 'content-type': type, 'idempotency-key': `bomb-${performance.now()}`, 'accept-language': 'en', connection: 'close' }, body: file });
  return { status: response.status, ...((await response.json()) as { code: string; detail: string }) };
};
const rssMb = ({ process: { pid } }: Target): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const p99 = (waits: readonly number[]): number => waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0;

const timed = async (url: string): Promise<number> => {
  const asked = performance.now();
  await (await fetch(url, { headers: { connection: 'close' } })).text();
  return performance.now() - asked;
};
/** A server with nothing to do, in a process of its own: how long an answer takes here anyway, on a machine that others use as well. */
const idleServer = async (): Promise<Target> => {
  const child = spawn(process.execPath, ['-e', "const s = require('http').createServer((q, a) => a.end('ok')).listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + s.address().port))"]);
  const url = await new Promise<string>((done) => child.stdout.once('data', (line: Buffer) => done(line.toString().trim())));
  return { url, process: child };
};

/** Sends a file and watches the server meanwhile. */
const watch = async (server: Target, file: Buffer<ArrayBuffer>, idle: Target) => {
  const before = rssMb(server);
  const waits: number[] = [];
  const idleWaits: number[] = [];
  let [most, isOver] = [before, false];
  const weighing = setInterval(() => (most = Math.max(most, rssMb(server))), 10);
  const watching = (async () => {
    while (!isOver) {
      const [wait, idleWait] = await Promise.all([timed(`${server.url}/healthz`), timed(idle.url)]);
      waits.push(wait);
      idleWaits.push(idleWait);
      await new Promise((done) => setTimeout(done, 10));
    }
  })();
  const began = performance.now();
  const answer = await send(server, file);
  const seconds = (performance.now() - began) / 1000;
  isOver = true;
  await watching;
  clearInterval(weighing);
  return { ...answer, seconds, rssMb: most - before, waits, idleWaits };
};

let idle: Target;
beforeAll(async () => {
  idle = await idleServer();
});
afterAll(() => void idle.process.kill('SIGKILL'));

describe('F29, F38: a file made to break its reader', () => {
  const sent = BOMBS.filter(({ isShort }) => isShort || process.env['CHAOS'] === '1');
  const figures: string[] = [];
  const waits: number[] = [];
  const idleWaits: number[] = [];
  let server: Target;
  beforeAll(async () => {
    server = await startServer({ CORRIDOR_THREADS: '1', CORRIDOR_STORE: 'memory' });
    // What starting and a first file cost once is no file's doing.
    await send(server, Buffer.from('from,to\na,b\n'), 'text/csv');
    await send(server, BOMBS.find(({ name }) => name.includes('XFD'))?.make() as Buffer<ArrayBuffer>);
  });
  afterAll(() => {
    server.process.kill('SIGKILL');
    if (process.env['FILE_FIGURES']) writeFileSync(process.env['FILE_FIGURES'], figures.join('\n'));
  });

  test.each(sent)('$name: $reason', { timeout: 60_000 }, async ({ name, make, reason, mostMb }) => {
    const file = make();
    const seen = await watch(server, file, idle);
    waits.push(...seen.waits);
    idleWaits.push(...seen.idleWaits);
    figures.push(`${name}: ${Math.round(file.length / 1000)} kB, ${seen.status} ${seen.code}, ${seen.seconds.toFixed(1)} s, memory +${seen.rssMb.toFixed(0)} MB, health p99 ${p99(seen.waits).toFixed(0)} ms`);
    expect(seen.code).toBe(reason);
    expect([413, 415, 422]).toContain(seen.status);
    expect(seen.detail).not.toMatch(/[{}]/);
    expect(seen.seconds).toBeLessThan(MOST.seconds);
    expect(seen.rssMb).toBeLessThan(mostMb ?? MOST.rssMb);
  });
  test('health was answered all the while, and a good file is read as before', async () => {
    figures.push(`health over all files: ${waits.length} answers, p99 ${p99(waits).toFixed(1)} ms, of an idle server ${p99(idleWaits).toFixed(1)} ms, longest ${Math.max(...waits).toFixed(0)} and ${Math.max(...idleWaits).toFixed(0)} ms`);
    expect(waits.length).toBeGreaterThan(100);
    expect(p99(waits)).toBeLessThan(mostHealth(p99(idleWaits)));
    expect(await send(server, Buffer.from('from,to,weight_kg,volume_cbm,value\n环翠,首尔,420,3.2,30000\n'), 'text/csv')).toMatchObject({ status: 202 });
  });
});

test('a planted fault is found: read whole where it serves, rows within every size stop the server', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../support/unfenced-server.mjs', import.meta.url))]);
  try {
    const url = await new Promise<string>((done, fail) => {
      child.stdout.once('data', (line: Buffer) => done(line.toString().trim()));
      child.once('exit', (code) => fail(new Error(`ended with ${code}`)));
      child.stderr.pipe(process.stderr);
    });
    const rows = BOMBS.find(({ name }) => name.startsWith('eight hundred thousand'));
    const seen = await watch({ url, process: child }, rows?.make() as Buffer<ArrayBuffer>, idle);
    expect(seen.rssMb).toBeGreaterThan(MOST.rssMb);
    expect(p99(seen.waits)).toBeGreaterThan(mostHealth(p99(seen.idleWaits)));
  } finally {
    child.kill('SIGKILL');
  }
});
