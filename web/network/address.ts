/** The Data workspace in the address bar: what is chosen, the filters, the moment, and whether tables stand for the map. */
import type { Filters } from './filters.ts';

export interface Selection {
  readonly kind: 'place' | 'service';
  readonly id: string;
}
export const TABS = ['services', 'places'] as const;
export type Tab = (typeof TABS)[number];
export interface DataView {
  readonly filters: Filters;
  readonly selection: Selection | undefined;
  readonly tab: Tab;
  readonly isTable: boolean;
  /** Hour of the week, from Monday 00:00 of the reader; undefined: now. */
  readonly hour: number | undefined;
}

export const isDataAddress = (search: string): boolean => new URLSearchParams(search).get('view') === 'data';

const list = (text: string | null): readonly string[] => (text ? text.split('.').filter(Boolean) : []);

export const fromDataSearch = (text: string): DataView => {
  const search = new URLSearchParams(text);
  const place = search.get('place');
  const service = search.get('service');
  const hour = Number(search.get('hour') ?? 'none');
  return {
    filters: { modes: list(search.get('modes')), statuses: list(search.get('status')), calendars: list(search.get('calendar')), text: search.get('q') ?? '' },
    selection: place ? { kind: 'place', id: place } : service ? { kind: 'service', id: service } : undefined,
    tab: search.get('tab') === 'places' ? 'places' : 'services',
    isTable: search.get('table') === '1',
    hour: Number.isInteger(hour) && hour >= 0 && hour < 169 ? hour : undefined,
  };
};

/** What equals the resting view is left out. */
export const toDataSearch = ({ filters, selection, tab, isTable, hour }: DataView): string => {
  const search = new URLSearchParams({ view: 'data' });
  const put = (key: string, value: string): void => {
    if (value !== '') search.set(key, value);
  };
  put('modes', filters.modes.join('.'));
  put('status', filters.statuses.join('.'));
  put('calendar', filters.calendars.join('.'));
  put('q', filters.text);
  if (tab !== 'services') put('tab', tab);
  if (selection) put(selection.kind, selection.id);
  if (hour !== undefined) put('hour', String(hour));
  if (isTable) put('table', '1');
  return `?${search}`;
};
