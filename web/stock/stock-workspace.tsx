import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import { cancelJob } from '../api/jobs.ts';
import { makeKey } from '../api/saved-quotes.ts';
import { drawAssortment, showStockPlan, type Assortment, type SiteDecision, type StockAnswer } from '../api/stock.ts';
import type { Network } from '../api/types.ts';
import { HOME_ZONE, makeNames } from '../format/names.ts';
import type { Language } from '../format/time.ts';
import { addDays, mondayOf } from '../format/week.ts';
import { Legend } from '../map/legend.tsx';
import type { MapHandle } from '../map/map-view.tsx';
import { ProblemBox } from '../quote/problem-box.tsx';
import { useNow } from '../saved/use-now.ts';
import { NARROW, useMedia } from '../state/use-media.ts';
import { useRun } from '../state/use-run.ts';
import { PanelEdge } from '../ui/panel-edge.tsx';
import { showToast } from '../ui/toasts.ts';
import { AskPanel } from './ask-panel.tsx';
import { AssortmentImport } from './assortment-import.tsx';
import { BottomPanel } from './bottom-panel.tsx';
import { BreakEvenSection, CurveSection, SensitivitySection } from './charts.tsx';
import { FlowsTable } from './flows-table.tsx';
import { AssortmentBar, LeftPanel } from './left-panel.tsx';
import { withHouseNames } from './house-names.ts';
import { NoPlan } from './no-plan.tsx';
import { Running } from './running.tsx';
import { stockScene } from './stock-scene.ts';
import { useAssortments } from './use-assortments.ts';
import { useBeside } from './use-beside.ts';
import { usePorts } from './use-ports.ts';
import { usePlans } from './use-plans.ts';
import { useSolve } from './use-solve.ts';
import { useStockKeys } from './use-stock-keys.ts';
import { useStockView } from './use-stock-view.ts';

/** The warehouses can be read before the map's code has come. */
const MapView = lazy(() => import('../map/map-view.tsx').then((module) => ({ default: module.MapView })));
const SEED = 1;
const DAYS = 7;

