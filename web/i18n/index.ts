/** The words of the pages: Chinese and English come with the page, any other language when it is chosen. */
import i18next, { changeLanguage, use as plugIn } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '../format/time.ts';
import { keep, readKept } from '../state/kept.ts';
import en from './en.json';
import zh from './zh.json';

const KEY = 'qilu.language';
const files = import.meta.glob<{ readonly default: Readonly<Record<string, unknown>> }>(['./*.json', '!./zh.json', '!./en.json']);
const fileOf = (language: Language): (() => Promise<{ readonly default: Readonly<Record<string, unknown>> }>) | undefined => files[`./${language}.json`];

/** Languages whose words are there. */
export const SPOKEN: readonly Language[] = LANGUAGES.filter((language) => language === 'zh' || language === 'en' || fileOf(language) !== undefined);
/** Translated with care, but no native reader has been through it yet. */
export const AWAITS_REVIEW: readonly Language[] = ['ko', 'ja'];

/** What was chosen; else Chinese for a reader whose browser asks for it anywhere, or for no language spoken here; else the first it asks for. */
const firstLanguage = (): Language => {
  const kept = readKept(KEY);
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  return SPOKEN.find((language) => language === kept) ?? (wanted.includes('zh') ? 'zh' : wanted.flatMap((tag) => SPOKEN.find((language) => language === tag) ?? [])[0]) ?? 'zh';
};

const load = async (language: Language): Promise<void> => {
  const file = fileOf(language);
  if (!file || i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', (await file()).default);
};

export const startLanguage = async (): Promise<void> => {
  await plugIn(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: 'zh',
    fallbackLng: 'en',
    // React escapes; twice would show the escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
    partialBundledLanguages: true,
  });
  const language = firstLanguage();
  // Words that do not come must not keep the page from opening.
  await load(language).then(() => changeLanguage(language), () => changeLanguage('en'));
};

/** Refused when the words could not be read: the page then stays as it is. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  await load(language);
  keep(KEY, language);
  await changeLanguage(language);
};
