/** Faults of delays and completions are found, all at once; a network whose every movement and work has a row has none. */
import { describe, expect, test } from 'vitest';
import type { DelayRule } from '../../../planner/domain/index.ts';
import { checkDataset, type Edition } from '../../../planner/network/index.ts';
import { timetable } from '../../support/timetable.ts';

const world = timetable(`
  zone Asia/Shanghai BELT CNWEI
  zone Asia/Seoul KRINC MKT
  road BELT CNWEI 60km
  late road any min 60:0;100:120
  late operation any min 90:0
  late discharge ferry min 90:0
  late ride ferry percent 50:0;90:20
  runs ferry 0.9
  FERRY daily 1234567 CNWEI 18:00 -> KRINC +1 09:00 lcl 100
`);
/** What is said of delays; the small world has other gaps that are none of ours. */
const faultsIn = (edition: Edition): string[] => {
  const found = checkDataset(edition, (row) => ('quantiles' in row ? `delays ${(row as DelayRule).of}` : 'runs' in row ? 'completions' : 'row'));
  return found.filter(({ path, value }) => /delays|completions/.test(path + value)).map(({ path, code, value }) => `${path} ${code} ${value}`);
};
const rule = (changes: Partial<DelayRule>): Edition => ({ ...world, delays: world.delays.map((row) => (row.of === 'ride' ? { ...row, ...changes } : row)) });

describe('delays', () => {
  test('the world as it is has no fault', () => expect(faultsIn(world)).toEqual([]));
  test.each<[string, Edition, string[]]>([
    ['no row for a ride', { ...world, delays: world.delays.filter(({ of }) => of !== 'ride') }, ['row mode MISSING delays.csv ride ferry']],
    ['no row for trucks', { ...world, delays: world.delays.filter(({ of }) => of !== 'road') }, ['row country MISSING delays.csv road CN', 'row country MISSING delays.csv road KR']],
    ['no completion', { ...world, completions: [] }, ['row mode MISSING completions.csv ferry']],
    ['a line nobody knows', { ...world, completions: [...world.completions, { ...(world.completions[0] as Edition['completions'][number]), key: 'nobody' }] }, ['completions key UNKNOWN_ID nobody']],
    ['a mode nobody knows', { ...world, delays: [...world.delays, { ...(world.delays[0] as DelayRule), of: 'discharge', key: 'balloon' }] }, ['delays discharge key UNKNOWN_ID balloon']],
    ['a row twice', { ...world, delays: [...world.delays, { ...(world.delays[0] as DelayRule) }] }, ['delays road key DUPLICATE_ID road any']],
    ['percents out of order', rule({ quantiles: [{ percent: 90, value: 0 }, { percent: 50, value: 10 }] }), ['delays ride quantiles OUT_OF_RANGE 50']],
    ['a percent above all', rule({ quantiles: [{ percent: 101, value: 0 }] }), ['delays ride quantiles OUT_OF_RANGE 101']],
    ['values that fall', rule({ quantiles: [{ percent: 50, value: 10 }, { percent: 90, value: 5 }] }), ['delays ride quantiles OUT_OF_RANGE 5']],
    ['no points', rule({ quantiles: [] }), ['delays ride quantiles MISSING ']],
  ])('%s', (_, edition, faults) => expect(faultsIn(edition)).toEqual(faults));
});
