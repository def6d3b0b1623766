import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format/money.ts';
import { formatDuration } from '../../format/quantity.ts';
import { formatDate, formatInstant } from '../../format/time.ts';
import type { DaysProps } from './day-chart.tsx';
import { barsOf, type Bars, type Day } from './days.ts';

const COLUMNS = ['date', 'time', 'arrives', 'price', 'arrives'];

/** The strip's twin: the same days and figures to be read instead of seen. */
export const DayTable = ({ profile, readyAt, origin, destination, names, onPick }: DaysProps) => {
  const { t } = useTranslation();
  const { days } = profile;
  const [byTime, byPrice] = [barsOf(days, 'time'), barsOf(days, 'price')];
  const arrives = (at: string): string => formatInstant(Date.parse(at), destination, names.language);
  const cell = (text: string, { marked }: Bars, day: Day, pick: 'fastest' | 'cheapest') => <td className={`num${marked.includes(day) ? ' best' : ''}`}>{marked.includes(day) && `${t(`pick.${pick}.name`)} `}{text}</td>;
  return (
    <div className="table-twin day-table" data-own-arrows tabIndex={0} role="group" aria-label={t('panels.days.title')}>
      <table data-testid="day-table">
        <thead><tr>{COLUMNS.map((column, i) => <th key={`${column} ${String(i)}`} scope="col">{t(`panels.days.column.${column}`)}</th>)}</tr></thead>
        <tbody>
          {days.map((day) => {
            const isChosen = Date.parse(day.readyAt) === Date.parse(readyAt);
            return (
              <tr key={day.date} className={isChosen ? 'on' : ''}>
                <th scope="row"><button type="button" className="link-button num" aria-current={isChosen ? 'date' : undefined} onClick={() => !isChosen && onPick(day.readyAt)}>{formatDate(Date.parse(day.readyAt), origin, names.language)}</button></th>
                {day.fastest && day.cheapest ? (
                  <>
                    {cell(formatDuration(day.fastest.transitHours * 60, t), byTime, day, 'fastest')}
                    <td className="num">{arrives(day.fastest.arrivesAt)}</td>
                    {cell(formatMoney(day.cheapest.price.amount, day.cheapest.price.currency), byPrice, day, 'cheapest')}
                    <td className="num">{arrives(day.cheapest.arrivesAt)}</td>
                  </>
                ) : <td colSpan={4}>{t('panels.days.none')}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
