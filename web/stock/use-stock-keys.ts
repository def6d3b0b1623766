import type { RefObject } from 'react';
import type { StockPlan } from '../api/stock.ts';
import type { MapHandle } from '../map/map-view.tsx';
import { useCommands } from '../palette/use-commands.ts';
import { useShortcuts } from '../state/use-shortcuts.ts';
import type { StockView } from './address.ts';

/** Keys and commands of the workspace; each has a button too. */
export const useStockKeys = ({ view, change, plan, isRunning, map, onSolve, onStop, onImport, onToggle, onFree }: {
  view: StockView;
  change: (part: Partial<StockView>, how?: 'replace') => void;
  plan: StockPlan | undefined;
  isRunning: boolean;
  map: RefObject<MapHandle | null>;
  onSolve: () => void;
  onStop: () => void;
  onImport: () => void;
  onToggle: (warehouse: string, isOpen: boolean) => void;
  onFree: (warehouse: string) => void;
}): void => {
  const sites = plan?.sites ?? [];
  const chosen = sites.find(({ warehouse }) => warehouse === view.site);
  const step = (by: 1 | -1): boolean => {
    const at = sites.findIndex(({ warehouse }) => warehouse === view.site);
    const next = sites[at < 0 ? 0 : Math.min(sites.length - 1, Math.max(0, at + by))];
    if (!next) return false;
    change({ site: next.warehouse }, 'replace');
    return true;
  };
  const toggle = (): boolean => {
    if (chosen && !isRunning) onToggle(chosen.warehouse, chosen.isOpen);
    return chosen !== undefined;
  };
  const free = (): boolean => {
    if (chosen?.decided && !isRunning) onFree(chosen.warehouse);
    return Boolean(chosen?.decided);
  };
  const stop = (): boolean => {
    if (isRunning) onStop();
    return isRunning;
  };
  const table = (): void => change({ isTable: !view.isTable });
  const closeLayer = (): boolean => {
    if (view.isTable) table();
    else if (view.site !== undefined) change({ site: undefined });
    else return false;
    return true;
  };
  useShortcuts({
    n: onImport, j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), o: toggle, l: free, '.': stop, t: table, c: () => change({ tab: 'compare' }),
    '+': () => map.current?.zoom(1), '=': () => map.current?.zoom(1), '-': () => map.current?.zoom(-1), '0': () => map.current?.fit(), Escape: closeLayer,
  });
  useCommands('stock', [
    ...(isRunning ? [{ name: 'stopPlan', icon: 'stop', keys: ['.'], run: onStop } as const] : [{ name: 'solveStock', icon: 'warehouse', run: onSolve } as const]),
    { name: 'importAssortment', icon: 'table', keys: ['n'], run: onImport },
    ...(chosen ? [{ name: 'toggleSite', icon: 'lock', keys: ['o'], run: toggle } as const] : []),
    { name: 'compareStock', icon: 'chart', keys: ['c'], run: () => change({ tab: 'compare' }) },
    { name: 'planTables', icon: 'table', keys: ['t'], run: table },
    { name: 'fit', icon: 'fit', keys: ['0'], run: () => map.current?.fit() },
  ]);
};
