import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmBooking, holdSpace, spaceLeftIn, type Booking, type SpaceLeft } from '../api/bookings.ts';
import type { Failure, Outcome } from '../api/client.ts';
import type { BoardDeparture } from '../api/consolidations.ts';
import { makeKey } from '../api/saved-quotes.ts';
import type { Names } from '../format/names.ts';
import { formatInstant } from '../format/time.ts';
import { Field } from '../quote/form/field.tsx';
import { ProblemBox } from '../quote/problem-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { showToast } from '../ui/toasts.ts';

/** A sailing by itself: the board names the port too. */
const sailingOf = (id: string): string => id.split('@').slice(0, 2).join('@');

/** 订舱: space of a departure held and confirmed; when somebody else was first, what is left and the next departures. */
export const BookDialog = ({ departure, names, zone, onClose }: { departure: BoardDeparture; names: Names; zone: string; onClose: () => void }) => {
  const { t } = useTranslation();
  const [sailing, setSailing] = useState({ id: sailingOf(departure.id), departsAt: departure.departsAt });
  const [unit, setUnit] = useState(departure.units[0]?.type ?? '');
  const [teu, setTeu] = useState('2');
  const [holder, setHolder] = useState('');
  const [held, setHeld] = useState<Booking>();
  const [failure, setFailure] = useState<Failure>();
  const [isBusy, setBusy] = useState(false);
  /** One for each thing asked, so that asking twice holds once. */
  const [key, setKey] = useState(makeKey);
  const gone = failure && spaceLeftIn(failure);
  const when = (at: string): string => formatInstant(Date.parse(at), zone, names.language);
  const run = async (call: Promise<Outcome<Booking>>, done: (booking: Booking) => void): Promise<void> => {
    setBusy(true);
    const outcome = await call;
    setBusy(false);
    setFailure(outcome.ok ? undefined : outcome.failure);
    setKey(makeKey());
    if (outcome.ok) done(outcome.value);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (held) void run(confirmBooking(held.id, key), ({ id }) => { showToast({ text: t('book.confirmed', { id }) }); onClose(); });
    else void run(holdSpace({ departure: sailing.id, unit, measure: 'teu', quantity: Number(teu), holder }, key), setHeld);
  };
  const turnTo = ({ departure: id, departsAt }: SpaceLeft['next'][number]): void => {
    setSailing({ id, departsAt });
    setFailure(undefined);
  };
  return (
    <Modal label={t('book.title')} testId="book-dialog" onClose={onClose}>
      <header className="modal-head">
        <h2>{t('book.title')}</h2>
        <span className="caption clip num" data-testid="book-sailing">{when(sailing.departsAt)} {sailing.id}</span>
        <button type="button" className="icon-button" aria-label={t('map.close')} onClick={onClose}><Icon name="close" /></button>
      </header>
      <form className="modal-form" onSubmit={submit}>
        <Field label={t('book.unit')}>{(binding) => <select {...binding} className="control" value={unit} disabled={held !== undefined} onChange={(event) => setUnit(event.target.value)} data-testid="book-unit">{departure.units.map(({ type }) => <option key={type}>{type}</option>)}</select>}</Field>
        <Field label={t('book.teu')}>{(binding) => <input {...binding} className="control num" type="number" min={1} step={1} required value={teu} disabled={held !== undefined} onChange={(event) => setTeu(event.target.value)} data-testid="book-teu" />}</Field>
        <Field label={t('book.holder')}>{(binding) => <input {...binding} className="control" required maxLength={120} value={holder} disabled={held !== undefined} onChange={(event) => setHolder(event.target.value)} data-testid="book-holder" />}</Field>
        {gone && (
          <div className="problem" role="alert" data-testid="book-gone">
            <Icon name="warning" />
            <div>
              <p>{t('book.gone', { asked: gone.asked, left: gone.left })}</p>
              {gone.next.map((next) => <p key={next.departure}><button type="button" className="button small" onClick={() => turnTo(next)} data-testid="book-next">{t('book.next', { when: when(next.departsAt), left: next.left ?? '—' })}</button></p>)}
              {gone.next.length === 0 && <p>{t('book.none')}</p>}
            </div>
          </div>
        )}
        {failure && !gone && <ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} isForm={false} />}
        {held && <p role="status" data-testid="book-held">{t('book.held', { id: held.id, until: held.expiresAt ? when(held.expiresAt) : '' })}</p>}
        <div className="modal-foot">
          <span className="sums" />
          <button type="submit" className="button primary" disabled={isBusy || unit === ''} data-testid="book-submit">{t(held ? 'book.confirm' : 'book.hold')}<kbd className="wide-only">Enter</kbd></button>
        </div>
      </form>
    </Modal>
  );
};
