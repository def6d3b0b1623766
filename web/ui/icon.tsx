/** Drawn on a 16 by 16 grid with one stroke. */
const PATHS = {
  truck: 'M1.5 4h7.5v7H1.5zM9 6.5h3l2.5 2.5v2H9M4.5 13a1.25 1.25 0 1 0 0-2.5 1.25 1.25 0 0 0 0 2.5M11.5 13a1.25 1.25 0 1 0 0-2.5 1.25 1.25 0 0 0 0 2.5',
  ferry: 'M2 8.5h12l-1.5 3.5h-9zM4 8.5v-3h7l1.5 3M6 5.5V3h2.5v2.5M1.5 14.5q1.1-1 2.2 0t2.2 0 2.2 0 2.2 0 2.2 0 2-.3',
  ship: 'M1.5 9.5h13l-2 4h-9zM3.5 9.5v-3h3v3M6.5 9.5v-5.5h3v5.5M9.5 9.5v-3h3v3',
  plane: 'M8 1.5c.8 0 1.2 1 1.2 2v3l5 3v1.3l-5-1.5v3l1.5 1.2v1L8 13.8l-2.7.7v-1l1.5-1.2v-3l-5 1.5V9.5l5-3v-3c0-1 .4-2 1.2-2z',
  train: 'M4 2h8v9H4zM4 7h8M6 9h.01M10 9h.01M5.5 11l-2 3M10.5 11l2 3M4.5 12.8h7',
  envelope: 'M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5',
  warehouse: 'M1.5 14V6L8 2.5 14.5 6v8M4.5 14V8.5h7V14M4.5 11.2h7',
  anchor: 'M8 5.5a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4M8 5.5V14M5.5 7.8h5M2.5 9.5c.4 2.8 2.6 4.5 5.5 4.5s5.1-1.7 5.5-4.5',
  stamp: 'M5.5 9.5c.9-1.6.5-2.7.1-3.8C5 3.9 6.2 2 8 2s3 1.9 2.4 3.7c-.4 1.1-.8 2.2.1 3.8h2v2.5h-9V9.5zM3 14.3h10',
  clock: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M8 4.5V8l2.5 1.7',
  box: 'M2 5l6-3 6 3v6.5l-6 3-6-3zM2 5l6 3 6-3M8 8v6.5',
  handover: 'M2 8.5h7M6.5 5.5l3 3-3 3M9.5 2.5H14v12H9.5',
  pin: 'M8 14.5c3-3.3 4.5-5.6 4.5-7.7a4.5 4.5 0 0 0-9 0c0 2.1 1.5 4.4 4.5 7.7M8 8.3a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3',
  city: 'M2 14V6h5v8M7 14V2.5h6V14M1 14h14M4 8.5h1M4 11h1M9.5 5.5h1M9.5 8h1M9.5 10.5h1',
  market: 'M2 6.5l1-4h10l1 4M2.8 8v6h10.4V8M2 6.5c0 2 3 2 3 0 0 2 3 2 3 0 0 2 3 2 3 0 0 2 3 2 3 0M6.5 14v-3.5h3V14',
  swap: 'M2.5 5.5h10L10 3M13.5 10.5h-10L6 13',
  edit: 'M2.5 13.5l.7-3.2 7.8-7.8 2.5 2.5-7.8 7.8zM9.5 4l2.5 2.5',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  right: 'M6 3.5L10.5 8 6 12.5',
  left: 'M10 3.5L5.5 8 10 12.5',
  up: 'M3.5 10L8 5.5 12.5 10',
  share: 'M4.3 9.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4M11.7 5.5a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4M11.7 13.9a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4M5.8 7.2l4.4-2.5M5.8 8.8l4.4 2.5',
  globe: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M1.8 8h12.4M8 1.8c2 1.7 2.8 3.8 2.8 6.2S10 12.5 8 14.2C6 12.5 5.2 10.4 5.2 8S6 3.5 8 1.8',
  command: 'M3 5l3 3-3 3M8 11.5h5',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  panels: 'M2 3h12v10.5H2zM6.5 3v10.5M6.5 9.5H14',
  down: 'M3.5 6L8 10.5 12.5 6',
  arrow: 'M2.5 8h11M9.5 4l4 4-4 4',
  info: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M8 7.3v3.9M8 4.9v.01',
  moon: 'M13.6 9.7A6 6 0 0 1 6.3 2.4a6 6 0 1 0 7.3 7.3z',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M8 1.3v1.4M8 13.3v1.4M1.3 8h1.4M13.3 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M12.7 3.3l-1 1M4.3 11.7l-1 1',
  keyboard: 'M1.5 4h13v8.5h-13zM4 6.7h.01M6.7 6.7h.01M9.3 6.7h.01M12 6.7h.01M4 9.8h.01M12 9.8h.01M6 9.8h4',
  table: 'M2 3h12v10.5H2zM2 6.5h12M2 10h12M6.5 6.5v7',
  chart: 'M2.5 2v11.5H14M5.5 9.8v.01M8 6.5v.01M11.5 4.5v.01',
  document: 'M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.8 8h4.4M5.8 11h4.4',
  check: 'M2.5 8.5l3.5 3.5 7.5-8',
  database: 'M2.5 3.8c0-1.2 2.5-2 5.5-2s5.5.8 5.5 2-2.5 2-5.5 2-5.5-.8-5.5-2v8.4c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2V3.8M2.5 8c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2',
  border: 'M5 2v12M11 2v12M5 5h6M5 11h6',
  flag: 'M3.5 14.5v-13M3.5 2.5h9l-2 3 2 3h-9',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10M10.7 10.7l3.6 3.6',
  play: 'M4.5 2.5l8.5 5.5-8.5 5.5z',
  pause: 'M5 3v10M11 3v10',
  spot: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  lock: 'M3.5 7.5h9v6.5h-9zM5.3 7.5V5.2a2.7 2.7 0 0 1 5.4 0v2.3',
  snow: 'M8 1.5v13M2.4 4.75l11.2 6.5M13.6 4.75l-11.2 6.5M6.3 2.7L8 4.3l1.7-1.6M6.3 13.3L8 11.7l1.7 1.6',
  stop: 'M4 4h8v8H4z',
  boxes: 'M5 2h6v5H5zM1.5 9h6v5h-6zM8.5 9h6v5h-6zM7.2 4h1.6M3.7 11h1.6M10.7 11h1.6',
  warning: 'M8 2l6.5 11.5h-13zM8 6.5v3.5M8 11.8v.01',
} as const;
export type IconName = keyof typeof PATHS;

const MODE_ICONS: Readonly<Record<string, IconName>> = { road: 'truck', ferry: 'ferry', sea: 'ship', air: 'plane', rail: 'train', post: 'envelope' };
const KIND_ICONS: Readonly<Record<string, IconName>> = {
  district: 'pin', city: 'city', 'bonded-zone': 'box', seaport: 'anchor', airport: 'plane', 'rail-terminal': 'train', 'rail-station': 'train', border: 'border', park: 'flag', 'customs-office': 'stamp',
  'postal-office': 'envelope', 'overseas-warehouse': 'warehouse', market: 'market', 'trade-market': 'market', 'policy-zone': 'flag', laboratory: 'check',
};
/** Data may name a mode or a kind of place that has no drawing: it gets a plain one. */
export const modeIcon = (mode: string | null | undefined): IconName => MODE_ICONS[mode ?? 'road'] ?? 'arrow';
export const kindIcon = (kind: string): IconName => KIND_ICONS[kind] ?? 'spot';

export const Icon = ({ name, size = 16, mode, className }: { name: IconName; size?: number; mode?: string | undefined; className?: string }) => (
  <svg className={['icon', mode && `of-mode m-${mode}`, className].filter(Boolean).join(' ')} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
