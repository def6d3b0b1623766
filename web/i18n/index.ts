import { changeLanguage, use as plugIn } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../format/time.ts';
import en from './en.json';
import zh from './zh.json';

const KEY = 'qilu.language';

/** Chinese first; English for a reader whose browser asks for no Chinese. */
const initial = (): Language => {
  const kept = localStorage.getItem(KEY);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) || !navigator.languages.some((tag) => tag.toLowerCase().startsWith('en')) ? 'zh' : 'en';
};

export const startLanguage = (): Promise<unknown> =>
  plugIn(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: initial(),
    fallbackLng: 'en',
    // React escapes; twice would show the escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
  });

export const chooseLanguage = (language: Language): void => {
  localStorage.setItem(KEY, language);
  void changeLanguage(language);
};
