import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metres, minutes, placeId, sourceId, type Place, type PlaceKind, type RoadLane, type RoadRule } from '../../../planner/domain/index.ts';
import { checkDataset } from '../../../planner/network/check-dataset.ts';
import type { Dataset } from '../../../planner/network/dataset.ts';
import { greatCircleKm, makeLinks, type Link } from '../../../planner/network/links.ts';
import { nearnessOf } from '../../../planner/network/near.ts';

const provenance = { confidence: 'estimated', sources: [sourceId('test')], remark: '' } as const;
const KINDS: readonly PlaceKind[] = ['district', 'city', 'seaport', 'airport', 'market'];
const TERMINALS: readonly PlaceKind[] = ['seaport', 'airport', 'rail-terminal'];

const place = (id: string, kind: PlaceKind, country: string, lon: number, lat: number): Place => ({
  id: placeId(id), kind, country, city: '', names: { zh: id, en: id, ko: id, ja: id }, aliases: [], unlocode: undefined, iata: undefined, zone: 'UTC',
  lon, lat, goods: [], provenance,
});

/** Corners where arithmetic in degrees goes wrong: the date line, the poles, the same spot; near pairs as well as far ones. */
const position = fc.oneof(
  fc.record({ lon: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.double({ min: -90, max: 90, noNaN: true }) }),
  fc.record({ lon: fc.double({ min: 115, max: 123, noNaN: true }), lat: fc.double({ min: 34, max: 39, noNaN: true }) }),
  fc.record({ lon: fc.constantFrom(-180, -179.9999, -179.5, 179.5, 179.9999, 180), lat: fc.double({ min: -75, max: 75, noNaN: true }) }),
  fc.record({ lon: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.constantFrom(-90, -89.999, -88, 88, 89.999, 90) }),
  fc.constantFrom({ lon: 122.12, lat: 37.5 }, { lon: 122.1205, lat: 37.5005 }, { lon: -180, lat: 12 }, { lon: 180, lat: 12 }, { lon: 0, lat: 0 }),
);
const somePlaces = fc
  .array(fc.record({ kind: fc.constantFrom(...KINDS), country: fc.constantFrom('CN', 'KR', 'US'), at: position }), { maxLength: 60 })
  .map((rows) => rows.map(({ kind, country, at }, i) => place(`P${(i * 37) % 101}`, kind, country, at.lon, at.lat)));
const withinKm = fc.constantFrom(0.2, 5, 60, 650, 3000, 12_000, 20_015, 25_000);

const ruleOf = (country: string, partners: string[], only: readonly number[] | undefined, reach: readonly number[]): RoadRule => ({
  country, partners, only: only?.map((i) => placeId(`P${i}`)),
  circuity: [{ underKm: 30, factor: 1.4 }, { underKm: undefined, factor: 1.2 }], speeds: [{ upToKm: 60, kmh: 40 }, { upToKm: undefined, kmh: 65 }],
  rest: { minutes: minutes(20), afterMin: minutes(240) },
  links: [
    { from: ['district', 'city'], to: ['seaport', 'airport'], withinKm: reach[0] ?? 650 },
    { from: ['district', 'city'], to: ['district', 'city'], withinKm: reach[1] ?? 60 },
    { from: ['seaport', 'airport', 'market'], to: ['market'], withinKm: reach[2] ?? 450 },
  ],
  provenance,
});
const someRoads = fc.record({
  roadRules: fc
    .tuple(fc.option(fc.array(fc.nat({ max: 100 }), { maxLength: 40 }), { nil: undefined }), fc.array(withinKm, { minLength: 3, maxLength: 3 }))
    .map(([only, reach]) => [ruleOf('CN', [], only, reach), ruleOf('KR', ['US'], undefined, reach)]),
  roadLanes: fc.array(
    fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 })).map(([a, b]): RoadLane => (
      { a: placeId(`P${a}`), b: placeId(`P${b}`), distance: metres(1000 + a * 7 + b), provenance }
    )),
    { maxLength: 12 },
  ),
});

