/** What the server says: every code in four languages, the language the reader asked for, and a page behind every problem's type. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISSUE_CODES } from '../../planner/domain/index.ts';
import { shellLanguage } from '../../server/cli/say.ts';
import { problem } from '../../server/http/contract/quote.ts';
import { PROBLEM_CODES, sayProblem, showIssue, SPOKEN, type Spoken } from '../../server/http/texts/index.ts';
import { startApp, type StartedApp } from '../support/start-app.ts';

/** What the languages say of each code. */
type Sentences = Readonly<Record<string, Readonly<Record<Spoken, string>>>>;
const inAll = (say: (language: Spoken) => string): Record<Spoken, string> => Object.fromEntries(SPOKEN.map((language) => [language, say(language)])) as Record<Spoken, string>;
const sentences: Sentences = {
  ...Object.fromEntries(ISSUE_CODES.map((code) => [code, inAll((language) => showIssue(language, code))])),
  ...Object.fromEntries(PROBLEM_CODES.flatMap((code) => [[`${code} title`, inAll((l) => sayProblem(l, code).title)], [`${code} detail`, inAll((l) => sayProblem(l, code).detail)]])),
};

const SCRIPTS: Readonly<Record<Spoken, RegExp>> = { zh: /\p{Script=Han}/u, en: /[a-z]/, ko: /\p{Script=Hangul}/u, ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u };
const namesIn = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].sort().join();

/** Sentences missing, the same in two languages, in the wrong script, or without a figure another language gives. */
const faultsIn = (all: Sentences): string[] =>
  Object.entries(all).flatMap(([code, said]) => [
    ...SPOKEN.filter((l) => said[l].trim().length < 3 || code.startsWith(said[l])).map((l) => `${code} ${l}: empty or the code`),
    ...SPOKEN.filter((l) => !SCRIPTS[l].test(said[l])).map((l) => `${code} ${l}: not in its script`),
    ...SPOKEN.filter((l) => SPOKEN.some((other) => other !== l && said[other] === said[l])).map((l) => `${code} ${l}: same as another language`),
    ...SPOKEN.filter((l) => namesIn(said[l]) !== namesIn(said.en)).map((l) => `${code} ${l}: figures ${namesIn(said[l])} instead of ${namesIn(said.en)}`),
  ]);

describe('sentences', () => {
  test('every code has its own in every language, with the same figures', () => {
    expect(Object.keys(sentences).length).toBe(ISSUE_CODES.length + 2 * PROBLEM_CODES.length);
    expect(faultsIn(sentences)).toEqual([]);
  });
  test('a title is short', () => {
    for (const code of PROBLEM_CODES) for (const language of SPOKEN) expect(sayProblem(language, code).title.length, `${code} ${language}`).toBeLessThanOrEqual(30);
  });
  test.each<[string, Spoken, string]>([
    ['empty or the code', 'ko', ' '],
    ['not in its script', 'ja', '範囲外'],
    ['same as another language', 'ko', sentences['OUT_OF_RANGE']?.zh ?? ''],
    ['figures {max},{value} instead of {max},{min},{value}', 'ko', '범위: {value}, {max}'],
  ])('a planted fault is found: %s', (fault, language, text) => {
    const said = sentences['OUT_OF_RANGE'];
    expect(said).toBeDefined();
    expect(faultsIn({ OUT_OF_RANGE: { ...(said as Record<Spoken, string>), [language]: text } })).toContain(`OUT_OF_RANGE ${language}: ${fault}`);
  });
});

describe('over HTTP', () => {
  let app: StartedApp;
  beforeAll(async () => void (app = await startApp()));
  afterAll(() => app.close());
  const ask = (language?: string) => fetch(`${app.url}/api/v1/places?limit=0`, { headers: language === undefined ? {} : { 'accept-language': language } });

  test.each([
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'], ['ja-JP', 'ja'], ['zh-TW', 'zh'], ['zh-Hant-HK,en', 'zh'], ['en-GB', 'en'], ['fr', 'zh'], ['fr, ja;q=0.1', 'ja'],
    ['en;q=0.2, ko;q=0.7', 'ko'], ['ko-KR, en', 'ko'], ['en;q=0, ja;q=0.3', 'ja'], ['fr, *;q=0.1', 'zh'], ['zh;q=0, *', 'en'], ['JA', 'ja'], ['', 'zh'], [';;q=x,,', 'zh'],
  ])('“%s” is answered in %s', async (header, language) => {
    const response = await ask(header);
    const body = problem.parse(await response.json());
    expect(response.headers.get('content-language')).toBe(language);
    expect(response.headers.get('vary')).toContain('Accept-Language');
    expect([body.title, body.detail]).toEqual(Object.values(sayProblem(language as Spoken, 'INVALID_REQUEST')));
    expect(body.code).toBe('INVALID_REQUEST');
  });
  test('a type leads to the page that explains it, for reading and for machines', async () => {
    const { type } = problem.parse(await (await ask('ko')).json());
    const address = new URL(type, app.url);
    const page = await fetch(address, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).toContain(`id="${address.hash.slice(1)}"`);
    for (const code of [...ISSUE_CODES, ...PROBLEM_CODES]) expect(html.split(`id="${code.toLowerCase().replaceAll('_', '-')}"`).length, code).toBe(2);
    const listed = (await (await fetch(address, { headers: { accept: 'application/json' } })).json()) as { problems: { code: string; means: object }[]; errors: { code: string; means: object }[] };
    expect(listed.problems.map((p) => p.code)).toEqual(PROBLEM_CODES);
    expect(listed.errors.map((p) => p.code)).toEqual(ISSUE_CODES);
    expect([...listed.problems, ...listed.errors].every((p) => Object.keys(p.means).join() === SPOKEN.join())).toBe(true);
  });
});

test.each([
  [{ LANG: 'ko_KR.UTF-8' }, 'ko'], [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'ja_JP.UTF-8' }, 'ja'], [{ LC_MESSAGES: 'zh_CN', LANG: 'en_GB' }, 'zh'], [{ LANG: 'C.UTF-8' }, 'en'], [{}, 'en'],
])('a shell of %o is spoken to in %s', (environment, language) => {
  expect(shellLanguage(environment)).toBe(language);
});
