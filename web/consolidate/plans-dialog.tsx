import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listConsolidations, type ConsolidationList, type ConsolidationRow } from '../api/consolidations.ts';
import { formatMoney } from '../format/money.ts';
import { formatPercent } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { usePages } from '../state/use-pages.ts';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { PlanChanges } from './plan-changes.tsx';
import type { RuleContext } from './rules.ts';
import { mondayOf, weekName } from '../format/week.ts';

const COLUMNS = ['made', 'week', 'cost', 'gap', 'boxes', 'sent', 'left'] as const;

/** Plans of the hub, newest first: one is opened, or held against the one that is open. */
export const PlansDialog = ({ hub, open, context, onOpen, onClose }: {
  hub: string;
  /** The plan that is open, where it has one to compare. */
  open: string | undefined;
  context: RuleContext;
  onOpen: (row: ConsolidationRow) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const plans = usePages<ConsolidationRow, ConsolidationList>(hub, listConsolidations);
  const rows = plans.loaded?.rows ?? [];
  const [compared, setCompared] = useState<string>();
  const { names, zone } = context;
  const isComparable = rows.some(({ id, plan }) => id === open && plan !== null);
  return (
    <Modal label={t('consolidate.plans.title')} className="plans-dialog" testId="plans-dialog" onClose={onClose}>
      <header className="modal-head">
        <h2>{t('consolidate.plans.title')}</h2>
        <span className="caption">{t('consolidate.plans.about')}</span>
        <button type="button" className="icon-button" aria-label={t('map.close')} onClick={onClose}><Icon name="close" /></button>
      </header>
      <div className="plans-scroll" tabIndex={0} role="group" aria-label={t('consolidate.plans.title')} aria-busy={plans.isAsking}>
        {plans.failure && <ProblemBox failure={plans.failure} leftover={[]} isForm={false} onRetry={plans.reload} />}
        {plans.loaded && rows.length === 0 && <p className="plan-none">{t('consolidate.plans.none')}</p>}
        {rows.length > 0 && (
          <table className="plan-table plans-table" aria-label={t('consolidate.plans.title')}>
            <thead><tr>{COLUMNS.map((name, i) => <th key={name} scope="col" className={i > 1 ? 'amount' : ''}>{t(`consolidate.plans.column.${name}`)}</th>)}<th scope="col"><span className="visually-hidden">{t('consolidate.plans.compare')}</span></th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} aria-current={row.id === open ? 'true' : undefined} data-testid="plan-row">
                  <th scope="row"><button type="button" className="link-button num" onClick={() => onOpen(row)} data-testid="plan-open">{formatInstant(Date.parse(row.createdAt), zone, names.language)}</button></th>
                  <td className="num">{weekName(mondayOf(Date.parse(row.question.from), zone))}</td>
                  {row.plan ? (
                    <>
                      <td className="num amount">{formatMoney(row.plan.cost.amount, row.plan.cost.currency)}</td><td className="num amount">{formatPercent(row.plan.gap, 2)}</td><td className="num amount">{row.plan.units}</td><td className="num amount">{row.plan.sent}</td><td className="num amount">{row.plan.leftBehind}</td>
                    </>
                  ) : <td className="muted" colSpan={5}>{t(row.noPlan ? `consolidate.plans.noPlan.${row.noPlan}` : `consolidate.plans.state.${row.state}`)}</td>}
                  <td className="amount">{isComparable && row.plan && row.id !== open ? <button type="button" className="button small" aria-pressed={row.id === compared} onClick={() => setCompared(row.id === compared ? undefined : row.id)} data-testid="plan-compare">{t('consolidate.plans.compare')}</button> : row.id === open ? <span className="caption">{t('consolidate.plans.open')}</span> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {plans.loaded?.page.next && <button type="button" className="button small plans-more" disabled={plans.isAsking} onClick={plans.more} data-testid="plans-more">{t('consolidate.plans.more')}</button>}
      </div>
      {open !== undefined && compared !== undefined && <PlanChanges key={compared} plan={open} other={compared} context={context} />}
    </Modal>
  );
};
