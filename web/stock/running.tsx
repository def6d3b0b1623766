import { useTranslation } from 'react-i18next';
import type { StockAnswer } from '../api/stock.ts';
import { formatPercent } from '../format/quantity.ts';
import type { Run } from '../state/use-run.ts';
import { GapMeter } from '../ui/gap-meter.tsx';
import { GapTable } from '../ui/gap-table.tsx';
import { Icon } from '../ui/icon.tsx';

/** A plan being made: how near it has come, and the way to stop it with what it has. */
export const Running = ({ run, isTable, onStop }: { run: Run<StockAnswer>; isTable: boolean; onStop: () => void }) => {
  const { t } = useTranslation();
  const gap = run.trace.at(-1)?.gap;
  const limit = run.body?.question.seconds ?? 0;
  return (
    <section className="stock-running" aria-label={t('stock.running.title')} aria-busy="true" data-testid="running">
      <header>
        <span className="pulse" aria-hidden="true" />
        <b>{t(run.body?.job.state === 'queued' ? 'consolidate.solver.queued' : 'stock.running.title')}</b>
        <span className="caption num">{t('consolidate.solver.seconds', { n: Math.round(run.seconds), limit })}</span>
        {gap !== undefined && <strong className="num">{formatPercent(gap, 2)}</strong>}
      </header>
      <p className="visually-hidden" role="status">{gap === undefined ? '' : t('consolidate.solver.announce', { gap: formatPercent(gap, 2) })}</p>
      {run.trace.length === 0 ? <p className="caption">{t('stock.running.wait')}</p> : isTable ? <GapTable trace={run.trace} /> : <GapMeter trace={run.trace} seconds={run.seconds} limit={limit} isRunning />}
      <footer>
        <span className="caption">{t('consolidate.solver.mayClose')}</span>
        <button type="button" className="button" onClick={onStop} title={t('consolidate.solver.stopKey')} data-testid="stop"><Icon name="stop" size={13} />{t('consolidate.solver.stop')}</button>
      </footer>
    </section>
  );
};
