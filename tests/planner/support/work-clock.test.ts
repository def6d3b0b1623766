import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Staircase, paretoFront } from '../../../planner/support/pareto-set.ts';
import { endOfWork, latestStartOfWork, startOfWork, TOO_LATE, UNREACHED } from '../../../planner/support/work-clock.ts';

const intervals = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 8 }).map((gaps) => {
  const opens: number[] = [];
  const closes: number[] = [];
  let t = 0;
  for (const [gap, length] of gaps) {
    opens.push(t + gap);
    closes.push(t + gap + length);
    t += gap + length;
  }
  return { opensAt: Int32Array.from(opens), closesAt: Int32Array.from(closes) };
});
const isOpen = (open: { opensAt: Int32Array; closesAt: Int32Array }, minute: number) => open.opensAt.some((o, i) => o <= minute && minute < (open.closesAt[i] as number));

test('work ends when as many open minutes have passed, counted one by one', () => {
  fc.assert(
    fc.property(intervals, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }), (open, t, duration) => {
      let left = duration;
      let minute = t;
      const last = open.closesAt.at(-1) as number;
      while (left > 0 && minute < last) {
        if (isOpen(open, minute)) left -= 1;
        minute += 1;
      }
      expect(endOfWork(open, t, duration)).toBe(left > 0 ? UNREACHED : minute);
    }),
    { seed: 20261201, numRuns: 500 },
  );
});

test('starting later never ends earlier', () => {
  fc.assert(
    fc.property(intervals, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60 }), (open, t, wait, duration) => {
      expect(endOfWork(open, t + wait, duration)).toBeGreaterThanOrEqual(endOfWork(open, t, duration));
      expect(startOfWork(open, t, duration)).toBeGreaterThanOrEqual(t);
    }),
    { seed: 20261201, numRuns: 500 },
  );
});

test('the latest start is the largest one whose work ends in time', () => {
  fc.assert(
    fc.property(fc.option(intervals, { nil: undefined }), fc.integer({ min: -5, max: 250 }), fc.integer({ min: 0, max: 60 }), (open, endBy, duration) => {
      const latest = latestStartOfWork(open, endBy, duration);
      if (latest === TOO_LATE) expect(endOfWork(open, -1000, duration)).toBeGreaterThan(endBy);
      else expect([endOfWork(open, latest, duration) <= endBy, endOfWork(open, latest + 1, duration) <= endBy]).toEqual([true, false]);
    }),
    { seed: 20261201, numRuns: 1000 },
  );
});

test('no work needs no open counter', () => {
  expect(endOfWork({ opensAt: Int32Array.of(100), closesAt: Int32Array.of(200) }, 5, 0)).toBe(5);
});

test('the staircase covers exactly what some inserted point beats or equals', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), point, (points, [a, b]) => {
      const staircase = new Staircase();
      for (const [x, y] of points) staircase.insert(x, y);
      expect(staircase.covers(a, b)).toBe(points.some(([x, y]) => x <= a && y <= b));
    }),
    { seed: 20261201, numRuns: 1000 },
  );
});

test('the front keeps equal members and drops every beaten one', () => {
  expect(paretoFront([[1, 5], [2, 2], [2, 2], [3, 2], [5, 1]], (p) => p)).toEqual([[1, 5], [2, 2], [2, 2], [5, 1]]);
});
