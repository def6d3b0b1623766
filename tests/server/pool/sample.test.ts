/** The drawn sample: the same by the same seed, and every row of it is one that the pool takes. */
import { describe, expect, test } from 'vitest';
import { sheetWriter } from '../../../server/adapters/sheets/writer.ts';
import { readSheet } from '../../../server/adapters/sheets/read-sheet.ts';
import { placeFinder, toConsignment } from '../../../server/http/contract/to-consignment.ts';
import { samplePoolSheet } from '../../../server/http/sheets/pool-file.ts';
import { checkPoolRows } from '../../../server/usecases/pool/check-rows.ts';
import { POOL_COLUMNS } from '../../../server/usecases/pool/columns.ts';
import { drawSample } from '../../../server/usecases/pool/draw-sample.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { SHEET_LIMITS } from '../../support/sheets.ts';
import { NOW } from '../../support/store.ts';

const { edition } = referenceNetwork();
const hubs = ['CNWEI', 'CNSHD', 'CNYNT', 'CNRZH', 'AIR-TNA'];
const draw = (hub: string, seed: number) => drawSample(edition, edition.places.find(({ id }) => id === hub) as (typeof edition.places)[number], seed, 500, NOW);

describe.each(hubs)('%s', (hub) => {
  test('500 rows, all of them taken, the same by the same seed', async () => {
    const rows = draw(hub, 1);
    expect(draw(hub, 1)).toEqual(rows);
    expect(draw(hub, 2)).not.toEqual(rows);
    const pieces: Uint8Array[] = [];
    for await (const piece of sheetWriter.write('xlsx', samplePoolSheet(rows))) pieces.push(piece);
    const sheet = await readSheet({ file: new Uint8Array(Buffer.concat(pieces)), type: 'xlsx', charset: undefined, words: [], limits: SHEET_LIMITS });
    if (!sheet.ok) throw new Error(sheet.error.reason);
    const columns = POOL_COLUMNS.recognise(sheet.value.header, new Map());
    expect(columns.faults).toEqual([]);
    const find = placeFinder(edition);
    const checked = await checkPoolRows(sheet.value.rows, columns.uses.map((use) => use ?? ''), { hub: undefined, readyAt: '2026-12-07T09:00:00+08:00' }, (body) => toConsignment(body, find));
    expect(checked.flatMap(({ number, faults }) => faults.map((fault) => `${number} ${fault.field} ${fault.code} ${fault.value}`))).toEqual([]);
    const entries = checked.flatMap(({ entry }) => entry ?? []);
    expect(new Set(entries.map(({ source }) => source.model)).size).toBe(3);
    expect(entries.filter(({ temperature }) => temperature !== 'T-AMB').length).toBeGreaterThan(0);
    expect(entries.every(({ note }) => note.startsWith('样例'))).toBe(true);
  });
});
