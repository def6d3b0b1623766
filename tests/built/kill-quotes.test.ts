/** F1 on both stores; `CHAOS=full` for its full length. Twins that confirm too early or keep the key apart must be caught. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { killWhileSaving, type Onslaught } from '../chaos/kill-quotes.ts';
import { newDatabase, testPostgres } from '../support/store.ts';

const isFull = process.env['CHAOS'] === 'full';
const SIZE = isFull ? { saves: 1000, inFlight: 100, kills: 6 } : { saves: 80, inFlight: 20, kills: 2 };
const TWIN_SIZE = { saves: 24, inFlight: 12, kills: 3 };
const PATIENCE = 600_000;
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const inFolder = (): Promise<Onslaught['environment']> => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-kill-'));
  folders.push(folder);
  return Promise.resolve({ CORRIDOR_STORE: folder });
};
let stopPostgres = (): Promise<void> => Promise.resolve();
const onServer = async (): Promise<Onslaught['environment']> => {
  const { url, stop } = await testPostgres();
  stopPostgres = stop;
  return { DATABASE_URL: await newDatabase(url) };
};
afterAll(() => stopPostgres());

const NONE = { lost: [], duplicated: [], unknown: [], wrongSums: [], otherAnswers: [] };
const STORES = isFull ? ([['a folder', inFolder], ['PostgreSQL', onServer]] as const) : ([['a folder', inFolder]] as const);

describe.each(STORES)('a server killed while quotes are saved in %s', (_store, prepare) => {
  test('loses none that it confirmed, and saves none twice', { timeout: PATIENCE }, async () => {
    const damage = await killWhileSaving({ ...SIZE, environment: await prepare(), seed });
    process.stderr.write(`seed ${seed}: ${JSON.stringify({ ...damage, lost: damage.lost.length })}\n`);
    expect(damage, `seed ${seed}`).toMatchObject({ ...NONE, confirmed: SIZE.saves, kills: SIZE.kills });
  });
  test('is caught confirming before the commit', { timeout: PATIENCE }, async () => {
    const { lost } = await killWhileSaving({ ...TWIN_SIZE, environment: { ...(await prepare()), CORRIDOR_STORE_WAIT_MS: '20000' }, seed, plant: 'ack-first' });
    expect(lost.length, `seed ${seed}`).toBeGreaterThan(0);
  });
  test('is caught keeping keys in a transaction of their own', { timeout: PATIENCE }, async () => {
    const { duplicated } = await killWhileSaving({ ...TWIN_SIZE, environment: { ...(await prepare()), CORRIDOR_STORE_WAIT_MS: '20000' }, seed, plant: 'key-apart' });
    expect(duplicated.length, `seed ${seed}`).toBeGreaterThan(0);
  });
});
