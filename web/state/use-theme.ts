import { useEffect, useState } from 'react';

type Theme = 'light' | 'dark';
const KEY = 'qilu.theme';
const DARK = '(prefers-color-scheme: dark)';

const chosen = (): Theme | undefined => {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
};
export const currentTheme = (): Theme => chosen() ?? (matchMedia(DARK).matches ? 'dark' : 'light');
export const applyTheme = (theme: Theme): void => {
  document.documentElement.dataset['theme'] = theme;
};

/** The system's theme until the reader chooses one. */
export const useTheme = (): { readonly theme: Theme; readonly toggle: () => void } => {
  const [theme, setTheme] = useState(currentTheme);
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => {
    const system = matchMedia(DARK);
    const follow = (): void => setTheme(currentTheme());
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
  const toggle = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem(KEY, next);
    setTheme(next);
  };
  return { theme, toggle };
};
