/** F33: no regular expression of the house takes more than linear time, by recheck; a planted one is found. */
import { resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openApiDocument } from '../../../server/http/openapi.ts';
import { patternsOf, regexesIn, regexesOfHouse, type FoundRegex } from '../../support/regexes.ts';

// The checker also comes as Java and as a binary; the one in JavaScript needs nothing installed.
vi.stubEnv('RECHECK_BACKEND', 'pure');
const { check } = await import('recheck');
vi.unstubAllEnvs();

const root = resolve(import.meta.dirname, '../../..');
const CHECK = { timeout: 30_000, attackTimeout: 2000 };

/** Those that are not known to be safe, each with an attack where one is known. */
const unsafeOf = async (regexes: readonly FoundRegex[]): Promise<string[]> => {
  const unsafe: string[] = [];
  const unique = new Map(regexes.map((regex) => [`/${regex.source}/${regex.flags}`, regex]));
  for (const [text, { where, source, flags }] of unique) {
    const result = await check(source, flags.replaceAll(/[dv]/g, ''), CHECK);
    if (result.status !== 'safe') unsafe.push(`${where} ${text}: ${result.status} ${result.status === 'vulnerable' ? `${result.complexity.summary} by ${result.attack.pattern}` : JSON.stringify(result)}`);
  }
  return unsafe;
};

test('every one in planner, server and web, and every pattern of the contract', async () => {
  const { found, unread } = regexesOfHouse(root, ['planner', 'server', 'web']);
  const patterns = patternsOf(JSON.parse(JSON.stringify(openApiDocument('test'))));
  expect(found.length).toBeGreaterThan(20);
  expect(patterns.length).toBeGreaterThan(2);
  // A pattern put together at run time cannot be checked here.
  expect(unread).toEqual([]);
  expect(await unsafeOf([...found, ...patterns])).toEqual([]);
}, 600_000);

test('planted: bad ones are found, however they are written', async () => {
  const { found, unread } = regexesIn('planted.ts', "const a = /^(\\w+\\s?)*$/; const b = new RegExp('(a|a)*$'); const c = RegExp(name);");
  expect([found.length, unread]).toEqual([2, ['planted.ts:1']]);
  expect(await unsafeOf(found)).toHaveLength(2);
});
