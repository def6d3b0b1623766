import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuoteState, SavedQuotePage } from '../api/saved-quotes.ts';
import { Icon } from '../ui/icon.tsx';
import { FileLink } from './file-link.tsx';
import { exportAddress, ORDERS, STATES, type ListView } from './address.ts';

/** Search, states with their counts, and the file of what is shown. */
export const ListHead = ({ view, byState, isPhone, field, onChange, onDown }: {
  view: ListView;
  byState: SavedQuotePage['byState'] | undefined;
  isPhone: boolean;
  field: RefObject<HTMLInputElement | null>;
  onChange: (part: Partial<ListView>) => void;
  /** From the field down into the rows. */
  onDown: () => void;
}) => {
  const { t } = useTranslation();
  const all = byState && STATES.reduce((sum, state) => sum + byState[state], 0);
  const toggle = (state: QuoteState): void => onChange({ states: view.states.includes(state) ? view.states.filter((other) => other !== state) : [...view.states, state] });
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return;
    event.preventDefault();
    onDown();
  };
  return (
    <div className="quotes-head">
      <div className="data-search quotes-search">
        <Icon name="search" size={14} />
        <input ref={field} className="control" type="search" value={view.text} aria-label={t('saved.list.search')} placeholder={t('saved.list.search')} autoComplete="off" spellCheck={false} onChange={(event) => onChange({ text: event.target.value })} onKeyDown={press} data-testid="quotes-search" />
      </div>
      <div className="quotes-states" role="group" aria-label={t('saved.column.state')}>
        <button type="button" className="toggle" aria-pressed={view.states.length === 0} onClick={() => onChange({ states: [] })} data-testid="filter-all">{t('saved.list.all')} <span className="toggle-count num">{all}</span></button>
        {STATES.map((state) => (
          <button key={state} type="button" className="toggle" aria-pressed={view.states.includes(state)} onClick={() => toggle(state)} data-testid={`filter-${state}`}>{t(`saved.state.${state}`)} <span className="toggle-count num">{byState?.[state]}</span></button>
        ))}
      </div>
      {isPhone && (
        <label className="sort">
          <span className="visually-hidden">{t('list.sort')}</span>
          <select value={view.order} onChange={(event) => onChange({ order: event.target.value as ListView['order'] })}>{ORDERS.map((order) => <option key={order} value={order}>{t(`saved.order.${order}`)}</option>)}</select>
        </label>
      )}
      <span className="quotes-files">
        {(['csv', 'xlsx'] as const).map((type) => <FileLink key={type} href={exportAddress(view, type)} title={t('saved.list.export', { type: type.toUpperCase() })} testId={`export-${type}`}><Icon name="table" size={13} />{type.toUpperCase()}</FileLink>)}
      </span>
    </div>
  );
};
