import L from 'leaflet';
import type { LonLat } from '../api/types.ts';
import { makeLineFinder } from './line-finder.ts';
import { toLatLngs } from './lonlat.ts';
import type { Scene, SceneLine } from './scene.ts';
import { sharedStrokes } from './strokes.ts';

export interface LineEvents {
  readonly onHot: (owner: string | undefined) => void;
  readonly onPick: (owner: string) => void;
}
/** What is under the pointer or the focus: an option or service, and perhaps one step of the open option. */
export interface Hot {
  readonly owner: string | undefined;
  readonly step: number | undefined;
}
export interface LineLayer {
  readonly show: (scene: Scene) => void;
  readonly heat: (hot: Hot) => void;
  /** Lines with something under way on them stand out; undefined: no moment is shown. */
  readonly run: (lineIds: ReadonlySet<string> | undefined) => void;
  readonly ownerAt: (at: L.LatLng) => string | undefined;
  /** What is drawn, each stretch once: words keep off it. */
  readonly strokes: () => readonly (readonly LonLat[])[];
}

/** How far Leaflet may straighten a line, px: more would show corners in a great circle. */
const SMOOTH = 0.4;
/** A line's casing shows on both sides. */
const CASING = 4;

const isUnder = (line: SceneLine): boolean => line.weight === 'network';
const kindOf = (line: SceneLine): string => `m-${line.mode}${line.mark ? ` unsure ${line.mark}-line` : ''}`;
const byKind = (lines: readonly SceneLine[]): readonly [string, readonly SceneLine[]][] => {
  const kinds = new Map<string, SceneLine[]>();
  for (const line of lines) kinds.set(kindOf(line), [...(kinds.get(kindOf(line)) ?? []), line]);
  // Thin lines first, so that a sure one is drawn over an unsure one.
  return [...kinds].sort(([a], [b]) => b.length - a.length);
};

/** Lines of a scene. Colour, width and dash are the stylesheet's. The resting network is a few elements, whatever it holds. */
export const makeLineLayer = (map: L.Map, events: LineEvents): LineLayer => {
  const [under, moving, own, over] = [0, 1, 2, 3].map(() => L.layerGroup().addTo(map)) as [L.LayerGroup, L.LayerGroup, L.LayerGroup, L.LayerGroup];
  const finder = makeLineFinder(map);
  let scene: Scene | undefined;
  let last: Hot = { owner: undefined, step: undefined };
  let drawn: { line: SceneLine; elements: readonly L.Polyline[] }[] = [];
  let strokes: LonLat[][] = [];
  let running: ReadonlySet<string> | undefined;
  const stroke = (group: L.LayerGroup, paths: SceneLine['paths'], className: string): L.Polyline =>
    L.polyline(paths.map(toLatLngs), { className, interactive: false, fill: false, smoothFactor: SMOOTH }).addTo(group);
  const drawShared = (group: L.LayerGroup, lines: readonly SceneLine[], className: string): LonLat[][] =>
    byKind(lines).flatMap(([kind, members]) => {
      const shared = sharedStrokes(members.flatMap((line) => line.paths));
      stroke(group, shared, `route ${className} ${kind}`);
      return shared;
    });
  const run = (lineIds: ReadonlySet<string> | undefined): void => {
    running = lineIds;
    moving.clearLayers();
    map.getContainer().classList.toggle('has-runs', lineIds !== undefined);
    if (lineIds && scene) drawShared(moving, scene.lines.filter((line) => isUnder(line) && lineIds.has(line.id)), 'moving');
  };
  const show = (next: Scene): void => {
    scene = next;
    for (const group of [under, own, over]) group.clearLayers();
    strokes = drawShared(under, next.lines.filter(isUnder), 'network');
    drawn = next.lines.filter((line) => !isUnder(line)).map((line) => {
      const kind = `${kindOf(line)} ${line.weight}${line.grade ? ` grade-${line.grade}` : ''}`;
      const elements = [stroke(own, line.paths, `casing ${kind}`), stroke(own, line.paths, `route ${kind}${line.width === undefined ? '' : ' flow'}`)];
      if (line.width !== undefined) for (const [i, path] of elements.entries()) (path.getElement() as SVGElement | undefined)?.style.setProperty('stroke-width', `${line.width + (i === 0 ? CASING : 0)}px`);
      return { line, elements };
    });
    strokes.push(...drawn.filter(({ line }) => line.weight !== 'other').flatMap(({ line }) => line.paths.map((path) => [...path])));
    map.getContainer().classList.toggle('has-chosen', drawn.length > 0 && strokes.length > 0);
    finder.show(next.lines);
    run(running);
    heat(last);
  };
  const heat = (hot: Hot): void => {
    last = hot;
    const { owner, step } = hot;
    const isHot = (line: SceneLine): boolean => (step !== undefined ? line.steps.includes(step) : owner !== undefined && line.owners.includes(owner));
    over.clearLayers();
    const lifted = (scene?.lines ?? []).filter((line) => isUnder(line) && isHot(line));
    const shared = sharedStrokes(lifted.flatMap((line) => line.paths));
    for (const line of lifted.slice(0, 1)) {
      stroke(over, shared, `casing hot m-${line.mode}`);
      stroke(over, shared, `route hot m-${line.mode}`);
    }
    const any = lifted.length > 0 || drawn.some(({ line }) => isHot(line));
    map.getContainer().classList.toggle('has-hot', any);
    for (const { line, elements } of drawn) for (const path of elements) path.getElement()?.classList.toggle('hot', any && isHot(line));
  };
  let pointed: string | undefined;
  const point = (owner: string | undefined): void => {
    if (owner === pointed) return;
    pointed = owner;
    map.getContainer().classList.toggle('on-line', owner !== undefined);
    events.onHot(owner);
  };
  map.on('mousemove', (event) => point(finder.ownerAt(event.latlng))).on('mouseout', () => point(undefined));
  return { show, heat, run, ownerAt: finder.ownerAt, strokes: () => strokes };
};