/** The workspace of warehouses abroad: what is used and stocked left, its flows on the map, service below, the reasons right. */
export const StockWorkspace = ({ network, failure, onRetry }: { network: Network | undefined; failure: Failure | undefined; onRetry: () => void }) => {
  const { t, i18n } = useTranslation();
  const { view, change } = useStockView();
  const now = useNow();
  const isNarrow = useMedia(NARROW);
  const assortments = useAssortments();
  const assortment = assortments.all?.find(({ id }) => id === view.assortment) ?? (view.assortment === undefined ? assortments.all?.[0] : undefined);
  const [last, setLast] = useState<StockAnswer>();
  const plans = usePlans(assortment?.id ?? view.assortment, `${view.plan ?? ''} ${last?.id ?? ''}`);
  const wanted = view.plan ?? plans.rows?.find((row) => row.plan !== null || row.state === 'running' || row.state === 'queued' || row.hasNoPlan)?.id;
  const run = useRun(wanted, showStockPlan);
  // A plan stays in view until the next one has come.
  if (run.body?.plan && run.body !== last) setLast(run.body);
  const answer = run.body?.plan ? run.body : run.isRunning || (wanted !== undefined && !run.body) ? (last?.assortment.id === (assortment?.id ?? view.assortment) ? last : undefined) : undefined;
  const plan = answer?.plan ?? undefined;
  const refused = run.body?.noPlan ?? undefined;
  const question = run.body?.question ?? answer?.question;

  const names = useMemo(() => withHouseNames(makeNames(i18n.language as Language, answer ? Object.values(answer.places) : [], network)), [i18n.language, answer, network]);
  const zone = names.zone(question?.hubs[0] ?? '');
  const nextMonday = addDays(mondayOf(now, HOME_ZONE), DAYS);
  const before = plan ? answer?.id : undefined;
  const beside = useBeside(run.body?.plan ? run.body : undefined, run.reload);
  const ports = usePorts();
  const hubs = view.hubs ?? question?.hubs;
  const solver = useSolve({ assortment: assortment?.id, question, hubs, monday: nextMonday, onStarting: beside.end, onStarted: (id) => change({ assortment: assortment?.id, plan: id, other: before ?? view.other, hubs: undefined }) });
  const isBusy = run.isRunning || solver.isStarting;
  const [hot, setHot] = useState<string>();
  const [isImporting, setImporting] = useState(false);
  const closeImport = useCallback(() => setImporting(false), [setImporting]);
  const [isDrawing, setDrawing] = useState(false);
  const map = useRef<MapHandle>(null);
  const candidates = useMemo(() => network?.places.filter(({ kind }) => kind === 'overseas-warehouse') ?? [], [network]);
  const scene = useMemo(() => network && stockScene({ network, answer, plan, candidates, names, t }), [network, answer, plan, candidates, names, t]);

  const reloadAll = assortments.reload;
  const take = useCallback((kept: Assortment): void => {
    reloadAll();
    change({ assortment: kept.id, plan: undefined, other: undefined, site: undefined });
  }, [reloadAll, change]);
  const sampleKey = useRef(makeKey());
  const sample = (): void => {
    setDrawing(true);
    void drawAssortment(SEED, sampleKey.current).then((outcome) => {
      setDrawing(false);
      if (!outcome.ok) return showToast({ tone: 'error', text: outcome.failure.kind === 'problem' ? outcome.failure.problem.title : t('problem.unreachable') });
      return take(outcome.value);
    });
  };
  const decide = (warehouse: string, state: SiteDecision['state'] | undefined): void => {
    const others = (question?.decided ?? []).filter((each) => each.warehouse !== warehouse);
    solver.start(state ? [...others, { warehouse, state }] : others);
  };
  const toggle = (warehouse: string, isOpen: boolean): void => decide(warehouse, isOpen ? 'closed' : 'open');
  const free = (warehouse: string): void => decide(warehouse, undefined);
  const stop = (): void => {
    if (run.body) void cancelJob(run.body.job.id).then(run.reload);
  };
  const choose = (warehouse: string): void => change({ site: warehouse === view.site ? undefined : warehouse });
  useStockKeys({ view, change, plan, isRunning: run.isRunning, map, onSolve: () => solver.start(), onStop: stop, onImport: () => setImporting(true), onToggle: toggle, onFree: free });

  // What the panels leave free of the map changes with them.
  const layout = `${plan !== undefined} ${isNarrow} ${view.isTable}`;
  const fitted = useRef(layout);
  useEffect(() => {
    if (fitted.current === layout) return;
    fitted.current = layout;
    requestAnimationFrame(() => map.current?.fit());
  }, [layout]);

  const shown = answer && plan ? { answer, plan, names, isTable: view.isTable } : undefined;
  const lookAt = (kind: 'analysis' | 'sensitivity' | 'simulation') => ({ failure: beside.failureOf(kind), progress: beside.progressOf(kind), onAgain: () => beside.again(kind), onStop: () => beside.stop(kind) });
  const charts = shown && {
    curve: <CurveSection {...shown} {...lookAt('analysis')} />,
    breakEven: <BreakEvenSection {...shown} {...lookAt('analysis')} sku={view.sku} onSku={(sku) => change({ sku })} />,
    sensitivity: <SensitivitySection {...shown} {...lookAt('sensitivity')} />,
  };
  const problem = failure ?? assortments.failure ?? plans.failure ?? run.failure;
  const hasFailed = run.body?.job.state === 'failed' || (run.body?.job.state === 'cancelled' && !run.body.plan);
  const isLoading = assortments.all === undefined && !problem;
  return (
    <main className={`stage stock-stage${plan ? ' with-plan' : ''}${view.isTable ? ' with-tables' : ''}`}>
      <h1 className="visually-hidden">{t('app.stock')}</h1>
      <LeftPanel answer={answer} plan={plan} isBusy={isBusy} site={view.site} names={names} zone={zone} now={now} canSolve={assortment !== undefined} onSolve={() => solver.start()} onToggle={toggle} onFree={free} onChoose={choose} onHot={setHot}
        bar={assortments.all && assortments.all.length > 0 && <AssortmentBar all={assortments.all} chosen={assortment} isBusy={isDrawing} onChoose={(id) => change({ assortment: id, plan: undefined, other: undefined, site: undefined })} onImport={() => setImporting(true)} onSample={sample} />}
        running={run.isRunning && <Running run={run} isTable={view.isTable} onStop={stop} />}
        noPlan={refused && !run.isRunning && <NoPlan answer={refused} hasDecided={(question?.decided.length ?? 0) > 0} isBusy={isBusy} onFree={() => solver.start([])} />}
        problem={problem ? <div className="data-failure"><ProblemBox failure={problem} leftover={[]} isForm={false} onRetry={() => { onRetry(); assortments.reload(); run.reload(); }} /></div> : hasFailed && <p className="stock-failed" role="alert">{t(run.body?.job.state === 'failed' ? 'stock.failed' : 'stock.stopped')}</p>}
        ask={assortment && !run.isRunning && <AskPanel key={question ? 'again' : 'first'} solver={solver} hubs={hubs} ports={ports} names={names} onHubs={(chosen) => change({ hubs: chosen })} isFirst={!run.body && plans.rows?.length === 0} />}
        empty={isLoading ? <div className="skeleton" aria-hidden="true"><div /><div /><div /><div /></div>
          : assortments.all?.length === 0 ? (
            <div className="data-empty stock-empty" data-testid="stock-empty">
              <p>{t('stock.empty')}</p>
              <div className="rfq-actions"><button type="button" className="button primary" onClick={() => setImporting(true)} data-testid="import-open">{t('stock.import.open')}</button><button type="button" className="button" disabled={isDrawing} onClick={sample} data-testid="sample">{t('stock.sample.load')}</button></div>
              <p className="caption">{t('stock.sample.about')}</p>
            </div>
          ) : !plan && !run.isRunning && !refused && !hasFailed && plans.rows && wanted === undefined && <p className="caption stock-waiting" data-testid="no-plan-yet">{t('stock.noPlanYet')}</p>} />
      <PanelEdge edge="side" panelId="left-panel" name={t('chrome.panel.left')} />
      <Suspense fallback={<div className="ground" />}>
        <MapView handle={map} scene={scene} hot={{ owner: hot ?? view.site, step: undefined }} onHot={setHot} onPick={choose} onHub={(id) => { if (plan?.sites.some(({ warehouse }) => warehouse === id)) choose(id); }} onSea={() => change({ site: undefined })} />
      </Suspense>
      {plan && !view.isTable && <Legend modes={[...new Set(scene?.lines.map(({ mode }) => mode))]} />}
      {plan && view.isTable && <FlowsTable plan={plan} names={names} />}
      {charts && !isNarrow && <div className="panel stock-right" data-covers-map="right" role="region" aria-label={t('stock.reasons')} data-testid="right">{charts.curve}{charts.breakEven}{charts.sensitivity}</div>}
      {shown && <BottomPanel answer={shown.answer} plan={shown.plan} rows={plans.rows ?? []} tab={view.tab} other={view.other} site={view.site} isTable={view.isTable} names={names} zone={zone} now={now} charts={isNarrow ? charts : undefined} {...lookAt('simulation')} onTab={(tab) => change({ tab })} onOther={(other) => change({ other })} />}
      {plan && <PanelEdge edge="drawer" panelId="drawer" name={t('stock.plan')} />}
      {isImporting && <AssortmentImport onDone={take} onClose={closeImport} />}
    </main>
  );
};
