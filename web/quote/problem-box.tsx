import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import type { Fault } from '../api/types.ts';
import { Icon } from '../ui/icon.tsx';

/** What failed, what was kept, and the number to quote when asking for help. */
export const ProblemBox = ({ failure, leftover, isForm = true, onRetry }: {
  failure: Failure;
  leftover: readonly Fault[];
  /** Whether something was filled in that could be thought lost. */
  isForm?: boolean;
  onRetry?: () => void;
}) => {
  const { t, i18n } = useTranslation();
  const isProblem = failure.kind === 'problem';
  const faults = isProblem ? failure.problem.errors.length : 0;
  const title = faults > 0 ? t('problem.faults', { count: faults }) : isProblem ? t(`problem.${failure.problem.code}`, { defaultValue: failure.problem.title }) : t('problem.unreachable');
  return (
    <div className={`problem${faults > 0 ? ' soft' : ''}`} role="alert" data-testid="problem">
      <Icon name="warning" />
      <div>
        <p>{title}</p>
        {isProblem && faults === 0 && !i18n.exists(`problem.${failure.problem.code}`) && <p>{failure.problem.detail}</p>}
        {leftover.map((fault) => <p key={fault.pointer + fault.code}>{fault.message}</p>)}
        {isForm && faults === 0 && <p className="caption">{t('problem.kept')}</p>}
        {isProblem && faults === 0 && <p className="caption">{t('problem.request', { id: failure.problem.requestId })}</p>}
        {onRetry && <button type="button" className="button small" onClick={onRetry}>{t('problem.retry')}</button>}
      </div>
    </div>
  );
};
