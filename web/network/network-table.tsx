import { useTranslation } from 'react-i18next';
import type { Names } from '../format/names.ts';
import { Icon } from '../ui/icon.tsx';
import { TABS, type Tab } from './address.ts';
import type { Shown } from './filters.ts';
import { PlaceTable } from './place-table.tsx';
import { ServiceTable } from './service-table.tsx';
import type { NetworkData } from './types.ts';

/** The map's twin: everything the filters show, as tables. */
export const NetworkTable = ({ network, shown, names, tab, at, selectedId, onTab, onChoose, onClose }: {
  network: NetworkData;
  shown: Shown;
  names: Names;
  tab: Tab;
  at: number;
  selectedId: string | undefined;
  onTab: (tab: Tab) => void;
  onChoose: (kind: 'place' | 'service', id: string) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  return (
    <section className="panel data-table" data-covers-map="bottom" aria-label={t('data.table.title')} data-testid="data-table">
      <header className="data-table-head">
        <h2>{t('data.table.title')}</h2>
        <div className="segments" role="group" aria-label={t('data.lists')}>
          {TABS.map((name) => <button key={name} type="button" aria-pressed={name === tab} onClick={() => onTab(name)}>{t(`data.tab.${name}`, { count: shown[name].length })}</button>)}
        </div>
        <button type="button" className="icon-button" aria-label={t('data.table.close')} title={`${t('data.table.close')} (t)`} onClick={onClose}><Icon name="close" size={14} /></button>
      </header>
      <div className="data-table-scroll" data-own-arrows tabIndex={0} role="group" aria-label={t('data.table.title')}>
        {tab === 'services'
          ? <ServiceTable network={network} services={shown.services} names={names} at={at} selectedId={selectedId} onChoose={(id) => onChoose('service', id)} />
          : <PlaceTable network={network} places={shown.places} names={names} selectedId={selectedId} onChoose={(id) => onChoose('place', id)} />}
      </div>
    </section>
  );
};
