import { useTranslation } from 'react-i18next';
import { weekdaysText } from '../format/names.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The seven days, those it runs on filled. */
export const WeekdayStrip = ({ weekdays }: { weekdays: readonly number[] }) => {
  const { t } = useTranslation();
  return (
    <span className="strip">
      {WEEK.map((day) => <span key={day} aria-hidden="true" className={weekdays.includes(day) ? 'on' : ''}>{t(`data.day.${day}`)}</span>)}
      <span className="visually-hidden">{weekdaysText(weekdays, t)}</span>
    </span>
  );
};
