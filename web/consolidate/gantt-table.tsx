import { useTranslation } from 'react-i18next';
import type { Names } from '../format/names.ts';
import { formatPercent } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import type { GanttRow } from './gantt-rows.ts';
import { fillOf, LOOSE } from './plan-model.ts';

const COLUMNS = ['unit', 'port', 'lots', 'fill', 'readyBy', 'cutOff', 'departs', 'arrives', 'available'] as const;

/** The same as the Gantt, as a table. */
export const GanttTable = ({ rows, names, zone }: { rows: readonly GanttRow[]; names: Names; zone: string }) => {
  const { t } = useTranslation();
  const instant = (at: number, place = zone): string => formatInstant(at, place, names.language);
  return (
    <div className="table-twin plan-scroll" tabIndex={0} role="group" aria-label={t('consolidate.tab.gantt')} data-testid="gantt-table">
      <table>
        <thead><tr>{COLUMNS.map((name) => <th key={name} scope="col">{t(`consolidate.column.${name}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ batch, departure, stuffing, cutOff, ride, available }) => {
            const there = names.zone(departure.port);
            return (
              <tr key={batch.id}>
                <th scope="row">{batch.unit === LOOSE ? t('consolidate.loose') : batch.unit}</th>
                <td>{names.short(departure.port)}</td><td className="num">{batch.consignments.length}</td><td className="num">{fillOf(batch).state === 'loose' ? '—' : formatPercent(fillOf(batch).binding)}</td>
                <td className="num">{instant(stuffing[0])}</td><td className="num">{instant(cutOff)}</td><td className="num">{instant(ride[0])}</td><td className="num">{instant(ride[1], there)}</td><td className="num">{instant(available, there)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
