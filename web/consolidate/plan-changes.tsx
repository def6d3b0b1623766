import { useTranslation } from 'react-i18next';
import { compareConsolidations, type PlanComparison } from '../api/consolidations.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { departureName, moreWords, type RuleContext } from './rules.ts';
import { useBatchAnswer } from './use-batch-answer.ts';

type Placement = PlanComparison['changes'][number]['from'];
/** More are told by their number. */
const SHOWN = 60;

/** What the open plan changes against an earlier one: cost, whom to call, and consignment by consignment. */
export const PlanChanges = ({ plan, other, context }: { plan: string; other: string; context: RuleContext }) => {
  const { t } = useTranslation();
  const { value, failure, retry } = useBatchAnswer(compareConsolidations, plan, other);
  const say = (placement: Placement): string => (placement ? t('consolidate.plans.onto', { departure: departureName(placement.departure, context), unit: placement.unit === 'loose' ? t('consolidate.loose') : placement.unit }) : t('consolidate.plans.stays'));
  if (failure) return <div className="plan-changes"><ProblemBox failure={failure} leftover={[]} isForm={false} onRetry={retry} /></div>;
  if (!value) return <p className="caption plan-none" role="status">{t('consolidate.plans.comparing')}</p>;
  const { difference, changes, toCall } = value;
  return (
    <div className="plan-changes" data-testid="plan-changes">
      <p>
        <b className="num">{moreWords(difference) || t('consolidate.plans.same')}</b> · {t('consolidate.plans.changes', { count: changes.length })}
        {toCall.length > 0 && <> · {t('consolidate.plans.toCall', { names: toCall.map(({ shipper }) => shipper).join(t('list.comma')) })}</>}
      </p>
      {changes.length > 0 && (
        <div className="plans-scroll" tabIndex={0} role="group" aria-label={t('consolidate.plans.changed')}>
          <table className="plan-table" aria-label={t('consolidate.plans.changed')}>
            <thead><tr><th scope="col">{t('consolidate.column.reference')}</th><th scope="col">{t('consolidate.column.shipper')}</th><th scope="col">{t('consolidate.plans.before')}</th><th scope="col">{t('consolidate.plans.after')}</th></tr></thead>
            <tbody>
              {changes.slice(0, SHOWN).map((change) => (
                <tr key={change.consignment} data-testid="plan-change">
                  <th scope="row" className="num" title={change.consignment}>{change.reference}</th><td className="clip">{change.shipper}</td>
                  <td>{change.isNew ? t('consolidate.plans.new') : say(change.from)}</td><td>{change.isGone ? t('consolidate.plans.gone') : say(change.to)}{change.breaksPromise && <span className="chip bad">{t('consolidate.plans.breaks')}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {changes.length > SHOWN && <p className="caption box-note">{t('consolidate.plans.further', { count: changes.length - SHOWN })}</p>}
        </div>
      )}
    </div>
  );
};
