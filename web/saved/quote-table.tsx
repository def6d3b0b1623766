import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuoteOrder, SavedQuoteRow } from '../api/saved-quotes.ts';
import type { Names } from '../format/names.ts';
import { Icon } from '../ui/icon.tsx';
import { useScrolledRows } from '../ui/use-scrolled-rows.ts';
import type { ListView } from './address.ts';
import { QuoteRow } from './quote-row.tsx';

const ROW = 32;
/** Columns in their order; those the server can sort by have an order. */
const COLUMNS: readonly { readonly name: string; readonly order?: QuoteOrder; readonly isNumber?: boolean }[] = [
  { name: 'number', order: 'number' }, { name: 'customer', order: 'customer' }, { name: 'lane' }, { name: 'modes' }, { name: 'arrives', order: 'arrivesAt' },
  { name: 'sell', order: 'sell', isNumber: true }, { name: 'margin', isNumber: true }, { name: 'valid', order: 'validUntil' }, { name: 'state' }, { name: 'saved', order: 'savedAt' },
];
/** Asked for when this many rows are left below. */
const AHEAD = 40;

/** The list as a table of which only what is in view is drawn. ↑↓ walk the rows, Enter opens one. */
export const QuoteTable = ({ rows, total, view, names, now, active, onActive, onSort, onOpen, onEnd }: {
  rows: readonly SavedQuoteRow[];
  total: number;
  view: ListView;
  names: Names;
  now: number;
  /** Index of the row the keys are at. */
  active: number;
  onActive: (index: number) => void;
  onSort: (order: QuoteOrder) => void;
  onOpen: (number: string) => void;
  onEnd: () => void;
}) => {
  const { t } = useTranslation();
  const { box, first, end } = useScrolledRows({ rowHeight: ROW, count: rows.length, ahead: AHEAD, question: `${view.text} ${view.states.join()} ${view.order} ${view.isDescending}`, onEnd });
  // The row the keys are at comes into view even where it was not drawn yet.
  const shownActive = useRef(active);
  useEffect(() => {
    const node = box.current;
    if (!node || shownActive.current === active) return;
    shownActive.current = active;
    const [top, height] = [active * ROW, node.clientHeight - ROW];
    if (top < node.scrollTop) node.scrollTo({ top });
    else if (top + ROW > node.scrollTop + height) node.scrollTo({ top: top + ROW - height });
  }, [active, box]);
  return (
    <div ref={box} className="quotes-scroll" data-testid="quotes-scroll">
      <table className="quotes-table" aria-rowcount={total + 1} aria-label={t('saved.title')}>
        <colgroup>{COLUMNS.map(({ name }) => <col key={name} className={`q-${name}`} />)}</colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(({ name, order, isNumber }) => (
              <th key={name} scope="col" className={isNumber ? 'amount' : ''} aria-sort={order === view.order ? (view.isDescending ? 'descending' : 'ascending') : undefined}>
                {order ? <button type="button" className="sort-head" onClick={() => onSort(order)} data-testid={`sort-${order}`}>{t(`saved.column.${name}`)}{order === view.order && <Icon name="down" size={11} className={view.isDescending ? '' : 'up'} />}</button> : t(`saved.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr aria-hidden="true" className="gap"><td colSpan={COLUMNS.length} style={{ height: first * ROW }}>{' '}</td></tr>}
          {rows.slice(first, end).map((row, i) => (
            <QuoteRow key={row.number} row={row} index={first + i} now={now} names={names} isActive={first + i === active} onFocus={() => onActive(first + i)} onOpen={() => onOpen(row.number)} />
          ))}
          {end < rows.length && <tr aria-hidden="true" className="gap"><td colSpan={COLUMNS.length} style={{ height: (rows.length - end) * ROW }}>{' '}</td></tr>}
        </tbody>
      </table>
    </div>
  );
};
