import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelRfq, resultAddress, type RfqRow, type RfqRowState } from '../../api/rfqs.ts';
import { formatMoney } from '../../format/money.ts';
import { HOME_ZONE, type Names } from '../../format/names.ts';
import { formatDuration } from '../../format/quantity.ts';
import { formatInstant } from '../../format/time.ts';
import { ProblemBox } from '../../quote/problem-box.tsx';
import { Icon } from '../../ui/icon.tsx';
import { toRfqSearch } from '../address.ts';
import { FileLink } from '../file-link.tsx';
import { stay } from '../quote-tabs.tsx';
import { Modes } from '../quote-row.tsx';
import { useRfq } from './use-rfq.ts';

const FILTERS = [undefined, 'priced', 'refused', 'pending', 'cancelled'] as const satisfies readonly (RfqRowState | undefined)[];
const TONES: Readonly<Record<RfqRowState, string>> = { pending: 'outline', priced: 'good', refused: 'bad', cancelled: 'warn' };

/** How far it is, what each row came to, and the table back with its errors. */
export const RfqResult = ({ id, names }: { id: string; names: Names }) => {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<RfqRowState>();
  const { rfq, rows, failure, more, reload } = useRfq(id, filter);
  if (!rfq) return <div className="rfq-body">{failure ? <ProblemBox failure={failure} leftover={[]} isForm={false} onRetry={reload} /> : <div className="skeleton" aria-hidden="true"><div /><div /></div>}</div>;
  const { counts } = rfq;
  const done = counts.rows - (counts['pending'] ?? 0);
  const cancel = async (): Promise<void> => {
    await cancelRfq(id);
    reload();
  };
  return (
    <div className="rfq-body">
      <div className="rfq-bar">
        <a className="link-button" href={toRfqSearch(undefined)} onClick={stay(toRfqSearch(undefined))}>{t('saved.rfq.title')}</a>
        <h2 className="clip">{rfq.name}</h2>
        <span className="caption num">{rfq.id} · {formatInstant(Date.parse(rfq.createdAt), HOME_ZONE, names.language)}</span>
        <span className="rfq-actions">
          {rfq.state === 'running' && <button type="button" className="button small" onClick={() => void cancel()} data-testid="rfq-cancel">{t('saved.rfq.cancel')}</button>}
          {(['xlsx', 'csv'] as const).map((type) => <FileLink key={type} href={resultAddress(id, type)} testId={`result-${type}`}><Icon name="table" size={13} />{t('saved.rfq.result', { type: type.toUpperCase() })}</FileLink>)}
        </span>
      </div>
      <div className="rfq-progress">
        <progress max={counts.rows} value={done} aria-label={t('saved.rfq.progressLabel')} />
        <span className="num" role="status" data-testid="rfq-progress">{t(`saved.rfq.progress.${rfq.state}`)} · {t('saved.rfq.done', { done, rows: counts.rows })}{rfq.state === 'running' && ` · ${t('saved.rfq.mayClose')}`}</span>
      </div>
      {failure && <ProblemBox failure={failure} leftover={[]} isForm={false} onRetry={reload} />}
      <div className="quotes-states" role="group" aria-label={t('saved.column.state')}>
        {FILTERS.filter((state) => state === undefined || (counts[state] ?? 0) > 0).map((state) => (
          <button key={state ?? 'all'} type="button" className="toggle" aria-pressed={filter === state} onClick={() => setFilter(state)} data-testid={`rfq-filter-${state ?? 'all'}`}>{state ? t(`saved.rfq.state.${state}`) : t('saved.list.all')} <span className="toggle-count num">{state ? counts[state] : counts.rows}</span></button>
        ))}
      </div>
      <p className="caption" data-testid="rfq-buy-note">{t('saved.rfq.buyNote')}</p>
      <div className="requote-scroll" tabIndex={0} role="group" aria-label={t('saved.rfq.rowsOf')}>
        <table className="rfq-table">
          <thead><tr>{['row', 'reference', 'lane', 'cheapest', 'fastest', 'balanced', 'outcome'].map((column) => <th key={column} scope="col" className={column === 'row' ? 'amount' : ''}>{t(`saved.rfq.head.${column}`)}</th>)}</tr></thead>
          <tbody>{rows.map((row) => <ResultRow key={row.index} row={row} names={names} />)}</tbody>
        </table>
      </div>
      {more && <button type="button" className="button more-rows" onClick={more}>{t('saved.rfq.more')}</button>}
    </div>
  );
};

const ResultRow = ({ row, names }: { row: RfqRow; names: Names }) => {
  const { t } = useTranslation();
  const why = [...row.faults.map(({ message, header }) => (header ? `${header}：${message}` : message)), ...row.reasons.map(({ message }) => message)];
  return (
    <tr data-testid="rfq-result">
      <td className="num amount">{row.row}</td>
      <td>{[row.reference, row.customer].filter(Boolean).join(' · ')}</td>
      <th scope="row">{named(row.from, names)} <Icon name="arrow" size={11} /> {named(row.to, names)}</th>
      {([row.cheapest, row.fastest, row.balanced] as const).map((picked, i) => <td key={['cheapest', 'fastest', 'balanced'][i]}>{picked && <span className="rfq-picked"><Modes modes={picked.modes} /><b className="num">{formatMoney(picked.price.amount, picked.price.currency)}</b><span className="num muted">{formatDuration(picked.transitHours * 60, t)}</span></span>}</td>)}
      <td className="rfq-why"><span className={`chip ${TONES[row.state]}`}>{t(`saved.rfq.state.${row.state}`)}</span> {why.join('；')}</td>
    </tr>
  );
};
/** A cell may hold a place by its id, or what the sender called it. */
const named = (text: string, names: Names): string => (names.findPlace(text) ? names.place(text) : text);
