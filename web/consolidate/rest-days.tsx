import { useTranslation } from 'react-i18next';
import type { BoardDeparture } from '../api/consolidations.ts';

/** Says that the last minute lies before holidays or closed days of the hub, and which. */
export const RestDays = ({ departure: { restDays } }: { departure: BoardDeparture }) => {
  const { t } = useTranslation();
  const [first] = restDays.dates;
  if (first === undefined) return null;
  const days = restDays.dates.map((date) => date.slice(5)).join(', ');
  return <span className="chip warn" title={t(restDays.isEstimated ? 'restDays.estimated' : 'restDays.days', { days })} data-testid="rest-days">{t('restDays.before', { day: first.slice(5) })}</span>;
};
