/** The plan on the map: a line to each port as wide as what sails there, with its figures on it. */
import type { TFunction } from 'i18next';
import type { LonLat, Network, Place } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { greatCircle } from '../map/paths.ts';
import { middleOfAll, pathOf, position, shapeOf, type Scene, type SceneLine } from '../map/scene.ts';
import { LOOSE, teuOf, type PlanModel } from './plan-model.ts';

/** Linear in TEU between the thinnest line that is seen and the widest that still is one. */
const THIN = 2.5;
const WIDE = 14;
const PER_TEU = 0.75;
/** Degrees. */
const AROUND = 2.5;

export interface Flow {
  readonly port: string;
  readonly mode: string;
  readonly teu: number;
  readonly units: number;
  readonly consignments: number;
  readonly departures: readonly string[];
}
export const flowsOf = ({ loaded }: PlanModel): readonly Flow[] => {
  const flows = new Map<string, Flow>();
  for (const { departure, batches } of loaded) {
    const key = `${departure.port} ${departure.mode}`;
    const was = flows.get(key) ?? { port: departure.port, mode: departure.mode, teu: 0, units: 0, consignments: 0, departures: [] };
    const units = batches.filter(({ unit }) => unit !== LOOSE);
    flows.set(key, {
      ...was, teu: was.teu + units.reduce((sum, { unit }) => sum + teuOf(unit), 0), units: was.units + units.length,
      consignments: was.consignments + batches.reduce((sum, batch) => sum + batch.consignments.length, 0), departures: [...was.departures, departure.id],
    });
  }
  return [...flows.values()].sort((a, b) => b.teu - a.teu);
};
export const flowWords = ({ teu, units, consignments }: Flow, t: TFunction): string =>
  t('consolidate.flow', { space: teu > 0 ? t('consolidate.kpi.teu', { n: teu }) : units > 0 ? t('consolidate.kpi.boxes', { count: units }) : t('consolidate.loose'), lots: t('consolidate.lots', { count: consignments }) });

const wayOf = (network: Network, hub: Place, port: Place, mode: string): SceneLine['paths'] => {
  const known = pathOf(network.paths, hub.id, port.id, mode);
  return known.length > 0 ? known : [greatCircle(position(hub), position(port))];
};

/** @param model undefined: before a plan, the hub and where one gets from it */
export const flowsScene = ({ network, hub, places, model, ports, names, t }: {
  network: Network;
  hub: Place;
  places: Readonly<Record<string, Place>>;
  model: PlanModel | undefined;
  /** Where the departures of the week go, with their mode. */
  ports: readonly { readonly port: string; readonly mode: string }[];
  names: Names;
  t: TFunction;
}): Scene => {
  const flows = model ? flowsOf(model) : [];
  const placeOf = (id: string): Place | undefined => places[id] ?? names.findPlace(id);
  const used = new Set(flows.map(({ port, mode }) => `${port} ${mode}`));
  const idle = new Map(ports.filter(({ port, mode }) => !used.has(`${port} ${mode}`)).map((one) => [`${one.port} ${one.mode}`, one]));
  const lineOf = (port: string, mode: string): readonly [Place, SceneLine['paths']] | undefined => {
    const place = placeOf(port);
    return place && [place, wayOf(network, hub, place, mode)];
  };
  const lines: SceneLine[] = [...idle.values()].flatMap(({ port, mode }): SceneLine[] => {
    const found = lineOf(port, mode);
    return found ? [{ id: `idle ${port} ${mode}`, mode, paths: found[1], owners: [], weight: model ? 'other' : 'chosen', mark: undefined, steps: [] }] : [];
  });
  const notes: Scene['notes'][number][] = [];
  for (const flow of flows) {
    const found = lineOf(flow.port, flow.mode);
    if (!found) continue;
    const [, paths] = found;
    lines.push({ id: `flow ${flow.port} ${flow.mode}`, mode: flow.mode, paths, owners: [...flow.departures], weight: 'chosen', mark: undefined, steps: [], width: Math.min(WIDE, THIN + flow.teu * PER_TEU) });
    const at = middleOfAll(paths);
    if (at) notes.push({ id: `flow ${flow.port} ${flow.mode}`, at, text: flowWords(flow, t) });
  }
  const ends = new Set([...flows.map(({ port }) => port), ...(model ? [] : ports.map(({ port }) => port))]);
  const others = new Set(ports.map(({ port }) => port));
  const shown = [...new Set([...ends, ...others])].flatMap((id) => placeOf(id) ?? []);
  const [lon, lat] = position(hub);
  // A hub by itself is shown with its coast.
  const around: readonly LonLat[] = shown.length > 0 ? [] : [[lon - AROUND, lat - AROUND], [lon + AROUND, lat + AROUND]];
  const fit: LonLat[] = [[lon, lat], ...around, ...shown.filter(({ id }) => ends.size === 0 || ends.has(id)).map(position)];
  return {
    key: `consolidate ${hub.id} ${[...ends].sort().join()}`,
    lines,
    hubs: [
      { id: hub.id, at: position(hub), shape: 'filled-square', isEnd: true, name: names.short(hub.id), rank: 0 },
      ...shown.map((place) => ({ id: place.id, at: position(place), shape: shapeOf(place), isEnd: false, name: names.short(place.id), rank: ends.has(place.id) ? 1 : 3 })),
    ],
    notes,
    fit,
  };
};
