/** The reference data, and that the check finds what it promises: one planted fault of each kind, by file and line. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getHolidayPreset } from '@hyunbinseo/holidays-kr';
import { getDayDetail } from 'chinese-days';
import { distance } from '@turf/turf';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { addDays, type IssueCode } from '../../planner/domain/index.ts';
import { findPlace, pathBetween } from '../../planner/network/index.ts';
import { checkPositions } from '../../server/adapters/files/check-positions.ts';
import { loadDataset } from '../../server/adapters/files/dataset.ts';
import { dataFolder } from '../../server/paths.ts';
import { referenceNetwork } from '../support/reference.ts';

const { edition, issues } = loadDataset(dataFolder(undefined));

test('has no errors', () => {
  expect(issues.filter((i) => i.severity === 'error')).toEqual([]);
});

test('holds the corridor: every place and line of the facts', () => {
  const count = (kind: string, country: string) => edition.places.filter((p) => p.kind === kind && p.country === country).length;
  expect([count('district', 'CN'), count('city', 'CN')]).toEqual([50, 17]);
  const all = (kind: string) => edition.places.filter((p) => p.kind === kind).length;
  expect({ seaports: all('seaport'), airports: all('airport'), railTerminals: all('rail-terminal'), borders: all('border'), warehouses: all('overseas-warehouse'), post: all('postal-office'), markets: all('market') }).toEqual({
    seaports: 55, airports: 39, railTerminals: 13 + 26, borders: 9, warehouses: 4, post: 4, markets: 25,
  });
  expect(edition.services.filter((s) => /^FERRY-(WEI|SHD|YNT|RZH|TAO|LY)-(INC|PTK|KUV)$/.test(s.id) && (s.status === 'active' || s.status === 'reported')).map((s) => s.id as string).sort()).toEqual([
    'FERRY-RZH-PTK', 'FERRY-SHD-INC', 'FERRY-SHD-KUV', 'FERRY-TAO-INC', 'FERRY-WEI-INC', 'FERRY-WEI-PTK', 'FERRY-YNT-INC', 'FERRY-YNT-PTK',
  ]);
});

test('the same facts in another order, in another folder, are the same edition', () => {
  const copy = withFile('places.csv', (text) => {
    const [header, ...rows] = text.trim().split('\n');
    return `${[header, ...rows.toReversed()].join('\n')}\n`;
  });
  expect(copy.edition.id).toBe(edition.id);
  expect(withFile('exchange.csv', (text) => text.replace('7.05', '7.06')).edition.id).not.toBe(edition.id);
});

describe('holidays agree with the published tables', () => {
  const entry = (country: string, date: string) => edition.holidays.find((h) => h.country === country && h.date === date);
  test('China 2026, every day of the year', () => {
    for (let date = '2026-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
      const { work, name } = getDayDetail(date);
      const weekday = new Date(`${date}T00:00Z`).getUTCDay() % 6 !== 0;
      const expected = !work && name.includes(',') ? 'holiday' : work && !weekday ? 'workday' : undefined;
      expect(entry('CN', date)?.kind, `${date} ${name}`).toBe(expected);
    }
  });
  test('China 2027 is computed, and says so', () => {
    const entries = edition.holidays.filter((h) => h.country === 'CN' && h.date.startsWith('2027'));
    expect(entries).toHaveLength(13);
    expect(entries.every((h) => h.status === 'estimated')).toBe(true);
    expect(entry('CN', '2027-02-06')).toBeDefined();
  });
  test.each(['2026', '2027'])('Korea %s', async (year) => {
    const published = Object.keys(await getHolidayPreset(year)).sort();
    expect(edition.holidays.filter((h) => h.country === 'KR' && h.date.startsWith(year)).map((h) => h.date).sort()).toEqual(published);
  });
});

describe('places are found as a quoter types them', () => {
  const found = (text: string, role: 'origin' | 'destination') => {
    const result = findPlace(edition.places, text, role);
    return 'place' in result ? result.place.id : result.candidates.map((c) => c.id);
  };
  test.each([
    ['WH-HUANCUI', 'origin', 'WH-HUANCUI'], ['环翠', 'origin', 'WH-HUANCUI'], ['环翠区', 'origin', 'WH-HUANCUI'], ['Huancui district', 'origin', 'WH-HUANCUI'], ['Weihai', 'origin', 'CITY-WH'],
    ['威海', 'origin', 'CITY-WH'], ['port:Weihai', 'origin', 'CNWEI'], ['Weihai', 'destination', 'CNWEI'], ['Seoul', 'destination', 'MKT-KR-SEOUL'], ['서울', 'destination', 'MKT-KR-SEOUL'],
    ['Busan', 'destination', 'MKT-KR-BUSAN'], ['釜山', 'destination', 'MKT-KR-BUSAN'], ['port:Busan', 'destination', 'KRPUS'], ['krpus', 'destination', 'KRPUS'], ['CNTAO', 'origin', 'CNTAO'],
    ['市中区', 'origin', 'JN-SHIZHONG'], ['莒县', 'origin', 'RZ-JUXIAN'],
  ] as const)('%s as %s', (text, role, id) => {
    expect(found(text, role)).toBe(id);
  });
  test('what nobody is called gives what begins so', () => {
    expect(found('Huanc', 'origin')).toEqual(['WH-HUANCUI']);
    expect(found('Atlantis', 'origin')).toEqual([]);
  });
});

describe('lines for the map', () => {
  const network = referenceNetwork();
  const ships = edition.sailings.filter((s) => ['ferry', 'sea'].includes(network.services.get(s.service)?.mode ?? ''));
  const lineOf = (s: (typeof ships)[number]) => pathBetween(network, s.from, s.to, network.services.get(s.service)?.mode ?? 'sea');

  test('every ship has a fairway, as long as its sailing to a tenth', () => {
    for (const sailing of ships) {
      const lines = lineOf(sailing);
      expect(lines.flat().length, sailing.service).toBeGreaterThan(3);
      const km = lines.reduce((sum, line) => sum + line.slice(1).reduce((s, to, i) => s + distance([...(line[i] as [number, number])], [...to]), 0), 0);
      // Two routes to one port (Suez, Cape) share the drawn line, which is the shorter.
      if (!sailing.service.includes('CAPE')) expect(Math.abs(km / (sailing.distance / 1000) - 1), `${sailing.service} ${km}`).toBeLessThan(0.1);
    }
  });

  test('no line jumps across ±180°', () => {
    const moves = edition.sailings.map((s) => [s, network.services.get(s.service)?.mode ?? 'sea'] as const);
    let split = 0;
    for (const [s, mode] of moves) {
      const lines = pathBetween(network, s.from, s.to, mode);
      split += Number(lines.length > 1);
      for (const line of lines) line.slice(1).forEach((to, i) => expect(Math.abs(to[0] - (line[i]?.[0] ?? 0)), s.service).toBeLessThanOrEqual(180));
    }
    expect(split).toBeGreaterThan(3);
  });
});

test('every name of the zones’ plans is a place, or listed as none', () => {
  const rows = parse(readFileSync(new URL('plan-names.csv', dataFolder(undefined))), { columns: true }) as { name: string; place: string; note: string }[];
  expect(rows.length).toBeGreaterThan(50);
  const ids = new Set<string>(edition.places.map((p) => p.id));
  const lost = rows.filter((row) => row.place !== '' && !row.place.split('|').every((id) => ids.has(id)));
  expect(lost).toEqual([]);
  expect(rows.filter((row) => row.place === '' && row.note === '')).toEqual([]);
  // Names that are one place are found by typing them.
  const single = rows.filter((row) => row.place !== '' && row.note === '');
  const missed = single.filter((row) => {
    const found = (['origin', 'destination'] as const).map((role) => findPlace(edition.places, row.name, role));
    return !found.some((f) => 'place' in f && f.place.id === row.place) && !edition.places.some((p) => p.id === row.place && [...Object.values(p.names), ...p.aliases].includes(row.name));
  });
  expect(missed.map((row) => `${row.name} → ${row.place}`)).toEqual([]);
});

// --- planted faults ---------------------------------------------------------------------------------------------------------------------

function withFile(file: string, change: (text: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  cpSync(dataFolder(undefined), folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  const loaded = loadDataset(pathToFileURL(`${folder}/`));
  rmSync(folder, { recursive: true });
  return loaded;
}
/** Changes the first line that begins so; the fault must be reported on that line. */
const planted = (file: string, begins: string, change: (line: string) => string) => {
  let at = 0;
  const { issues: found } = withFile(file, (text) => {
    const lines = text.split('\n');
    at = lines.findIndex((l) => l.startsWith(begins)) + 1;
    expect(at, `a line beginning ${begins}`).toBeGreaterThan(0);
    lines[at - 1] = change(lines[at - 1] as string);
    return lines.join('\n');
  });
  return { where: `${file}:${at}`, errors: found.filter((i) => i.severity === 'error') };
};

