import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import type { Network } from '../api/types.ts';
import { makeNames } from '../format/names.ts';
import type { Language } from '../format/time.ts';
import type { MapHandle } from '../map/map-view.tsx';
import { useCommands } from '../palette/use-commands.ts';
import type { Question } from '../state/question.ts';
import { unfoldPanel } from '../state/panels.ts';
import { useShortcuts } from '../state/use-shortcuts.ts';
import { PanelEdge } from '../ui/panel-edge.tsx';
import { callsAt, dataScene } from './data-scene.ts';
import { DetailPanel } from './detail-panel.tsx';
import { byKind, filterNetwork, hasFilters, inOrder, NO_FILTERS } from './filters.ts';
import { MapBar } from './map-bar.tsx';
import { NetworkPanel } from './network-panel.tsx';
import { NetworkTable } from './network-table.tsx';
import type { NetworkData } from './types.ts';
import { useDataView } from './use-data-view.ts';
import { useReach } from './use-reach.ts';
import { ofServices, useRuns, useSceneRuns } from './use-runs.ts';
import { useWeek } from './use-week.ts';
import { WeekPanel } from './week-panel.tsx';

/** The lists can be read before the map's code has come. */
const MapView = lazy(() => import('../map/map-view.tsx').then((module) => ({ default: module.MapView })));
/** Kinds of places a consignment may start from: their reach is shown. */
const ORIGINS: readonly string[] = ['district', 'city'];
const NOTHING = { owner: undefined, step: undefined };

