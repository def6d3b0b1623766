import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../api/types.ts';
import type { Names } from '../../format/names.ts';
import { formatDate } from '../../format/time.ts';
import { barsOf, BYS, isWeekend } from './days.ts';
import { bestText, dayWords } from './words.ts';

export interface DaysProps {
  readonly profile: Profile;
  /** The ready time of the question on screen. */
  readonly readyAt: string;
  readonly origin: string;
  readonly destination: string;
  readonly names: Names;
  readonly onPick: (readyAt: string) => void;
}

/** Left and right walk from column to column. */
const walk = (event: KeyboardEvent<HTMLButtonElement>): void => {
  const columns = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])];
  const step = { ArrowLeft: -1, ArrowRight: 1, Home: -columns.length, End: columns.length }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  columns[Math.min(columns.length - 1, Math.max(0, columns.indexOf(event.currentTarget) + step))]?.focus();
};

/** A narrow column a day: the quickest transit and the cheapest price as two bars on zero, the best of each dark and named. */
export const DayChart = ({ profile, readyAt, origin, destination, names, onPick }: DaysProps) => {
  const { t } = useTranslation();
  const { days } = profile;
  const chosen = days.findIndex((day) => Date.parse(day.readyAt) === Date.parse(readyAt));
  /** Under the pointer or the focus. */
  const [pointed, setPointed] = useState<number>();
  const bands = BYS.map((by) => ({ by, ...barsOf(days, by) }));
  const shown = days[pointed ?? chosen] ?? days[0];
  return (
    <div className="day-chart">
      {bands.map((band) => <p key={band.by} className={`day-best ${band.by} clip`} title={bestText(band, band.by, origin, names, t)}>{bestText(band, band.by, origin, names, t)}</p>)}
      <div className="day-columns" role="group" aria-label={t('panels.days.describe', { count: days.length })} onPointerLeave={() => setPointed(undefined)} data-testid="day-columns">
        {days.map((day, i) => {
          const words = dayWords(day, destination, names, t).map(({ name, text }) => `${name} ${text}`.trim());
          return (
            <button key={day.date} type="button" className={`day${isWeekend(day.date) ? ' weekend' : ''}`} tabIndex={i === Math.max(0, chosen) ? 0 : -1} aria-current={i === chosen ? 'date' : undefined} data-testid="day"
              onClick={() => i !== chosen && onPick(day.readyAt)} onKeyDown={walk} onPointerEnter={() => setPointed(i)} onFocus={() => setPointed(i)} onBlur={() => setPointed(undefined)}>
              <span>{t(`data.day.${new Date(`${day.date}T00:00Z`).getUTCDay() || 7}`)}</span>
              <span className="day-number num">{Number(day.date.slice(8))}</span>
              <span className="visually-hidden">{[formatDate(Date.parse(day.readyAt), origin, names.language), ...words, ...bands.filter(({ marked }) => marked.includes(day)).map(({ by }) => t(`panels.days.mark.${by}`))].join(t('list.comma'))}</span>
              {bands.map(({ by, heights, marked }) => (
                <span key={by} className="day-band">
                  {heights[i] === undefined ? <i className="no-bar" /> : <i className={marked.includes(day) ? 'best' : ''} style={{ height: `${Math.max(8, heights[i] * 100)}%` }} />}
                </span>
              ))}
            </button>
          );
        })}
      </div>
      {shown && (
        <dl className="day-words" data-testid="day-words">
          <dt>{formatDate(Date.parse(shown.readyAt), origin, names.language)}</dt>
          {dayWords(shown, destination, names, t).map(({ name, text }) => <dd key={text}><b>{name}</b> {text}</dd>)}
        </dl>
      )}
    </div>
  );
};
