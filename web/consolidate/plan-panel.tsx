import { useTranslation } from 'react-i18next';
import type { Batch, Consolidation } from '../api/consolidations.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { TABS, type Tab } from './address.ts';
import { Boxes } from './boxes.tsx';
import { CostSplit } from './cost-split.tsx';
import { Gantt, GanttKey } from './gantt.tsx';
import { ganttRows } from './gantt-rows.ts';
import { GanttTable } from './gantt-table.tsx';
import { HoldHint, HoldPanel } from './hold-panel.tsx';
import { LoadPanel } from './load-panel.tsx';
import { batchesOf, fillOf, type PlanModel } from './plan-model.ts';
import { departureName, faultWords, type RuleContext } from './rules.ts';
import type { Draft } from './use-draft.ts';
import type { Pins } from './use-pins.ts';

/** The plan that stands, or stands as changed by hand: along time, box by box, shipper by shipper. */
export const PlanPanel = ({ body, model, draft, pins, context, now, tab, batch, isTable, onTab, onSelect, onMove, onShow }: {
  body: Consolidation;
  model: PlanModel;
  draft: Draft;
  pins: Pins;
  context: RuleContext;
  now: number;
  tab: Tab;
  batch: Batch | undefined;
  isTable: boolean;
  onTab: (tab: Tab) => void;
  onSelect: (batchId: string) => void;
  onMove: (goods: readonly string[]) => void;
  /** Shows a consignment in the pool. */
  onShow: (consignment: string) => void;
}) => {
  const { t } = useTranslation();
  const { plan } = body;
  if (!plan) return null;
  const { names, zone } = context;
  const rows = ganttRows(model);
  const all = batchesOf(model);
  const departure = model.loaded.find((row) => row.departure.id === batch?.departure)?.departure;
  const sprung = draft.refusal?.goods ?? [];
  const pinned = all.filter(pins.isPinned).length;
  const isChanged = draft.moves.length > 0;
  const ofBox = { planId: body.id, batch, departure, names, zone, isPinned: batch !== undefined && pins.isPinned(batch), isChanged } as const;
  return (
    <section id="drawer" className={`panel plan${tab === 'load' ? ' tall' : ''}`} data-covers-map="bottom" aria-label={t('consolidate.plan')} aria-busy={draft.isChecking} data-testid="plan">
      {draft.isChecking && <div className="busy-bar" />}
      <header className="plan-head">
        <h2>{t('consolidate.plan')}</h2>
        <div className="segments" role="group" aria-label={t('consolidate.plan')}>
          {TABS.map((name) => <button key={name} type="button" aria-pressed={name === tab} onClick={() => onTab(name)} data-testid={`plan-${name}`}>{t(`consolidate.tab.${name}`)}</button>)}
        </div>
        {tab === 'gantt' && <GanttKey mode={model.loaded[0]?.departure.mode ?? 'ferry'} />}
      </header>
      {draft.refusal && <Refused refusal={draft.refusal} context={context} onClose={draft.dismiss} />}
      {tab === 'gantt' && (rows.length === 0 ? <p className="caption plan-none">{t('consolidate.nothingSent')}</p> : isTable ? <GanttTable rows={rows} names={names} zone={zone} /> : <Gantt rows={rows} names={names} zone={zone} now={now} selected={batch?.id} isPinned={(row) => pins.isPinned(row.batch)} sprung={rows.find((row) => row.batch.consignments.some((id) => sprung.includes(id)))?.batch.id} onSelect={onSelect} />)}
      {tab === 'boxes' && <Boxes {...ofBox} model={model} sprung={sprung} onPin={() => batch && pins.toggle(batch)} onMove={onMove} />}
      {tab === 'load' && <LoadPanel {...ofBox} onShow={onShow} />}
      {tab === 'split' && <CostSplit plan={plan} bills={draft.answer?.shippers ?? plan.shippers} />}
      {tab === 'hold' && <HoldPanel {...ofBox} isTable={isTable} />}
      <footer className="plan-foot">
        <Weakest planId={isChanged || tab === 'hold' ? undefined : body.id} batches={all} context={context} now={now} onSelect={onSelect} />
        {isChanged && <span className="chip warn" data-testid="draft-note">{t('consolidate.draft', { count: draft.moves.length })}<button type="button" className="link-button" onClick={draft.drop} data-testid="draft-drop">{t('consolidate.draftDrop')}</button></span>}
        <span className="caption plan-pins" data-testid="pins">{pinned > 0 && t('consolidate.pins', { count: pinned })}</span>
      </footer>
    </section>
  );
};

/** The emptiest box: the one worth topping up or holding. */
const Weakest = ({ planId, batches, context, now, onSelect }: { planId: string | undefined; batches: readonly Batch[]; context: RuleContext; now: number; onSelect: (id: string) => void }) => {
  const { t } = useTranslation();
  const low = batches.filter((batch) => fillOf(batch).state === 'low').sort((a, b) => fillOf(a).binding - fillOf(b).binding);
  const [first] = low;
  if (!first) return <span className="caption">{t('consolidate.noneLow')}</span>;
  const isAhead = context.departures.some(({ id, departsAt }) => id === first.departure && Date.parse(departsAt) > now);
  return (
    <>
      <button type="button" className="chip warn low-chip" onClick={() => onSelect(first.id)} data-testid="low">{t('consolidate.low', { departure: departureName(first.departure, context), unit: first.unit, fill: (fillOf(first).binding * 100).toFixed(0) })}</button>
      {planId !== undefined && isAhead && <HoldHint planId={planId} batch={first.id} />}
      {low.length > 1 && <span className="caption">{t('consolidate.lowMore', { count: low.length })}</span>}
    </>
  );
};

/** What was tried and may not be: it sprang back, and here is every rule it broke. */
const Refused = ({ refusal: { goods, faults, failure }, context, onClose }: { refusal: NonNullable<Draft['refusal']>; context: RuleContext; onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <div className="refused" role="alert" data-testid="refused">
      <Icon name="warning" size={15} />
      <div>
        <b>{t('consolidate.refused', { count: goods.length, first: goods[0] })}</b>
        {failure ? <ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} isForm={false} /> : <ul>{faults.map((fault, i) => <li key={`${fault.code} ${i}`}>{faultWords(fault, context, t)}</li>)}</ul>}
      </div>
      <button type="button" className="icon-button" aria-label={t('map.close')} onClick={onClose}><Icon name="close" size={14} /></button>
    </div>
  );
};
