import { useTranslation } from 'react-i18next';
import { useSingleKeys } from '../state/use-shortcuts.ts';
import type { View } from '../state/use-view.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';

type Key = readonly [keys: readonly string[], what: string];
const EVERYWHERE: readonly Key[] = [[['+', '−', '0'], 'map'], [['Esc'], 'close'], [['g', 'q'], 'goQuote'], [['g', 'd'], 'goData']];
const KEYS: Readonly<Record<View, readonly Key[]>> = {
  quote: [[['/'], 'firstField'], [['n'], 'new'], [['j', 'k', '↓', '↑'], 'list'], [['t'], 'table'], ...EVERYWHERE],
  data: [[['/'], 'search'], [['j', 'k', '↓', '↑'], 'rows'], [['←', '→'], 'hour'], [['Space'], 'play'], [['t'], 'mapTable'], ...EVERYWHERE],
};

export const KeysButton = ({ view }: { view: View }) => {
  const { t } = useTranslation();
  return (
    <Popover className="icon-button wide-only" label={t('keys.title')} title={t('keys.title')} content={<Keys view={view} />}>
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
        {KEYS[view].map(([keys, what]) => (
          <div key={what} className="keys-row">
            <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <label className="switch"><input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />{t('keys.on')}</label>
    </>
  );
};
