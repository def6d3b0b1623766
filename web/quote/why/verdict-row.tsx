import { useTranslation } from 'react-i18next';
import type { Option, WhyNot } from '../../api/types.ts';
import type { Names } from '../../format/names.ts';
import { formatDate, formatInstant } from '../../format/time.ts';
import type { Question } from '../../state/question.ts';
import { remedyOf } from '../exclusions.ts';
import { ProblemBox } from '../problem-box.tsx';
import type { AskState } from './use-why-not.ts';
import { pointedOption, shortOptionName, verdictText } from './verdict.ts';

export interface VerdictActions {
  readonly onAsk: (what: string) => void;
  readonly onSelect: (optionId: string) => void;
  readonly onHot: (optionId: string | undefined) => void;
  /** Asks the whole question again with a part of it changed. */
  readonly onChange: (part: Partial<Question>) => void;
}

/** What came of asking: busy, a failure with the way to try again, or the sentence and where it leads. */
export const VerdictText = ({ what, state, options, origin, names, actions }: {
  what: string;
  state: AskState;
  options: readonly Option[];
  /** The zone in which goods are made ready. */
  origin: string;
  names: Names;
  actions: VerdictActions;
}) => {
  const { t } = useTranslation();
  if (state.kind === 'busy') return <p role="status">{t('panels.why.asking')}</p>;
  if (state.kind === 'failed') {
    const faults = state.failure.kind === 'problem' ? state.failure.problem.errors : [];
    return <ProblemBox failure={state.failure} leftover={faults} isForm={false} onRetry={() => actions.onAsk(what)} />;
  }
  return (
    <p role="status" data-testid="verdict">
      {verdictText(state.answer, options, origin, names, t)} <Ways answer={state.answer} options={options} origin={origin} names={names} actions={actions} />
    </p>
  );
};

/** Where a verdict leads: the option it points at, the ready time that would catch it, the rule to lift, the sailing before or after. */
const Ways = ({ answer, options, origin, names, actions }: { answer: WhyNot; options: readonly Option[]; origin: string; names: Names; actions: VerdictActions }) => {
  const { t } = useTranslation();
  const option = answer.verdict === 'offered' || answer.verdict === 'beaten' ? pointedOption(answer, options) : undefined;
  const { missed, rule } = answer;
  const remedy = rule && answer.verdict === 'ruledOut' ? remedyOf(rule) : undefined;
  const service = answer.what.split('@')[0] ?? '';
  const dates = rule?.reason === 'NO_DEPARTURE' && answer.kind === 'departure' ? [rule.detail['before'], rule.detail['after']].filter((date): date is string => typeof date === 'string' && date !== '') : [];
  return (
    <>
      {option && (
        <button type="button" className="link-button" onClick={() => actions.onSelect(option.id)} onPointerEnter={() => actions.onHot(option.id)} onPointerLeave={() => actions.onHot(undefined)} onFocus={() => actions.onHot(option.id)} onBlur={() => actions.onHot(undefined)}>
          {t('panels.why.show', { name: shortOptionName(option, names, t) })}
        </button>
      )}
      {missed && <button type="button" className="link-button" onClick={() => actions.onChange({ readyAt: missed.readyBy, readyUntil: '' })}>{t('panels.why.readyThen', { at: formatInstant(Date.parse(missed.readyBy), origin, names.language) })}</button>}
      {remedy?.kind === 'lift' && rule && <button type="button" className="link-button" onClick={() => actions.onChange(remedy.change)}>{t(`reason.${rule.reason}.remedy`, rule.detail)}</button>}
      {dates.map((date) => <button key={date} type="button" className="link-button ask-date" onClick={() => actions.onAsk(`${service}@${date}`)}>{t('panels.why.askDate', { date: formatDate(Date.parse(`${date}T00:00Z`), 'UTC', names.language) })}</button>)}
    </>
  );
};
