import type { Edition, Path } from '../../planner/network/index.ts';
import type { Engine } from '../ports/engine.ts';

/** The whole network for the map: places, services with their sailings, and the line of each sailing. */
export const showNetwork = async (engine: Engine, edition: Edition): Promise<{ edition: Edition; paths: Readonly<Record<string, Path>> }> => {
  const modeOf = new Map(edition.services.map((service) => [service.id, service.mode]));
  const wanted = edition.sailings.flatMap((s) => {
    const mode = modeOf.get(s.service);
    return mode ? [{ from: s.from, to: s.to, mode }] : [];
  });
  return { edition, paths: await engine.run('paths', wanted) };
};
