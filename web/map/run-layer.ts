import L from 'leaflet';
import { svgOf } from './hub-icon.ts';
import { toLatLng } from './lonlat.ts';
import type { SceneRun } from './scene.ts';

/** The mark of each mode, as in the trade-off chart; what has none of its own is a ring. */
const MARKS: Readonly<Record<string, string>> = {
  ferry: 'M10 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  sea: 'M5.5 5.5h9v9h-9z',
  air: 'M10 4.5l5.5 10h-11z',
  rail: 'M10 4l6 6-6 6-6-6z',
  post: 'M8.2 5h3.6v3.2H15v3.6h-3.2V15H8.2v-3.2H5V8.2h3.2z',
  road: 'M5 7.5h10v5H5z',
};
const PLAIN = 'M10 5.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z';

export interface RunLayer {
  readonly show: (runs: readonly SceneRun[]) => void;
  /** Runs of another service step back. */
  readonly heat: (owner: string | undefined) => void;
}

/** A mark for everything under way, kept from moment to moment so that it moves instead of blinking. */
export const makeRunLayer = (map: L.Map, events: { readonly onPick: (owner: string) => void; readonly onHot: (owner: string | undefined) => void }): RunLayer => {
  const kept = new Map<string, L.Marker>();
  const show = (runs: readonly SceneRun[]): void => {
    const now = new Set(runs.map(({ id }) => id));
    for (const [id, marker] of kept)
      if (!now.has(id)) {
        marker.remove();
        kept.delete(id);
      }
    for (const { id, owner, mode, at } of runs) {
      const known = kept.get(id);
      if (known) {
        known.setLatLng(toLatLng(at));
        continue;
      }
      const icon = L.divIcon({ className: `run m-${mode}`, html: svgOf(MARKS[mode] ?? PLAIN, 16), iconSize: [24, 24] });
      const marker = L.marker(toLatLng(at), { icon, keyboard: false, bubblingMouseEvents: false, zIndexOffset: 900 });
      marker.on('click', () => events.onPick(owner)).on('mouseover', () => events.onHot(owner)).on('mouseout', () => events.onHot(undefined)).addTo(map);
      const node = marker.getElement();
      if (node) Object.assign(node.dataset, { run: id, owner });
      kept.set(id, marker);
    }
  };
  const heat = (owner: string | undefined): void => {
    for (const marker of kept.values()) marker.getElement()?.classList.toggle('hot', owner !== undefined && marker.getElement()?.dataset['owner'] === owner);
  };
  return { show, heat };
};
