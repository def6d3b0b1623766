/** The folder of the embedded database belongs to one process: never taken from one that lives, taken over from one that died, also by many at once. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupsOf, lockFolder } from '../../server/adapters/pglite/lock.ts';
import { startServer } from '../support/start-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockedBy = (holder: Readonly<Record<string, unknown>>): void => writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, host: hostname(), began: '', backups: 's', ...holder }));
const deadPid = (): Promise<number> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['-e', '']);
    child.once('exit', () => done(child.pid ?? 0));
  });
/** Processes that all try to lock the folder at one moment, and live until every one has said how that went. */
const race = async (count: number): Promise<string[]> => {
  const go = join(folder, 'go');
  const script = `
    import { existsSync } from 'node:fs';
    import { lockFolder } from './dist/server/adapters/pglite/lock.js';
    process.stdout.write('ready;');
    while (!existsSync(${JSON.stringify(go)}));
    try { lockFolder(${JSON.stringify(folder)}, ''); process.stdout.write('mine'); } catch (cause) { process.stdout.write(cause.message.split('\\n')[0]); }
    setInterval(() => {}, 1000);`;
  const children = Array.from({ length: count }, () => spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root }));
  const said = children.map(() => '');
  children.forEach((child, i) => child.stdout.on('data', (chunk) => (said[i] += String(chunk))));
  try {
    await expect.poll(() => said.every((words) => words === 'ready;'), { timeout: 60_000 }).toBe(true);
    writeFileSync(go, '');
    await expect.poll(() => said.every((words) => words.length > 'ready;'.length), { timeout: 30_000 }).toBe(true);
    return said.map((words) => words.slice('ready;'.length));
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
};

describe('a folder', () => {
  test('is locked once, and free again when given back', () => {
    const unlock = lockFolder(folder, 'here');
    expect(() => lockFolder(folder, 'there')).toThrow(new RegExp(`in use by process ${process.pid}[\\s\\S]*进程 ${process.pid} 使用`));
    expect(backupsOf(folder)).toBe('here');
    unlock();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    lockFolder(folder, 'there')();
  });
  test('held by a process that lives, or on another machine, is refused by its number and name', () => {
    lockedBy({});
    expect(() => lockFolder(folder, '')).toThrow(`process ${process.ppid}.`);
    lockedBy({ host: 'elsewhere', pid: 1 });
    expect(() => lockFolder(folder, '')).toThrow(/process 1 on elsewhere; if that machine is gone[\s\S]*主机 elsewhere/);
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain('elsewhere');
  });
  test('held by a dead process is taken over, also when its number lives on in another', async () => {
    lockedBy({ pid: await deadPid() });
    expect(backupsOf(folder)).toBeUndefined();
    lockFolder(folder, '')();
    // In a container every start has the same number.
    lockedBy({ pid: process.pid });
    lockFolder(folder, '')();
    if (existsSync('/proc/self/stat')) {
      lockedBy({ began: '1' });
      lockFolder(folder, '')();
    }
  });
  test('with a torn lock is refused while it may still be being written, and then taken over', () => {
    const file = join(folder, 'lock');
    writeFileSync(file, '{"pid":');
    expect(() => lockFolder(folder, '')).toThrow(/just taking/);
    utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
    lockFolder(folder, '')();
  });
  test('whose holder died is taken over by one of twelve', async () => {
    lockedBy({ pid: await deadPid() });
    const said = await race(12);
    expect(said.filter((line) => line === 'mine'), said.join('\n')).toHaveLength(1);
    expect(said.filter((line) => /in use by process \d+|just taking/.test(line))).toHaveLength(11);
  });
});

test('a second server on the folder of a first says so and ends; after kill -9 another takes over', async () => {
  mkdirSync(folder, { recursive: true });
  const first = await startServer({ CORRIDOR_STORE: folder });
  await expect(startServer({ CORRIDOR_STORE: folder })).rejects.toThrow(new RegExp(`in use by process ${first.process.pid}[\\s\\S]*使用`));
  const gone = new Promise((done) => first.process.once('exit', done));
  first.process.kill('SIGKILL');
  await gone;
  const second = await startServer({ CORRIDOR_STORE: folder });
  expect((await fetch(`${second.url}/api/v1/saved-quotes`)).status).toBe(200);
  const ended = new Promise((done) => second.process.once('exit', done));
  second.process.kill('SIGTERM');
  await ended;
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});