/** The plain definition: every pair is measured. */
const allPairs = ({ places, roadRules, roadLanes }: Pick<Dataset, 'places' | 'roadRules' | 'roadLanes'>): string[] => {
  const sorted = [...places].sort((a, b) => (a.id < b.id ? -1 : 1));
  const pairs = sorted.flatMap((from) => sorted.filter((to) => to !== from).map((to) => ({ from, to })));
  return pairs.flatMap(({ from, to }) => {
    const rule = roadRules.find((r) => r.country === from.country);
    if (!rule || (to.country !== from.country && !rule.partners.includes(to.country))) return [];
    const lane = roadLanes.findLast((l) => (l.a === from.id && l.b === to.id) || (l.a === to.id && l.b === from.id));
    const isOpen = [from, to].every((p) => !rule.only || !TERMINALS.includes(p.kind) || rule.only.includes(p.id));
    const km = greatCircleKm(from, to);
    const goes = (l: RoadRule['links'][number], a: Place, b: Place): boolean => l.from.includes(a.kind) && l.to.includes(b.kind);
    const isNear = rule.links.some((l) => km <= l.withinKm && (goes(l, from, to) || goes(l, to, from)));
    if (!lane && !(isOpen && isNear)) return [];
    return [`${from.id}>${to.id} ${lane?.distance ?? Math.round(km * (km < 30 ? 1.4 : 1.2) * 1000)}`];
  });
};
const told = (links: readonly Link[]): string[] => links.map((l) => `${l.from.id}>${l.to.id} ${l.distance}`);

describe('links found by nearness are those of the plain definition', () => {
  test('the same pairs, in the same order, of the same length', () => {
    fc.assert(
      fc.property(somePlaces, someRoads, (places, roads) => {
        const dataset = { places, ...roads } as unknown as Dataset;
        expect(told(makeLinks(dataset))).toEqual(allPairs(dataset));
      }),
      { numRuns: 400 },
    );
  });

  test('two towns on both sides of the date line, and two beside the pole, are neighbors', () => {
    const places = [[179.9, 10], [-179.9, 10], [10, 89.9], [-170, 89.9]].map(([lon = 0, lat = 0], i) => place(`P${i + 1}`, 'city', 'CN', lon, lat));
    const links = makeLinks({ places, roadRules: [ruleOf('CN', [], undefined, [])], roadLanes: [] } as unknown as Dataset);
    expect(links.map((l) => `${l.from.id}>${l.to.id}`)).toEqual(['P1>P2', 'P2>P1', 'P3>P4', 'P4>P3']);
  });
});

test('nobody near is left out, in order of position', () => {
  fc.assert(
    fc.property(fc.array(position, { maxLength: 200 }), position, withinKm, (points, at, km) => {
      const found = [...nearnessOf(points)(at, km)];
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      const near = points.flatMap((p, i) => (greatCircleKm(p, at) <= km ? [i] : []));
      expect(near.filter((i) => !found.includes(i))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('places that stand on one another are named as by comparing all pairs', () => {
  const rest = {
    services: [], sailings: [], hours: [], holidays: [], closures: [], delays: [], completions: [], operations: [], clearances: [], tariffs: [], storage: [], vehicles: [], containers: [],
    couriers: [], warehouses: [], lastMiles: [], importTaxes: [], regimeRules: [], cargoRules: [], sharedTruck: { minShare: '0', wholeAbove: '1' }, roadRules: [], roadLanes: [], factors: [], exchange: [],
    sources: [{ id: sourceId('test'), kind: '', title: '', ref: '' }],
  };
  fc.assert(
    fc.property(somePlaces, (places) => {
      const expected = places.flatMap((a, i) =>
        places.slice(i + 1).flatMap((b) => (a.kind === b.kind && a.id !== b.id && greatCircleKm(a, b) < 0.3 ? [`${a.id} ${b.id}`] : [])),
      );
      const issues = checkDataset({ ...rest, places, fairways: { nodes: [], legs: [] } }, () => '');
      expect(issues.filter((i) => i.code === 'DUPLICATE_PLACE').map((i) => `${i.detail['other']} ${i.value}`)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
