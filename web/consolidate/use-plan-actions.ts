import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editConsignment, showConsignment } from '../api/consignments.ts';
import { adoptPlan, type Batch, type Consolidation, type LeftBehind } from '../api/consolidations.ts';
import { cancelJob } from '../api/jobs.ts';
import { makeKey } from '../api/saved-quotes.ts';
import { HOME_ZONE } from '../format/names.ts';
import { toRfc3339 } from '../format/time.ts';
import { showToast } from '../ui/toasts.ts';
import type { Draft } from './use-draft.ts';
import { EXTRA_UNITS, type Decided } from './use-start.ts';
import type { Run } from '../state/use-run.ts';

const MINUTE = 60_000;

export interface PlanActions {
  readonly isBusy: boolean;
  /** Ends the search; the best plan so far stays. */
  readonly stop: () => void;
  /** Ends the search and forgets what it had. */
  readonly cancel: () => void;
  readonly adopt: () => void;
  /** Does what would take a consignment along, and plans again where goods have to come earlier. */
  readonly fix: (one: LeftBehind) => void;
}

export const usePlanActions = ({ run, draft, batches, onDropped, onPoolChanged, onPlanAgain }: {
  run: Run<Consolidation>;
  draft: Draft;
  batches: readonly Batch[];
  onDropped: (id: string) => void;
  onPoolChanged: () => void;
  onPlanAgain: (decided: Decided) => void;
}): PlanActions => {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const key = useRef<{ readonly of: string; readonly key: string }>(undefined);
  const { body } = run;
  const refused = (what: string): void => showToast({ tone: 'error', text: t('consolidate.failed', { what: t(what) }) });
  const busy = (work: () => Promise<void>): void => {
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  const end = async (): Promise<boolean> => {
    if (!body) return false;
    const outcome = await cancelJob(body.job.id);
    if (!outcome.ok) refused('consolidate.solver.stop');
    return outcome.ok;
  };
  const adopt = async (): Promise<void> => {
    if (!body) return;
    // One key for one plan: sent twice it is adopted once.
    if (key.current?.of !== body.id) key.current = { of: body.id, key: makeKey() };
    const outcome = await adoptPlan(body.id, key.current.key);
    if (!outcome.ok) return showToast({ tone: 'error', text: outcome.failure.kind === 'problem' ? outcome.failure.problem.title : t('problem.unreachable') });
    run.reload();
    onPoolChanged();
    showToast({ text: t('consolidate.did.adopt', { count: outcome.value.moved }) });
  };
  const fix = async ({ consignment, fix: way }: LeftBehind): Promise<void> => {
    if (!way) return;
    const { code, departure, unit, minutes, other } = way;
    const pins = departure === null ? [] : [{ consignments: [consignment], departure, unit, closed: false }];
    const extra = EXTRA_UNITS.find((type) => type === unit);
    if (minutes !== null && minutes > 0) {
      const found = await showConsignment(consignment);
      const edited = found.ok ? await editConsignment(found.value, { readyAt: toRfc3339(Date.parse(found.value.readyAt) - minutes * MINUTE, HOME_ZONE) }) : found;
      if (!edited.ok) return refused('consolidate.leftBehind.take');
      onPoolChanged();
      onPlanAgain({ more: pins });
    } else if (code === 'addUnit' && departure !== null && extra) onPlanAgain({ more: pins, extraUnits: [{ departure, unit: extra, count: 1 }] });
    else if (code === 'dropOther' && departure !== null && unit !== null && other !== null) {
      const staying = batches.find((batch) => batch.consignments.includes(other))?.consignments.find((id) => id !== other);
      draft.apply([{ consignment: other, to: null }, { consignment, to: { departure, unit, with: staying ?? null } }]);
    } else if (departure !== null && unit !== null) draft.move([consignment], { departure, unit, with: null }, unit);
    else onPlanAgain({ more: pins });
  };
  return {
    isBusy,
    stop: () => busy(async () => { await end(); }),
    cancel: () => busy(async () => { if (body && (await end())) onDropped(body.id); }),
    adopt: () => busy(adopt),
    fix: (one) => busy(() => fix(one)),
  };
};
