import type { TFunction } from 'i18next';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BoardDeparture } from '../api/consolidations.ts';
import { formatMoney } from '../format/money.ts';
import { vesselName, type Names } from '../format/names.ts';
import { formatInstant } from '../format/time.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';
import { BookDialog } from './book-dialog.tsx';
import { Countdown } from './countdown.tsx';
import { hasLeft } from './cut-off.ts';
import { RestDays } from './rest-days.tsx';
import { draggedGoods } from './drag.ts';
import { FillBar, FillFigures, UnitName } from './fill-bar.tsx';
import { LOOSE, type LoadedDeparture } from './plan-model.ts';
import type { Target } from './use-draft.ts';

export interface BoardProps {
  readonly loaded: readonly LoadedDeparture[];
  /** Departures of the week that carry nothing of the plan, or all of them before there is one. */
  readonly unused: readonly BoardDeparture[];
  readonly hasPlan: boolean;
  readonly now: number;
  readonly zone: string;
  readonly names: Names;
  readonly selected: string | undefined;
  readonly isPinned: (batch: Batch) => boolean;
  readonly onSelect: (batchId: string) => void;
  readonly onHot: (departure: string | undefined) => void;
  readonly onDrop: (goods: readonly string[], to: Target) => void;
}

/** What leaves when: the departures in use with their units, those that have left folded to a line, the free ones below. */
export const DeparturesBoard = (props: BoardProps) => {
  const { t } = useTranslation();
  const { loaded, unused, hasPlan, now } = props;
  const [isAll, setAll] = useState(false);
  const [isPast, setPast] = useState(false);
  const gone = loaded.filter(({ departure }) => hasLeft(departure, now));
  const free = unused.filter((departure) => !hasLeft(departure, now));
  const missed = gone.length + (hasPlan ? 0 : unused.length - free.length);
  return (
    <div className="sailings" data-testid="board">
      {missed > 0 && <button type="button" className="sailings-fold" aria-expanded={isPast} onClick={() => setPast(!isPast)}><Icon name={isPast ? 'down' : 'right'} size={12} />{t('consolidate.board.left', { count: missed })}</button>}
      {isPast && !hasPlan && unused.filter((departure) => hasLeft(departure, now)).map((departure) => <FreeDeparture key={departure.id} departure={departure} {...props} />)}
      {loaded.filter(({ departure }) => isPast || !hasLeft(departure, now)).map((row) => <UsedDeparture key={row.departure.id} row={row} {...props} />)}
      {hasPlan && free.length > 0 && <button type="button" className="sailings-fold" aria-expanded={isAll} onClick={() => setAll(!isAll)} data-testid="board-free"><Icon name={isAll ? 'down' : 'right'} size={12} />{t('consolidate.board.free', { count: free.length })}</button>}
      {(isAll || !hasPlan) && free.map((departure) => <FreeDeparture key={departure.id} departure={departure} {...props} />)}
    </div>
  );
};

/** A place to drop goods on; told by its look while something is over it. */
const useDropOn = (to: Target, onDrop: BoardProps['onDrop']) => {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent): void => { event.preventDefault(); setOver(true); },
      onDragLeave: (): void => setOver(false),
      onDrop: (event: DragEvent): void => {
        event.preventDefault();
        setOver(false);
        const goods = draggedGoods(event);
        if (goods.length > 0) onDrop(goods, to);
      },
    },
  };
};