describe('one planted fault of each kind is found by file and line', () => {
  test.each<[string, string, string, (line: string) => string, IssueCode]>([
    ['unknown place', 'sailings.csv', 'FERRY-WEI-INC,CNWEI', (l) => l.replace('KRINC', 'KRXXX'), 'UNKNOWN_ID'],
    ['unknown card', 'sailings.csv', 'FERRY-WEI-INC,CNWEI', (l) => l.replace('FERRY-SD-KR', 'NO-CARD'), 'UNKNOWN_ID'],
    ['unknown source', 'hours.csv', 'office', (l) => l.replace('planner-estimate', 'hearsay'), 'UNKNOWN_ID'],
    ['no source', 'hours.csv', 'office', (l) => l.replace('planner-estimate', ''), 'MISSING_PROVENANCE'],
    ['impossible speed', 'sailings.csv', 'FERRY-WEI-INC,CNWEI', (l) => l.replace('09:00,1', '23:30,0'), 'IMPOSSIBLE_SPEED'],
    ['arrival before departure', 'sailings.csv', 'FERRY-WEI-INC,CNWEI', (l) => l.replace('09:00,1', '09:00,0'), 'ARRIVES_BEFORE_DEPARTURE'],
    ['shorter than the great circle', 'sailings.csv', 'FERRY-WEI-INC,CNWEI', (l) => l.replace('424108', '224108'), 'OUT_OF_RANGE'],
    ['no sailing day', 'sailings.csv', 'FERRY-WEI-INC,CNWEI', (l) => l.replace(',247,', ',,'), 'MISSING'],
    ['a ninth weekday', 'sailings.csv', 'FERRY-WEI-INC,CNWEI', (l) => l.replace(',247,', ',249,'), 'UNKNOWN_VALUE'],
    ['no clock', 'sailings.csv', 'FERRY-WEI-INC,CNWEI', (l) => l.replace('19:00', '25:00'), 'NOT_AN_INSTANT'],
    ['duplicate id', 'services.csv', 'FERRY-TAO-INC', (l) => l.replace('FERRY-TAO-INC', 'FERRY-WEI-INC'), 'DUPLICATE_ID'],
    ['validity reversed', 'services.csv', 'FERRY-WEI-INC', (l) => l.replace('2026-01-01,2027-12-31', '2027-12-31,2026-01-01'), 'VALIDITY_REVERSED'],
    ['unknown cut-off', 'services.csv', 'FERRY-WEI-INC', (l) => l.replace('LCO:24h', 'XYZ:24h'), 'UNKNOWN_VALUE'],
    ['unknown status', 'services.csv', 'FERRY-WEI-INC', (l) => l.replace(',active,', ',maybe,'), 'UNKNOWN_VALUE'],
    ['unknown zone', 'places.csv', 'CNWEI', (l) => l.replace('Asia/Shanghai', 'Asia/Weihai'), 'UNKNOWN_VALUE'],
    ['a place twice', 'places.csv', 'CNLSN', (l) => l.replace('119.385,35.093', '119.535,35.374'), 'DUPLICATE_PLACE'],
    ['off the globe', 'places.csv', 'CNWEI', (l) => l.replace('37.435', '137.435'), 'OUT_OF_RANGE'],
    ['no number', 'tariffs.csv', 'CN-CFS', (l) => l.replace(',60,', ',sixty,'), 'NOT_A_NUMBER'],
    ['a currency without rate', 'exchange.csv', 'USD', () => 'RUB,0.089,2025-12-31,example,estimated,fx-example,', 'CURRENCY_WITHOUT_RATE'],
    ['no date', 'holidays.csv', 'CN,2026-01-01', (l) => l.replace('2026-01-01', '2026-02-30'), 'NOT_A_DATE'],
    ['an operation twice', 'operations.csv', 'handover,seaport|rail-terminal,KR,container', (l) => l.replace('container', 'loose'), 'DUPLICATE_ID'],
    ['a cut-off after departure', 'services.csv', 'FERRY-WEI-INC', (l) => l.replace('LCO:24h', 'LCO:-2h'), 'CUT_OFF_AFTER_DEPARTURE'],
    ['a price that begins late', 'tariffs.csv', 'CN-CFS', (l) => `${l.replace('2027-12-31', '2026-06-30')}\n${l.replace('2026-01-01', '2026-08-01')}`, 'VALIDITY_GAP'],
    ['a warehouse that is no place', 'warehouses.csv', 'OWH-ICN', (l) => l.replace('OWH-ICN', 'OWH-ICX'), 'UNKNOWN_ID'],
    ['older goods that lie cheaper', 'warehouses.csv', 'OWH-TYO', (l) => l.replace('91:140', '91:40'), 'OUT_OF_RANGE'],
    ['parcels that come back in time', 'last-miles.csv', 'LM-KR-80', (l) => l.replace('48:0.995', '48:0.5'), 'OUT_OF_RANGE'],
    ['a tax that ends before it begins', 'import-taxes.csv', 'TAX-JP-DIRECT-2028', (l) => l.replace('2028-04-01,,', '2028-04-01,2027-01-01,'), 'VALIDITY_REVERSED'],
    ['slower median than p90', 'clearances.csv', '9710,CN', (l) => l.replace(',120,720,', ',720,120,'), 'OUT_OF_RANGE'],
  ])('%s', (_, file, begins, change, code) => {
    const { where, errors } = planted(file, begins, change);
    const codes = errors.map((e) => `${e.code} ${e.path}`);
    // A missing rate shows on the rows that need it, a gap on the row after it.
    const shown = code === 'CURRENCY_WITHOUT_RATE' || code === 'VALIDITY_GAP' ? 'tariffs.csv:' : `${where} `;
    expect(codes.some((c) => c.startsWith(`${code} ${shown}`)), codes.join('\n')).toBe(true);
  });
  test('a district at sea, a port inland', () => {
    const { edition: moved, where } = withFile('places.csv', (t) => t.replace(/^(WH-HUANCUI,.*?,Asia\/Shanghai),[\d.]+,[\d.]+/m, '$1,124.5,36.2').replace(/^(CNWEI,.*?,Asia\/Shanghai),[\d.]+,[\d.]+/m, '$1,117.2,36.4'));
    expect(checkPositions(moved, where).map((i) => `${i.code} ${i.value} ${i.path.split(':')[0]}`)).toEqual(['OFF_LAND WH-HUANCUI places.csv', 'OFF_WATER CNWEI places.csv']);
    expect(checkPositions(edition, () => '')).toEqual([]);
  });
  test('a column renamed, a file that is no CSV, road rules that are no rules', () => {
    expect(withFile('hours.csv', (t) => t.replace('weekdays', 'days')).issues.map((i) => `${i.code} ${i.path}`)).toEqual(expect.arrayContaining(['MISSING hours.csv:1 weekdays', 'UNKNOWN_FIELD hours.csv:1 days']));
    expect(withFile('hours.csv', () => 'id,"weekdays\n').issues[0]).toMatchObject({ code: 'UNREADABLE_ROW', path: 'hours.csv' });
    expect(withFile('road.json', (t) => t.replace('"kmh": 60', '"kmh": 600')).issues[0]?.path).toBe('road.json rules.1.speeds.0.kmh');
  });
});
