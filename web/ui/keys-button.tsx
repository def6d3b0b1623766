import { useTranslation } from 'react-i18next';
import { useSingleKeys } from '../state/use-shortcuts.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['/'], 'firstField'], [['n'], 'new'], [['j', 'k', '↓', '↑'], 'list'], [['t'], 'table'], [['+', '−', '0'], 'map'], [['Esc'], 'close'],
];

export const KeysButton = () => {
  const { t } = useTranslation();
  return (
    <Popover className="icon-button wide-only" label={t('keys.title')} title={t('keys.title')} content={<Keys />}>
      <Icon name="keyboard" />
    </Popover>
  );
};

const Keys = () => {
  const { t } = useTranslation();
  const [on, setOn] = useSingleKeys();
  return (
    <>
      <h2>{t('keys.title')}</h2>
      <dl className="keys">
        {KEYS.map(([keys, what]) => (
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
