import { useEffect, useSyncExternalStore } from 'react';
import { keep, readKept } from './kept.ts';

type Theme = 'light' | 'dark';
const KEY = 'qilu.theme';
const DARK = '(prefers-color-scheme: dark)';

const chosen = (): Theme | undefined => {
  const kept = readKept(KEY);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
};
export const currentTheme = (): Theme => chosen() ?? (matchMedia(DARK).matches ? 'dark' : 'light');
export const applyTheme = (theme: Theme): void => {
  document.documentElement.dataset['theme'] = theme;
};

const listeners = new Set<() => void>();
export const toggleTheme = (): void => {
  keep(KEY, currentTheme() === 'dark' ? 'light' : 'dark');
  for (const changed of listeners) changed();
};

/** The system's theme until the reader chooses one. */
export const useTheme = (): Theme => {
  const theme = useSyncExternalStore((changed) => {
    const system = matchMedia(DARK);
    listeners.add(changed);
    system.addEventListener('change', changed);
    return () => {
      listeners.delete(changed);
      system.removeEventListener('change', changed);
    };
  }, currentTheme);
  useEffect(() => applyTheme(theme), [theme]);
  return theme;
};
