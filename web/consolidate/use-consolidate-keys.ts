import type { RefObject } from 'react';
import type { Batch } from '../api/consolidations.ts';
import type { MapHandle } from '../map/map-view.tsx';
import { useCommands } from '../palette/use-commands.ts';
import { useShortcuts } from '../state/use-shortcuts.ts';
import type { ConsolidateView } from './address.ts';
import type { Draft } from './use-draft.ts';

/** Keys and commands of the workspace; each has a button too. */
export const useConsolidateKeys = ({ view, change, batches, chosen, isRunning, map, onPin, onMove, onStop, onAdd, onImport, onPool, onSolve, onPlans, draft }: {
  view: ConsolidateView;
  change: (part: Partial<ConsolidateView>, how?: 'replace') => void;
  /** In the order of the screen. */
  batches: readonly Batch[];
  chosen: Batch | undefined;
  isRunning: boolean;
  map: RefObject<MapHandle | null>;
  onPin: (batch: Batch) => void;
  onMove: (goods: readonly string[]) => void;
  onStop: () => void;
  onAdd: () => void;
  onImport: () => void;
  onPool: () => void;
  onSolve: () => void;
  onPlans: () => void;
  draft: Draft;
}): void => {
  const step = (by: 1 | -1): boolean => {
    const at = batches.findIndex(({ id }) => id === chosen?.id);
    const next = batches[at < 0 ? 0 : Math.min(batches.length - 1, Math.max(0, at + by))];
    if (!next || view.list !== 'board') return false;
    change({ batch: next.id }, 'replace');
    for (const row of ['unit', 'gantt']) document.getElementById(`${row}-${next.id}`)?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  const withChosen = (act: (batch: Batch) => void) => (): boolean => {
    if (chosen) act(chosen);
    return chosen !== undefined;
  };
  const pin = withChosen(onPin);
  const move = withChosen((batch) => onMove(batch.consignments));
  const stop = (): boolean => {
    if (isRunning) onStop();
    return isRunning;
  };
  const table = (): void => change({ isTable: !view.isTable });
  const closeLayer = (): boolean => {
    if (draft.refusal) draft.dismiss();
    else if (view.isTable) table();
    else if (view.batch !== undefined) change({ batch: undefined });
    else if (view.list === 'pool') change({ list: 'board' });
    else return false;
    return true;
  };
  useShortcuts({
    '/': onPool, n: onAdd, j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), l: pin, m: move, '.': stop, t: table,
    '+': () => map.current?.zoom(1), '=': () => map.current?.zoom(1), '-': () => map.current?.zoom(-1), '0': () => map.current?.fit(), Escape: closeLayer,
  });
  useCommands('consolidate', [
    ...(isRunning ? [{ name: 'stopPlan', icon: 'stop', keys: ['.'], run: onStop } as const] : [{ name: 'solve', icon: 'boxes', run: onSolve } as const]),
    { name: 'planList', icon: 'clock', run: onPlans },
    { name: 'importPool', icon: 'table', run: onImport },
    { name: 'addConsignment', icon: 'plus', keys: ['n'], run: onAdd },
    { name: 'searchPool', icon: 'search', keys: ['/'], run: onPool },
    ...(chosen ? [{ name: 'pinBox', icon: 'lock', keys: ['l'], run: () => onPin(chosen) } as const, { name: 'moveBox', icon: 'handover', keys: ['m'], run: () => onMove(chosen.consignments) } as const] : []),
    { name: 'planTables', icon: 'table', keys: ['t'], run: table },
    { name: 'zoomIn', icon: 'plus', keys: ['+'], run: () => map.current?.zoom(1) },
    { name: 'zoomOut', icon: 'minus', keys: ['−'], run: () => map.current?.zoom(-1) },
    { name: 'fit', icon: 'fit', keys: ['0'], run: () => map.current?.fit() },
  ]);
};
