import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import type { Fault } from '../api/types.ts';
import { Icon } from '../ui/icon.tsx';
import { stay } from './quote-tabs.tsx';

/** Why nothing was saved, what was kept, and the way out of it. */
export const SaveFailure = ({ failure, rest, onAskAgain, onOwnKey }: {
  failure: Failure;
  /** Faults that belong to no field of the dialog. */
  rest: readonly Fault[];
  /** Asks the question again: the offer has gone or its rates are old. */
  onAskAgain: () => void;
  /** Saves as something new, where the first try was saved after all. */
  onOwnKey: () => void;
}) => {
  const { t } = useTranslation();
  const code = failure.kind === 'problem' ? failure.problem.code : 'unreachable';
  const hasFaults = failure.kind === 'problem' && failure.problem.errors.length > 0;
  return (
    <div className={`problem${hasFaults ? ' soft' : ''}`} role="alert" data-testid="save-failure">
      <Icon name="warning" />
      <div>
        <p>{hasFaults ? t('problem.faults', { count: failure.problem.errors.length }) : t(`saved.problem.${code}`, { defaultValue: failure.kind === 'problem' ? failure.problem.title : t('saved.problem.unreachable') })}</p>
        {code === 'FX_STALE' && failure.kind === 'problem' && <p className="caption">{failure.problem.detail}</p>}
        {rest.map((fault) => <p key={fault.pointer + fault.code}>{fault.message}</p>)}
        {failure.kind === 'problem' && !hasFaults && <p className="caption">{t('problem.request', { id: failure.problem.requestId })}</p>}
        {code === 'OPTION_GONE' && <button type="button" className="button small" onClick={onAskAgain} data-testid="ask-again">{t('saved.save.askAgain')}</button>}
        {code === 'FX_STALE' && <a className="button small" href="?view=data" onClick={stay('?view=data')}>{t('saved.save.toData')}</a>}
        {code === 'IDEMPOTENCY_KEY_REUSED' && <button type="button" className="button small" onClick={onOwnKey}>{t('saved.save.ownKey')}</button>}
      </div>
    </div>
  );
};
