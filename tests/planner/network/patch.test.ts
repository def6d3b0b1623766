/** Editions and patches on the reference network: what a patch does, every fault it can have, and that its place in the list says nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardId, metres, placeId, sourceId, type HolidayEntry, type RoadLane } from '../../../planner/domain/index.ts';
import { editionOf } from '../../../planner/network/edition.ts';
import { patchEdition, type Patch } from '../../../planner/network/patch.ts';
import { findRows, keyOf, PATCH_TABLES } from '../../../planner/network/patch-tables.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { referenceNetwork } from '../../support/reference.ts';

const edition = deepFreeze(referenceNetwork().edition);
const provenance = { confidence: 'estimated', sources: [sourceId('planner-estimate')], remark: '' } as const;
const WEI = placeId('CNWEI');
const SAILING = 'FERRY-WEI-INC/CNWEI/KRINC';

const patched = (...patches: Patch[]) => {
  const result = patchEdition(edition, patches);
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2));
  return result.value;
};
const faults = (...patches: unknown[]): string[] => {
  const result = patchEdition(edition, patches as Patch[]);
  return result.ok ? [] : result.error.map((issue) => `${issue.code} ${issue.path}`);
};
const close = (from: string, to: string, place = WEI): Patch => ({ kind: 'close', place, from, to });
const holiday = (date: string): HolidayEntry => ({ country: 'CN', date, kind: 'holiday', name: 'test', status: 'estimated', provenance });
const lane = (a: string, b: string): RoadLane => ({ a: placeId(a), b: placeId(b), distance: metres(12_000), provenance });

describe('an edition is named by its facts', () => {
  test('the same facts in any order of rows', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (random) => {
        const shuffle = <T>(rows: readonly T[]): T[] => rows.map((row) => ({ row, at: random.next().value as number })).sort((a, b) => a.at - b.at).map(({ row }) => row);
        const tables = Object.fromEntries(Object.entries(edition).map(([name, part]) => [name, Array.isArray(part) ? shuffle(part) : part]));
        const fairways = { nodes: shuffle(edition.fairways.nodes), legs: shuffle(edition.fairways.legs) };
        return editionOf({ ...(tables as unknown as typeof edition), fairways }).id === edition.id;
      }),
      { numRuns: 10, seed: 1 },
    );
  });
  test('its form; its own id is no fact; a field without a value is as good as absent; another fact is another edition', () => {
    expect(edition.id).toMatch(/^ed-[0-9a-f]{12}$/);
    expect(editionOf(edition).id).toBe(edition.id);
    const [first, ...rest] = edition.services;
    expect(editionOf({ ...edition, services: [{ ...first, later: undefined } as never, ...rest] }).id).toBe(edition.id);
    expect(editionOf({ ...edition, services: rest }).id).not.toBe(edition.id);
    expect(editionOf({ ...edition, fairways: { ...edition.fairways, legs: edition.fairways.legs.slice(1) } }).id).not.toBe(edition.id);
  });
});

describe('what patches do', () => {
  test('an empty list is the edition itself', () => {
    expect(patched()).toBe(edition);
  });
  test('add', () => {
    const made = patched({ kind: 'add', table: 'holidays', row: holiday('2027-12-30') }, { kind: 'add', table: 'roadLanes', row: lane('WH-HUANCUI', 'CNWEI') });
    expect(made.holidays).toHaveLength(edition.holidays.length + 1);
    expect(made.roadLanes.at(-1)).toMatchObject({ a: 'WH-HUANCUI', distance: 12_000 });
    expect(made.id).not.toBe(edition.id);
  });
  test('remove, by a key as long as it must be; the rows that stay are the same objects', () => {
    const made = patched({ kind: 'remove', table: 'sailings', key: SAILING });
    expect(findRows(made, 'sailings', SAILING)).toEqual([]);
    expect(made.sailings.every((row) => edition.sailings.includes(row))).toBe(true);
    expect(made.places).toEqual(edition.places);
  });
  test('change', () => {
    const made = patched({ kind: 'change', table: 'services', key: 'FERRY-WEI-INC', set: { status: 'suspended' } }, { kind: 'change', table: 'services', key: 'FERRY-WEI-INC', set: { validTo: '2027-06-30' } });
    expect(findRows(made, 'services', 'FERRY-WEI-INC')).toMatchObject([{ status: 'suspended', validTo: '2027-06-30', mode: 'ferry' }]);
  });
  test('close, and reopening is the edition before', () => {
    const closed = patched(close('2026-12-08', '2026-12-10'));
    expect(closed.closures).toMatchObject([{ place: WEI, from: '2026-12-08', to: '2026-12-10' }]);
    const reopened = patchEdition(closed, [{ kind: 'remove', table: 'closures', key: 'CNWEI/2026-12-08/2026-12-10' }]);
    expect(reopened.ok && reopened.value.id).toBe(edition.id);
  });
  test('a closure changed is another closure', () => {
    const longer = patchEdition(patched(close('2026-12-08', '2026-12-10')), [{ kind: 'change', table: 'closures', key: 'CNWEI', set: { to: '2026-12-12' } }]);
    expect(longer.ok && longer.value.id).toBe(patched(close('2026-12-08', '2026-12-12')).id);
  });
  test('a rate is multiplied exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 0, max: 8 }), (digits, places) => {
        fc.pre(digits !== 10 ** places);
        const text = String(digits).padStart(places + 1, '0');
        const factor = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
        const usd = patched({ kind: 'scale', table: 'exchange', currency: 'USD', factor }).exchange.find((row) => row.currency === 'USD')?.cnyPerUnit ?? '';
        expect(toFraction(usd)).toBe(toFraction(edition.exchange.find((row) => row.currency === 'USD')?.cnyPerUnit ?? '', toFraction(factor)));
      }),
      { numRuns: 20, seed: 2 },
    );
  });
  test('a card scales with its breaks and amounts, and not twice by its percentages; a truck with its fares', () => {
    const base = edition.tariffs.find((row) => row.basis === 'revenueTon');
    if (!base) throw new Error('a row by revenue ton');
    const row = { ...base, card: cardId('TEST'), code: 'A', rate: '10', minAmount: '5', breaks: [{ from: '0', rate: '3.3' }] };
    const world = editionOf({ ...edition, tariffs: [...edition.tariffs, row, { ...row, code: 'B', basis: 'percentOfCharge', percentOf: 'A' }] });
    const scaled = patchEdition(world, [{ kind: 'scale', table: 'tariffs', card: 'TEST', factor: '1.1' }]);
    expect(scaled.ok && findRows(scaled.value, 'tariffs', 'TEST/A')).toMatchObject([{ rate: '11', minAmount: '5.5', breaks: [{ from: '0', rate: '3.63' }] }]);
    expect(scaled.ok && findRows(scaled.value, 'tariffs', 'TEST/B')).toMatchObject([{ rate: '10' }]);
    const fares = { steps: [{ upToKm: 10, price: '30' }], further: { everyKm: 1, price: '2.5' } };
    const trucks = editionOf({ ...edition, vehicles: edition.vehicles.map((v) => (v.id === 'VAN' ? { ...v, fares } : v)) });
    const dearer = patchEdition(trucks, [{ kind: 'scale', table: 'vehicles', vehicle: 'VAN', factor: '2' }]);
    expect(dearer.ok && findRows(dearer.value, 'vehicles', 'VAN')).toMatchObject([{ perKm: '5.8', fares: { steps: [{ upToKm: 10, price: '60' }], further: { everyKm: 1, price: '5' } } }]);
  });
});

test('every row answers to its own key and to no other', () => {
  for (const table of PATCH_TABLES) for (const row of edition[table]) expect(findRows(edition, table, keyOf(table, row)), keyOf(table, row)).toEqual([row]);
  const withLane = patched({ kind: 'add', table: 'roadLanes', row: lane('WH-HUANCUI', 'CNWEI') });
  expect(findRows(withLane, 'roadLanes', 'CNWEI/WH-HUANCUI')).toHaveLength(1);
});

describe('faults', () => {
  const change = (set: object, key = 'FERRY-WEI-INC', table = 'services') => ({ kind: 'change', table, key, set });
  test.each<[string, unknown[], string[]]>([
    ['no such table', [{ kind: 'add', table: 'ships', row: {} }, { kind: 'remove', table: 'hours', key: 'office' }], ['UNKNOWN_VALUE /0/table', 'UNKNOWN_VALUE /1/table']],
    ['no such row', [{ kind: 'remove', table: 'holidays', key: 'CN/2026-01-32' }, change({ status: 'trial' }, 'FERRY-NOWHERE')], ['UNKNOWN_ID /0/key', 'UNKNOWN_ID /1/key']],
    ['no such field', [change({ colour: 'red' })], ['UNKNOWN_FIELD /0/set/colour']],
    ['several rows', [{ kind: 'remove', table: 'sailings', key: 'FERRY-WEI-INC' }], ['AMBIGUOUS_KEY /0/key']],
    ['two of one field', [change({ status: 'trial' }), change({ status: 'trial', vessel: 'X' })], ['CONFLICT /1/set']],
    ['changed and removed', [{ kind: 'change', table: 'holidays', key: 'CN/2026-01-01', set: { name: 'X' } }, { kind: 'remove', table: 'holidays', key: 'CN/2026-01-01' }], ['CONFLICT /1']],
    ['removed twice', [{ kind: 'remove', table: 'holidays', key: 'CN/2026-01-01' }, { kind: 'remove', table: 'holidays', key: 'CN/2026-01-01' }], ['CONFLICT /1']],
    ['removed and added', [{ kind: 'remove', table: 'holidays', key: 'CN/2026-01-01' }, { kind: 'add', table: 'holidays', row: holiday('2026-01-01') }], ['CONFLICT /1/row']],
    ['two scales of one rate, shown once', [{ kind: 'scale', table: 'exchange', factor: '2' }, { kind: 'scale', table: 'exchange', factor: '3' }], ['CONFLICT /1']],
    ['there already', [{ kind: 'add', table: 'holidays', row: holiday('2026-01-01') }], ['DUPLICATE_ID /0/row']],
    ['there already, by id', [{ kind: 'add', table: 'services', row: edition.services[0] }], ['DUPLICATE_ID /0/row/id']],
    ['added twice, the other way round', [{ kind: 'add', table: 'roadLanes', row: lane('WH-HUANCUI', 'CNWEI') }, { kind: 'add', table: 'roadLanes', row: lane('CNWEI', 'WH-HUANCUI') }], ['DUPLICATE_ID /0/row']],
    ['so already', [change({ status: 'active' })], ['NO_EFFECT /0/set']],
    ['nothing at all', [change({})], ['NO_EFFECT /0/set']],
    ['scaled by one', [{ kind: 'scale', table: 'vehicles', factor: '1.0' }], ['NO_EFFECT /0']],
    ['no factor', [{ kind: 'scale', table: 'vehicles', factor: '-1' }, { kind: 'scale', table: 'tariffs', factor: '0' }], ['NOT_A_NUMBER /0/factor', 'OUT_OF_RANGE /1/factor']],
    ['no such rate', [{ kind: 'scale', table: 'exchange', currency: 'CNY', factor: '2' }, { kind: 'scale', table: 'tariffs', card: 'X', factor: '2' }], ['UNKNOWN_VALUE /0/currency', 'UNKNOWN_VALUE /1/card']],
    ['closed already', [close('2026-12-01', '2026-12-05'), close('2026-12-06', '2026-12-09'), close('2026-12-03', '2026-12-08')], ['NO_EFFECT /2']],
    ['closed already by the longest of several', [close('2026-12-01', '2026-12-09'), close('2026-12-02', '2026-12-10'), close('2026-12-03', '2026-12-04'), close('2026-12-05', '2026-12-08')], ['NO_EFFECT /2', 'NO_EFFECT /3']],
    ['closed twice', [close('2026-12-01', '2026-12-05'), close('2026-12-01', '2026-12-05')], ['NO_EFFECT /1', 'DUPLICATE_ID /1/place']],
    ['closed nowhere, and backwards', [close('2026-12-01', '2026-12-05', placeId('CNXXX')), close('2026-12-05', '2026-12-01')], ['UNKNOWN_ID /0/place', 'VALIDITY_REVERSED /1/to']],
    ['what the check of data/ finds', [change({ validTo: '2020-01-01' }), { kind: 'remove', table: 'exchange', key: 'KRW' }], ['VALIDITY_REVERSED /0/set/valid_to']],
    ['a service without its sailings', [{ kind: 'remove', table: 'services', key: 'FERRY-WEI-INC' }], ['UNKNOWN_ID sailings FERRY-WEI-INC/CNWEI/KRINC/247/19:00 service']],
  ])('%s', (_, patches, expected) => {
    expect(faults(...patches)).toEqual(expect.arrayContaining(expected));
  });
  test('all at once', () => {
    expect(faults(change({ colour: 'red' }), { kind: 'remove', table: 'sailings', key: 'X' }, { kind: 'scale', table: 'vehicles', factor: '1' })).toHaveLength(3);
  });
});

describe('the order of a list says nothing', () => {
  const service = fc.constantFrom(...edition.services.slice(0, 5).map((s) => s.id as string));
  const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-12-0${n}`);
  const anyPatch: fc.Arbitrary<Patch> = fc.oneof(
    fc.record({ kind: fc.constant('change' as const), table: fc.constant('services' as const), key: service, set: fc.oneof(fc.record({ status: fc.constantFrom('trial' as const, 'active' as const) }), fc.record({ vessel: fc.string() })) }),
    fc.record({ kind: fc.constant('change' as const), table: fc.constant('vehicles' as const), key: fc.constantFrom('VAN', 'TRK68'), set: fc.record({ min: fc.constantFrom('100', '200') }) }),
    fc.record({ kind: fc.constant('scale' as const), table: fc.constant('vehicles' as const), vehicle: fc.constantFrom('VAN', 'TRK68', undefined), factor: fc.constantFrom('1', '1.5', '0.25') }),
    fc.record({ kind: fc.constant('scale' as const), table: fc.constant('exchange' as const), currency: fc.constantFrom('USD', 'KRW', 'EUR'), factor: fc.constantFrom('1.5', '0.25') }),
    fc.record({ kind: fc.constant('close' as const), place: fc.constantFrom(WEI, placeId('KRINC')), from: day, to: day }),
    fc.record({ kind: fc.constant('add' as const), table: fc.constant('holidays' as const), row: fc.constantFrom('2027-12-30', '2027-12-31', '2026-01-01').map(holiday) }),
    fc.record({ kind: fc.constant('remove' as const), table: fc.constant('holidays' as const), key: fc.constantFrom('CN/2026-01-01', 'CN/2026-01-02', 'CN/2026') }),
    fc.record({ kind: fc.constant('remove' as const), table: fc.constant('services' as const), key: service }),
  );
  const outcome = (patches: readonly Patch[]) => {
    const result = patchEdition(edition, patches);
    return result.ok ? result.value.id : 'faults';
  };
  const lists = fc.array(anyPatch, { minLength: 1, maxLength: 4 });

  test('any permutation makes the same edition, or none does', () => {
    let sound = 0;
    fc.assert(
      fc.property(lists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
        const made = outcome(list);
        if (made !== 'faults') sound++;
        return outcome(shuffled) === made;
      }),
      { numRuns: 50, seed: 3 },
    );
    expect(sound).toBeGreaterThan(10);
  });
  test('one after the other makes what all at once make, and unmakes nothing of the edition', () => {
    let several = 0;
    fc.assert(
      fc.property(lists, (list) => {
        const made = outcome(list);
        if (made === 'faults') return true;
        several += Number(list.length > 1);
        const stepwise = list.reduce((now, patch) => {
          const next = patchEdition(now, [patch]);
          if (!next.ok) throw new Error(JSON.stringify(next.error));
          return next.value;
        }, edition);
        return stepwise.id === made && editionOf(edition).id === edition.id;
      }),
      { numRuns: 50, seed: 4 },
    );
    expect(several).toBeGreaterThan(5);
  });
});

/** A decimal, times a fraction, as numerator and denominator in lowest terms of ten. */
function toFraction(decimal: string, times = '1/0'): string {
  const [whole = '', part = ''] = decimal.split('.');
  const [numerator, shift] = times.split('/') as [string, string];
  let [n, places] = [BigInt(whole + part) * BigInt(numerator), part.length + Number(shift)];
  for (; places > 0 && n % 10n === 0n; places--) n /= 10n;
  return `${n}/${places}`;
}
