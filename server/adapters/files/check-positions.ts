/** Whether places lie where their kind must: ports by the sea, all others on land. Natural Earth 50 m, good to a few kilometres. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { booleanPointInPolygon, distance, multiPolygon, point } from '@turf/turf';
import { feature } from 'topojson-client';
import type { Issue, Place } from '../../../planner/domain/index.ts';
import type { Dataset } from '../../../planner/network/index.ts';

/** The coarse coast leaves out spits, fills in bays and does not know rivers. */
const TOLERANCE_KM = 40;
/** Ports far up a river: Hamburg lies 100 km from the sea. */
const RIVER_PORTS: readonly string[] = ['DEHAM', 'CNTAC', 'CNSHA', 'NLRTM'];

type Ring = readonly (readonly [number, number])[];

export const checkPositions = (dataset: Dataset, where: (item: object) => string): Issue[] => {
  const topology = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-50m.json'), 'utf8')) as Parameters<typeof feature>[0];
  const { features } = feature(topology, topology.objects['land'] as never) as unknown as { features: { geometry: { coordinates: [number, number][][][] } }[] };
  const land = multiPolygon(features[0]?.geometry.coordinates ?? []);
  const rings = (land.geometry.coordinates as unknown as readonly Ring[][]).flat();
  const kmToCoast = ({ lon, lat }: Place): number => {
    let nearest = Number.POSITIVE_INFINITY;
    // Corners of the coast stand closer together than the tolerance; those within a degree or two are enough.
    for (const ring of rings) for (const [x, y] of ring) if (Math.abs(y - lat) < 1 && Math.abs(x - lon) < 2) nearest = Math.min(nearest, distance([x, y], [lon, lat]));
    return nearest;
  };
  return dataset.places.flatMap((place): Issue[] => {
    const isLand = booleanPointInPolygon(point([place.lon, place.lat]), land);
    const isPort = place.kind === 'seaport';
    if (isLand && (!isPort || RIVER_PORTS.includes(place.id))) return [];
    const km = kmToCoast(place);
    if (km <= TOLERANCE_KM) return [];
    return [{ code: isLand ? 'OFF_WATER' : 'OFF_LAND', severity: 'error', path: `${where(place)} lon`, value: place.id, detail: { km: Number.isFinite(km) ? Math.round(km) : 'over 100' } }];
  });
};
