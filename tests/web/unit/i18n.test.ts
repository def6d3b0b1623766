/** The language files say the same things in four languages, and pages take every word from them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { visibleTextIn } from '../../support/visible-text.ts';

type Words = { readonly [key: string]: string | Words };
const LANGUAGES = ['zh', 'en', 'ko', 'ja'] as const;
type Files = Readonly<Record<(typeof LANGUAGES)[number], Words>>;
const root = fileURLToPath(new URL('../../../', import.meta.url));
const wordsOf = (language: string): Words => JSON.parse(readFileSync(`${root}web/i18n/${language}.json`, 'utf8')) as Words;
const files: Files = { zh: wordsOf('zh'), en: wordsOf('en'), ko: wordsOf('ko'), ja: wordsOf('ja') };

const entries = (words: Words, path = ''): [string, string][] => Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : entries(value, `${path}${key}.`)));
const PLURAL = /_(zero|one|two|few|many|other)$/;
const bare = (key: string): string => key.replace(PLURAL, '');
const namesIn = (text: string): string => [...new Set(text.match(/\{\{\w+/g))].sort().join();

const faultsIn = (all: Files): string[] => {
  const said = LANGUAGES.map((language) => ({ language, keys: new Map(entries(all[language])) }));
  const keys = new Set(said.flatMap((s) => [...s.keys.keys()].map(bare)));
  const placeholders = new Map<string, Set<string>>();
  for (const { keys: own } of said) for (const [key, text] of own) placeholders.set(bare(key), (placeholders.get(bare(key)) ?? new Set()).add(namesIn(text)));
  /** A remedy stands empty where a reason has none, in every language alike. */
  const isEmptyEverywhere = (key: string): boolean => key.endsWith('.remedy') && said.every((s) => s.keys.get(key) === '');
  return said.flatMap(({ language, keys: own }) => {
    const rules = new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
    return [
      ...[...keys].filter((key) => !own.has(key) && !own.has(`${key}_other`)).map((key) => `${language} ${key}: missing`),
      ...[...own].flatMap(([key, text]) => {
        const faults: string[] = [];
        const category = PLURAL.exec(key)?.[1];
        if (category && !rules.has(category as Intl.LDMLPluralRule)) faults.push('no such plural');
        if (category) for (const rule of rules) if (!own.has(`${bare(key)}_${rule}`) && !(rule === 'other' && own.has(bare(key)))) faults.push(`plural ${rule} missing`);
        if (text.trim() === '' && !isEmptyEverywhere(key) && !/[jJ]oin$/.test(key)) faults.push('empty');
        const expected = placeholders.get(bare(key)) ?? new Set();
        if (expected.size > 1) faults.push(`placeholders differ: ${[...expected].join(' | ')}`);
        if ((language === 'en' || language === 'ko') && /\p{Script=Han}/u.test(text.replace(/[（(].*?[)）]/g, ''))) faults.push('Han letters');
        if (language === 'ko' && /\p{Script=Han}/u.test(text)) faults.push('Han letters');
        if (language !== 'ja' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) faults.push('kana');
        if (language !== 'ko' && /\p{Script=Hangul}/u.test(text)) faults.push('Hangul');
        return [...new Set(faults)].map((fault) => `${language} ${key}: ${fault}`);
      }),
    ];
  });
};

describe('language files', () => {
  test('every key in four languages, same placeholders, right plurals, right letters', () => {
    expect(entries(files.zh).length).toBeGreaterThan(600);
    expect(faultsIn(files)).toEqual([]);
  });
  const withWord = (language: keyof Files, key: string, text: string | undefined): Files => {
    const form = { ...(files[language]['form'] as Words) };
    if (text === undefined) delete form[key];
    else form[key] = text;
    return { ...files, [language]: { ...files[language], form } };
  };
  test.each<[string, Files, string]>([
    ['a key left out', withWord('ko', 'weight', undefined), 'ko form.weight: missing'],
    ['an empty value', withWord('ja', 'weight', ' '), 'ja form.weight: empty'],
    ['a placeholder lost', withWord('ja', 'noPlace', '見つかりません'), 'ja form.noPlace: placeholders differ: {{text | '],
    ['Chinese in English', withWord('en', 'weight', '毛重'), 'en form.weight: Han letters'],
    ['Han in Korean', withWord('ko', 'weight', '총重량'), 'ko form.weight: Han letters'],
    ['a plural Korean has not', withWord('ko', 'placeCount_one', '장소 {{count}}곳'), 'ko form.placeCount_one: no such plural'],
    ['an English plural left out', withWord('en', 'placeCount_one', undefined), 'en form.placeCount_other: plural one missing'],
  ])('a planted fault is found: %s', (_, planted, fault) => {
    expect(faultsIn(planted).some((found) => found.startsWith(fault.trim()))).toBe(true);
  });
});

/** The same in every language: the product's name, languages by their own names, names of sources, signs of units, a code as an example. */
const SAME_EVERYWHERE: readonly string[] = [
  '齐鲁通道', 'Qilu Corridor', '中文', '中', 'English', 'EN', '한국어', '한', '日本語', '日', '中：切换到中文', 'EN: switch to English', 'Natural Earth · GeoNames', 'km', 't', 'kg', 'kg ·', 'm³', 'CO₂e', 'PDF', 'UN3481',
];
/** Keys as they are printed on a keyboard: (t), Ctrl Shift Z. */
const KEYS = /^\(?((Ctrl|Shift|Alt) )*(Enter|Esc|Space|Tab|F\d|[A-Za-z])\)?$/;

describe('pages', () => {
  const pages = readdirSync(`${root}web`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx')).map((file) => `web/${file}`).sort();

  test('no sentence is written into a page', () => {
    expect(pages.length).toBeGreaterThan(30);
    const found = pages.flatMap((page) => visibleTextIn(page, readFileSync(`${root}${page}`, 'utf8')));
    const isSameEverywhere = (text: string): boolean => SAME_EVERYWHERE.includes(text) || KEYS.test(text);
    expect(found.filter((line) => !isSameEverywhere(line.slice(line.indexOf(' ') + 1)))).toEqual([]);
  });
  test.each([
    ['text', '<p>Ready by</p>'], ['text in an expression', "<p>{'Ready by'}</p>"], ['an attribute', '<button title="Ready by" />'], ['an attribute in an expression', "<input placeholder={long ? 'Ready by' : undefined} />"],
    ['a template', '<p>{`Ready by ${at}`}</p>'], ['a condition', "<p>{late && 'Ready by'}</p>"], ['a label', '<b aria-label={`${at} Ready by`} />'], ['Chinese', '<p>就绪</p>'],
  ])('a planted sentence is found: %s', (_, jsx) => {
    expect(visibleTextIn('planted.tsx', `export const Planted = ({ at, late, long }) => (\n  ${jsx}\n);`)).toEqual([expect.stringMatching(/^planted\.tsx:2 (Ready by|就绪)$/)]);
  });
  test('words by key, classes, numbers and signs are no sentences', () => {
    expect(visibleTextIn('fine.tsx', "export const Fine = () => <p className={on ? 'on' : 'off'} title={t('form.weight')} data-testid=\"x\">{t('form.weight')} · {n} → {kind === 'ferry' && t('a.b')}{rows.map((row) => <i key={row}>{row}</i>)}</p>;")).toEqual([]);
  });
});
