import { useTranslation } from 'react-i18next';
import type { Consignment, ConsignmentOrder } from '../api/consignments.ts';
import type { Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { formatWeekdayClock, formatInstant } from '../format/time.ts';
import { Icon } from '../ui/icon.tsx';
import { useScrolledRows } from '../ui/use-scrolled-rows.ts';
import type { PoolFilter } from './address.ts';

const ROW = 28;
/** Asked for when this many rows are left below. */
const AHEAD = 60;
const COLUMNS: readonly { readonly name: string; readonly order?: ConsignmentOrder; readonly isNumber?: boolean }[] = [
  { name: 'reference', order: 'reference' }, { name: 'goods' }, { name: 'shipper', order: 'shipper' }, { name: 'destination' },
  { name: 'weight', order: 'weight', isNumber: true }, { name: 'volume', order: 'volume', isNumber: true }, { name: 'readyAt', order: 'readyAt' }, { name: 'dueAt', order: 'dueAt' }, { name: 'state' },
];
export const STATE_TONES: Readonly<Record<Consignment['state'], string>> = { received: 'outline', planned: 'good', loaded: 'good', departed: '', leftBehind: 'bad' };

/** What lies at the hub; of thousands of rows only those in view are drawn. ↑↓ walk, Enter opens one for editing. */
export const PoolTable = ({ rows, total, filter, names, zone, onSort, onOpen, onEnd }: {
  rows: readonly Consignment[];
  total: number;
  filter: PoolFilter;
  names: Names;
  zone: string;
  onSort: (order: ConsignmentOrder) => void;
  onOpen: (consignment: Consignment) => void;
  onEnd: () => void;
}) => {
  const { t } = useTranslation();
  const { box, first, end } = useScrolledRows({ rowHeight: ROW, count: rows.length, ahead: AHEAD, question: JSON.stringify(filter), onEnd });
  return (
    <div ref={box} className="pool-scroll" tabIndex={0} role="group" aria-label={t('consolidate.pool.title')} data-testid="pool-scroll">
      <table className="pool-table" aria-rowcount={total + 1} aria-label={t('consolidate.pool.title')}>
        <colgroup>{COLUMNS.map(({ name }) => <col key={name} className={`p-${name}`} />)}</colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(({ name, order, isNumber }) => (
              <th key={name} scope="col" className={isNumber ? 'amount' : ''} aria-sort={order === filter.order ? (filter.isDescending ? 'descending' : 'ascending') : undefined}>
                {order ? <button type="button" className="sort-head" onClick={() => onSort(order)} data-testid={`pool-sort-${order}`}>{t(`consolidate.column.${name}`)}{order === filter.order && <Icon name="down" size={11} className={filter.isDescending ? '' : 'up'} />}</button> : t(`consolidate.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr aria-hidden="true" className="gap"><td colSpan={COLUMNS.length} style={{ height: first * ROW }}>{' '}</td></tr>}
          {rows.slice(first, end).map((row, i) => (
            <tr key={row.id} aria-rowindex={first + i + 2} data-testid="pool-row">
              <th scope="row"><button type="button" id={`pool-${row.id}`} className="link-button num clip" onClick={() => onOpen(row)} title={row.id}>{row.reference}</button></th>
              <td className="clip">{row.goods}{row.temperature !== 'T-AMB' && <span className="chip cold">{t(`temperature.${row.temperature}`)}</span>}{row.dg && <span className="chip warn">{row.dg}</span>}</td>
              <td className="clip">{row.shipper}</td><td className="clip">{names.short(row.destination.id)}</td>
              <td className="num amount">{formatNumber(row.weightKg, 0)}</td><td className="num amount">{formatNumber(row.volumeCbm, 2)}</td>
              <td className="num" title={formatInstant(Date.parse(row.readyAt), zone, names.language)}>{formatWeekdayClock(Date.parse(row.readyAt), zone, names.language)}</td>
              <td className="num" title={row.dueAt ? formatInstant(Date.parse(row.dueAt), names.zone(row.destination.id), names.language) : undefined}>{row.dueAt ? formatWeekdayClock(Date.parse(row.dueAt), names.zone(row.destination.id), names.language) : '–'}</td>
              <td><span className={`chip ${STATE_TONES[row.state]}`}>{t(`consolidate.state.${row.state}`)}</span></td>
            </tr>
          ))}
          {end < rows.length && <tr aria-hidden="true" className="gap"><td colSpan={COLUMNS.length} style={{ height: (rows.length - end) * ROW }}>{' '}</td></tr>}
        </tbody>
      </table>
    </div>
  );
};
