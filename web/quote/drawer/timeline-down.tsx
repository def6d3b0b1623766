import { useTranslation } from 'react-i18next';
import { formatInstant, formatWeekdayClock } from '../../format/time.ts';
import { Icon } from '../../ui/icon.tsx';
import type { TimelineProps } from './timeline.tsx';

/** The itinerary for a narrow screen: down the page, one dot a step, the line in the colour of what moves. */
export const TimelineDown = ({ rows, names, hotStep, onHot, onStep, endZone }: TimelineProps & { endZone: string }) => {
  const { t } = useTranslation();
  const last = rows.at(-1);
  return (
    <ol className="timeline-down" aria-label={t('itinerary.title')}>
      {rows.map((row) => (
        <li key={row.step} className={row.mode ? `moves m-${row.mode}` : ''}>
          <button type="button" className={row.step === hotStep ? 'hot' : ''} data-testid="timeline-row" onClick={() => onStep(row.step)} onFocus={() => onHot(row.step)} onBlur={() => onHot(undefined)}>
            <span className="num at">{formatWeekdayClock(row.startsAt, row.zone, names.language)}</span>
            <span className="knot"><Icon name={row.icon} mode={row.mode} size={14} /></span>
            <span className="what">
              <b>{row.name}</b>
              <span className="caption num">{row.note}</span>
              {row.isAssumed && <span className="chip outline">{t('itinerary.assumedLong')}</span>}
              {row.cutOff && <span className="chip bad"><Icon name="clock" size={12} />{row.cutOff.text}</span>}
            </span>
          </button>
        </li>
      ))}
      {last && (
        <li>
          <span className="row">
            <span className="num at">{formatWeekdayClock(last.endsAt, endZone, names.language)}</span>
            <span className="knot"><Icon name="check" size={14} /></span>
            <span className="what"><b>{t('itinerary.delivered', { at: formatInstant(last.endsAt, endZone, names.language) })}</b></span>
          </span>
        </li>
      )}
    </ol>
  );
};