/** The Data workspace: the network as ground, what of it is shown left, the week below, the chosen place or service right. */
export const NetworkWorkspace = ({ network: given, failure, onRetry, onQuote }: {
  network: Network | undefined;
  failure: Failure | undefined;
  onRetry: () => void;
  onQuote: (pair: Partial<Question>) => void;
}) => {
  const { t, i18n } = useTranslation();
  const network = given as NetworkData | undefined;
  const names = useMemo(() => makeNames(i18n.language as Language, [], given), [i18n.language, given]);
  const { view, change } = useDataView();
  const { filters, selection, tab, isTable } = view;
  const shown = useMemo(() => (network ? filterNetwork(network, filters) : { services: [], places: [] }), [network, filters]);
  const time = useWeek(view.hour, useCallback((hour) => change({ hour }), [change]));
  const [hot, setHot] = useState<string>();
  const map = useRef<MapHandle>(null);
  const search = useRef<HTMLInputElement>(null);

  const place = selection?.kind === 'place' ? network?.places.find(({ id }) => id === selection.id) : undefined;
  const service = selection?.kind === 'service' ? network?.services.find(({ id }) => id === selection.id) : undefined;
  const origin = place && ORIGINS.includes(place.kind) && place.country === 'CN' ? place.id : undefined;
  const reached = useReach(origin);
  const scene = useMemo(() => network && dataScene(network, shown, selection, reached, names, t), [network, shown, selection, reached, names, t]);
  const weekRuns = useRuns(network, names, time.week);
  const shownRuns = useMemo(() => ofServices(weekRuns, shown.services), [weekRuns, shown.services]);
  // With something chosen only its own are on the map: the rest has stepped back.
  const mapRuns = useMemo(() => {
    if (service) return weekRuns.filter((run) => run.service === service.id);
    if (origin) return [];
    return place ? ofServices(shownRuns, callsAt(shown.services, place.id)) : shownRuns;
  }, [service, origin, place, weekRuns, shownRuns, shown.services]);
  const sceneRuns = useSceneRuns(network, mapRuns, time.at);

  const choose = (kind: 'place' | 'service', id: string): void => change({ selection: { kind, id } });
  const close = (): void => change({ selection: undefined });
  const pick = (owner: string): void => choose(network?.services.some(({ id }) => id === owner) ? 'service' : 'place', owner);
  const step = (by: 1 | -1): boolean => {
    const rows = tab === 'services' ? inOrder(shown.services) : byKind(shown.places).flatMap(([, list]) => list);
    const at = rows.findIndex(({ id }) => id === selection?.id);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return false;
    choose(tab === 'services' ? 'service' : 'place', next.id);
    document.getElementById(`row-${next.id}`)?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  const closeLayer = (): boolean => {
    if (selection) close();
    else if (isTable) change({ isTable: false });
    else if (hasFilters(filters)) change({ filters: NO_FILTERS });
    else return false;
    return true;
  };
  /** Space belongs to the control that has the focus, if one has. */
  const isFree = (): boolean => !(document.activeElement instanceof HTMLElement) || document.activeElement === document.body || document.activeElement.matches('[type=range], [data-own-arrows]');
  useShortcuts({
    '/': () => { unfoldPanel('side'); search.current?.focus(); },
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
    ArrowLeft: () => time.set(time.hour - 1), ArrowRight: () => time.set(time.hour + 1),
    ' ': () => (isFree() ? time.play(!time.isPlaying) : false),
    t: () => change({ isTable: !isTable }),
    '+': () => map.current?.zoom(1), '=': () => map.current?.zoom(1), '-': () => map.current?.zoom(-1), '0': () => map.current?.fit(),
    Escape: closeLayer,
  });
  useCommands('data', [
    { name: 'search', icon: 'search', keys: ['/'], run: () => { unfoldPanel('side'); requestAnimationFrame(() => search.current?.focus()); } },
    { name: 'mapTable', icon: 'table', keys: ['t'], run: () => change({ isTable: !isTable }) },
    { name: 'play', icon: 'play', keys: ['Space'], run: () => time.play(!time.isPlaying) },
    { name: 'zoomIn', icon: 'plus', keys: ['+'], run: () => map.current?.zoom(1) },
    { name: 'zoomOut', icon: 'minus', keys: ['−'], run: () => map.current?.zoom(-1) },
    { name: 'fit', icon: 'fit', keys: ['0'], run: () => map.current?.fit() },
  ]);
  const quote = (to: string): void => {
    const cargo = reached.reach?.cargo;
    onQuote({ from: origin ?? '', to, ...(cargo && { weightKg: String(cargo.weightKg), volumeCbm: String(cargo.volumeCbm) }) });
  };
  const hasDetail = place !== undefined || service !== undefined;
  return (
    <main className={`stage data-stage${hasDetail ? ' with-detail' : ''}${isTable ? ' with-table' : ''}${time.isPlaying ? ' playing' : ''}`}>
      <NetworkPanel network={network} shown={shown} names={names} view={view} hotId={hot} failure={failure} search={search} onRetry={onRetry} onChange={change} onHot={setHot} onChoose={choose} />
      <PanelEdge edge="side" panelId="left-panel" name={t('chrome.panel.left')} />
      <Suspense fallback={<div className="ground" />}>
        <MapView handle={map} scene={scene} hot={hot === undefined ? NOTHING : { owner: hot, step: undefined }} runs={network && sceneRuns} onHot={setHot} onPick={pick} onHub={(id) => choose('place', id)} onSea={close} />
      </Suspense>
      <MapBar scene={scene} reached={reached} isTable={isTable} onFocus={(points) => map.current?.focus(points)} onFit={() => map.current?.fit()} onTable={() => change({ isTable: !isTable })} />
      {network && isTable && <NetworkTable network={network} shown={shown} names={names} tab={tab} at={time.at} selectedId={selection?.id} onTab={(next) => change({ tab: next })} onChoose={choose} onClose={() => change({ isTable: false })} />}
      {network && !isTable && <WeekPanel network={network} names={names} time={time} runs={shownRuns} service={service} onChoose={(id) => choose('service', id)} onHot={setHot} />}
      {network && !isTable && <PanelEdge edge="drawer" panelId="drawer" name={t('data.week.title')} isFixed />}
      {network && hasDetail && <DetailPanel network={network} place={place} service={service} names={names} at={time.at} reached={origin === undefined ? undefined : reached} hotId={hot} onHot={setHot} onChoose={choose} onQuote={quote} onClose={close} />}
    </main>
  );
};
