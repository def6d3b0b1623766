/** Chances of arrival on the reference network are those of lots drawn from the definition alone; a rule left out on either side is seen. */
import { describe, expect, test } from 'vitest';
import { arrivalOf, certain, type Stage } from '../../../planner/reliability/index.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { distance, distanceOf, drawSamples, sampleItineraries } from './lots/compare.ts';

/** `LOTS=50` is the long form, a part of `npm run chaos`. */
const ITINERARIES = Number(process.env['LOTS'] ?? 5);
const SAMPLES = 100_000;
/** At so many lots Kolmogorov's distance of equal distributions keeps below 0.0062 in 999 of 1,000 draws. */
const MOST = 0.01;

const network = referenceNetwork();
const itineraries = sampleItineraries(network, ITINERARIES);

test(`the distribution of ${ITINERARIES} itineraries is that of ${SAMPLES} lots`, () => {
  const distances = itineraries.map((sampled, i) => ({ id: sampled.option.id, distance: distanceOf(network, sampled, SAMPLES, 1000 + i) }));
  console.info(`greatest distance ${Math.max(...distances.map((each) => each.distance)).toFixed(4)}`);
  expect(distances.filter((each) => !(each.distance <= MOST))).toEqual([]);
});

describe('planted: what a rule left out of the engine would do', () => {
  const planted: Readonly<Record<string, (stage: Stage) => Stage>> = {
    'who comes too late boards all the same': (stage) => (stage.kind === 'ride' ? { ...stage, works: stage.works.map((work) => ({ ...work, lead: Number.NEGATIVE_INFINITY })), departures: stage.departures.map((d, k) => (k === 0 ? { ...d, departsAt: Number.MAX_SAFE_INTEGER } : d)) } : stage),
    'every departure runs': (stage) => (stage.kind === 'ride' ? { ...stage, runs: 1 } : stage),
    'counters never close': (stage) => ('works' in stage ? ({ ...stage, works: stage.works.map((work) => ({ ...work, open: undefined })) } as Stage) : stage),
    'rides arrive by the timetable': (stage) => (stage.kind === 'ride' ? { ...stage, late: certain(0) } : stage),
    'trucks are never late': (stage) => (stage.kind === 'move' ? { ...stage, spread: [{ from: 0, to: 0, share: 1 }] } : stage),
  };
  test.each(Object.entries(planted))('%s', (_, break_) => {
    const distances = itineraries.map((sampled, i) => {
      const chances = arrivalOf(sampled.stages.map(break_), sampled.request.readyAt).chances;
      return distance(chances, drawSamples(network, sampled, SAMPLES / 10, 1000 + i));
    });
    // A tenth of the lots keeps below 0.02 where nothing is broken.
    expect(Math.max(...distances)).toBeGreaterThan(0.025);
  });
});
