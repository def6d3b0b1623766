import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { languageTag, type Language } from '../format/time.ts';
import { AWAITS_REVIEW, chooseLanguage, SPOKEN } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import { Popover, PopoverClose } from './popover.tsx';
import { showToast } from './toasts.ts';

/** Each language by its own name, with the mark that stands on the button. */
export const LANGUAGE_NAMES: Readonly<Record<Language, readonly [name: string, mark: string]>> = { zh: ['中文', '中'], en: ['English', 'EN'], ko: ['한국어', '한'], ja: ['日本語', '日'] };

/** Chooses a language, or says that its words could not be read. */
export const useLanguageChoice = (): ((language: Language) => void) => {
  const { t } = useTranslation();
  return (language) => void chooseLanguage(language).catch(() => showToast({ tone: 'error', text: t('chrome.language.failed', { name: LANGUAGE_NAMES[language][0] }) }));
};

export const LanguageMenu = () => {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const [name, mark] = LANGUAGE_NAMES[language];
  const title = t('chrome.language.title', { name });
  return (
    <Popover className="icon-button lang-button" label={`${mark} · ${title}`} title={title} testId="language" content={<Languages />}>
      <span lang={languageTag(language)}>{mark}</span>
    </Popover>
  );
};

const Languages = () => {
  const close = useContext(PopoverClose);
  const { t, i18n } = useTranslation();
  const choose = useLanguageChoice();
  return (
    <ul className="languages">
      {SPOKEN.map((language) => (
        <li key={language}>
          <button type="button" lang={languageTag(language)} aria-current={language === i18n.language ? 'true' : undefined} onClick={() => { choose(language); close(); }} data-testid={`language-${language}`}>
            <span className="language-tick">{language === i18n.language && <Icon name="check" size={14} />}</span>
            <span>{LANGUAGE_NAMES[language][0]}</span>
            {AWAITS_REVIEW.includes(language) && <span className="caption" lang={languageTag(i18n.language as Language)}>{t('chrome.language.review')}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
};
