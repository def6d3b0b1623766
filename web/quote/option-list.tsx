import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { MOST_TICKED } from '../state/comparison.ts';
import type { Quote } from '../state/use-quote.ts';
import { CompareTray } from './compare/compare-tray.tsx';
import { CRITERIA, PICK_ORDER, valueOf, type Criterion } from './criteria.ts';
import { OptionCard } from './option-card.tsx';

const DEFINED_ORDER = ['bestService', ...PICK_ORDER.filter((pick) => pick !== 'bestService')] as const;

/** So few options leave the panel room for the definitions in full. */
const ROOMY = 4;

export const OptionList = ({ quote, answer, names, selectedId, hotId, sort, onSort, onHot, onSelect, onExcluded }: {
  quote: Pick<Quote, 'comparison' | 'tick' | 'untick' | 'compare'>;
  answer: Answer;
  names: Names;
  selectedId: string | undefined;
  hotId: string | undefined;
  sort: Criterion;
  onSort: (sort: Criterion) => void;
  onHot: (optionId: string | undefined) => void;
  onSelect: (optionId: string) => void;
  onExcluded: () => void;
}) => {
  const { t } = useTranslation();
  const [isFull, setFull] = useState(answer.options.length <= ROOMY);
  const { ticked, isOpen } = quote.comparison;
  // What best service means is the least plain: its definition is read first where there is room for one.
  const picked = DEFINED_ORDER.filter((pick) => answer.options.some((option) => option.picks.includes(pick)));
  const definition = (pick: (typeof PICK_ORDER)[number]): string => (names.language === 'en' ? answer.pickDefinitions[pick] : undefined) ?? t(`pick.${pick}.definition`);
  return (
    <>
      <div className="list-head">
        <h2>{t('list.front', { count: answer.options.length })}</h2>
        {answer.excluded.length > 0 && <button type="button" className="caption" onClick={onExcluded}>{t('list.excluded', { count: answer.excluded.length })}</button>}
        <label className="sort">
          <span className="visually-hidden">{t('list.sort')}</span>
          <select value={sort} onChange={(event) => onSort(event.target.value as Criterion)}>
            {CRITERIA.map((criterion) => <option key={criterion} value={criterion}>{t(`sort.${criterion}`)}</option>)}
          </select>
        </label>
      </div>
      <ol className="cards">
        {sorted(answer, sort).map((option) => (
          <OptionCard key={option.id} option={option} names={names} isSelected={option.id === selectedId} isHot={option.id === hotId} onHot={onHot} onSelect={() => onSelect(option.id)}
            isTicked={ticked.includes(option.id)} isFull={ticked.length >= MOST_TICKED} onTick={() => quote.tick(option.id)} />
        ))}
      </ol>
      <CompareTray count={ticked.length} isOpen={isOpen} onCompare={quote.compare} onClear={quote.untick} />
      <div className={`definitions${isFull ? ' full' : ''}`}>
        <ul>{picked.map((pick) => <li key={pick}>{t('pick.means', { name: t(`pick.${pick}.name`), definition: definition(pick) })}</li>)}</ul>
        <button type="button" className="link-button" aria-expanded={isFull} onClick={() => setFull(!isFull)}>{isFull ? t('list.fewer') : t('list.definitions')}</button>
      </div>
      <span className="visually-hidden" role="status">{t('list.announce', { count: answer.options.length, excluded: answer.excluded.length })}</span>
    </>
  );
};

/** Ties keep the order of arrival in which the options came. */
export const sorted = (answer: Answer, sort: Criterion) => [...answer.options].sort((a, b) => valueOf(a, sort) - valueOf(b, sort));
