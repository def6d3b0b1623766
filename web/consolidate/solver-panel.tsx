import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consolidation, ConsolidationPlan } from '../api/consolidations.ts';
import { formatMoney } from '../format/money.ts';
import { formatNumber, formatPercent } from '../format/quantity.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { GapMeter } from '../ui/gap-meter.tsx';
import { GapTable } from '../ui/gap-table.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Draft } from './use-draft.ts';
import type { Run } from '../state/use-run.ts';
import { AskFields } from './ask-fields.tsx';
import type { Starter } from './use-start.ts';


/** What it says of itself: still at it, or how it ended. */
const stateKey = (run: Run<Consolidation>): string => {
  const { body } = run;
  if (run.isRunning) return body?.job.state === 'queued' ? 'queued' : 'running';
  if (body?.job.state === 'failed') return 'failed';
  if (body?.noPlan) return 'noPlan';
  if (!body?.plan) return 'cancelled';
  return body.plan.gap === 0 ? 'proven' : `ended.${body.plan.endedBy}`;
};

/** The optimiser: how far it is, stop or start it, and what its plan comes to. One large number: the gap. */
export const SolverPanel = ({ run, draft, starter, isTable, canStart, whyNot, noPlan, onStop, onCancel, onAdopt, onPlans, isBusy }: {
  run: Run<Consolidation>;
  draft: Draft;
  starter: Starter;
  isTable: boolean;
  canStart: boolean;
  /** Why nothing can be asked, in words. */
  whyNot: string | undefined;
  /** Why there is no plan, with the way out. */
  noPlan: ReactNode;
  onStop: () => void;
  onCancel: () => void;
  onAdopt: () => void;
  /** Shows the plans of the hub. */
  onPlans: () => void;
  isBusy: boolean;
}) => {
  const { t } = useTranslation();
  const { body } = run;
  const limit = body?.question.seconds ?? 0;
  const last = run.trace.at(-1);
  const gap = body?.plan?.gap ?? last?.gap ?? undefined;
  const hasMoves = draft.moves.length > 0;
  return (
    <section className="panel solver" data-covers-map="right" aria-label={t('consolidate.solver.title')} data-testid="solver" aria-busy={run.isRunning}>
      <header className="solver-head">
        {run.isRunning && <span className="pulse" aria-hidden="true" />}
        <h2>{body ? t(`consolidate.solver.${stateKey(run)}`) : t('consolidate.solver.title')}</h2>
        {body && <span className="caption num">{t('consolidate.solver.seconds', { n: formatNumber(run.isRunning ? Math.round(run.seconds) : run.seconds, 1), limit })}</span>}
        {gap !== undefined && <strong className="num" data-testid="gap">{formatPercent(gap, 2)}</strong>}
      </header>
      <p className="visually-hidden" role="status">{run.isRunning && gap !== undefined ? t('consolidate.solver.announce', { gap: formatPercent(gap, 2) }) : ''}</p>
      {body && run.trace.length > 0 && (isTable ? <GapTable trace={run.trace} /> : <GapMeter trace={run.trace} seconds={run.seconds} limit={limit} isRunning={run.isRunning} />)}
      {body && run.isRunning && run.trace.length === 0 && <p className="caption solver-wait">{t('consolidate.solver.wait')}</p>}
      {run.failure && <div className="solver-failure"><ProblemBox failure={run.failure} leftover={[]} isForm={false} onRetry={run.reload} /></div>}
      {noPlan}
      {last && <Figures plan={body?.plan ?? undefined} cost={last.cost} bound={last.bound} draft={draft} />}
      {!run.isRunning && <AskFields starter={starter} isFirst={!body} />}
      {starter.failure && <div className="solver-failure"><ProblemBox failure={starter.failure} leftover={starter.failure.kind === 'problem' ? starter.failure.problem.errors : []} /></div>}
      <footer className="solver-foot">
        {run.isRunning ? (
          <>
            <span className="caption">{t('consolidate.solver.target', { gap: formatPercent(body?.question.gap ?? 0, 2) })}</span>
            <button type="button" className="button" onClick={onCancel} data-testid="solver-cancel">{t('consolidate.solver.cancel')}</button>
            <button type="button" className="button primary" onClick={onStop} title={t('consolidate.solver.stopKey')} data-testid="solver-stop"><Icon name="stop" size={13} />{t('consolidate.solver.stop')}</button>
          </>
        ) : (
          <>
            <button type="button" className="link-button plans-link" onClick={onPlans} data-testid="plans-open">{t('consolidate.plans.link')}</button>
            {body?.plan && (body.adoptedAt ? <span className="chip good" data-testid="adopted">{t('consolidate.solver.adopted')}</span>
              : <button type="button" className="button" disabled={hasMoves || isBusy} title={hasMoves ? t('consolidate.solver.adoptAfter') : undefined} onClick={onAdopt} data-testid="adopt">{t('consolidate.solver.adopt')}</button>)}
            <button type="button" className="button primary" disabled={!canStart || starter.isStarting} title={whyNot} onClick={() => starter.start()} data-testid="solve">{t(hasMoves ? 'consolidate.solver.again' : body ? 'consolidate.solver.replan' : 'consolidate.solver.solve')}</button>
          </>
        )}
      </footer>
      {run.isRunning && <p className="caption solver-note">{t('consolidate.solver.mayClose')}</p>}
      {!run.isRunning && whyNot && <p className="caption solver-note">{whyNot}</p>}
    </section>
  );
};

/** How much less all pay together than each by itself, of that: a share for the reader, not for a bill. */
const savingOf = ({ cost, alone }: ConsolidationPlan): number | undefined => (Number(alone.amount) > 0 ? Number(cost.amount) / Number(alone.amount) - 1 : undefined);

const Figures = ({ plan, cost, bound, draft }: { plan: ConsolidationPlan | undefined; cost: ConsolidationPlan['cost']; bound: ConsolidationPlan['cost']; draft: Draft }) => {
  const { t } = useTranslation();
  const saving = plan && savingOf(plan);
  const changed = draft.answer;
  const shown = changed?.cost ?? plan?.cost ?? cost;
  return (
    <dl className="solver-figures">
      <div><dt>{t('consolidate.gap.cost')}</dt><dd className="num" data-testid="plan-cost">{formatMoney(shown.amount, shown.currency)}</dd></div>
      {changed && <div><dt>{t('consolidate.solver.byHand')}</dt><dd className={`num ${changed.difference.amount.startsWith('-') ? 'gain' : 'loss'}`} data-testid="draft-difference">{changed.difference.amount.startsWith('-') ? '−' : '+'}{formatMoney(changed.difference.amount.replace('-', ''), changed.difference.currency)}</dd></div>}
      <div><dt>{t('consolidate.gap.bound')}</dt><dd className="num">{formatMoney((plan?.bound ?? bound).amount, bound.currency)}</dd></div>
      {saving !== undefined && <div><dt>{t('consolidate.solver.saving')}</dt><dd className={`num ${saving <= 0 ? 'gain' : 'loss'}`}>{saving <= 0 ? '−' : '+'}{formatPercent(Math.abs(saving), 1)}</dd></div>}
    </dl>
  );
};
