import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/types.ts';
import type { Names } from '../../format/names.ts';
import { keep, readKept } from '../../state/kept.ts';
import type { Question } from '../../state/question.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemBox } from '../problem-box.tsx';
import { DayChart } from './day-chart.tsx';
import { DayTable } from './day-table.tsx';
import { DAYS, useProfile } from './use-profile.ts';

const KEY = 'qilu.days';
/** Words and the way to stop join the busy bar after this long. */
const SLOW_MS = 1000;

/** Which day is best to send: folded to its head until wanted, then asked for and kept open. */
export const DayStrip = ({ question, answer, names, isTable, onPick }: { question: Question; answer: Answer; names: Names; isTable: boolean; onPick: (readyAt: string) => void }) => {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(() => readKept(KEY) === 'open');
  const state = useProfile({ ...question, readyAt: answer.readyAt, readyUntil: '' }, isOpen);
  const { profile, failure } = state;
  const toggle = (): void => {
    keep(KEY, isOpen ? 'folded' : 'open');
    setOpen(!isOpen);
  };
  // The places the answer took, where the question had only words for them.
  const steps = answer.options[0]?.steps;
  const zones = { origin: names.zone(steps?.[0]?.from ?? question.from), destination: names.zone(steps?.at(-1)?.to ?? question.to) };
  return (
    <section className={`days separator${isOpen ? ' open' : ''}`} aria-label={t('panels.days.title')} aria-busy={state.isAsking}>
      {state.isAsking && <div className="busy-bar" />}
      <h2 className="days-head">
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={toggle} data-testid="days-toggle"><Icon name={isOpen ? 'down' : 'right'} size={12} /> {t('panels.days.title')}</button>
      </h2>
      <div id={id} hidden={!isOpen} className="days-body">
        {isOpen && state.isAsking && <Progress onStop={state.stop} />}
        {isOpen && state.isStopped && <p className="days-note">{t('panels.days.stopped')} <button type="button" className="link-button" onClick={state.retry}>{t('panels.days.again')}</button></p>}
        {isOpen && failure && <ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} isForm={false} onRetry={state.retry} />}
        {isOpen && profile && (isTable
          ? <DayTable profile={profile} readyAt={answer.readyAt} origin={zones.origin} destination={zones.destination} names={names} onPick={onPick} />
          : <DayChart profile={profile} readyAt={answer.readyAt} origin={zones.origin} destination={zones.destination} names={names} onPick={onPick} />)}
      </div>
    </section>
  );
};

const Progress = ({ onStop }: { onStop: () => void }) => {
  const { t } = useTranslation();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="days-note days-wait" role="status">
      {isSlow && <>{t('panels.days.asking', { count: DAYS })} <button type="button" className="link-button" onClick={onStop} data-testid="days-stop">{t('panels.days.stop')}</button></>}
    </p>
  );
};
