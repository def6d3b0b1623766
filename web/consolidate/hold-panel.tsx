import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { askHoldOrGo, type Batch, type BoardDeparture, type HoldOrGo } from '../api/consolidations.ts';
import { formatMoney, negated } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatPercent } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { BoxTitle } from './box-title.tsx';
import { HoldChart } from './hold-chart.tsx';
import { useBatchAnswer } from './use-batch-answer.ts';

/** 再等 1 班预计省 ¥1,240，2 票将晚于承诺; or that going now is cheapest. */
export const holdWords = ({ points, best }: HoldOrGo, t: TFunction): string | undefined => {
  const cheapest = best === null ? undefined : points[best];
  if (!cheapest) return undefined;
  const money = (amount: string): string => formatMoney(amount, cheapest.difference.currency);
  const next = points[1];
  if (cheapest.waits === 0) return next ? t('consolidate.hold.go', { more: money(next.difference.amount) }) : t('consolidate.hold.last');
  const saving = t('consolidate.hold.wait', { count: cheapest.waits, saving: money(negated(cheapest.difference.amount)) });
  return cheapest.atRisk.length > 0 ? t('consolidate.hold.andLate', { saving, count: cheapest.atRisk.length }) : saving;
};

/** Hold or go: what the goods of a box are expected to pay on this sailing and on the next ones. */
export const HoldPanel = ({ planId, batch, departure, names, zone, isPinned, isTable, isChanged }: {
  planId: string;
  /** Undefined: the plan has no box. */
  batch: Batch | undefined;
  departure: BoardDeparture | undefined;
  names: Names;
  zone: string;
  isPinned: boolean;
  isTable: boolean;
  isChanged: boolean;
}) => {
  const { t } = useTranslation();
  const { value, failure, retry } = useBatchAnswer(askHoldOrGo, planId, isChanged ? undefined : batch?.id);
  if (!batch || !departure) return <p className="caption plan-none">{t('consolidate.hold.none')}</p>;
  const words = value && holdWords(value, t);
  return (
    <div className="box-body" aria-busy={!value && !failure && !isChanged} data-testid="hold-panel">
      <div className="box-head"><BoxTitle batch={batch} departure={departure} names={names} zone={zone} isPinned={isPinned} /></div>
      <div className="plan-scroll" tabIndex={0} role="group" aria-label={t('consolidate.tab.hold')}>
        {isChanged ? <p className="caption plan-none">{t('consolidate.hold.changed')}</p>
          : failure ? <div className="data-failure"><ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} isForm={false} onRetry={retry} /></div>
          : !value ? <p className="caption plan-none" role="status">{t('consolidate.hold.asking')}</p>
          : value.points.length === 0 || value.best === null ? <p className="plan-none" data-testid="hold-empty">{value.reason === 'HISTORY_SHORT' ? t('consolidate.hold.short', { days: value.history.days, least: value.history.leastDays }) : t('consolidate.hold.noSailing')}</p>
          : <>
              {words && <p className="hold-words" data-testid="hold-words">{words}</p>}
              {isTable ? <HoldTable answer={value} names={names} zone={zone} /> : <HoldChart points={value.points} best={value.best} names={names} zone={zone} />}
              <p className="caption box-note">{t('consolidate.hold.method', { days: value.history.days, count: value.history.arrivals })}</p>
            </>}
      </div>
    </div>
  );
};

const PARTS = ['unit', 'handling', 'holding', 'lateness'] as const;

/** The same as the curve, as a table, with what the cost is made of. */
const HoldTable = ({ answer: { points }, names, zone }: { answer: HoldOrGo; names: Names; zone: string }) => {
  const { t } = useTranslation();
  return (
    <table className="plan-table" aria-label={t('consolidate.tab.hold')} data-testid="hold-table">
      <thead><tr><th scope="col">{t('consolidate.column.departs')}</th><th scope="col">{t('consolidate.column.port')}</th><th scope="col" className="amount">{t('consolidate.hold.cost')}</th>{PARTS.map((part) => <th key={part} scope="col" className="amount">{t(`consolidate.hold.part.${part}`)}</th>)}<th scope="col" className="amount">{t('consolidate.column.fill')}</th><th scope="col" className="amount">{t('consolidate.hold.chance')}</th><th scope="col" className="amount">{t('consolidate.hold.risk')}</th></tr></thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.departure}>
            <th scope="row" className="num">{formatInstant(Date.parse(point.departsAt), zone, names.language)}</th><td>{names.short(point.port)}</td><td className="num amount">{formatMoney(point.expectedCost.amount, point.expectedCost.currency)}</td>
            {PARTS.map((part) => <td key={part} className="num amount">{formatMoney(point.parts[part].amount, point.parts[part].currency)}</td>)}
            <td className="num amount">{formatPercent(point.expectedFill)}</td><td className="num amount">{formatPercent(point.chanceFull)}</td><td className="num amount">{point.atRisk.length}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Beside the emptiest box: whether waiting is worth it. Nothing where that cannot be told. */
export const HoldHint = ({ planId, batch }: { planId: string; batch: string }) => {
  const { t } = useTranslation();
  const { value } = useBatchAnswer(askHoldOrGo, planId, batch);
  const words = value && holdWords(value, t);
  return words ? <span className="caption hold-hint" data-testid="hold-hint">{words}</span> : null;
};
