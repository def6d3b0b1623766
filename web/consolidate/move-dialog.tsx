import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BoardDeparture } from '../api/consolidations.ts';
import type { Names } from '../format/names.ts';
import { formatInstant } from '../format/time.ts';
import { Field } from '../quote/form/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { LOOSE } from './plan-model.ts';
import type { Target } from './use-draft.ts';

const LEFT = 'left-behind';

/** 移到…: another departure, and there a box that stands, a new one, or loose. The server judges it at once. */
export const MoveDialog = ({ goods, from, departures, batches, names, zone, onMove, onClose }: {
  goods: readonly string[];
  from: Batch | undefined;
  departures: readonly BoardDeparture[];
  batches: readonly Batch[];
  names: Names;
  zone: string;
  onMove: (to: Target | null) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const [departure, setDeparture] = useState(from?.departure ?? departures[0]?.id ?? LEFT);
  const chosen = departures.find(({ id }) => id === departure);
  const standing = batches.filter((batch) => batch.departure === departure && batch.unit !== LOOSE && batch.id !== from?.id);
  const places = [
    ...standing.map((batch, i) => ({ key: batch.id, text: t('consolidate.move.into', { unit: batch.unit, n: i + 1, count: batch.consignments.length }), to: { departure, unit: batch.unit, with: batch.consignments[0] ?? null } })),
    ...(chosen?.units ?? []).filter(({ available }) => available > 0).map(({ type }) => ({ key: `new ${type}`, text: t('consolidate.move.new', { unit: type }), to: { departure, unit: type, with: null } })),
    ...(chosen?.loose ? [{ key: LOOSE, text: t('consolidate.loose'), to: { departure, unit: LOOSE, with: null } }] : []),
  ];
  const [place, setPlace] = useState('');
  const target = places.find(({ key }) => key === place) ?? places[0];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (departure === LEFT) onMove(null);
    else if (target) onMove(target.to);
    onClose();
  };
  return (
    <Modal label={t('consolidate.move.title', { count: goods.length })} testId="move-dialog" onClose={onClose}>
      <header className="modal-head">
        <h2>{t('consolidate.move.title', { count: goods.length })}</h2>
        <span className="caption clip num">{goods.slice(0, 3).join(t('list.comma'))}{goods.length > 3 && ' …'}</span>
        <button type="button" className="icon-button" aria-label={t('map.close')} onClick={onClose}><Icon name="close" /></button>
      </header>
      <form className="modal-form" onSubmit={submit}>
        <Field label={t('consolidate.move.departure')}>
          {(binding) => (
            <select {...binding} className="control" value={departure} onChange={(event) => { setDeparture(event.target.value); setPlace(''); }} data-testid="move-departure">
              {departures.map((one) => <option key={one.id} value={one.id}>{formatInstant(Date.parse(one.departsAt), zone, names.language)} {names.short(one.port)}</option>)}
              <option value={LEFT}>{t('consolidate.move.leave')}</option>
            </select>
          )}
        </Field>
        {departure !== LEFT && (
          <Field label={t('consolidate.move.unit')}>
            {(binding) => <select {...binding} className="control" value={target?.key ?? ''} onChange={(event) => setPlace(event.target.value)} data-testid="move-unit">{places.map(({ key, text }) => <option key={key} value={key}>{text}</option>)}</select>}
          </Field>
        )}
        <div className="modal-foot">
          <span className="caption sums">{t('consolidate.move.judged')}</span>
          <button type="submit" className="button primary" disabled={departure !== LEFT && !target} data-testid="move-submit">{t('consolidate.move.submit')}<kbd className="wide-only">Enter</kbd></button>
        </div>
      </form>
    </Modal>
  );
};
