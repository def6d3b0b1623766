import { useTranslation } from 'react-i18next';
import type { IconName } from '../ui/icon.tsx';
import { usePaletteSource, type PaletteRow } from './registry.ts';

export interface Command {
  /** Its words are `chrome.command.<name>` unless `text` says otherwise. */
  readonly name: string;
  readonly icon: IconName;
  readonly text?: string;
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** What a workspace can do, each found by its words in the language shown and in English. */
export const useCommands = (owner: string, commands: readonly Command[]): void => {
  const { t } = useTranslation();
  const row = ({ name, icon, text, keys, run }: Command): PaletteRow => ({
    id: `command:${name}`, icon, text: text ?? t(`chrome.command.${name}`), words: [t(`chrome.command.${name}`, { lng: 'en', defaultValue: '' })].filter(Boolean), ...(keys && { keys }), run,
  });
  usePaletteSource({
    id: `commands-${owner}`, title: t(`chrome.palette.of.${owner}`), prefix: '>',
    rows: () => commands.map(row),
    find: (id) => {
      const found = commands.find(({ name }) => id === `command:${name}`);
      return found && row(found);
    },
  });
};
