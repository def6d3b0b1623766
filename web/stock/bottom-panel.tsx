import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import { stockFileAddress, type StockAnswer, type StockPlan, type StockPlanRow } from '../api/stock.ts';
import type { Names } from '../format/names.ts';
import { formatPercent } from '../format/quantity.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { FileLink } from '../saved/file-link.tsx';
import { Icon } from '../ui/icon.tsx';
import { CHARTS, TABS, type Tab } from './address.ts';
import { Calendar, CalendarTable } from './calendar.tsx';
import { Compare } from './compare.tsx';
import { ServiceTable } from './service-table.tsx';
import type { Progress } from './use-beside.ts';

const WEEK = 7 * 86_400_000;

/** Below the map: how soon buyers have their orders, what is ordered when, and another plan beside this one. */
export const BottomPanel = ({ answer, plan, rows, tab, other, site, isTable, names, zone, now, charts, failure, progress, onTab, onOther, onAgain, onStop }: {
  answer: StockAnswer;
  plan: StockPlan;
  rows: readonly StockPlanRow[];
  tab: Tab;
  other: string | undefined;
  site: string | undefined;
  isTable: boolean;
  names: Names;
  zone: string;
  now: number;
  /** Where there is no room for them beside the map: the charts by tab. */
  charts: Readonly<Record<(typeof CHARTS)[number], ReactNode>> | undefined;
  /** A simulation could not be asked for. */
  failure: Failure | undefined;
  onTab: (tab: Tab) => void;
  onOther: (id: string) => void;
  /** Of its simulation. */
  progress: Progress | undefined;
  onAgain: () => void;
  onStop: () => void;
}) => {
  const { t } = useTranslation();
  const shown: Tab = !charts && (CHARTS as readonly string[]).includes(tab) ? 'service' : tab;
  const { simulation } = answer;
  const isSimulating = simulation !== null && ['queued', 'running'].includes(simulation.job.state);
  const until = Date.parse(`${answer.question.from}T00:00Z`) + answer.question.weeks * WEEK;
  return (
    <section id="drawer" className="panel stock-bottom" data-covers-map="bottom" aria-label={t('stock.plan')} data-testid="bottom">
      <header className="plan-head">
        <div className="segments" role="group" aria-label={t('stock.plan')}>
          {[...TABS, ...(charts ? CHARTS : [])].map((name) => <button key={name} type="button" aria-pressed={name === shown} onClick={() => onTab(name)} data-testid={`tab-${name}`}>{t(`stock.tab.${name}`)}</button>)}
        </div>
        {shown === 'service' && <span className="caption num">{t('stock.service.weighted', { share: formatPercent(plan.onTime, 1) })}</span>}
        {shown === 'service' && (isSimulating ? <span className="caption"><span className="pulse" aria-hidden="true" /> <span role="status">{t('stock.simulation.running')}</span>{progress && <span className="num"> {progress.done} / {progress.total}</span>} <button type="button" className="link-button" onClick={onStop} data-testid="stop-simulation">{t('stock.analysis.stop')}</button></span>
          : simulation && simulation.markets.length > 0 ? <span className={`chip ${simulation.isKept ? 'good' : 'warn'}`} data-testid="simulated">{t(simulation.isKept ? 'stock.simulation.kept' : 'stock.simulation.broken', { runs: simulation.runs })}</span>
          : !failure && <button type="button" className="button small" onClick={onAgain} title={t('stock.simulation.about')} data-testid="simulate"><Icon name="play" size={12} />{t('stock.simulation.start')}</button>)}
        <span className="stock-files">{(['xlsx', 'pdf'] as const).map((type) => <FileLink key={type} href={stockFileAddress(answer.id, type)} testId={`export-${type}`}>{type.toUpperCase()}</FileLink>)}</span>
      </header>
      {shown === 'service' && failure && <ProblemBox failure={failure} leftover={[]} isForm={false} onRetry={onAgain} />}
      {shown === 'service' && <ServiceTable plan={plan} simulation={simulation} names={names} />}
      {shown === 'calendar' && (isTable || site !== undefined ? <CalendarTable plan={plan} site={site} names={names} zone={zone} /> : <Calendar plan={plan} site={site} names={names} zone={zone} now={now} until={until} />)}
      {shown === 'compare' && <Compare plan={answer.id} rows={rows} other={other} names={names} onOther={onOther} />}
      {charts && shown !== 'service' && shown !== 'calendar' && shown !== 'compare' && <div className="stock-scroll">{charts[shown]}</div>}
    </section>
  );
};
