import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import type { Consignment } from '../api/consignments.ts';
import { showConsolidation } from '../api/consolidations.ts';
import type { Network } from '../api/types.ts';
import { makeNames } from '../format/names.ts';
import type { Language } from '../format/time.ts';
import type { MapHandle } from '../map/map-view.tsx';
import { ProblemBox } from '../quote/problem-box.tsx';
import { useNow } from '../saved/use-now.ts';
import { keep } from '../state/kept.ts';
import { unfoldPanel } from '../state/panels.ts';
import { PanelEdge } from '../ui/panel-edge.tsx';
import { WHOLE_POOL } from './address.ts';
import { ConsignmentDialog } from './consignment-dialog.tsx';
import { DeparturesBoard } from './departures-board.tsx';
import { flowsScene } from './flows-scene.ts';
import { FlowsTable } from './flows-table.tsx';
import { HubChoice } from './hub-choice.tsx';
import { LeftBehindCard } from './left-behind-card.tsx';
import { LeftPanel } from './left-panel.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { NoPlan } from './no-plan.tsx';
import { batchesOf, boxesOf, planModel } from './plan-model.ts';
import { PlansDialog } from './plans-dialog.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { PoolImport } from './pool-import.tsx';
import { PoolList } from './pool-list.tsx';
import type { RuleContext } from './rules.ts';
import { SolverPanel } from './solver-panel.tsx';
import { useBoard } from './use-board.ts';
import { useConsolidateKeys } from './use-consolidate-keys.ts';
import { pinsOfMoves, useDraft } from './use-draft.ts';
import { HUB_KEY, useHubAndWeek } from './use-hub.ts';
import { useNewest } from './use-newest.ts';
import { usePins } from './use-pins.ts';
import { usePlanActions } from './use-plan-actions.ts';
import { usePool } from './use-pool.ts';
import { useRun } from '../state/use-run.ts';
import { joinPins, useStart } from './use-start.ts';
import { useConsolidateView } from './use-view.ts';
import { mondayOf } from '../format/week.ts';

/** The board can be read before the map's code has come. */
const MapView = lazy(() => import('../map/map-view.tsx').then((module) => ({ default: module.MapView })));
const ignore = (): void => undefined;
type Dialog = { readonly kind: 'import' | 'plans' } | { readonly kind: 'entry'; readonly given: Consignment | undefined } | { readonly kind: 'move'; readonly goods: readonly string[] };

