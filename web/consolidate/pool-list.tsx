import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consignment, ConsignmentOrder } from '../api/consignments.ts';
import type { Names } from '../format/names.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { POOL_STATES, WHOLE_POOL, type PoolFilter } from './address.ts';
import { PoolTable } from './pool-table.tsx';
import type { Pool } from './use-pool.ts';

/** The pool of the hub: search, states, the table; an empty one says how to fill it. */
export const PoolList = ({ pool, filter, names, zone, field, onFilter, onOpen, onAdd, onImport }: {
  pool: Pool;
  filter: PoolFilter;
  names: Names;
  zone: string;
  field: RefObject<HTMLInputElement | null>;
  onFilter: (filter: PoolFilter) => void;
  onOpen: (consignment: Consignment) => void;
  onAdd: () => void;
  onImport: () => void;
}) => {
  const { t } = useTranslation();
  const { rows, page, failure } = pool;
  const isFiltered = filter.text.trim() !== '' || filter.states.length > 0;
  const sort = (order: ConsignmentOrder): void => onFilter({ ...filter, order, isDescending: order === filter.order && !filter.isDescending });
  return (
    <div className="pool" aria-busy={pool.isAsking}>
      {pool.isAsking && page && <div className="busy-bar" />}
      <div className="pool-head">
        <div className="data-search pool-search">
          <Icon name="search" size={14} />
          <input ref={field} className="control" type="search" value={filter.text} placeholder={t('consolidate.pool.search')} aria-label={t('consolidate.pool.search')} autoComplete="off" spellCheck={false} onChange={(event) => onFilter({ ...filter, text: event.target.value })} data-testid="pool-search" />
        </div>
        <div className="pool-states" role="group" aria-label={t('consolidate.column.state')}>
          {POOL_STATES.filter((state) => state !== 'departed' || (page?.byState.departed ?? 0) > 0).map((state) => (
            <button key={state} type="button" className="toggle" aria-pressed={filter.states.includes(state)} onClick={() => onFilter({ ...filter, states: filter.states.includes(state) ? filter.states.filter((one) => one !== state) : [...filter.states, state] })} data-testid={`pool-state-${state}`}>{t(`consolidate.state.${state}`)} <span className="toggle-count num">{page?.byState[state]}</span></button>
          ))}
        </div>
      </div>
      {failure && <div className="data-failure"><ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} isForm={false} onRetry={pool.reload} /></div>}
      {!page && !failure && <div className="skeleton" aria-hidden="true"><div /><div /><div /></div>}
      {page?.total === 0 && (
        <div className="data-empty" data-testid="pool-empty">
          <p>{t(isFiltered ? 'consolidate.pool.noResult' : 'consolidate.pool.empty')}</p>
          {isFiltered ? <button type="button" className="button small" onClick={() => onFilter(WHOLE_POOL)}>{t('consolidate.pool.clear')}</button>
            : <span className="pool-first"><button type="button" className="button primary" onClick={onImport}>{t('consolidate.import.open')}</button><button type="button" className="button" onClick={onAdd}>{t('consolidate.pool.add')}</button></span>}
        </div>
      )}
      {page && page.total > 0 && <PoolTable rows={rows} total={page.total} filter={filter} names={names} zone={zone} onSort={sort} onOpen={onOpen} onEnd={pool.more} />}
      {page && <p className="caption pool-foot" role="status" data-testid="pool-count">{t('consolidate.pool.count', { count: page.total })} · <span className="num">{t('consolidate.measure.t', { n: (Number(page.weightKg) / 1000).toFixed(1) })} · {t('consolidate.measure.cbm', { n: Number(page.volumeCbm).toFixed(1) })}</span></p>}
    </div>
  );
};
