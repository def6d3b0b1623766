/** What is kept on the device, in a browser that allows it and in one that refuses. */
import { afterEach, expect, test, vi } from 'vitest';
import { keepDays, keepRule, lastDays, listRules } from '../../../web/saved/margin-rules.ts';
import { keep, readKept, readKeptJson } from '../../../web/state/kept.ts';

afterEach(() => vi.unstubAllGlobals());

const allow = (): Map<string, string> => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, text: string) => void stored.set(key, text) });
  return stored;
};
const refuse = (): void => {
  const throws = (): never => { throw new DOMException('full', 'QuotaExceededError'); };
  vi.stubGlobal('localStorage', { getItem: throws, setItem: throws });
};

test('where storage is allowed it is used', () => {
  const stored = allow();
  keep('a', '[1]');
  expect(stored.get('a')).toBe('[1]');
  expect([readKept('a'), readKept('b'), readKeptJson('a')]).toEqual(['[1]', undefined, [1]]);
  stored.set('a', '{');
  expect(readKeptJson('a')).toBeUndefined();
});
test('where it is refused nothing throws, and the page still knows what it was told', () => {
  refuse();
  expect(() => keepRule({ name: 'VIP', percent: '6', minimum: '', currency: 'CNY' })).not.toThrow();
  expect(() => keepDays('14')).not.toThrow();
  expect([listRules()[0]?.name, lastDays()]).toEqual(['VIP', '14']);
});
test('a full storage that still reads gives what was chosen last, and lets go of it once it is stored', () => {
  const stored = allow();
  stored.set('c', 'old');
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } });
  keep('c', 'new');
  expect(readKept('c')).toBe('new');
  const again = allow();
  keep('c', 'newer');
  again.set('c', 'of another tab');
  expect(readKept('c')).toBe('of another tab');
});