/** The Consolidate workspace: pool and board left, the optimiser right, the plan below, its flows on the map. */
export const ConsolidateWorkspace = ({ network, failure, onRetry }: { network: Network | undefined; failure: Failure | undefined; onRetry: () => void }) => {
  const { t, i18n } = useTranslation();
  const { view, change } = useConsolidateView();
  const now = useNow();
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const [found, setFound] = useState<string>();
  const run = useRun(view.plan ?? found, showConsolidation);
  const { body } = run;
  const at = useHubAndWeek(view, body, network, now);
  const { hub, zone } = at;
  const newest = useNewest(view.plan === undefined ? hub : undefined, at.span, dropped);
  if (view.plan === undefined && newest.id !== undefined && found !== (newest.id ?? undefined)) setFound(newest.id ?? undefined);
  if (view.plan !== undefined && found !== undefined) setFound(undefined);

  const names = useMemo(() => makeNames(i18n.language as Language, body ? [...Object.values(body.places), body.hub] : [], network), [i18n.language, body, network]);
  const board = useBoard(body?.plan ? undefined : hub, at.from, at.until);
  const pool = usePool(hub, view.pool);
  const draft = useDraft(body);
  const pins = usePins(body);
  const departures = body?.plan || body?.noPlan?.pins.length ? body.departures : board.departures;
  const batches = draft.answer?.batches ?? body?.plan?.batches;
  const model = useMemo(() => (body && batches ? planModel(body, batches) : undefined), [body, batches]);
  const all = model ? batchesOf(model) : [];
  const chosen = all.find(({ id }) => id === view.batch);
  const shown = chosen ?? (view.tab === 'boxes' ? all[0] : view.tab === 'load' || view.tab === 'hold' ? boxesOf(all, view.tab)[0] : undefined);
  const left = (draft.answer ? body?.plan?.leftBehind.filter(({ consignment }) => draft.answer?.leftBehind.includes(consignment)) : body?.plan?.leftBehind) ?? [];
  const [hot, setHot] = useState<string>();
  const [dialog, setDialog] = useState<Dialog>();
  const closeDialog = useCallback(() => setDialog(undefined), [setDialog]);
  const map = useRef<MapHandle>(null);
  const search = useRef<HTMLInputElement>(null);

  const context = useMemo((): RuleContext => ({ names, zone, departures: departures ?? [] }), [names, zone, departures]);
  const scene = useMemo(() => network && at.place && flowsScene({ network, hub: at.place, places: body?.places ?? {}, model, ports: departures ?? [], names, t }), [network, at.place, body, model, departures, names, t]);
  const starter = useStart({ hub: hub ?? '', from: at.ahead, until: at.until, pins: joinPins(pins.all, pinsOfMoves(draft.moves)), extraUnits: body?.question.extraUnits ?? [], after: body?.plan ? body.id : undefined, onStarted: (id) => change({ plan: id, batch: undefined }) });
  const actions = usePlanActions({
    run, draft, batches: all, onPoolChanged: pool.reload, onPlanAgain: starter.start,
    onDropped: (id) => { setDropped([...dropped, id]); setFound(undefined); change({ plan: body?.question.after ?? undefined, batch: undefined }); },
  });
  const onHand = pool.page ? pool.page.byState.received + pool.page.byState.planned + pool.page.byState.leftBehind : undefined;
  const whyNot = at.isOver ? t('consolidate.why.past') : onHand === 0 ? t('consolidate.why.empty') : departures?.length === 0 ? t('consolidate.why.noDepartures') : undefined;
  const canStart = hub !== undefined && whyNot === undefined && !run.isRunning;

  // What the panels leave free of the map changes with them.
  const layout = `${view.tab} ${model !== undefined} ${view.isTable}`;
  const fitted = useRef(layout);
  useEffect(() => {
    if (fitted.current === layout) return;
    fitted.current = layout;
    requestAnimationFrame(() => map.current?.fit());
  }, [layout]);

  const select = (batch: string): void => change(batch === view.batch ? { tab: 'boxes' } : { batch });
  const showInPool = (id: string): void => change({ list: 'pool', pool: { ...WHOLE_POOL, text: id } });
  const openPool = (): void => {
    unfoldPanel('side');
    change({ list: 'pool' });
    requestAnimationFrame(() => requestAnimationFrame(() => search.current?.focus()));
  };
  useConsolidateKeys({ view, change, batches: all, chosen: shown, isRunning: run.isRunning, map, onPin: pins.toggle, onMove: (goods) => setDialog({ kind: 'move', goods }), onStop: actions.stop, onAdd: () => setDialog({ kind: 'entry', given: undefined }), onImport: () => setDialog({ kind: 'import' }), onPool: openPool, onSolve: () => canStart && starter.start(), onPlans: () => setDialog({ kind: 'plans' }), draft });
  const choice = hub !== undefined && (
    <HubChoice hubs={at.hubs} hub={hub} monday={at.monday} names={names} onWeek={(week) => { setFound(undefined); change({ hub, week, plan: undefined, batch: undefined }); }}
      onHub={(next) => { keep(HUB_KEY, next); setFound(undefined); change({ hub: next, week: at.monday, plan: undefined, batch: undefined, pool: WHOLE_POOL }); }} />
  );
  const problem = failure ?? (body?.plan ? undefined : board.failure) ?? newest.failure;
  const moved = dialog?.kind === 'move' ? all.find((batch) => dialog.goods.some((id) => batch.consignments.includes(id))) : undefined;
  return (
    <main className={`stage consolidate-stage${model ? ' with-plan' : ''}${view.isTable ? ' with-tables' : ''}`}>
      <LeftPanel choice={choice} sums={model?.sums} pool={pool} list={view.list} departures={model?.loaded.length ?? departures?.length} now={now} zone={zone} isFiled={view.list === 'pool'} onList={(list) => change({ list })} onImport={() => setDialog({ kind: 'import' })} onAdd={() => setDialog({ kind: 'entry', given: undefined })}
        leftBehind={left.length > 0 && model && <LeftBehindCard left={left} goods={model.goods} context={context} isBusy={actions.isBusy || starter.isStarting} onFix={actions.fix} onRules={showInPool} />}>
        {view.list === 'pool'
          ? <PoolList pool={pool} filter={view.pool} names={names} zone={zone} field={search} onFilter={(filter) => change({ pool: filter })} onOpen={(given) => setDialog({ kind: 'entry', given })} onAdd={() => setDialog({ kind: 'entry', given: undefined })} onImport={() => setDialog({ kind: 'import' })} />
          : problem ? <div className="data-failure"><ProblemBox failure={problem} leftover={[]} isForm={false} onRetry={() => { onRetry(); board.retry(); run.reload(); }} /></div>
          : !departures ? <div className="skeleton" aria-hidden="true"><div /><div /><div /><div /></div>
          : departures.length === 0 ? <div className="data-empty" data-testid="board-empty"><p>{t('consolidate.board.empty')}</p><button type="button" className="button small" onClick={() => change({ hub, week: undefined, plan: undefined, batch: undefined })}>{t('consolidate.board.thisWeek')}</button></div>
          : <DeparturesBoard loaded={model?.loaded ?? []} unused={model?.unused ?? departures} hasPlan={model !== undefined} now={now} zone={zone} names={names} selected={shown?.id} isPinned={pins.isPinned} onSelect={select} onHot={setHot}
              onDrop={(goods, to) => draft.move(goods, to, all.find((batch) => batch.consignments.includes(goods[0] ?? ''))?.unit ?? '')} />}
      </LeftPanel>
      <PanelEdge edge="side" panelId="left-panel" name={t('chrome.panel.left')} />
      <Suspense fallback={<div className="ground" />}>
        <MapView handle={map} scene={scene} hot={{ owner: hot, step: undefined }} onHot={setHot} onPick={(departure) => { const first = all.find((batch) => batch.departure === departure); if (first) change({ batch: first.id }); }} onHub={ignore} onSea={() => change({ batch: undefined })} />
      </Suspense>
      {model && view.isTable && hub && <FlowsTable model={model} names={names} hub={hub} />}
      <SolverPanel run={run} draft={draft} starter={starter} isTable={view.isTable} canStart={canStart} whyNot={whyNot} onStop={actions.stop} onCancel={actions.cancel} onAdopt={actions.adopt} onPlans={() => setDialog({ kind: 'plans' })} isBusy={actions.isBusy}
        noPlan={body?.noPlan && <NoPlan answer={body.noPlan} context={context} isBusy={starter.isStarting} onRelease={(pin) => starter.start({ pins: pins.release(pin) })} onAnyChanges={() => starter.start({ isFree: true })} onImport={() => setDialog({ kind: 'import' })} />} />
      {body && model && <PlanPanel body={body} model={model} draft={draft} pins={pins} context={context} now={now} tab={view.tab} batch={shown} isTable={view.isTable} onTab={(tab) => change({ tab })} onSelect={select} onMove={(goods) => setDialog({ kind: 'move', goods })} onShow={showInPool} />}
      {model && <PanelEdge edge="drawer" panelId="drawer" name={t('consolidate.plan')} />}
      {dialog?.kind === 'import' && hub && <PoolImport hub={hub} onDone={pool.reload} onClose={closeDialog} />}
      {dialog?.kind === 'plans' && hub && <PlansDialog hub={hub} open={body?.id} context={context} onClose={() => setDialog(undefined)}
        onOpen={({ id, question }) => { setDialog(undefined); setFound(undefined); change({ plan: id, week: mondayOf(Date.parse(question.from), zone), batch: undefined }); }} />}
      {dialog?.kind === 'entry' && hub && <ConsignmentDialog hub={hub} zone={zone} given={dialog.given} now={now} network={network} names={names} onDone={pool.reload} onClose={() => setDialog(undefined)} />}
      {dialog?.kind === 'move' && body && <MoveDialog goods={dialog.goods} from={moved} departures={body.departures} batches={all} names={names} zone={zone} onMove={(to) => draft.move(dialog.goods, to, moved?.unit ?? '')} onClose={() => setDialog(undefined)} />}
    </main>
  );
};
