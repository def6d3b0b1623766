import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMAND_KEY } from '../palette/palette-field.tsx';
import { useShortcuts, useSingleKeys } from '../state/use-shortcuts.ts';
import type { View } from '../state/use-view.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';

type Key = readonly [keys: readonly string[], what: string];
const EVERYWHERE: readonly Key[] = [
  [['+', '−', '0'], 'map'], [['['], 'side'], [[']'], 'drawer'], [['g', 'q'], 'goQuote'], [['g', 'c'], 'goConsolidate'], [['g', 'w'], 'goStock'], [['g', 'd'], 'goData'], [['?'], 'keys'], [['Esc'], 'close'],
];
/** These hold a key down or stand alone on the keyboard: nobody types them by accident, so they stay on. */
const ALWAYS: readonly Key[] = [[[`${COMMAND_KEY} K`], 'palette'], [['F6', 'Shift F6'], 'regions'], [[`${COMMAND_KEY} Z`], 'undo'], [[`${COMMAND_KEY} Shift Z`], 'redo']];
/** Words of the keys of the frame; the rest are the workspaces' own. */
const FRAME: readonly string[] = ['palette', 'regions', 'undo', 'redo', 'side', 'drawer', 'share', 'keys'];
const KEYS: Readonly<Record<View, readonly Key[]>> = {
  quote: [[['/'], 'firstField'], [['n'], 'new'], [['j', 'k', '↓', '↑'], 'list'], [['s'], 'save'], [['t'], 'table'], [['Space'], 'tick'], [['c'], 'compare'], [['x'], 'share'], ...EVERYWHERE],
  consolidate: [[['/'], 'pool'], [['n'], 'addConsignment'], [['j', 'k', '↓', '↑'], 'boxes'], [['l'], 'pin'], [['m'], 'move'], [['.'], 'stop'], [['t'], 'planTables'], ...EVERYWHERE],
  stock: [[['n'], 'importAssortment'], [['j', 'k', '↓', '↑'], 'sites'], [['o'], 'toggleSite'], [['l'], 'freeSite'], [['.'], 'stop'], [['c'], 'compareStock'], [['t'], 'planTables'], ...EVERYWHERE],
  data: [[['/'], 'search'], [['j', 'k', '↓', '↑'], 'rows'], [['←', '→'], 'hour'], [['Space'], 'play'], [['t'], 'mapTable'], ...EVERYWHERE],
};

export const KeysButton = ({ view }: { view: View }) => {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useShortcuts({ '?': () => button.current?.click() });
  return (
    <Popover buttonRef={button} testId="keys" className="icon-button wide-only" label={t('keys.title')} title={t('keys.title')} content={<Keys view={view} />}>
      <Icon name="keyboard" />
    </Popover>
  );
};

const Keys = ({ view }: { view: View }) => {
  const { t } = useTranslation();
  const [on, setOn] = useSingleKeys();
  return (
    <>
      <h2>{t('keys.title')}</h2>
      <dl className="keys">
        {KEYS[view].map((row) => <Row key={row[1]} row={row} isOff={!on && row[1] !== 'close'} />)}
        {ALWAYS.map((row) => <Row key={row[1]} row={row} isOff={false} />)}
      </dl>
      <label className="switch"><input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />{t('keys.on')}</label>
    </>
  );
};

const Row = ({ row: [keys, what], isOff }: { row: Key; isOff: boolean }) => {
  const { t } = useTranslation();
  return (
    <div className={`keys-row${isOff ? ' off' : ''}`}>
      <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
      <dd>{t(FRAME.includes(what) ? `chrome.keys.${what}` : `keys.${what}`)}</dd>
    </div>
  );
};
