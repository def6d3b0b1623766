import { useTranslation } from 'react-i18next';
import type { Network, Place } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { Icon } from '../ui/icon.tsx';
import { addDays, weekName, weekNumber } from '../format/week.ts';

const HUB_KINDS: readonly string[] = ['seaport', 'airport', 'rail-terminal'];
/** Where the service of the corridor began; else the first there is. */
const FIRST = ['CNSHD', 'CNWEI'];

/** Frame of the province, degrees: terminals of Jiangsu, Liaoning and Tianjin lie outside. */
const SHANDONG = { west: 114.8, east: 122.8, south: 34.9, north: 38.3 };

/** Terminals of Shandong that something leaves from. */
export const hubsOf = (network: Network | undefined): readonly Place[] => {
  const starts = new Set(network?.services.flatMap(({ sailings }) => sailings.map(({ from }) => from)));
  return (network?.places ?? []).filter(({ id, kind, lon, lat }) => HUB_KINDS.includes(kind) && starts.has(id) && lon > SHANDONG.west && lon < SHANDONG.east && lat > SHANDONG.south && lat < SHANDONG.north);
};
export const firstHub = (hubs: readonly Place[], kept: string | undefined): string | undefined =>
  [kept, ...FIRST].find((id) => hubs.some((hub) => hub.id === id)) ?? hubs[0]?.id;

/** Whose pool, and which week. */
export const HubChoice = ({ hubs, hub, monday, names, onHub, onWeek }: { hubs: readonly Place[]; hub: string; monday: string; names: Names; onHub: (hub: string) => void; onWeek: (monday: string) => void }) => {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="visually-hidden">{t('consolidate.title', { hub: names.short(hub), week: weekNumber(monday) })}</h1>
      <select className="hub-select" value={hub} aria-label={t('consolidate.hub')} onChange={(event) => onHub(event.target.value)} data-testid="hub">
        {hubs.every(({ id }) => id !== hub) && <option value={hub}>{names.place(hub)}</option>}
        {hubs.map(({ id }) => <option key={id} value={id}>{t('consolidate.hubName', { name: names.short(id) })}</option>)}
      </select>
      <span className="week-choice">
        <button type="button" className="icon-button" aria-label={t('consolidate.weekBefore')} title={t('consolidate.weekBefore')} onClick={() => onWeek(addDays(monday, -7))} data-testid="week-before"><Icon name="left" size={14} /></button>
        <span className="num muted" title={weekNumber(monday)} data-testid="week">{weekName(monday)}</span>
        <button type="button" className="icon-button" aria-label={t('consolidate.weekAfter')} title={t('consolidate.weekAfter')} onClick={() => onWeek(addDays(monday, 7))} data-testid="week-after"><Icon name="right" size={14} /></button>
      </span>
    </>
  );
};
