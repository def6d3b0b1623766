/** What every adapter of the store must do for the pool and for bookings: one suite, run on the embedded database and on a PostgreSQL server. */
import { beforeEach, expect, test } from 'vitest';
import { grams } from '../../../planner/domain/index.ts';
import type { ConsignmentEntry, ConsignmentQuery } from '../../../server/ports/consignments.ts';
import type { Writes } from '../../../server/ports/store.ts';
import { aBooking, anAnswer, anEntry, daysLater, empty, NOW, onEveryAdapter } from '../../support/store.ts';

const ALL: ConsignmentQuery = {
  hub: undefined, states: [], models: [], destination: undefined, regime: undefined, temperature: undefined, departure: undefined, text: '', order: 'id', descending: false, limit: 100, after: undefined,
};
const MS = NOW * 60_000;
const DAY = '20261207';

onEveryAdapter('the pool on $name', (held) => {
  beforeEach(() => empty(held));
  const within = async <T>(work: (tx: Writes) => Promise<T>): Promise<T> => {
    let made: T | undefined;
    await held.store.write(undefined, async (tx) => ((made = await work(tx)), anAnswer('')));
    return made as T;
  };
  const add = (...entries: ConsignmentEntry[]) => within((tx) => tx.addConsignments(entries, DAY, NOW));

  test('a consignment comes back as it was entered, every column', async () => {
    const entries = [
      anEntry("R'); drop table consignment;--"),
      anEntry('R-2', { source: { model: 'purchaseSupply', supplier: '供应商', purchaseOrder: 'PO', expectedAt: daysLater(1) }, dueAt: undefined, hsCode: '950710', dangerousGoods: '3', alone: true, pieces: [], weight: grams(9_007_199_254_740_991) }),
      anEntry('R-3', { source: { model: 'purchaseForward', buyerOrder: 'SO', agent: 'x' }, pieces: [{ lengthMm: 1, widthMm: 2, heightMm: 3, weight: undefined, count: 4 }] }),
    ];
    const added = await add(...entries);
    expect(added.map(({ id }) => id)).toEqual(['CSG-20261207-000001', 'CSG-20261207-000002', 'CSG-20261207-000003']);
    for (const [i, each] of added.entries()) {
      const back = await held.store.read.consignment(each.id);
      expect(back).toMatchObject({ ...(entries[i] as ConsignmentEntry), pieces: (entries[i] as ConsignmentEntry).pieces.map(({ weight, ...size }) => ({ ...size, ...(weight === undefined ? {} : { weight }) })), revision: 1, state: 'received', placed: undefined, reason: '', createdAt: NOW });
    }
    expect(await held.store.read.consignment('CSG-20261207-000009')).toBeUndefined();
  });

  test('of a reference there is one at a hub, whoever adds it at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, (_, i) => add(...[3, 1, 2].map((n) => anEntry(`R-${(n + i) % 3}`)))));
    expect(all.flat()).toHaveLength(3);
    expect(await add(anEntry('R-0', { hub: 'CNSHD' }), anEntry('R-0'))).toHaveLength(1);
    expect((await held.store.read.consignmentsByReference('CNWEI', ['R-0', 'R-2', 'R-7'])).map(({ reference }) => reference).sort()).toEqual(['R-0', 'R-2']);
  });

  test('sums of what is listed, also of what no single number holds exactly as text', async () => {
    await add(...Array.from({ length: 30 }, (_, i) => anEntry(`R-${i}`, { weight: grams(1000 + i) })));
    expect(await held.store.read.consignments({ ...ALL, limit: 7 })).toMatchObject({ total: 30, weight: 30_435, volume: 96_000_000, byState: { received: 30, planned: 0 } });
    expect((await held.store.read.consignments({ ...ALL, text: '\0' })).total).toBe(0);
    await expect(held.store.read.consignments({ ...ALL, after: 'x' })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('arrivals by days counted back, of goods that could share a box', async () => {
    const until = daysLater(10);
    const came = (reference: string, days: number, change: Partial<ConsignmentEntry> = {}) => anEntry(reference, { hub: 'CNSHD', readyAt: daysLater(days), dueAt: undefined, ...change });
    await add(came('A', 10), came('B', 9.5), came('C', 9), came('D', 3), came('E', 10.1), came('F', 9.5, { alone: true }), came('G', 9.5, { dangerousGoods: '3' }), came('H', 9.5, { destination: 'MKT-JP-OSAKA' }), came('I', 9.5, { regime: '9610' }), came('J', 0.5, { hub: 'CNWEI' }));
    const one = anEntry('A');
    const { first, days } = await held.store.read.arrivals({ hub: 'CNSHD', destinations: [one.destination], regimes: [one.regime], temperature: one.temperature, from: daysLater(4), until });
    expect(first).toBe(daysLater(3));
    expect(days.toSorted((a, b) => a.ago - b.ago)).toEqual([{ ago: 0, weight: one.weight * 2, volume: one.volume * 2, consignments: 2 }, { ago: 1, weight: one.weight, volume: one.volume, consignments: 1 }]);
    expect((await held.store.read.arrivals({ hub: 'CNTAO', destinations: [], regimes: [], temperature: 'T-AMB', from: daysLater(0), until })).first).toBeUndefined();
  });

  test('moved and edited rows count their revisions; a taken reference changes nothing', async () => {
    const [a, b] = await add(anEntry('A'), anEntry('B'));
    const [ida, idb] = [a?.id ?? '', b?.id ?? ''];
    await within((tx) => tx.moveConsignments([ida, idb], { state: 'planned', placed: { departure: 'F@2026-12-08', unit: '40HQ' }, reason: '' }, daysLater(1)));
    expect(await held.store.read.consignment(ida)).toMatchObject({ state: 'planned', revision: 2, changedAt: daysLater(1), placed: { departure: 'F@2026-12-08', unit: '40HQ' } });
    expect(await within((tx) => tx.editConsignment(idb, anEntry('A'), NOW))).toBeUndefined();
    expect(await within((tx) => tx.editConsignment(idb, anEntry('C', { shipper: 'Zhou' }), daysLater(2)))).toMatchObject({ revision: 3, reference: 'C' });
    expect((await held.store.read.consignments({ ...ALL, text: 'zhou' })).total).toBe(1);
    // What stands on a departure names it: the database refuses what says half.
    await expect(within((tx) => tx.moveConsignments([ida], { state: 'planned', placed: undefined, reason: '' }, NOW))).rejects.toThrow(/consignment_placed/);
  });

  test('space: taken up to the last, given back once, never below nothing', async () => {
    expect(await within((tx) => tx.holdSpace(aBooking('BK-20261207-0001', 6), 10))).toBe(true);
    expect(await within((tx) => tx.holdSpace(aBooking('BK-20261207-0002', 5), 10))).toBe(false);
    expect(await within((tx) => tx.holdSpace(aBooking('BK-20261207-0002', 4), 10))).toBe(true);
    expect(await within((tx) => tx.allotSpace('FERRY-WEI-INC@2026-12-08', 'teu', 9, MS))).toBe(false);
    expect([await within((tx) => tx.releaseBooking('BK-20261207-0001', MS)), await within((tx) => tx.releaseBooking('BK-20261207-0001', MS))]).toEqual([true, false]);
    expect(await held.store.read.spaces(['FERRY-WEI-INC@2026-12-08'], MS)).toEqual([{ departure: 'FERRY-WEI-INC@2026-12-08', measure: 'teu', allotted: undefined, used: 4 }]);
    expect(await within((tx) => tx.allotSpace('FERRY-WEI-INC@2026-12-08', 'teu', 4, MS))).toBe(true);
    expect(await within((tx) => tx.holdSpace(aBooking('BK-20261207-0003', 1), 10))).toBe(false);
    expect([await held.store.read.staleSpaces(MS, 10), await held.store.read.staleSpaces(MS + 60_000, 10)]).toEqual([[], [{ departure: 'FERRY-WEI-INC@2026-12-08', measure: 'teu' }]]);
    expect(await within((tx) => tx.expireHolds('FERRY-WEI-INC@2026-12-08', 'teu', MS + 60_000))).toBe(1);
    expect(await within((tx) => tx.expireHolds('FERRY-WEI-INC@2026-12-08', 'teu', MS + 60_000))).toBe(0);
    expect((await held.store.read.bookings({ departure: undefined, holder: undefined, states: ['released'], limit: 10, before: undefined, now: MS })).map(({ id, released }) => [id, released?.cause])).toEqual([['BK-20261207-0002', 'expired'], ['BK-20261207-0001', 'asked']]);
  });
});
