import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { searchPlaces } from '../api/client.ts';
import type { Network, Place, Service } from '../api/types.ts';
import { carrierName, makeNames, placeCode, placeName, serviceName } from '../format/names.ts';
import type { Language } from '../format/time.ts';
import { kindIcon, modeIcon } from '../ui/icon.tsx';
import { rankRows } from './rank.ts';
import { usePaletteSource, type PaletteRow } from './registry.ts';

const MOST = 6;
const PAUSE_MS = 100;
const pause = (signal: AbortSignal): Promise<void> => new Promise((done, stop) => {
  const timer = setTimeout(done, PAUSE_MS);
  signal.addEventListener('abort', () => { clearTimeout(timer); stop(new DOMException('', 'AbortError')); });
});

/** Places, which the server finds by any of their names, pinyin and initials, and services, found here. */
export const useNetworkSources = (network: Network | undefined, does: {
  readonly fill: (field: 'from' | 'to', placeId: string) => void;
  readonly show: (kind: 'place' | 'service', id: string) => void;
}): void => {
  const { t, i18n } = useTranslation();
  const names = useMemo(() => makeNames(i18n.language as Language, [], network), [i18n.language, network]);
  const placeRow = (place: Place): PaletteRow => ({
    id: `place:${place.id}`, icon: kindIcon(place.kind), text: names.findPlace(place.id) ? names.place(place.id) : placeName(place, names.language), words: Object.values(place.names),
    hint: placeCode(place) || t(`kind.${place.kind}`, { defaultValue: place.kind }),
    choices: [
      ...(place.country === 'CN' ? [{ id: 'from', icon: 'pin', text: t('map.from'), words: ['from'], run: () => does.fill('from', place.id) } as const] : []),
      { id: 'to', icon: 'flag', text: t('map.to'), words: ['to'], run: () => does.fill('to', place.id) },
      { id: 'show', icon: 'globe', text: t('chrome.palette.showOnMap'), words: ['map'], run: () => does.show('place', place.id) },
    ],
  });
  const serviceRow = (service: Service): PaletteRow => ({
    id: `service:${service.id}`, icon: modeIcon(service.mode), text: serviceName(service, names, t), hint: carrierName(service, names.language), words: [service.id, service.carrier.zh, service.carrier.en, service.vessel],
    run: () => does.show('service', service.id),
  });
  usePaletteSource({
    id: 'places', title: t('chrome.palette.places'),
    rows: async (text, signal) => {
      if (text === '') return [];
      await pause(signal);
      const found = await searchPlaces(text, undefined, signal, MOST);
      if (!found.ok) throw new Error('places could not be read');
      return found.value.map(placeRow);
    },
    find: (id) => {
      const place = id.startsWith('place:') ? names.findPlace(id.slice('place:'.length)) : undefined;
      return place && placeRow(place);
    },
  });
  usePaletteSource({
    id: 'services', title: t('chrome.palette.services'),
    rows: (text) => (text === '' ? [] : rankRows((network?.services ?? []).map(serviceRow), text).slice(0, MOST)),
    find: (id) => {
      const service = id.startsWith('service:') ? names.findService(id.slice('service:'.length)) : undefined;
      return service && serviceRow(service);
    },
  });
};
