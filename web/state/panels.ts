/**
 * How wide the left panel and how high the drawer are, and which of them are folded away. Kept on this device, apart for
 * wide and for narrow screens. The sizes go into the page as lengths of the style sheet, so that a drag draws nothing anew.
 */
import { useSyncExternalStore } from 'react';
import { keep, readKept } from './kept.ts';
import { NARROW } from './use-media.ts';

export type Edge = 'side' | 'drawer';
export const EDGES: readonly Edge[] = ['side', 'drawer'];
export interface Panels {
  /** Pixels by edge and screen, as `side-wide`; absent: as designed. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly folded: readonly Edge[];
}

const KEY = 'qilu.panels';
/** Leaves the left gutter and the tab that brings the panel back. */
const FOLDED_SIDE = 12;
const LENGTHS: Readonly<Record<Edge, string>> = { side: '--side-w', drawer: '--drawer-h' };
const listeners = new Set<() => void>();
const settlers = new Set<() => void>();

/** What was kept, as far as it makes sense. */
export const readPanels = (text: string | null | undefined): Panels => {
  try {
    const kept = JSON.parse(text ?? '{}') as { sizes?: unknown; folded?: unknown };
    const sizes = Object.entries(kept.sizes ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]) && entry[1] > 0);
    return { sizes: Object.fromEntries(sizes), folded: EDGES.filter((edge) => Array.isArray(kept.folded) && kept.folded.includes(edge)) };
  } catch {
    return { sizes: {}, folded: [] };
  }
};

let panels: Panels = { sizes: {}, folded: [] };
const sizeKey = (edge: Edge): string => `${edge}-${matchMedia(NARROW).matches ? 'narrow' : 'wide'}`;
export const sizeOf = (edge: Edge): number | undefined => panels.sizes[sizeKey(edge)];

const apply = (): void => {
  const { style, dataset } = document.documentElement;
  for (const edge of EDGES) {
    const size = edge === 'side' && panels.folded.includes('side') ? FOLDED_SIDE : sizeOf(edge);
    if (size === undefined) style.removeProperty(LENGTHS[edge]);
    else style.setProperty(LENGTHS[edge], `${size}px`);
  }
  dataset['folded'] = panels.folded.join(' ');
  dataset['sized'] = EDGES.filter((edge) => sizeOf(edge) !== undefined).join(' ');
};
const set = (next: Panels): void => {
  panels = next;
  apply();
  for (const changed of listeners) changed();
};
/** A drag is over, a key was pressed: kept, and the map may look anew at what is left of it. */
export const settlePanels = (): void => {
  keep(KEY, JSON.stringify(panels));
  for (const settled of settlers) settled();
};

export const startPanels = (): void => {
  set(readPanels(readKept(KEY)));
  matchMedia(NARROW).addEventListener('change', () => set({ ...panels }));
};
/** Undefined gives back the size as designed. */
export const resizePanel = (edge: Edge, size: number | undefined): void => {
  const { [sizeKey(edge)]: _, ...others } = panels.sizes;
  set({ ...panels, sizes: size === undefined ? others : { ...others, [sizeKey(edge)]: Math.round(size) } });
};
export const foldPanel = (edge: Edge, isFolded = !panels.folded.includes(edge)): void => {
  set({ ...panels, folded: EDGES.filter((other) => (other === edge ? isFolded : panels.folded.includes(other))) });
  settlePanels();
};
/** What is about to be used must be there. */
export const unfoldPanel = (edge: Edge): void => {
  if (panels.folded.includes(edge)) foldPanel(edge, false);
};
export const usePanels = (): Panels =>
  useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, () => panels);
export const onPanelsSettled = (settled: () => void): (() => void) => {
  settlers.add(settled);
  return () => settlers.delete(settled);
};
