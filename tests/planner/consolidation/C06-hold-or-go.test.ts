/** C6: 27.8 m³ in a box, the next ship in two days: what waiting costs, how likely the box fills, whose promise is at risk. */
import { describe, expect, test } from 'vitest';
import { cubicCentimetres, grams, share } from '../../../planner/domain/index.ts';
import { holdOrGo, type DayOfArrivals, type HoldOrGoQuestion } from '../../../planner/consolidation/index.ts';
import { goods, hour, sailing, unit, yuan } from './hub.ts';

const day = (m3: number, kg = 0): DayOfArrivals => ({ weight: grams(kg * 1000), volume: cubicCentimetres(m3 * 1_000_000) });
const box = unit('40HQ', { m3: 68, t: 26, price: 7000 });
const ships = [54, 102, 150].map((leaves, i) => sailing(`SHIP-${i + 1}`, { leaves, units: [box] }));
const present = [
  goods('early', { m3: 17.8, due: 85, holdingPerDay: yuan(60), latePerDay: yuan(2000) }), goods('late', { m3: 10, due: 130, holdingPerDay: yuan(40), latePerDay: yuan(300) }),
];
const question: HoldOrGoQuestion = { present, unit: '40HQ', departures: ships, mix: { regimeGroups: [], segregated: [], apart: [] }, now: hour(0), history: [day(0), day(6.8), day(20.4)], fullFrom: share(0.85) };

/** The same by trying every run of days. */
const byHand = (days: number): { readonly full: number; readonly unit: number; readonly fill: number } => {
  let runs: number[] = [27.8];
  for (let d = 0; d < days; d++) runs = runs.flatMap((m3) => question.history.map(({ volume }) => m3 + volume / 1e6));
  const mean = (of: (fill: number) => number): number => runs.reduce((sum, m3) => sum + of(Math.min(1, m3 / 68)), 0) / runs.length;
  return { full: mean((fill) => (fill >= 0.85 ? 1 : 0)), unit: mean((fill) => (700_000 * (27.8 / 68)) / fill), fill: mean((fill) => fill) };
};

describe('27.8 m³, two days to go', () => {
  const curve = holdOrGo(question);
  const points = curve?.points ?? [];

  test('days to the cut-off, chance of filling and the share of the price are those of every run of days', () => {
    expect(points.map(({ departure, waits, days }) => [departure, waits, days])).toEqual([['SHIP-1', 0, 2], ['SHIP-2', 1, 4], ['SHIP-3', 2, 6]]);
    for (const { days, chanceFull, expectedFill, parts } of points) {
      const hand = byHand(days);
      expect(chanceFull).toBeCloseTo(hand.full, 9);
      // A grid of a thousandth of the box.
      expect(Math.abs(expectedFill - hand.fill)).toBeLessThan(0.001);
      expect(Math.abs(parts.unit - hand.unit)).toBeLessThan(700_000 * 0.002);
    }
    expect(points[0]?.chanceFull).toBeLessThan(points[2]?.chanceFull as number);
  });
  test('holding and lateness by the hour, promises at risk by name; the parts sum', () => {
    // 60 + 40 a day for 54, 102 and 150 hours.
    expect(points.map(({ parts }) => parts.holding)).toEqual([yuan(225), yuan(425), yuan(625)]);
    // Had 24 h after leaving: at 78, 126, 174; promised at 85 and 130.
    expect(points.map(({ atRisk }) => atRisk)).toEqual([[], ['early'], ['early', 'late']]);
    expect(points.map(({ parts }) => parts.lateness)).toEqual([0, yuan((2000 * 41) / 24), yuan((2000 * 89) / 24) + yuan((300 * 44) / 24)]);
    for (const { expectedCost, parts } of points) expect(expectedCost).toBe(parts.unit + parts.holding + parts.lateness + parts.handling);
  });
  test('goes now while a promise hangs on it, waits when nothing is lost by it', () => {
    expect(curve?.best).toBe(0);
    const patient = holdOrGo({ ...question, present: present.map((c) => ({ ...c, dueAt: undefined, holdingPerDay: yuan(1) })) });
    expect(patient?.best).toBe(2);
  });
  test('a history of empty days fills nothing; days of a full box fill it at the next', () => {
    const empty = holdOrGo({ ...question, history: [day(0)] });
    expect(empty?.points.map(({ chanceFull, parts }) => [chanceFull, parts.unit])).toEqual([[0, 700_000], [0, 700_000], [0, 700_000]]);
    expect(holdOrGo({ ...question, history: [day(68)] })?.points[0]).toMatchObject({ chanceFull: 1, expectedFill: 1 });
    // By weight as well as by volume.
    expect(holdOrGo({ ...question, history: [day(0.1, 26_000)] })?.points[0]).toMatchObject({ chanceFull: 1 });
  });
  test('no history, no curve; a ship whose cut-off has passed is none of the points', () => {
    expect(holdOrGo({ ...question, history: [] })).toBeUndefined();
    expect(holdOrGo({ ...question, now: hour(60) })?.points.map(({ departure }) => departure)).toEqual(['SHIP-2', 'SHIP-3']);
    expect(holdOrGo({ ...question, now: hour(200) })).toBeUndefined();
  });
});
