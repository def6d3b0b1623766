import { useEffect, useRef, useSyncExternalStore } from 'react';
import { keep, readKept } from './kept.ts';

const KEY = 'qilu.single-keys';
const listeners = new Set<() => void>();

/** Single keys can be turned off: speech input and shaky hands press them by accident (WCAG 2.1.4). */
export const useSingleKeys = (): readonly [boolean, (on: boolean) => void] => {
  const on = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => readKept(KEY) !== 'off',
  );
  const set = (next: boolean): void => {
    keep(KEY, next ? 'on' : 'off');
    for (const changed of listeners) changed();
  };
  return [on, set];
};

/** Boxes that scroll or pan by arrow keys keep them. */
const ownsKey = (event: KeyboardEvent): boolean => event.key.startsWith('Arrow') && event.target instanceof Element && event.target.closest('[data-own-arrows], input[type=range]') !== null;

/** A slider takes arrows of its own and no letters. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName)) && !(target instanceof HTMLInputElement && target.type === 'range');

/** How long the first key of a pair waits for the second. */
const PAIR_MS = 1500;

/** `g` and then a letter opens a workspace. */
export const useGoKeys = (targets: Readonly<Record<string, () => void>>): void => {
  const [on] = useSingleKeys();
  const latest = useRef(targets);
  const armedAt = useRef(0);
  useEffect(() => {
    latest.current = targets;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!on || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const target = event.timeStamp - armedAt.current < PAIR_MS ? latest.current[event.key] : undefined;
      armedAt.current = event.key === 'g' ? event.timeStamp : -PAIR_MS;
      if (!target) return;
      // The second key of a pair is nobody else's.
      event.preventDefault();
      event.stopImmediatePropagation();
      target();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [on]);
};

/** Keys by `KeyboardEvent.key`; a handler that returns false leaves the key to the page. Escape works while typing too. */
export const useShortcuts = (handlers: Readonly<Record<string, () => boolean | void>>): void => {
  const [on] = useSingleKeys();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key !== 'Escape' && (!on || isTyping(event.target) || ownsKey(event))) return;
      const handler = latest.current[event.key];
      if (handler && handler() !== false) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
};
