/** `corridor network patch` and `corridor quote --patch`, in line: what they print, and every fault of a file at once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { editionOf } from '../../planner/network/index.ts';
import { loadDataset } from '../../server/adapters/files/dataset.ts';
import { patchReader } from '../../server/adapters/files/patches.ts';
import { dataFolder } from '../../server/paths.ts';
import { patchByFile } from '../../server/cli/patch-network.ts';
import { corridor } from '../support/corridor.ts';

const folder = mkdtempSync(join(tmpdir(), 'patches-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (patches: unknown, name = 'patches.json'): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof patches === 'string' ? patches : JSON.stringify(patches));
  return path;
};

const loaded = loadDataset(dataFolder(undefined));
const { edition } = loaded;
const provenance = { confidence: 'estimated', sources: 'planner-estimate' };
const close = { kind: 'close', place: 'CNWEI', from: '2026-12-08', to: '2026-12-10' };
const SAMPLE = [
  close,
  { kind: 'change', table: 'sailings', key: 'FERRY-WEI-INC/CNWEI/KRINC', set: { arrives_day: 1, arrives: '10:00' } },
  { kind: 'change', table: 'services', key: 'FERRY-WEI-INC', set: { available_loose_h: 12, carrier_en: 'Weidong' } },
  { kind: 'scale', table: 'tariffs', card: 'FERRY-SD-KR', code: 'FREIGHT', factor: 1.15 },
  { kind: 'add', table: 'roadLanes', row: { a: 'WH-HUANCUI', b: 'CNWEI', distance_m: 12000, ...provenance } },
  { kind: 'add', table: 'holidays', row: { country: 'CN', date: '2027-12-31', kind: 'holiday', name: 'test', status: 'estimated', ...provenance } },
  { kind: 'remove', table: 'holidays', key: 'CN/2026-01-01' },
];

describe('network patch', () => {
  test('JSON: the edition and the rows by table', async () => {
    const { status, out, err } = await corridor('network', 'patch', file(SAMPLE), '--json');
    expect(err).toBe('');
    expect(status).toBe(0);
    const tariffs = edition.tariffs.filter((row) => row.card === 'FERRY-SD-KR' && row.code === 'FREIGHT').length;
    expect(JSON.parse(out)).toEqual({
      edition: expect.stringMatching(/^ed-[0-9a-f]{12}$/), from: edition.id,
      changes: {
        closures: { added: 1, removed: 0, changed: 0 }, sailings: { added: 0, removed: 0, changed: 1 }, services: { added: 0, removed: 0, changed: 1 }, tariffs: { added: 0, removed: 0, changed: tariffs },
        roadLanes: { added: 1, removed: 0, changed: 0 }, holidays: { added: 1, removed: 1, changed: 0 },
      },
    });
  });
  test('a table for a reader; an empty list is the edition itself', async () => {
    expect((await corridor('network', 'patch', file([close]))).out).toMatch(/^edition ed-\w+ {3}from ed-\w+\n.*\n +1 +0 +0 {2}closures\n$/);
    expect((await corridor('network', 'patch', file([]))).out).toContain(`edition ${edition.id}   from ${edition.id}`);
  });
  test('every fault of a file at once, by its place in the file, exit 2', async () => {
    const path = file([
      { ...close, to: 'tomorrow' }, { ...close, place: 'CNXXX' }, { kind: 'open' }, 7,
      { kind: 'change', table: 'sailings', key: 'FERRY-WEI-INC', set: { arrives: '10:00' } },
      { kind: 'change', table: 'sailings', key: 'FERRY-WEI-INC/CNWEI', set: { colour: 'red', distance_m: 'far' } },
      { kind: 'change', table: 'services', key: 'FERRY-WEI-INC', set: { status: 'active' } },
      { kind: 'scale', table: 'places', factor: 2 }, { kind: 'scale', table: 'tariffs', vehicle: 'VAN', factor: 'x' },
      { kind: 'add', table: 'hours', row: {} }, { kind: 'add', table: 'roadLanes', row: { a: 'WH-HUANCUI', distance_m: [1] } }, { kind: 'add', table: 'exchange', row: { currency: 'USD' } },
      { kind: 'remove', key: 'x' },
    ]);
    const { status, out, err } = await corridor('network', 'patch', path, '--json');
    expect(status).toBe(2);
    const { errors } = JSON.parse(out) as { errors: { pointer: string; code: string; message: string }[] };
    expect(errors.map((e) => `${e.code} ${e.pointer}`).sort()).toEqual([
      'AMBIGUOUS_KEY /4/key', 'MISSING /11/row/as_of', 'MISSING /11/row/cny_per_unit', 'MISSING /11/row/confidence', 'MISSING /11/row/status', 'MISSING /12/table', 'MISSING_PROVENANCE /11/row/sources',
      'NOT_A_DATE /0/to', 'NOT_A_NUMBER /5/set/distance_m', 'NO_EFFECT /6/set', 'UNKNOWN_FIELD /5/set/colour', 'UNKNOWN_FIELD /8/vehicle', 'UNKNOWN_ID /1/place',
      'UNKNOWN_VALUE /10/row/distance_m', 'UNKNOWN_VALUE /2/kind', 'UNKNOWN_VALUE /3', 'UNKNOWN_VALUE /7/table', 'UNKNOWN_VALUE /9/table',
    ]);
    expect(err.trim().split('\n')).toHaveLength(errors.length);
    expect(errors.every((e) => e.message.length > 3 && !e.message.includes('undefined'))).toBe(true);
  });
  test.each([
    ['no file', [], 'MISSING'], ['another verb', ['show', 'x.json'], 'UNKNOWN_FIELD'], ['a strange flag', ['patch', 'x.json', '--fast'], 'UNKNOWN_FIELD'],
    ['a file that is not there', ['patch', join(folder, 'none.json')], 'UNREADABLE_ROW'], ['no JSON', ['patch', file('{', 'broken.json')], 'UNREADABLE_ROW'], ['no list', ['patch', file({}, 'object.json')], 'UNKNOWN_VALUE'],
  ])('%s: exit 2', async (_, args, code) => {
    const { status, out } = await corridor('network', ...args, '--json');
    expect(status).toBe(2);
    expect((JSON.parse(out) as { errors: { code: string }[] }).errors.map((e) => e.code)).toContain(code);
  });
});

describe('quote --patch', () => {
  const huancui = ['quote', '--from', 'Huancui', '--to', 'Seoul', '--weight-kg', '420', '--volume-cbm', '3.2', '--value', '30000 CNY', '--ready', '2026-12-07T20:00+08:00', '--modes', 'ferry,road', '--json'];
  const rides = (out: string): string[] =>
    (JSON.parse(out) as { options: { steps: { kind: string; from: string; serviceDate: string }[] }[] }).options.flatMap((o) => o.steps.filter((s) => s.kind === 'ride').map((s) => `${s.from} ${s.serviceDate}`));

  test('quotes on the edition the patches make', async () => {
    const open = await corridor(...huancui);
    const closed = await corridor(...huancui, '--patch', file([{ ...close, to: '2026-12-20' }]));
    expect(closed.status).toBe(0);
    const made = patchByFile(file([{ ...close, to: '2026-12-20' }]), edition, patchReader(loaded));
    expect(JSON.parse(closed.out)).toMatchObject({ edition: made.ok && made.value.edition.id });
    expect(rides(open.out).some((ride) => ride.startsWith('CNWEI 2026-12-1'))).toBe(true);
    expect(rides(closed.out).filter((ride) => ride.startsWith('CNWEI') && ride <= 'CNWEI 2026-12-20')).toEqual([]);
    expect(JSON.parse(open.out)).toMatchObject({ edition: edition.id });
  });
  test('faults of the file and of the question at once', async () => {
    const { status, out } = await corridor('quote', '--from', 'Huancui', '--to', 'Nowhere', '--weight-kg', '1', '--volume-cbm', '1', '--value', '1 CNY', '--patch', file([{ ...close, place: 'CNXXX' }]), '--json');
    expect(status).toBe(2);
    expect((JSON.parse(out) as { errors: { flag: string; code: string }[] }).errors.map((e) => `${e.flag} ${e.code}`)).toEqual(['--patch /0/place UNKNOWN_ID', '--to UNKNOWN_PLACE']);
    expect((await corridor('quote', '--patch')).err).toContain('--patch: Missing');
  });
});

test('a change by columns leaves the fields it does not name, also where one field has several columns', () => {
  const made = patchByFile(file(SAMPLE), edition, patchReader(loaded));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const [was, is] = [edition, made.value.edition].map((e) => e.services.find((s) => s.id === 'FERRY-WEI-INC'));
  expect(is).toEqual({ ...was, availability: { ...was?.availability, loose: 720 }, carrier: { ...was?.carrier, en: 'Weidong' } });
  expect(editionOf(edition).id).toBe(edition.id);
});

test('every row of data/ can be read again from its cells', () => {
  const reader = patchReader(loaded);
  for (const [table, rows] of Object.entries({ services: edition.services, sailings: edition.sailings, tariffs: edition.tariffs, roadLanes: edition.roadLanes, vehicles: edition.vehicles }))
    for (const row of rows) expect(reader.read([{ at: '/0', patch: { kind: 'add', table: table as 'services', row: loaded.cellsOf(row) ?? {} } }])).toEqual({ issues: [], patches: [{ at: '/0', patch: { kind: 'add', table, row } }] });
});
