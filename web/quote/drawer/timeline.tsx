import { useTranslation } from 'react-i18next';
import { zoneName, type Names } from '../../format/names.ts';
import { formatTick, formatWeekdayClock, midnights } from '../../format/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { textWidth } from '../../ui/boxes.ts';
import type { TimelineRow } from './timeline-rows.ts';

/** Also the least height of a target (WCAG 2.5.8). */
const ROW = 24;
const HEAD = 20;
const DAY = 86_400_000;
const NOTE = 11.5;
/** Room a day's name needs on the axis. */
const TICK_WIDTH = 76;
const ZONE_WIDTH = 64;

export interface TimelineProps {
  readonly rows: readonly TimelineRow[];
  readonly names: Names;
  /** The clock the axis runs on: the origin's. */
  readonly axisZone: string;
  readonly hotStep: number | undefined;
  readonly onHot: (step: number | undefined) => void;
  readonly onStep: (step: number) => void;
  /** The arrival kept in nine cases of ten. */
  readonly tailUntil: number | undefined;
}

/** The itinerary as a staircase on one time axis: names and local starts left, bars right. */
export const Timeline = ({ rows, names, axisZone, hotStep, onHot, onStep, tailUntil }: TimelineProps) => {
  const { t } = useTranslation();
  return (
    <div className="timeline">
      <div className="timeline-names">
        <div className="timeline-head"><span>{t('itinerary.steps')}</span><span>{t('itinerary.localStart')}</span></div>
        <ol aria-label={t('itinerary.title')}>
          {rows.map((row) => (
            <li key={row.step}>
              <button type="button" className={`timeline-row${row.step === hotStep ? ' hot' : ''}`} data-testid="timeline-row" onClick={() => onStep(row.step)}
                onPointerEnter={() => onHot(row.step)} onPointerLeave={() => onHot(undefined)} onFocus={() => onHot(row.step)} onBlur={() => onHot(undefined)}>
                <Icon name={row.icon} mode={row.mode} size={14} />
                <span className="clip" title={row.name}>{row.name}</span>
                {row.isAssumed && <span className="chip outline" title={t('itinerary.assumedLong')}>{t('itinerary.assumed')}</span>}
                <span className="num start">{formatWeekdayClock(row.startsAt, row.zone, names.language)}</span>
                <span className="visually-hidden">{[row.note, row.cutOff?.text].filter(Boolean).join(t('list.comma'))}</span>
              </button>
            </li>
          ))}
        </ol>
      </div>
      <Bars rows={rows} names={names} axisZone={axisZone} hotStep={hotStep} onHot={onHot} tailUntil={tailUntil} />
    </div>
  );
};

const Bars = ({ rows, names, axisZone, hotStep, onHot, tailUntil }: Omit<TimelineProps, 'onStep'>) => {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const first = rows[0]?.startsAt ?? 0;
  const last = rows.at(-1)?.endsAt ?? first + DAY;
  // A little air on both sides, so that the first and last bar do not touch the edge.
  const from = first - (last - first) * 0.03;
  // The tail is shown whole while that leaves the steps two thirds of the width; a longer one runs out of the picture.
  const to = Math.max(last + (last - first) * 0.14, Math.min((tailUntil ?? last) + (last - first) * 0.02, last + (last - first) * 0.5));
  const px = (at: number): number => 4 + ((at - from) / (to - from)) * (width - 12);
  const days = Math.max(1, Math.ceil(TICK_WIDTH / ((width / (to - from)) * DAY)));
  const ticks = midnights(from - DAY, to, axisZone, days).filter((at, i, all) => px(at) > 0 || px(all[i + 1] ?? to) > 0);
  // The day it starts in keeps its name although its midnight lies before the axis.
  const isNamed = (at: number, i: number): boolean => px(at) + TICK_WIDTH < width - ZONE_WIDTH && (px(at) > 0 || px(ticks[i + 1] ?? to) > TICK_WIDTH);
  const height = HEAD + rows.length * ROW + 4;
  return (
    <div ref={box} className="timeline-bars" aria-hidden="true">
      <svg width={width} height={height}>
        {ticks.filter((at) => px(at) > 0).map((at) => <line key={at} className="day" x1={px(at)} x2={px(at)} y1={HEAD} y2={height} />)}
        {ticks.filter(isNamed).map((at) => <text key={at} className="axis" x={Math.max(4, px(at) + 4)} y={14}>{formatTick(at, axisZone, names.language)}</text>)}
        <text className="axis" x={width - 8} y={14} textAnchor="end">{zoneName(axisZone, t)}</text>
        {rows.map((row, i) => {
          const y = HEAD + i * ROW;
          return (
            <g key={row.step} onPointerEnter={() => onHot(row.step)} onPointerLeave={() => onHot(undefined)}>
              <rect className={`lane${row.step === hotStep ? ' hot' : ''}`} x={0} y={y} width={width} height={ROW} />
              {i === rows.length - 1 && tailUntil !== undefined && tailUntil > last && <rect className="tail" x={px(last)} y={y + (ROW - 8) / 2} width={Math.min(px(tailUntil), width) - px(last)} height={8} rx={2} />}
              {i > 0 && <line className="step" x1={px(row.startsAt)} x2={px(row.startsAt)} y1={y - ROW / 2} y2={y + ROW / 2} />}
              <Bar row={row} x={px(row.startsAt)} end={px(row.endsAt)} y={y} />
              {row.cutOff && <CutOff x={px(row.cutOff.at)} y={y} />}
              <Note row={row} px={px} y={y} width={width} />
            </g>
          );
        })}
      </svg>
    </div>
  );
};

const Bar = ({ row, x, end, y }: { row: TimelineRow; x: number; end: number; y: number }) => {
  const moves = row.kind === 'ride' || row.kind === 'link';
  const height = moves ? 12 : 8;
  return <rect className={moves ? `bar m-${row.mode ?? 'road'}` : row.kind === 'wait' ? 'bar wait' : 'bar work'} x={x} y={y + (ROW - height) / 2} width={Math.max(2.5, end - x)} height={height} rx={2} />;
};

const CutOff = ({ x, y }: { x: number; y: number }) => (
  <g className="cut-off">
    <path d={`M${x - 4.5},${y + 2}h9l-4.5,6z`} />
    <line x1={x} x2={x} y1={y + 2} y2={y + ROW - 2} />
  </g>
);

/** Beside the bar where there is room, behind it first; too long for either, it is left to the row's own words. */
const Note = ({ row, px, y, width }: { row: TimelineRow; px: (at: number) => number; y: number; width: number }) => {
  const right = Math.max(px(row.endsAt), row.cutOff ? px(row.cutOff.at) + 5 : 0) + 8;
  const left = Math.min(px(row.startsAt), row.cutOff ? px(row.cutOff.at) - 5 : Infinity) - 8;
  const choices = row.cutOff ? [row.cutOff.text, row.cutOff.short, row.note] : [row.note];
  for (const text of choices) {
    const long = textWidth(text, NOTE);
    if (right + long <= width - 4) return <text className="note" x={right} y={y + 15}>{text}</text>;
    if (left - long >= 4) return <text className="note" x={left} y={y + 15} textAnchor="end">{text}</text>;
  }
  return null;
};
