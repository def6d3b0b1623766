import L from 'leaflet';
import { toLatLng, toLatLngs } from './lonlat.ts';
import { middleOf, type Scene, type SceneLine } from './scene.ts';
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
/** How wide the pointer's target along a line is. */
const HIT = 24;

/** Lines of a scene: casing, stroke and a wide unseen line that the pointer hits. Colour, width and dash are the stylesheet's. */
export const makeLineLayer = (map: L.Map, events: LineEvents): { readonly show: (scene: Scene) => void; readonly heat: (hot: Hot) => void } => {
  const group = L.layerGroup().addTo(map);
  let last: Hot = { owner: undefined, step: undefined };
  let strokes: { line: SceneLine; drawn: readonly L.Polyline[] }[] = [];
  const stroke = (path: SceneLine['path'], className: string, weight?: number): L.Polyline =>
    L.polyline(toLatLngs(path), { className, interactive: weight !== undefined, ...(weight !== undefined && { weight }), fill: false, bubblingMouseEvents: false }).addTo(group);

  const drawNetwork = (lines: readonly SceneLine[]): void => {
    const kinds = new Map<string, SceneLine[]>();
    for (const line of lines) {
      const kind = `m-${line.mode}${line.isUnsure ? ' unsure' : ''}`;
      kinds.set(kind, [...(kinds.get(kind) ?? []), line]);
    }
    for (const [kind, members] of [...kinds].sort(([a], [b]) => b.length - a.length)) for (const path of sharedStrokes(members.map((line) => line.path))) stroke(path, `route network ${kind}`);
  };
  const show = (scene: Scene): void => {
    group.clearLayers();
    drawNetwork(scene.lines.filter((line) => line.weight === 'network'));
    strokes = scene.lines.map((line) => {
      // A network line shows itself only while it is hot; its shared strokes stand for it otherwise.
      const kind = `m-${line.mode} ${line.weight === 'network' ? 'latent' : line.weight}`;
      const drawn = [stroke(line.path, `casing ${kind}`), stroke(line.path, `route ${kind}`)];
      if (line.isUnsure && line.weight !== 'other') {
        const middle = middleOf(line.path);
        if (middle) L.circleMarker(toLatLng(middle), { radius: 4, className: `unsure-ring m-${line.mode}`, interactive: false }).addTo(group);
      }
      return { line, drawn };
    });
    for (const { line } of strokes) {
      const owner = line.owners[0];
      if (owner === undefined) continue;
      const hit = stroke(line.path, 'hit', HIT);
      hit.on('mouseover', () => events.onHot(owner)).on('mouseout', () => events.onHot(undefined)).on('click', () => events.onPick(owner));
    }
    heat(last);
  };
  const heat = (hot: Hot): void => {
    last = hot;
    const { owner, step } = hot;
    const isHot = (line: SceneLine): boolean => (step !== undefined ? line.steps.includes(step) : owner !== undefined && line.owners.includes(owner));
    const any = strokes.some(({ line }) => isHot(line));
    map.getContainer().classList.toggle('has-hot', any);
    for (const { line, drawn } of strokes) for (const path of drawn) path.getElement()?.classList.toggle('hot', any && isHot(line));
  };
  return { show, heat };
};
