/** The parts of the simulation: drawn numbers have the mean and variance asked for, what spoils first goes first, and a life without luck is the one reckoned by hand. */
import { describe, expect, test } from 'vitest';
import { makeLuck } from '../../../planner/support/index.ts';
import { leadTimeOf } from '../../../planner/warehouses/lead-time.ts';
import { numbersOf } from '../../../planner/warehouses/simulation/demand-draw.ts';
import { expectedOf, levelOf } from '../../../planner/warehouses/simulation/levels.ts';
import { EXTRA_DAYS, runSku, type SkuRun, type Tally } from '../../../planner/warehouses/simulation/run-sku.ts';
import { makeShelf } from '../../../planner/warehouses/simulation/shelf.ts';

describe('numbers drawn by chance', () => {
  const DRAWS = 40_000;
  test.each([['Poisson', 0.3, 0.3], ['Poisson', 12, 12], ['negative binomial', 2, 7], ['negative binomial', 40, 400], ['binomial', 6, 3], ['normal, rounded', 900, 1200]])('%s of mean %f and variance %f', (_, mean, variance) => {
    const [draw, luck] = [numbersOf(mean, variance), makeLuck(7)];
    const drawn = Array.from({ length: DRAWS }, () => draw(luck));
    const found = drawn.reduce((sum, n) => sum + n, 0) / DRAWS;
    const spread = drawn.reduce((sum, n) => sum + (n - found) ** 2, 0) / (DRAWS - 1);
    // Four standard errors of the mean; of the variance a share that four of its own stay below for these classes.
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
    expect(Math.abs(spread / variance - 1)).toBeLessThan(0.06);
    expect(drawn.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
  });
  test('of a mean that is none nothing is drawn', () => {
    expect(numbersOf(0, 0)(makeLuck(1))).toBe(0);
  });
});

describe('lead times', () => {
  const departing = [{ hours: -3, share: 0.25 }, { hours: 0, share: 0.5 }, { hours: 48, share: 0.2499 }, { hours: 900, share: 0.000_05 }];
  const times = leadTimeOf([100, 100, 148], departing);
  test('are the planned hours and what goods depart from them by, in steps of six hours', () => {
    expect(times.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(times.every(({ hours }, i) => hours % 6 === 0 && hours > (times[i - 1]?.hours ?? 0))).toBe(true);
    const mean = times.reduce((sum, { hours, share }) => sum + hours * share, 0);
    const exact = 116 + departing.reduce((sum, { hours, share }) => sum + hours * share, 0);
    expect(mean - exact).toBeGreaterThanOrEqual(-0.1);
    expect(mean - exact).toBeLessThanOrEqual(6.1);
  });
  test('leave out what hardly ever happens, and nothing of the chances', () => {
    expect(times.at(-1)?.hours).toBeLessThan(300);
  });
});

describe('what spoils first goes first', () => {
  const lived = (shelf = makeShelf()): number => {
    shelf.put(10, 0, 30);
    shelf.put(10, 5, 12);
    shelf.put(10, 6, 40);
    shelf.take(10);
    return shelf.discard(12) + shelf.discard(30) + shelf.discard(39);
  };
  test('whenever it came', () => {
    expect(lived()).toBe(10);
  });
  test('and a shelf that hands out what came first throws more away', () => {
    const byArrival = makeShelf();
    const put = byArrival.put;
    // The fault: goods are kept in order of arrival.
    const faulty = { ...byArrival, put: (units: number, arrivedAt: number, spoilsAt: number) => put(units, arrivedAt, arrivedAt + 0.001 * spoilsAt) , discard: (day: number) => byArrival.lots().filter(({ spoilsAt, arrivedAt }) => (spoilsAt - arrivedAt) * 1000 <= day).reduce((sum, { units }) => sum + units, 0) };
    expect(lived(faulty)).toBeGreaterThan(10);
  });
});

describe('a life without luck', () => {
  const weeks = 4;
  const expected = expectedOf([{ mean: [7, 7, 7, 7], variance: [0, 0, 0, 0] }], weeks);
  const orders = [0, 7, 14, 21].map((day) => ({ day, level: levelOf(expected, day, day + 7 + 3, 0, 0) }));
  const run: SkuRun = { draws: [[() => 7, () => 7, () => 7, () => 7]], days: 28, orders, startLevel: 0, shelfDays: Infinity, returned: 0, isResold: true };
  const tallyOf = (each: SkuRun): { tally: Tally; peaks: number[] } => {
    const tally: Tally = { orders: new Float64Array(1), servedAfter: new Float64Array(EXTRA_DAYS), spoilt: 0, returned: 0, aged: 0 };
    const peaks: number[] = [];
    runSku(each, Float64Array.from([3, 10, 17, 24]), 999, makeLuck(1), tally, (_, units) => peaks.push(units));
    return { tally, peaks };
  };
  test('the level is what is ordered until the next shipment can be sold', () => {
    expect(orders.map(({ level }) => level)).toEqual([10, 10, 10, 10]);
    expect(levelOf(expected, 0, 10, 2, 4)).toBe(14);
  });
  test('enough at the start and nobody waits; each shipment brings a week', () => {
    // Six more than is expected: the days of a week's orders are luck.
    const { tally, peaks } = tallyOf({ ...run, orders: orders.map(({ day, level }) => ({ day, level: level + 6 })), startLevel: 16 });
    expect([tally.orders[0], tally.servedAfter[0]]).toEqual([28, 28]);
    expect(Math.max(...peaks)).toBe(16);
  });
  test('nothing at the start: the first days wait for the first shipment, and are served late', () => {
    const { tally } = tallyOf(run);
    const late = [...tally.servedAfter].slice(1).reduce((sum, units) => sum + units, 0);
    expect(late).toBeGreaterThan(0);
    expect([...tally.servedAfter].reduce((sum, units) => sum + units, 0)).toBe(28);
  });
  test('goods that spoil on the way in are never sold', () => {
    const { tally } = tallyOf({ ...run, shelfDays: 3 });
    expect(tally.spoilt).toBeGreaterThan(0);
    expect([...tally.servedAfter].reduce((sum, units) => sum + units, 0)).toBe(0);
  });
});
