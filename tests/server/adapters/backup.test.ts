/** F15: what was backed up comes back, from either database into either, and a file that is not whole is refused. */
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openPglite } from '../../../server/adapters/pglite/open.ts';
import { fetchBackup } from '../../../server/adapters/pglite/backups.ts';
import { backupsOf } from '../../../server/adapters/pglite/lock.ts';
import { backupStream } from '../../../server/adapters/sql/backup.ts';
import { checkBackup, restoreBackup } from '../../../server/adapters/sql/restore.ts';
import { backupCommand } from '../../../server/cli/backup.ts';
import type { SqlStore } from '../../../server/adapters/sql/store.ts';
import type { RfqRow } from '../../../server/ports/rfqs.ts';
import type { Writes } from '../../../server/ports/store.ts';
import type { QuoteRequest } from '../../../planner/quote/index.ts';
import { aBooking, ADAPTERS, aKey, aLine, ALL, anAnswer, anEntry, aVersion, contents, daysLater, empty, heldBy, NOW, saveOne, TEMPLATE } from '../../support/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'corridor-backup-'));
const stores = ADAPTERS.map(heldBy);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEYS = 5;
/** More quotes than are read at a time. */
const fill = async ({ store }: SqlStore, quotes = 45): Promise<void> => {
  for (let i = 0; i < KEYS; i += 1) await store.write(aKey(`k${i}`), (tx) => saveOne(tx, {}, { note: `no ${i} 'é\\\n"渔` }));
  await store.write(undefined, async (tx) => {
    for (let i = KEYS; i < quotes; i += 1) await saveOne(tx);
    return anAnswer('');
  });
  await store.write(undefined, async (tx) => {
    await tx.addVersion('QL-20261207-0002', aVersion(2, { to: 'KR-BUSAN', savedAt: daysLater(1) }));
    await tx.setState('QL-20261207-0003', { accepted: { version: 1, at: NOW }, expiredAt: undefined }, NOW);
    await tx.setState('QL-20261207-0004', { accepted: undefined, expiredAt: NOW }, NOW);
    return anAnswer('');
  });
  await store.write(aKey('bulk'), async (tx) => {
    const rows = Array.from({ length: 600 }, (_, index) => aRow(index, 'pending'));
    const first = await tx.nextRfqId('20261207');
    await tx.addRfq(anRfq(first), [...rows, { ...aRow(600, 'refused'), question: undefined, outcome: { kind: 'faults', faults: [{ field: 'from', code: 'UNKNOWN_PLACE', value: '威海é\n', detail: { n: 1 }, candidates: [] }] } }]);
    await tx.settleRfqRow(first, 0, 'refused', { kind: 'failed', code: 'ENGINE_TIMEOUT' });
    const second = await tx.nextRfqId('20261207');
    await tx.addRfq(anRfq(second), [aRow(0, 'pending')]);
    await tx.cancelRfq(second, NOW);
    await tx.addJob({ id: '3f0c5a52-6f6e-4a3e-9a53-0d5d2f1c7b11', kind: 'price-rfq', subject: first, payload: { rfq: first }, requestId: 'r"é' });
    return anAnswer(first);
  });
  await fillPool({ store } as SqlStore);
};
const ROWS = 602;
/** Consignments in every state of their columns, an import with all outcomes, and bookings that hold, have been confirmed and given back. */
const fillPool = ({ store }: SqlStore): Promise<unknown> =>
  store.write(aKey('pool'), async (tx) => {
    const made = await tx.addConsignments(Array.from({ length: 620 }, (_, i) => anEntry(`R-${i}`, i % 2 === 0 ? {} : { dueAt: undefined, hsCode: '950710', pieces: [], source: { model: 'purchaseForward', buyerOrder: 'é"', agent: '代采' } })), '20261207', NOW);
    await tx.moveConsignments(made.slice(0, 5).map(({ id }) => id), { state: 'planned', placed: { departure: 'F@2026-12-08', unit: '40HQ' }, reason: '' }, NOW);
    await tx.moveConsignments(made.slice(5, 7).map(({ id }) => id), { state: 'leftBehind', placed: undefined, reason: '船满' }, NOW);
    const id = await tx.nextImportId('20261207');
    await tx.addImport({ id, name: '今日 "入仓"', type: 'xlsx', header: ['货号'], uses: ['reference'], createdAt: NOW }, [
      { index: 0, number: 2, cells: ['R-0\\n'], outcome: 'imported', consignment: made[0]?.id, same: undefined, faults: [] },
      { index: 1, number: 3, cells: ['é'], outcome: 'existing', consignment: made[1]?.id, same: false, faults: [] },
      { index: 2, number: 4, cells: [''], outcome: 'refused', consignment: undefined, same: undefined, faults: [{ field: 'reference', code: 'MISSING', value: '', detail: {}, candidates: [] }] },
    ]);
    const assortment = await tx.nextAssortmentId('20261207');
    await tx.addAssortment({ id: assortment, name: '渔具 "é"', source: 'xlsx', header: ['SKU'], uses: ['sku'], weeks: 2, createdAt: NOW }, [
      { index: 0, number: 2, cells: ['S-1\\n'], line: aLine('S-1'), faults: [] },
      { index: 1, number: 3, cells: [''], line: undefined, faults: [{ field: 'sku', code: 'MISSING', value: '', detail: {}, candidates: [] }] },
    ]);
    for (const [n, booking] of [1, 2, 3].entries()) await tx.holdSpace(aBooking(`BK-20261207-000${booking}`, n), 100);
    await tx.confirmBooking('BK-20261207-0002', NOW * 60_000);
    await tx.releaseBooking('BK-20261207-0003', NOW * 60_000);
    return anAnswer(id);
  });
