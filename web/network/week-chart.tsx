import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Names } from '../format/names.ts';
import { formatWeekday } from '../format/time.ts';
import { useWidth } from '../ui/use-width.ts';
import { countByHour, type Run, type Week } from './running.ts';
import type { NetworkService } from './types.ts';
import type { WeekState } from './use-week.ts';

const PLOT = 88;
const AXIS = 18;
/** Bars of a chosen service stand over the counts. */
const LANE = 12;
const MODES = ['sea', 'ferry', 'rail', 'air', 'post', 'road'];
const DAY_HOURS = 24;

/** How many are under way at each hour, stacked by mode, and over it the slider that chooses the moment. */
export const WeekChart = ({ names, time, runs, service, valueText }: { names: Names; time: WeekState; runs: readonly Run[]; service: NetworkService | undefined; valueText: string }) => {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>(560);
  const { week, hour } = time;
  const last = week.hours.length - 1;
  const x = (hour / last) * width;
  const own = service && runs.filter((run) => run.service === service.id);
  /** By day where the slider's own step would be an hour or a tenth of the week. */
  const leap = (event: React.KeyboardEvent): void => {
    if (event.key === ' ') time.play(!time.isPlaying);
    else if (event.key === 'PageUp') time.set(hour + DAY_HOURS);
    else if (event.key === 'PageDown') time.set(hour - DAY_HOURS);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className="week-chart">
      <input type="range" className="week-slider" min={0} max={last} step={1} value={hour} aria-label={t('data.week.slider')} aria-valuetext={valueText} onChange={(event) => { time.play(false); time.set(Number(event.target.value)); }} onKeyDown={leap} data-testid="week-slider" />
      <svg width={width} height={PLOT + AXIS} aria-hidden="true">
        <Counts runs={runs} week={week} width={width} language={names.language} hasLanes={own !== undefined} />
        {own?.map((run) => {
          const from = Math.max(0, (run.departsAt - week.startsAt) / (week.endsAt - week.startsAt)) * width;
          const to = Math.min(1, (run.arrivesAt - week.startsAt) / (week.endsAt - week.startsAt)) * width;
          return <rect key={run.id} className={`lane-bar m-${run.mode}`} x={from} y={run.sailing % 2 === 0 ? 0 : LANE / 2} width={Math.max(2, to - from)} height={LANE / 2 - 1} rx={1.5} />;
        })}
        <line className="cursor" x1={x} x2={x} y1={0} y2={PLOT} />
        <circle className="cursor-knob" cx={x} cy={PLOT} r={5} />
      </svg>
    </div>
  );
};

/** The bars change with what is shown, not with the moment. */
const Counts = memo(({ runs, week, width, language, hasLanes }: { runs: readonly Run[]; week: Week; width: number; language: Names['language']; hasLanes: boolean }) => {
  const counts = useMemo(() => countByHour(runs, week), [runs, week]);
  const most = Math.max(1, ...counts.map((hour) => [...hour.values()].reduce((sum, n) => sum + n, 0)));
  const modes = [...new Set([...MODES, ...counts.flatMap((hour) => [...hour.keys()])])].filter((mode) => counts.some((hour) => hour.has(mode)));
  const n = week.hours.length;
  const top = hasLanes ? LANE + 4 : 4;
  const y = (count: number): number => PLOT - (count / most) * (PLOT - top);
  const px = (i: number): number => (i / (n - 1)) * width;
  const below = counts.map(() => 0);
  const areas = modes.map((mode) => {
    const upper: string[] = [];
    const lower: string[] = [];
    counts.forEach((hour, i) => {
      const from = below[i] as number;
      const to = from + (hour.get(mode) ?? 0);
      below[i] = to;
      const right = i === n - 1 ? width : px(i + 1);
      upper.push(`${px(i).toFixed(1)},${y(to).toFixed(1)} ${right.toFixed(1)},${y(to).toFixed(1)}`);
      lower.unshift(`${right.toFixed(1)},${y(from).toFixed(1)} ${px(i).toFixed(1)},${y(from).toFixed(1)}`);
    });
    return { mode, points: [...upper, ...lower].join(' ') };
  });
  return (
    <g>
      {week.days.slice(1).map((day) => <line key={day} className="day" x1={px((day - week.startsAt) / 3_600_000)} x2={px((day - week.startsAt) / 3_600_000)} y1={0} y2={PLOT + 4} />)}
      {areas.map(({ mode, points }) => <polygon key={mode} className={`count m-${mode}`} points={points} />)}
      <line className="base" x1={0} x2={width} y1={PLOT} y2={PLOT} />
      {week.days.map((day, i) => <text key={day} className="axis" x={(px((day - week.startsAt) / 3_600_000) + px(((week.days[i + 1] ?? week.endsAt) - week.startsAt) / 3_600_000)) / 2} y={PLOT + 15} textAnchor="middle">{formatWeekday(day, week.zone, language)}</text>)}
    </g>
  );
});
