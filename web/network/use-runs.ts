import { useMemo } from 'react';
import type { Names } from '../format/names.ts';
import { measure, pointAlong, type MeasuredLine } from '../map/paths.ts';
import { sailingPaths, type SceneRun } from '../map/scene.ts';
import { runsBetween, shareOf, underWay, type Run, type Week } from './running.ts';
import type { NetworkData, NetworkService } from './types.ts';

/** All runs of the week, once for a network. */
export const useRuns = (network: NetworkData | undefined, names: Names, week: Week): readonly Run[] => {
  const { zone } = names;
  return useMemo(() => (network ? runsBetween(network.services, zone, week.startsAt, week.endsAt) : []), [network, zone, week]);
};

/** Where everything under way stands, each at its share of the trip's time along its line. */
export const useSceneRuns = (network: NetworkData | undefined, runs: readonly Run[], at: number): readonly SceneRun[] => {
  const measured = useMemo(() => {
    const sailings = network?.services.flatMap((service) => service.sailings.map((sailing, i) => ({ service, sailing, key: `${service.id} ${i}` }))) ?? [];
    return new Map<string, MeasuredLine>(sailings.map(({ service, sailing, key }) => [key, measure(network ? sailingPaths(service, sailing, network) : [])]));
  }, [network]);
  return useMemo(
    () =>
      underWay(runs, at).flatMap((run): SceneRun[] => {
        const line = `${run.service} ${run.sailing}`;
        const point = pointAlong(measured.get(line) ?? measure([]), shareOf(run, at));
        return point ? [{ id: run.id, owner: run.service, line, mode: run.mode, at: point }] : [];
      }),
    [runs, at, measured],
  );
};

export const ofServices = (runs: readonly Run[], services: readonly NetworkService[]): readonly Run[] => {
  const ids = new Set(services.map(({ id }) => id));
  return runs.filter(({ service }) => ids.has(service));
};
