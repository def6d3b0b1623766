import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Network } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { QuoteTabs } from '../saved/quote-tabs.tsx';
import type { Question } from '../state/question.ts';
import type { Quote } from '../state/use-quote.ts';
import type { Criterion } from './criteria.ts';
import { DayStrip } from './days/day-strip.tsx';
import { QuestionForm } from './form/question-form.tsx';
import { NoRoute } from './no-route.tsx';
import { OptionList } from './option-list.tsx';
import { Pareto } from './pareto.tsx';
import { ReachPanel } from './reach/reach-panel.tsx';
import type { QuoteReach } from './reach/use-quote-reach.ts';
import { ServiceList } from './service-list.tsx';
import { Summary } from './summary.tsx';

/** A question anyone can try: the shortest crossing of the corridor. */
const SAMPLE: Partial<Question> = { from: 'WH-HUANCUI', to: 'MKT-KR-SEOUL', weightKg: '420', volumeCbm: '3.2', value: '30000' };
/** Words join the busy bar after this long. */
const SLOW_MS = 2000;

export const SidePanel = ({ quote, network, names, patch, isTable, sort, hotId, firstField, reach, onDraft, onTo, onTable, onSort, onHot, onEdit, onChange, onSelect, onShowService }: {
  quote: Quote;
  network: Network | undefined;
  names: Names;
  /** Fields chosen on the map, for the form to take over. */
  patch: Partial<Question> | undefined;
  isTable: boolean;
  sort: Criterion;
  hotId: string | undefined;
  firstField: RefObject<HTMLInputElement | null>;
  reach: QuoteReach;
  /** A market within reach was chosen. */
  onTo: (market: string) => void;
  /** Told what is being filled in; undefined once the form is folded. */
  onDraft: (fields: Question | undefined) => void;
  onTable: (isTable: boolean) => void;
  onSort: (sort: Criterion) => void;
  onHot: (owner: string | undefined) => void;
  onEdit: () => void;
  onChange: (part: Partial<Question>, kind?: 'asked' | 'lifted') => void;
  onSelect: (optionId: string) => void;
  onShowService: (serviceId: string) => void;
}) => {
  const { t } = useTranslation();
  const { question, answer, isEditing, isAsking } = quote;
  const isSlow = useSlow(isAsking);
  const panel = useRef<HTMLDivElement>(null);
  // A refused question puts the reader at the first fault.
  useEffect(() => {
    if (quote.failure) panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [quote.failure]);
  // The form takes the focus with it when it folds away: after an answer it goes to the open option, else back to the pen.
  const leaving = useRef<'asked' | 'kept'>(undefined);
  useEffect(() => {
    if (isEditing || !leaving.current) return;
    const target = leaving.current === 'asked' ? '[aria-current="true"], .no-route button' : '[data-testid="edit"]';
    panel.current?.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
    leaving.current = undefined;
  }, [isEditing]);
  // A pair chosen elsewhere leaves the value of the goods to be told.
  const isPaired = Boolean(patch?.from && patch.to);
  useEffect(() => {
    if (isPaired) panel.current?.querySelector<HTMLElement>('[data-testid="form-value"]')?.focus();
  }, [isPaired]);
  const isResting = !answer && !question;
  const hasSample = isResting && network?.places.some(({ id }) => id === SAMPLE.from) && network.places.some(({ id }) => id === SAMPLE.to);
  const strip = (asked: Question, given: Answer) => <DayStrip question={asked} answer={given} names={names} isTable={isTable} onPick={(readyAt) => onChange({ readyAt, readyUntil: '' })} />;
  return (
    <div ref={panel} id="left-panel" className="panel side" data-covers-map="left" aria-busy={isAsking}>
      {isAsking && <div className="busy-bar" />}
      <QuoteTabs current="new" />
      {question && answer && !isEditing ? (
        <Summary question={question} answer={answer} network={network} names={names} isReach={reach.isShown} onReach={reach.show} onSwap={() => onChange({ from: question.to, to: question.from })} onEdit={onEdit} />
      ) : (
        <div className="form-head">
          <h1>{t(answer ? 'summary.edit' : 'form.title')}</h1>
          {hasSample && <button type="button" className="link-button" data-testid="sample" onClick={() => onChange(SAMPLE)}>{t('form.sample')}</button>}
          {isSlow && <span className="caption" role="status">{t('form.slow')}</span>}
        </div>
      )}
      <div className={`side-scroll${answer && answer.options.length > 0 && !isEditing && !reach.isShown ? ' pinned' : ''}`}>
        {isEditing && <QuestionForm question={question} patch={patch} network={network} names={names} failure={quote.failure} isAsking={isAsking} firstField={firstField} onDraft={onDraft} onAsk={(asked) => { leaving.current = 'asked'; quote.ask(asked); }} onCancel={answer ? () => { leaving.current = 'kept'; quote.edit(false); } : undefined} />}
        {!isEditing && !answer && isAsking && <Skeleton />}
        {answer && question && answer.options.length === 0 && (
          <NoRoute answer={answer} question={question} names={names} onLift={(part) => onChange(part, 'lifted')} onField={onEdit} />
        )}
        {answer && question && answer.options.length === 0 && !isEditing && strip(question, answer)}
        {answer && reach.isShown && <ReachPanel reach={reach} names={names} hotId={hotId} onHot={onHot} onTo={onTo} onClose={() => reach.show(false)} />}
        {answer && answer.options.length > 0 && !reach.isShown && (
          <>
            <Pareto options={answer.options} selectedId={quote.optionId} hotId={hotId} isTable={isTable} onTable={onTable} onHot={onHot} onSelect={quote.select} />
            {question && !isEditing && strip(question, answer)}
            <OptionList quote={quote} answer={answer} names={names} selectedId={quote.optionId} hotId={hotId} sort={sort} onSort={onSort} onHot={onHot} onSelect={onSelect} onExcluded={() => document.getElementById('why-not')?.focus()} />
          </>
        )}
        {isResting && network && <RestTabs isReach={reach.isShown} onReach={reach.show} />}
        {isResting && network && reach.isShown && <ReachPanel reach={reach} names={names} hotId={hotId} onHot={onHot} onTo={onTo} onClose={undefined} />}
        {isResting && network && !reach.isShown && <ServiceList network={network} names={names} hotService={hotId} onHot={onHot} onShow={onShowService} />}
      </div>
    </div>
  );
};

/** What the map shows before a question: the network, or how far goods come from the origin in the form. */
const RestTabs = ({ isReach, onReach }: { isReach: boolean; onReach: (isReach: boolean) => void }) => {
  const { t } = useTranslation();
  return (
    <div className="rest-tabs separator">
      <div className="segments" role="group" aria-label={t('map.title')}>
        <button type="button" aria-pressed={!isReach} onClick={() => onReach(false)}>{t('network.title')}</button>
        <button type="button" aria-pressed={isReach} onClick={() => onReach(true)} data-testid="reach-tab">{t('data.reach.title')}</button>
      </div>
    </div>
  );
};

const Skeleton = () => <div className="skeleton" aria-hidden="true">{[0, 1, 2, 3].map((row) => <div key={row} />)}</div>;

const useSlow = (isAsking: boolean): boolean => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isAsking) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isAsking]);
  return isSlow;
};
