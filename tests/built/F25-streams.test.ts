/** F25: 500 streams of progress, 100 of them never read. Memory stays, those who do not read are dropped, the others hear a sign of life in time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startServer, type StartedServer } from '../support/start-server.ts';

/** Short: the limits of time are a fifth of the real ones. */
const FULL = process.env['CHAOS'] === 'full';
const TIMES = FULL ? { HEARTBEAT_MS: '7000', SLOW_MS: '15000' } : { HEARTBEAT_MS: '1400', SLOW_MS: '2000' };
const WATCH_MS = FULL ? 40_000 : 7000;
/** As told to people, ms: the real one is half of it. */
const SILENCE_MS = FULL ? 15_000 : 3000;
const [QUIET, BUSY, LOUD] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [string, string, string];
const READING = 400;
const DEAF = 100;
const MB = 1024 * 1024;

let server: StartedServer | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.process.kill('SIGKILL');
});
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

interface Held {
  readonly rss: number;
  /** Streams by job. */
  readonly streams: readonly [quiet: number, busy: number, loud: number];
}
const held = async ({ process: child, output }: StartedServer): Promise<Held> => {
  const before = output().length;
  child.stdin?.write('.');
  for (;;) {
    const line = /^\{.*\}$/m.exec(output().slice(before));
    if (line) return JSON.parse(line[0]) as Held;
    await pause(10);
  }
};
/** Opens a stream by hand, so that it can be left unread. @returns its longest silence, ms */
const open = (at: number | string, id: string, reads: boolean): Promise<{ longest: number }> =>
  new Promise((done, fail) => {
    const state = { longest: 0 };
    const socket = connect(typeof at === 'number' ? { port: at, host: '127.0.0.1' } : { path: at }, () => socket.write(`GET /api/v1/jobs/${id}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`));
    sockets.push(socket);
    let last = performance.now();
    socket.on('error', () => {}).once('error', fail);
    if (!reads) {
      socket.pause();
      return void setTimeout(() => done(state), 50);
    }
    return void socket.on('data', () => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - last);
      last = now;
      done(state);
    });
  });

const storm = async (plant: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'streams-'));
  const path = join(folder, 's');
  server = await startServer({ ...TIMES, SOCKET: path, ...plant }, ['--expose-gc', 'tests/support/streaming-server.mjs']);
  const port = Number(new URL(server.url).port);
  // Warm: code and buffers that any 50 streams need are no matter of these.
  await Promise.all(Array.from({ length: 50 }, () => open(port, BUSY, true)));
  for (const socket of sockets.splice(0)) socket.destroy();
  await pause(500);
  const before = await held(server);
  const quiet = await Promise.all(Array.from({ length: READING / 2 }, () => open(port, QUIET, true)));
  await Promise.all(Array.from({ length: READING / 2 }, () => open(port, BUSY, true)));
  await Promise.all(Array.from({ length: DEAF }, () => open(path, LOUD, false)));
  let [last, most, deaf] = [before, 0, 0];
  for (const started = performance.now(); performance.now() - started < WATCH_MS; await pause(200)) {
    last = await held(server);
    most = Math.max(most, last.rss);
    deaf = Math.max(deaf, last.streams[2]);
  }
  rmSync(folder, { recursive: true, force: true });
  return { deaf, left: last.streams, grownMb: Math.round((most - before.rss) / MB), silentMs: Math.round(Math.max(...quiet.map(({ longest }) => longest))) };
};

describe('F25', { timeout: 180_000 }, () => {
  test('those who do not read are dropped, the others are not, memory stays', async () => {
    const seen = await storm();
    process.stderr.write(`F25: ${JSON.stringify(seen)}\n`);
    expect(seen.deaf).toBe(DEAF);
    expect(seen.left).toEqual([READING / 2, READING / 2, 0]);
    expect(seen.grownMb).toBeLessThanOrEqual(50);
    expect(seen.silentMs).toBeGreaterThan(Number(TIMES.HEARTBEAT_MS) * 0.9);
    expect(seen.silentMs).toBeLessThan(SILENCE_MS);
  });
  test('planted: a server that writes on whoever reads is caught', async () => {
    const seen = await storm({ PLANT: 'naive' });
    process.stderr.write(`F25 planted: ${JSON.stringify(seen)}\n`);
    // In the long form the connection itself is given up for silent by then.
    if (!FULL) expect(seen.left[2]).toBe(DEAF);
    expect(seen.grownMb).toBeGreaterThan(50);
  });
});
