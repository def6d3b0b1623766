import { useMemo, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import type { Names } from '../format/names.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { TABS, type DataView } from './address.ts';
import { FilterChips } from './filter-chips.tsx';
import { hasFilters, NO_FILTERS, type Filters, type Shown } from './filters.ts';
import { PlaceList } from './place-list.tsx';
import { ServiceRows } from './service-rows.tsx';
import type { NetworkData } from './types.ts';

/** What of the network is shown, and how much of it: nothing is left out without being counted here. */
export const NetworkPanel = ({ network, shown, names, view, hotId, failure, search, onRetry, onChange, onHot, onChoose }: {
  network: NetworkData | undefined;
  shown: Shown;
  names: Names;
  view: DataView;
  hotId: string | undefined;
  failure: Failure | undefined;
  search: RefObject<HTMLInputElement | null>;
  onRetry: () => void;
  onChange: (part: Partial<DataView>) => void;
  onHot: (id: string | undefined) => void;
  onChoose: (kind: 'place' | 'service', id: string) => void;
}) => {
  const { t } = useTranslation();
  const { filters, tab, selection } = view;
  const set = (part: Partial<Filters>): void => onChange({ filters: { ...filters, ...part } });
  const counts = { services: shown.services.length, ofServices: network?.services.length ?? 0, places: shown.places.length, ofPlaces: network?.places.length ?? 0 };
  // Hundreds of rows: they change with what is shown, not with the moment on the map.
  const list = useMemo(
    () => tab === 'services' ? <ServiceRows services={shown.services} names={names} selectedId={selection?.id} onHot={onHot} onChoose={(id) => onChoose('service', id)} /> : <PlaceList places={shown.places} names={names} selectedId={selection?.id} onChoose={(id) => onChoose('place', id)} />,
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the callbacks only name what was chosen
    [tab, shown, names, selection?.id],
  );
  return (
    <div id="left-panel" className="panel side full data-side" data-covers-map="left" aria-busy={!network && !failure}>
      <header className="data-head">
        <h1>{t('data.title')}</h1>
        {network && <p className="caption num" role="status" data-testid="data-count">{t('data.count', counts)}</p>}
        {hasFilters(filters) && <button type="button" className="link-button" onClick={() => onChange({ filters: NO_FILTERS })} data-testid="clear-filters">{t('data.clear')}</button>}
      </header>
      <div className="side-scroll" data-hot={hotId}>
        {failure && !network && <div className="data-failure"><ProblemBox failure={failure} leftover={[]} isForm={false} onRetry={onRetry} /></div>}
        {!network && !failure && <Skeleton />}
        {network && (
          <>
            <div className="data-search">
              <Icon name="search" size={14} />
              <input ref={search} className="control" type="search" value={filters.text} placeholder={t('data.searchHint')} aria-label={t('data.search')} autoComplete="off" spellCheck={false} onChange={(event) => set({ text: event.target.value })} data-testid="data-search" />
            </div>
            <FilterChips network={network} filters={filters} onChange={set} />
            <div className="list-head data-tabs">
              <div className="segments" role="group" aria-label={t('data.lists')}>
                {TABS.map((name) => <button key={name} type="button" aria-pressed={name === tab} onClick={() => onChange({ tab: name })} data-testid={`tab-${name}`}>{t(`data.tab.${name}`, { count: shown[name].length })}</button>)}
              </div>
            </div>
            {shown[tab].length === 0 ? (
              <div className="data-empty" data-testid="data-empty">
                <p>{t(`data.empty.${tab}`)}</p>
                <button type="button" className="button small" onClick={() => onChange({ filters: NO_FILTERS })}>{t('data.clear')}</button>
              </div>
            ) : list}
          </>
        )}
      </div>
    </div>
  );
};

const Skeleton = () => <div className="skeleton" aria-hidden="true">{[0, 1, 2, 3, 4, 5].map((row) => <div key={row} />)}</div>;
