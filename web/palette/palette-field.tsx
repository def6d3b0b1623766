import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { openPalette } from './palette.tsx';
import { useSources } from './registry.ts';

/** The key as the reader's keyboard prints it. */
export const COMMAND_KEY = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** Looks like the field it opens; on a phone only its sign is left. */
export const PaletteField = () => {
  const { t } = useTranslation();
  const hint = t(useSources().some(({ prefix }) => prefix === '#') ? 'chrome.palette.placeholderNumbers' : 'chrome.palette.placeholder');
  return (
    <button type="button" className="palette-opener" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onClick={() => openPalette()} data-testid="palette-open">
      <Icon name="search" />
      <span className="visually-hidden">{t('chrome.palette.title')}</span>
      <span className="wide-only clip">{hint}</span>
      <kbd className="wide-only" aria-hidden="true">{COMMAND_KEY} K</kbd>
    </button>
  );
};