const anRfq = (id: string): Parameters<Writes['addRfq']>[0] => ({ id, name: '询价 "十二月"', type: 'csv', header: ['起点', 'x\\'], uses: ['from', ''], createdAt: NOW });
const aRow = (index: number, state: RfqRow['state']): RfqRow => ({
  index, number: index + 2, cells: ['环翠', `é\\\n"渔${index}`], state, question: { from: 'WH-HUANCUI', to: 'MKT-KR-SEOUL' } as unknown as QuoteRequest, outcome: undefined,
});
const backUp = async ({ db }: SqlStore, name: string): Promise<string> => {
  const file = join(folder, name);
  await pipeline(backupStream(db, 'whole', new Date()), createWriteStream(file));
  return file;
};

describe.each([[0, 0], [0, 1], [1, 0], [1, 1]])('from %i to %i of PGlite, PostgreSQL', (from, to) => {
  test('every row is the same, and the numbers go on', async () => {
    const [source, target] = [stores[from] as SqlStore, stores[to] as SqlStore];
    await empty(source);
    await fill(source);
    const before = await contents(source);
    const file = await backUp(source, `${from}${to}.gz`);
    await empty(target);
    expect(await restoreBackup(target.db, file)).toEqual({ quote: 45, rfq: 2, rfqRow: ROWS, job: 1, consignment: 620, poolImport: 1, poolImportRow: 3, assortment: 1, assortmentRow: 2, space: 1, booking: 3, counter: 5, answer: KEYS + 2 });
    expect(await contents(target)).toEqual(before);
    expect(await target.store.write(aKey('k3'), (tx) => saveOne(tx))).toMatchObject({ replayed: true });
    expect((await target.store.write(aKey('new'), (tx) => saveOne(tx))).answer.body).toBe('QL-20261207-0046');
    expect(await target.store.read.rfq('RFQ-20261207-0001')).toMatchObject({ counts: { pending: 599, priced: 0, refused: 2, cancelled: 0 } });
    expect(await target.store.read.nextRfqRow('RFQ-20261207-0001')).toMatchObject({ index: 1 });
    expect((await target.store.read.quotes({ ...ALL, text: 'busan' })).rows.map((row) => row.number)).toEqual(['QL-20261207-0002']);
  });
});

