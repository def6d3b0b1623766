import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../state/use-online.ts';
import { formatInstant, type Language } from '../format/time.ts';
import { Icon } from '../ui/icon.tsx';
import { LISTS, type List } from './address.ts';
import { KpiRow } from './kpi-row.tsx';
import type { Sums } from './plan-model.ts';
import type { Pool } from './use-pool.ts';

/** Hub and week, the figures, then the board of departures or the pool, and what stays behind at the foot. */
export const LeftPanel = ({ choice, sums, pool, list, departures, now, zone, isFiled, onList, onImport, onAdd, leftBehind, children }: {
  choice: ReactNode;
  sums: Sums | undefined;
  pool: Pool;
  list: List;
  /** How many are on the board. */
  departures: number | undefined;
  now: number;
  zone: string;
  /** A list fills the panel and scrolls by itself. */
  isFiled: boolean;
  onList: (list: List) => void;
  onImport: () => void;
  onAdd: () => void;
  leftBehind: ReactNode;
  children: ReactNode;
}) => {
  const { t, i18n } = useTranslation();
  const isOnline = useOnline();
  return (
    <div id="left-panel" className="panel side full consolidate-side" data-covers-map="left">
      <header className="consolidate-head">
        {choice}
        <span className="consolidate-actions">
          <button type="button" className="button small" onClick={onAdd} title={t('consolidate.pool.addKey')} data-testid="pool-add">{t('consolidate.pool.add')}</button>
          <button type="button" className="button small" onClick={onImport} data-testid="import-open"><Icon name="plus" size={13} />{t('consolidate.import.open')}</button>
        </span>
      </header>
      {!isOnline && <p className="offline" role="status" data-testid="offline"><Icon name="warning" size={13} />{t('consolidate.offline')}</p>}
      <KpiRow sums={sums} pool={pool.page} />
      <div className="list-head consolidate-lists">
        <div className="segments" role="group" aria-label={t('consolidate.lists')}>
          {LISTS.map((name) => <button key={name} type="button" aria-pressed={name === list} onClick={() => onList(name)} data-testid={`list-${name}`}>{t(`consolidate.list.${name}`)} <span className="num toggle-count">{name === 'pool' ? pool.page?.total : departures}</span></button>)}
        </div>
        {list === 'board' && <span className="caption wide-only">{t('consolidate.board.legend')}</span>}
        <span className="caption num consolidate-now">{t('consolidate.now', { at: formatInstant(now, zone, i18n.language as Language) })}</span>
      </div>
      <div className={isFiled ? 'consolidate-list filed' : 'consolidate-list'}>{children}</div>
      {leftBehind}
    </div>
  );
};