const Head = ({ departure, way, now, zone, names, onDrop }: Pick<BoardProps, 'now' | 'zone' | 'names' | 'onDrop'> & { departure: BoardDeparture; way: 'unit' | 'loose' | undefined }) => {
  const { t } = useTranslation();
  const { isOver, handlers } = useDropOn({ departure: departure.id, unit: undefined, with: null }, onDrop);
  const [isBooking, setBooking] = useState(false);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a target for dropping; the dialog "move to" does the same
    <div className={`sailing-head${isOver ? ' over' : ''}`} {...handlers} data-testid="sailing-head">
      <Icon name={modeIcon(departure.mode)} mode={departure.mode} size={15} />
      <h2 className="num">{formatInstant(Date.parse(departure.departsAt), zone, names.language)}</h2>
      <span className="sailing-port">{names.short(departure.port)}</span>
      <span className="muted clip sailing-vessel">{vesselName(departure, names.language) || (names.language === 'zh' ? departure.carrier.zh : departure.carrier.en)}{departure.calendar === 'assumed' && <span className="chip outline">{t('itinerary.assumed')}</span>}</span>
      <RestDays departure={departure} />
      <Countdown departure={departure} way={way} now={now} zone={zone} />
      {departure.units.length > 0 && !hasLeft(departure, now) && <button type="button" className="button small" onClick={() => setBooking(true)} data-testid="book-open">{t('book.open')}</button>}
      {isBooking && <BookDialog departure={departure} names={names} zone={zone} onClose={() => setBooking(false)} />}
    </div>
  );
};

const UsedDeparture = ({ row: { departure, batches }, selected, isPinned, onSelect, onHot, ...rest }: BoardProps & { row: LoadedDeparture }) => {
  const isChosen = batches.some(({ id }) => id === selected);
  const way = batches.every(({ unit }) => unit === LOOSE) ? 'loose' : batches.every(({ unit }) => unit !== LOOSE) ? 'unit' : undefined;
  return (
    <section className={`sailing-card${isChosen ? ' on' : ''}`} onPointerEnter={() => onHot(departure.id)} onPointerLeave={() => onHot(undefined)} data-testid="sailing">
      <Head departure={departure} way={way} {...rest} />
      {batches.map((batch) => <UnitRow key={batch.id} batch={batch} mode={departure.mode} isOn={batch.id === selected} isPinned={isPinned(batch)} onSelect={onSelect} onDrop={rest.onDrop} />)}
    </section>
  );
};

const UnitRow = ({ batch, mode, isOn, isPinned, onSelect, onDrop }: { batch: Batch; mode: string; isOn: boolean; isPinned: boolean; onSelect: (id: string) => void; onDrop: BoardProps['onDrop'] }) => {
  const { isOver, handlers } = useDropOn({ departure: batch.departure, unit: batch.unit, with: batch.consignments[0] ?? null }, onDrop);
  return (
    <button type="button" id={`unit-${batch.id}`} className={`unit-row${isOver ? ' over' : ''}`} aria-pressed={isOn} onClick={() => onSelect(batch.id)} {...handlers} data-testid="unit-row">
      <UnitName batch={batch} isPinned={isPinned} />
      <FillBar batch={batch} mode={mode} />
      <FillFigures batch={batch} />
    </button>
  );
};

const loosePrice = ({ perRevenueTon, perKilogram }: NonNullable<BoardDeparture['loose']>, t: TFunction): string => {
  const { amount, currency } = perKilogram ?? perRevenueTon;
  return t(perKilogram ? 'consolidate.perKilogram' : 'consolidate.perTon', { price: formatMoney(amount, currency) });
};

const FreeDeparture = ({ departure, onHot, ...rest }: BoardProps & { departure: BoardDeparture }) => {
  const { t } = useTranslation();
  return (
    <section className="sailing-card free" onPointerEnter={() => onHot(departure.id)} onPointerLeave={() => onHot(undefined)} data-testid="free-sailing">
      <Head departure={departure} way={undefined} {...rest} />
      <p className="sailing-offers num">
        {departure.units.filter(({ available }) => available > 0).map(({ type, available, cost }) => <span key={type}>{type} × {available} <span className="muted">{formatMoney(cost.amount, cost.currency)}</span></span>)}
        {departure.loose && <span>{t('consolidate.loose')} <span className="muted">{loosePrice(departure.loose, t)}</span></span>}
        {departure.units.every(({ available }) => available === 0) && !departure.loose && <span className="muted">{t('consolidate.board.noSpace')}</span>}
      </p>
    </section>
  );
};
