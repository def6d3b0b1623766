/** C13: the weeks of Spring Festival on the reference network: a make-up Saturday is worked, the port rests three days, and the board warns of cut-offs before them. */
import { expect, test } from 'vitest';
import { departuresBoard, type BoardDeparture } from '../../../planner/board/index.ts';
import { parseInstant, placeId, sourceId, toRfc3339, type EpochMin, type HolidayEntry } from '../../../planner/domain/index.ts';
import { compileNetwork, patchEdition, type Network, type Patch } from '../../../planner/network/index.ts';
import { referenceNetwork } from '../../support/reference.ts';

const HUB = placeId('CNSHD');
const SEOUL = placeId('MKT-KR-SEOUL');
const at = (text: string): EpochMin => parseInstant(text) as EpochMin;
const provenance = { confidence: 'estimated', sources: [sourceId('planner-estimate')], remark: '' } as const;
const day = (date: string, kind: HolidayEntry['kind']): Patch => ({ kind: 'add', table: 'holidays', row: { country: 'CN', date, kind, name: '春节', status: 'published', provenance } }) as Patch;
const reference = referenceNetwork();
const withPatches = (...patches: Patch[]): Network => {
  const patched = patchEdition(reference.edition, patches);
  if (!patched.ok) throw new Error(JSON.stringify(patched.error));
  return compileNetwork(patched.value);
};
/** Two weeks around the festival of 2027, whose holidays data/ computes: 5 to 8 February. */
const boardOf = (network: Network): BoardDeparture[] =>
  departuresBoard(network, {
    hub: HUB, from: at('2027-02-01T00:00:00+08:00'), until: at('2027-02-16T00:00:00+08:00'), destinations: [SEOUL], regimes: ['9710'], currency: 'CNY', statuses: ['active', 'reported', 'assumed'], space: () => ({ teu: 5, looseMilliTons: 30_000 }),
  });
const told = (board: readonly BoardDeparture[]): string[] => board.map(({ id, readyBy, restDays }) => `${id.slice(8, 26)} by ${toRfc3339(readyBy.loose, 'Asia/Shanghai').slice(5, 16)}${restDays.dates.length > 0 ? ` rests ${restDays.dates.map((date) => date.slice(5)).join(' ')}` : ''}${restDays.isEstimated ? ' estimated' : ''}`);

const LINES = told(boardOf(reference));

test('nobody works in the festival: four departures want the goods on the day before it, and say so, as computed', () => {
  expect(LINES.filter((line) => line.includes('rests'))).toEqual([
    'D-KUV@2027-02-06@K by 02-04T17:00 rests 02-05 02-06 estimated',
    'D-INC@2027-02-07@K by 02-04T17:00 rests 02-05 02-06 02-07 estimated',
    'D-KUV@2027-02-08@K by 02-04T17:00 rests 02-05 02-06 02-07 02-08 estimated',
    'D-INC@2027-02-09@K by 02-04T17:00 rests 02-05 02-06 02-07 02-08 estimated',
  ]);
  expect(LINES).toHaveLength(13);
});
test('the make-up Sundays before and after it are worked, once they are published', () => {
  const made = told(boardOf(withPatches(day('2027-01-31', 'workday'), day('2027-02-14', 'workday'))));
  expect([LINES[0], LINES.at(-1)]).toEqual(['D-KUV@2027-02-01@K by 01-30T17:00 estimated', 'D-KUV@2027-02-15@K by 02-13T17:00 estimated']);
  expect([made[0], made.at(-1)]).toEqual(['D-KUV@2027-02-01@K by 01-31T17:00', 'D-KUV@2027-02-15@K by 02-14T17:00']);
  expect(made.slice(1, -1).map((line) => `${line} estimated`)).toEqual(LINES.slice(1, -1));
});
test('a port closed for three days: nothing leaves it then, and what leaves after wants its goods before', () => {
  const closed = told(boardOf(withPatches({ kind: 'close', place: HUB, from: '2027-02-12', to: '2027-02-14' } as Patch)));
  expect(LINES.filter((line) => !closed.includes(line))).toEqual(['D-KUV@2027-02-13@K by 02-12T17:00 estimated', 'D-INC@2027-02-14@K by 02-13T17:00 estimated', 'D-KUV@2027-02-15@K by 02-13T17:00 estimated']);
  expect(closed.filter((line) => !LINES.includes(line))).toEqual(['D-KUV@2027-02-15@K by 02-11T17:00 rests 02-12 02-13 02-14 estimated']);
});
test('a way that goods can never make in time says nothing of rest, and takes no time', () => {
  const began = performance.now();
  const board = departuresBoard(reference, {
    hub: placeId('CNWEI'), from: at('2026-12-01T09:00:00+08:00'), until: at('2026-12-07T00:00:00+08:00'), destinations: [SEOUL], regimes: ['9710'], currency: 'CNY', statuses: ['active', 'reported', 'assumed'], space: () => ({ teu: 5, looseMilliTons: 30_000 }),
  });
  expect(board.some(({ readyBy }) => readyBy.loose < 0)).toBe(true);
  expect(board.flatMap(({ restDays }) => restDays.dates)).toEqual([]);
  expect(performance.now() - began).toBeLessThan(20_000);
});
test('planted: a calendar without the festival is found out', () => {
  const dates = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'];
  const ordinary = told(boardOf(withPatches(...dates.map((date) => ({ kind: 'remove', table: 'holidays', key: `CN/${date}` }) as Patch))));
  expect(ordinary).not.toEqual(LINES);
  expect(ordinary.join()).not.toContain('rests');
});
