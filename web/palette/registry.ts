/**
 * What the command palette can find. A workspace registers its sources while it is open: commands, places, saved things.
 * A source turns what is typed into rows, at once or after asking the server; the palette ranks, groups and shows them.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { IconName } from '../ui/icon.tsx';

export interface PaletteRow {
  /** The same for the same thing on every visit, as `place:KRINC`: recent rows are kept by it. */
  readonly id: string;
  readonly icon: IconName;
  readonly text: string;
  /** Right of the text: a code, a kind, a price. */
  readonly hint?: string | undefined;
  readonly keys?: readonly string[];
  /** Other words it is found by. */
  readonly words?: readonly string[];
  readonly run?: () => void;
  /** A second step in place of `run`: what to do with it. */
  readonly choices?: readonly PaletteRow[];
}
/** `>` stands for commands, `#` for numbers of saved things. Without a prefix every source is asked. */
export type Prefix = '>' | '#';
export interface PaletteSource {
  readonly id: string;
  /** The heading over its rows, in the reader's words. */
  readonly title: string;
  readonly prefix?: Prefix;
  /** Rows for what is typed after the prefix, best first; an empty text asks for what is worth offering before typing. */
  readonly rows: (text: string, signal: AbortSignal) => readonly PaletteRow[] | Promise<readonly PaletteRow[]>;
  /** A row used before, if the source still knows it. */
  readonly find?: (id: string) => PaletteRow | undefined;
}

let sources: readonly PaletteSource[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly PaletteSource[]): void => {
  sources = next;
  for (const changed of listeners) changed();
};
/** Adds a source, in place of one of the same id; what is returned takes it out again. */
export const registerSource = (source: PaletteSource): (() => void) => {
  set([...sources.filter(({ id }) => id !== source.id), source]);
  return () => set(sources.filter((other) => other !== source));
};
export const listSources = (): readonly PaletteSource[] => sources;
export const useSources = (): readonly PaletteSource[] =>
  useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, listSources);

/** Registers a source for as long as the component is there; its rows always see the latest render. */
export const usePaletteSource = (source: PaletteSource): void => {
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  const { id, title, prefix } = source;
  useEffect(
    () => registerSource({ id, title, ...(prefix && { prefix }), rows: (text, signal) => latest.current.rows(text, signal), find: (rowId) => latest.current.find?.(rowId) }),
    [id, title, prefix],
  );
};
