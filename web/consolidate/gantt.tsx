import { useTranslation } from 'react-i18next';
import type { Names } from '../format/names.ts';
import { formatInstant, formatTick, midnights } from '../format/time.ts';
import { Icon } from '../ui/icon.tsx';
import { useWidth } from '../ui/use-width.ts';
import { urgencyOf } from './cut-off.ts';
import { dragGoods } from './drag.ts';
import type { GanttRow } from './gantt-rows.ts';
import { fillOf, isReefer, LOOSE } from './plan-model.ts';

const ROW = 26;
const HEAD = 22;
const DAY = 86_400_000;
const TICK_WIDTH = 76;

export interface GanttProps {
  readonly rows: readonly GanttRow[];
  readonly names: Names;
  readonly zone: string;
  readonly now: number;
  readonly selected: string | undefined;
  readonly isPinned: (row: GanttRow) => boolean;
  readonly sprung: string | undefined;
  readonly onSelect: (batchId: string) => void;
}

/** The plan along one time axis. A row is dragged onto another departure of the board; 移到… does the same by button. */
export const Gantt = ({ rows, names, zone, now, selected, isPinned, sprung, onSelect }: GanttProps) => {
  const { t } = useTranslation();
  return (
    <div className="gantt" data-testid="gantt">
      <ol className="gantt-names" aria-label={t('consolidate.tab.gantt')}>
        {rows.map((row, i) => {
          const { batch, departure } = row;
          const isNext = rows[i + 1]?.departure !== departure;
          return (
            <li key={batch.id} className={isNext ? 'last' : ''}>
              <button type="button" id={`gantt-${batch.id}`} className={`gantt-name${sprung === batch.id ? ' sprung' : ''}`} aria-pressed={batch.id === selected} draggable onDragStart={(event) => dragGoods(event, batch.consignments)} onClick={() => onSelect(batch.id)} title={t('consolidate.dragHint')} data-testid="gantt-row">
                <span className="gantt-mark">{isPinned(row) ? <Icon name="lock" size={12} /> : isReefer(batch.unit) ? <Icon name="snow" size={12} className="reefer" /> : null}</span>
                <b className={fillOf(batch).state === 'low' ? 'low' : ''}>{batch.unit === LOOSE ? t('consolidate.loose') : batch.unit}</b>
                <span className="clip">{names.short(departure.port)}</span>
                <span className="num muted">{t('consolidate.lots', { count: batch.consignments.length })}</span>
                <span className="visually-hidden">{words(row, names, zone, t)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <Bars rows={rows} names={names} zone={zone} now={now} selected={selected} />
    </div>
  );
};

const words = ({ cutOff, ride, available }: GanttRow, names: Names, zone: string, t: (key: string, values: Record<string, string>) => string): string =>
  t('consolidate.ganttWords', { cutOff: formatInstant(cutOff, zone, names.language), departs: formatInstant(ride[0], zone, names.language), arrives: formatInstant(ride[1], zone, names.language), available: formatInstant(available, zone, names.language) });

const Bars = ({ rows, names, zone, now, selected }: Pick<GanttProps, 'rows' | 'names' | 'zone' | 'now' | 'selected'>) => {
  const { t } = useTranslation();
  const [box, given] = useWidth<HTMLDivElement>(560);
  // A day keeps so much room that its name is legible; a long plan scrolls.
  const first = Math.min(...rows.map(({ stuffing }) => stuffing[0]));
  const last = Math.max(...rows.map(({ available }) => available));
  const from = Math.min(midnights(first - DAY, first, zone, 1).at(-1) ?? first, first);
  const to = Math.max(last + DAY / 4, from + DAY);
  const width = Math.max(given, ((to - from) / DAY) * 54);
  const px = (at: number): number => 2 + ((at - from) / (to - from)) * (width - 8);
  const days = midnights(from, to, zone, 1);
  const step = Math.max(1, Math.ceil(TICK_WIDTH / ((width / (to - from)) * DAY)));
  const height = HEAD + rows.length * ROW;
  return (
    <div ref={box} className="gantt-bars" aria-hidden="true">
      <svg width={width} height={height}>
        {days.map((at) => <line key={at} className="day" x1={px(at)} x2={px(at)} y1={HEAD} y2={height} />)}
        {days.filter((_, i) => i % step === 0).filter((at) => px(at) + TICK_WIDTH - 12 < width).map((at) => <text key={at} className="axis" x={px(at) + 5} y={15}>{formatTick(at, zone, names.language)}</text>)}
        {rows.map((row, i) => {
          const y = HEAD + i * ROW;
          const middle = y + ROW / 2;
          const urgency = urgencyOf({ kind: '', at: row.cutOff }, now);
          const isPast = row.cutOff <= now;
          return (
            <g key={row.batch.id} className={`m-${row.departure.mode}${row.batch.id === selected ? ' on' : ''}`}>
              <rect className="gantt-lane" x={0} y={y} width={width} height={ROW} />
              {rows[i + 1]?.departure !== row.departure && <line className="gantt-line" x1={0} x2={width} y1={y + ROW} y2={y + ROW} />}
              <line className="gantt-wait" x1={px(row.stuffing[1])} x2={px(row.ride[0])} y1={middle} y2={middle} />
              <rect className="gantt-stuffing" x={px(row.stuffing[0])} y={middle - 5.5} width={Math.max(4, px(row.stuffing[1]) - px(row.stuffing[0]))} height={11} rx={3} />
              <rect className={`gantt-ride${row.batch.unit === LOOSE ? ' loose' : ''}`} x={px(row.ride[0])} y={middle - 6.5} width={Math.max(6, px(row.ride[1]) - px(row.ride[0]))} height={13} rx={2} />
              <line className="gantt-on" x1={px(row.ride[1]) + 2} x2={px(row.available) - 5} y1={middle} y2={middle} />
              <path className="gantt-had" d={`M${px(row.available)},${middle - 5}l5,5-5,5-5-5z`} />
              <g className={`gantt-cut ${isPast ? 'past' : urgency}`}><path d={`M${px(row.cutOff) - 4.5},${middle - 9}h9l-4.5,6z`} /><line x1={px(row.cutOff)} x2={px(row.cutOff)} y1={middle - 9} y2={middle + 9} /></g>
            </g>
          );
        })}
        {now >= from && now <= to && <g className="gantt-now"><line x1={px(now)} x2={px(now)} y1={HEAD - 3} y2={height} /><circle cx={px(now)} cy={HEAD - 3} r="3" /><title>{t('consolidate.now', { at: formatInstant(now, zone, names.language) })}</title></g>}
      </svg>
    </div>
  );
};

/** What the marks of the Gantt stand for. */
export const GanttKey = ({ mode }: { mode: string }) => {
  const { t } = useTranslation();
  return (
    <ul className={`gantt-key m-${mode}`} aria-hidden="true">
      <li><i className="key-stuffing" />{t('consolidate.key.stuffing')}</li>
      <li><svg width="9" height="8"><path className="key-cut" d="M0,1h9l-4.5,6z" /></svg>{t('consolidate.key.cutOff')}</li>
      <li><i className="key-ride" />{t('consolidate.key.ride')}</li>
      <li><svg width="11" height="11"><path className="gantt-had" d="M5.5,.7l4.8,4.8-4.8,4.8-4.8-4.8z" /></svg>{t('consolidate.key.available')}</li>
    </ul>
  );
};
