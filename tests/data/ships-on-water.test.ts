/** Ships of the reference data keep to the water; land is that of Natural Earth. */
import { readFileSync } from 'node:fs';
import { booleanPointInPolygon, distance, multiPolygon, point } from '@turf/turf';
import { parse } from 'csv-parse/sync';
import { feature } from 'topojson-client';
import { expect, test } from 'vitest';
import { pathBetween } from '../../planner/network/index.ts';
import { dataFolder } from '../../server/paths.ts';
import { referenceNetwork } from '../support/reference.ts';

const network = referenceNetwork();
const readCsv = (file: string) => parse(readFileSync(new URL(file, dataFolder(undefined))), { columns: true }) as Record<string, string>[];
const ships = network.edition.sailings.filter((s) => ['ferry', 'sea'].includes(network.services.get(s.service)?.mode ?? ''));
const lineOf = (s: (typeof ships)[number]) => pathBetween(network, s.from, s.to, network.services.get(s.service)?.mode ?? 'sea');

test('ships stay on water: no stretch lies on land but the canals and rivers of fairways/narrows.csv and the last 20 km into a port', () => {
  const land = feature(JSON.parse(readFileSync(new URL('../../node_modules/world-atlas/land-50m.json', import.meta.url), 'utf8')), 'land') as unknown as { features: { geometry: { coordinates: [number, number][][][] } }[] };
  const polygons = multiPolygon(land.features[0]?.geometry.coordinates ?? []);
  const isLand = (at: [number, number]) => booleanPointInPolygon(point(at), polygons);
  expect([isLand([117, 36.6]), isLand([124, 36])]).toEqual([true, false]);
  const narrows = readCsv('fairways/narrows.csv').map((n) => [n['west'], n['south'], n['east'], n['north']].map(Number) as [number, number, number, number]);
  const ashore = new Set<string>();
  // Services between the same ports share their line.
  for (const sailing of new Map(ships.map((s) => [`${s.from}>${s.to}`, s])).values())
    for (const line of lineOf(sailing))
      line.slice(1).forEach((to, i) => {
        const from = line[i] as readonly [number, number];
        const parts = Math.max(1, Math.ceil(distance([...from], [...to]) / 5));
        for (let k = 0; k <= parts; k++) {
          const at: [number, number] = [from[0] + ((to[0] - from[0]) * k) / parts, from[1] + ((to[1] - from[1]) * k) / parts];
          const isPort = [sailing.from, sailing.to].some((id) => distance([network.places.get(id)?.lon ?? 0, network.places.get(id)?.lat ?? 0], at) < 20);
          const isNarrow = narrows.some(([west, south, east, north]) => at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north);
          if (!isPort && !isNarrow && isLand(at)) ashore.add(`${sailing.service} ${at.map((x) => x.toFixed(1)).join(', ')}`);
        }
      });
  expect([...ashore]).toEqual([]);
});