describe.each(ADAPTERS.map(({ name }, i) => [name, i] as const))('on %s', (_name, i) => {
  test('a damaged, cut or foreign file changes nothing', async () => {
    const held = stores[i] as SqlStore;
    await empty(held);
    await fill(held, 5);
    const file = await backUp(held, `damage${i}.gz`);
    await empty(held);
    const before = await contents(held);
    const text = gunzipSync(readFileSync(file)).toString();
    const lines = text.trimEnd().split('\n');
    const wrong: Record<string, Buffer> = {
      'cut in the middle': readFileSync(file).subarray(0, -200),
      'without its end': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
      'without a quote': gzipSync(`${lines.filter((line) => !line.includes('0003')).join('\n')}\n`),
      'without a row of a bulk request': gzipSync(`${lines.filter((line) => !line.includes('é\\\\\\n\\"渔17"')).join('\n')}\n`),
      'with another price': gzipSync(text.replace('133333', '133334')),
      'of something else': gzipSync('{"format":"x"}\n'),
      'not compressed': Buffer.from(text),
      empty: Buffer.alloc(0),
    };
    for (const [what, bytes] of Object.entries(wrong)) {
      const path = join(folder, 'wrong.gz');
      writeFileSync(path, bytes);
      await expect(restoreBackup(held.db, path), what).rejects.toThrow(/wrong\.gz/);
      expect(await contents(held), what).toEqual(before);
    }
    await expect(checkBackup(join(folder, 'missing.gz'))).rejects.toThrow(/missing\.gz/);
  });
  test('a backup from before there were bulk requests comes back', async () => {
    const held = stores[i] as SqlStore;
    await empty(held);
    await held.store.write(undefined, (tx) => saveOne(tx));
    const lines = gunzipSync(readFileSync(await backUp(held, `now${i}.gz`))).toString().trimEnd().split('\n');
    const { end } = JSON.parse(lines.pop() as string) as { end: { counts: Record<string, number>; sha256: string } };
    const { quote, counter, answer } = end.counts;
    const old = join(folder, `old${i}.gz`);
    writeFileSync(old, gzipSync(`${lines.join('\n')}\n${JSON.stringify({ end: { counts: { quote, counter, answer }, sha256: end.sha256 } })}\n`));
    await empty(held);
    expect(await restoreBackup(held.db, old)).toMatchObject({ quote: 1, rfq: 0 });
  });
  test('bulk requests are listed newest first, also past the 9,999th of a day', async () => {
    const held = stores[i] as SqlStore;
    await empty(held);
    const ids = ['RFQ-20261207-9998', 'RFQ-20261207-9999', 'RFQ-20261207-10000', 'RFQ-20261207-10001', 'RFQ-20261208-0001'];
    await held.store.write(undefined, async (tx) => {
      for (const id of ids) await tx.addRfq(anRfq(id), [aRow(0, 'pending')]);
      return anAnswer('');
    });
    const newest = ids.toReversed();
    expect((await held.store.read.rfqs(10, undefined)).map(({ id }) => id)).toEqual(newest);
    for (const [at, id] of newest.entries()) expect((await held.store.read.rfqs(10, id)).map((rfq) => rfq.id), id).toEqual(newest.slice(at + 1));
  });
  test('a store that holds only bulk requests is not written over', async () => {
    const held = stores[i] as SqlStore;
    await empty(held);
    const file = await backUp(held, `none${i}.gz`);
    await held.store.write(undefined, async (tx) => {
      await tx.addRfq(anRfq('RFQ-20261207-0001'), [aRow(0, 'pending')]);
      return anAnswer('');
    });
    await expect(restoreBackup(held.db, file)).rejects.toThrow(/empty/);
  });
  test('a store that holds quotes is not written over', async () => {
    const held = stores[i] as SqlStore;
    await empty(held);
    await fill(held, 5);
    const file = await backUp(held, `twice${i}.gz`);
    const before = await contents(held);
    await expect(restoreBackup(held.db, file)).rejects.toThrow(/empty/);
    expect(await contents(held)).toEqual(before);
  });
});

test('a mistyped folder is no empty store: no folder is made, and the backup that is there stays', async () => {
  const file = join(folder, 'good.gz');
  writeFileSync(file, 'the good one');
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const missing = join(folder, 'mistyped');
  try {
    expect(await backupCommand({ DATABASE_URL: undefined, CORRIDOR_STORE: missing, CORRIDOR_STORE_POOL: 1, CORRIDOR_STORE_WAIT_MS: 2000 }, [file], '')).toBe(2);
    expect(said.mock.calls.join()).toContain(missing);
  } finally {
    said.mockRestore();
  }
  expect(readFileSync(file, 'utf8')).toBe('the good one');
  expect([existsSync(missing), existsSync(`${file}.part`)]).toEqual([false, false]);
});

test('a socket outside a folder with a long path leaves nothing behind', async () => {
  const long = join(folder, 'long'.repeat(30));
  const { store } = openPglite({ folder: long, template: TEMPLATE, waitMs: 10_000 });
  await store.check();
  const socket = backupsOf(long) ?? '';
  expect(existsSync(socket)).toBe(true);
  await store.close();
  expect(existsSync(dirname(socket))).toBe(false);
});

test('a backup taken from an open folder while it is written to holds all that was confirmed before', async () => {
  const live = openPglite({ folder: join(folder, 'live'), template: TEMPLATE, waitMs: 10_000 });
  try {
    await fill(live);
    const writing = Promise.all(Array.from({ length: 60 }, (_, i) => live.store.write(aKey(`later${i}`), (tx) => saveOne(tx))));
    const file = join(folder, 'live.gz');
    await fetchBackup(backupsOf(join(folder, 'live')) ?? '', file);
    await writing;
    const target = stores[1] as SqlStore;
    await empty(target);
    const { quote, answer } = await restoreBackup(target.db, file);
    expect(quote).toBeGreaterThanOrEqual(45);
    expect(answer).toBeGreaterThanOrEqual(KEYS);
    for (let n = 1; n <= 45; n += 1) {
      const number = `QL-20261207-${String(n).padStart(4, '0')}`;
      expect(await target.store.read.quote(number)).toEqual(await live.store.read.quote(number));
    }
    // No key without its quote: whoever repeats a call after the restore is not told of a quote that is gone.
    for (let n = 0; n < 60; n += 1) {
      const kept = await target.store.replay(aKey(`later${n}`));
      if (kept) expect(await target.store.read.quote(kept.body)).toBeDefined();
    }
  } finally {
    await live.store.close();
  }
  expect(backupsOf(join(folder, 'live'))).toBeUndefined();
});
