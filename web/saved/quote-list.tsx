import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuoteOrder } from '../api/saved-quotes.ts';
import type { Names } from '../format/names.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { PHONE, useMedia } from '../state/use-media.ts';
import { navigate } from '../state/use-address.ts';
import { useShortcuts } from '../state/use-shortcuts.ts';
import { ALL_QUOTES, toListSearch, toQuote, type ListView } from './address.ts';
import { ListHead } from './list-head.tsx';
import { QuoteCards } from './quote-cards.tsx';
import { QuoteTable } from './quote-table.tsx';
import { QuoteTabs, stay } from './quote-tabs.tsx';
import { useNow } from './use-now.ts';
import { useQuoteList } from './use-quote-list.ts';

/** Names read from A, everything else from the latest or the most. */
const startsDescending = (order: QuoteOrder): boolean => order !== 'customer';

/** All saved quotes: searched, filtered and sorted by the server, the whole view in the address. */
export const QuoteList = ({ view, names, newSearch }: { view: ListView; names: Names; newSearch: string }) => {
  const { t } = useTranslation();
  const isPhone = useMedia(PHONE);
  const list = useQuoteList(view);
  const now = useNow();
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const { rows, total, failure } = list;
  // Filters change the address in place: going back leaves the list at once.
  const change = (part: Partial<ListView>): void => {
    setActive(0);
    navigate(toListSearch({ ...view, ...part }), 'replace');
  };
  const sort = (order: QuoteOrder): void => change({ order, isDescending: order === view.order ? !view.isDescending : startsDescending(order) });
  const go = (index: number): void => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    setActive(rows.indexOf(row));
    // The row is drawn first; then its link can take the focus.
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`quote-${row.number}`)?.focus({ preventScroll: true })));
  };
  const isAtRow = (): boolean => document.activeElement?.id.startsWith('quote-') ?? false;
  const step = (by: 1 | -1) => (): boolean => {
    if (isPhone || rows.length === 0) return false;
    go(isAtRow() ? active + by : active);
    return true;
  };
  const open = (number: string): void => navigate(toQuote(number));
  useShortcuts({
    '/': () => field.current?.focus(), n: () => navigate(''), j: step(1), k: step(-1), ArrowDown: step(1), ArrowUp: step(-1),
    Escape: () => (view.text || view.states.length > 0 ? change(ALL_QUOTES) : false),
  });
  const isFiltered = view.text.trim() !== '' || view.states.length > 0;
  return (
    <section className="panel quotes" aria-label={t('saved.title')} aria-busy={list.isAsking}>
      {list.isAsking && <div className="busy-bar" />}
      <header className="quotes-top">
        <QuoteTabs current="saved" newSearch={newSearch} />
        <h1 className="visually-hidden">{t('saved.title')}</h1>
        <ListHead view={view} byState={list.byState} isPhone={isPhone} field={field} onChange={change} onDown={() => go(0)} />
      </header>
      {failure && <div className="quotes-failure"><ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} isForm={false} onRetry={list.retry} /></div>}
      {total === undefined && !failure && <div className="skeleton" aria-hidden="true">{[0, 1, 2, 3, 4, 5].map((row) => <div key={row} />)}</div>}
      {total === 0 && (
        <div className="quotes-empty" data-testid="quotes-empty">
          <p>{isFiltered ? t('saved.list.noResult') : t('saved.list.empty')}</p>
          {isFiltered ? <button type="button" className="button" onClick={() => change({ ...ALL_QUOTES, order: view.order, isDescending: view.isDescending })} data-testid="clear-filters">{t('saved.list.clear')}</button> : <a className="button primary" href={newSearch || '/'} onClick={stay(newSearch)}>{t('saved.list.first')}</a>}
        </div>
      )}
      {total !== undefined && total > 0 && (isPhone
        ? <QuoteCards rows={rows} total={total} names={names} now={now} onMore={list.more} />
        : <QuoteTable rows={rows} total={total} view={view} names={names} now={now} active={active} onActive={setActive} onSort={sort} onOpen={open} onEnd={list.more} />)}
      {total !== undefined && total > 0 && <p className="quotes-foot caption" role="status" data-testid="quotes-count">{t('saved.list.count', { count: total })}</p>}
      {total === 0 && <span className="visually-hidden" role="status">{t('saved.list.count', { count: 0 })}</span>}
    </section>
  );
};
