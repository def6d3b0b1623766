import { useTranslation } from 'react-i18next';
import { SPOKEN } from '../i18n/index.ts';
import { foldPanel } from '../state/panels.ts';
import { PHONE, useMedia } from '../state/use-media.ts';
import { useLastDone, useLastUndone } from '../state/undo.ts';
import { useSingleKeys } from '../state/use-shortcuts.ts';
import { toggleTheme } from '../state/use-theme.ts';
import type { View } from '../state/use-view.ts';
import { LANGUAGE_NAMES, useLanguageChoice } from '../ui/language-menu.tsx';
import { COMMAND_KEY } from './palette-field.tsx';
import { useUndo } from '../ui/use-undo.ts';
import { useCommands, type Command } from './use-commands.ts';

/** What can be done from every workspace. */
export const useAppCommands = ({ open, startNew, showKeys }: { open: (view: View) => void; startNew: () => void; showKeys: () => void }): void => {
  const { t, i18n } = useTranslation();
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const move = useUndo();
  const chooseLanguage = useLanguageChoice();
  const done = useLastDone();
  const undone = useLastUndone();
  const isPhone = useMedia(PHONE);
  const ofDesk: readonly Command[] = [
    { name: 'side', icon: 'panels', keys: ['['], run: () => foldPanel('side') },
    { name: 'drawer', icon: 'panels', keys: [']'], run: () => foldPanel('drawer') },
    { name: 'keys', icon: 'keyboard', keys: ['?'], run: showKeys },
    { name: singleKeys ? 'singleKeysOff' : 'singleKeysOn', icon: 'keyboard', run: () => setSingleKeys(!singleKeys) },
  ];
  useCommands('app', [
    { name: 'new', icon: 'plus', keys: ['n'], run: startNew },
    { name: 'goQuote', icon: 'document', keys: ['g', 'q'], run: () => open('quote') },
    { name: 'goConsolidate', icon: 'boxes', keys: ['g', 'c'], run: () => open('consolidate') },
    { name: 'goStock', icon: 'warehouse', keys: ['g', 'w'], run: () => open('stock') },
    { name: 'goData', icon: 'database', keys: ['g', 'd'], run: () => open('data') },
    ...(done ? [{ name: 'undo', icon: 'undo', text: t('chrome.command.undo', { label: done.label }), keys: [`${COMMAND_KEY} Z`], run: () => void move('undo') } satisfies Command] : []),
    ...(undone ? [{ name: 'redo', icon: 'undo', text: t('chrome.command.redo', { label: undone.label }), keys: [`${COMMAND_KEY} Shift Z`], run: () => void move('redo') } satisfies Command] : []),
    // A phone has one column and no keys.
    ...(isPhone ? [] : ofDesk),
    { name: 'theme', icon: 'moon', run: toggleTheme },
    ...SPOKEN.filter((language) => language !== i18n.language).map((language): Command => ({ name: `language-${language}`, icon: 'globe', text: t('chrome.command.language', { name: LANGUAGE_NAMES[language][0] }), run: () => chooseLanguage(language) })),
  ]);
};
