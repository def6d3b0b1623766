import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { isSameQuestion, type Question } from '../state/question.ts';
import { exclusionName, exclusionText, remedyOf } from './exclusions.ts';

/** No way found: every reason in words, and the button that would change it. */
export const NoRoute = ({ answer, question, names, onLift, onField }: {
  answer: Answer;
  question: Question;
  names: Names;
  onLift: (change: Partial<Question>) => void;
  onField: (field: keyof Question) => void;
}) => {
  const { t } = useTranslation();
  return (
    <section className="no-route separator" data-testid="no-route" role="status">
      <h2>{t('noRoute.title')}</h2>
      <ul>
        {answer.noRoute.map((entry, i) => {
          const remedy = remedyOf(entry);
          const isDone = remedy?.kind === 'lift' && isSameQuestion(question, { ...question, ...remedy.change });
          return (
            <li key={`${entry.what} ${entry.reason} ${i}`}>
              <b>{exclusionName(entry, names, t)}</b>
              <p>{exclusionText(entry, names, t)}</p>
              {remedy && !isDone && (
                <button type="button" className="button small" onClick={() => (remedy.kind === 'lift' ? onLift(remedy.change) : onField(remedy.field))}>{t(`reason.${entry.reason}.remedy`, entry.detail)}</button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
