import { useTranslation } from 'react-i18next';
import type { Exclusion } from '../../api/types.ts';
import type { Names } from '../../format/names.ts';
import { chipOf, exclusionName, exclusionText } from '../exclusions.ts';

/** The services and departures that were ruled out, nearest misses first, each with the rule and its margin. */
export const WhyNot = ({ excluded, names, onUnusual }: { excluded: readonly Exclusion[]; names: Names; onUnusual: (() => void) | undefined }) => {
  const { t } = useTranslation();
  return (
    <section className="why" aria-label={t('why.title')} id="why-not" tabIndex={-1}>
      <div className="block-head">
        <h3>{t('why.title')}</h3>
        <span className="caption">{t('why.count', { count: excluded.length })}</span>
      </div>
      <ul className="why-list" data-own-arrows tabIndex={0} aria-label={t('why.title')}>
        {excluded.map((entry, i) => {
          const chip = chipOf(entry, t);
          return (
            <li key={`${entry.what} ${entry.reason} ${i}`} data-testid="excluded-row">
              <div>
                <b className="clip">{exclusionName(entry, names, t)}</b>
                <span className={`chip ${chip.tone}`}>{chip.text}</span>
              </div>
              <p>
                {exclusionText(entry, names, t)}
                {entry.reason === 'STATUS_NOT_ASKED' && onUnusual && <> <button type="button" className="link-button" onClick={onUnusual}>{t('why.allow')}</button></>}
              </p>
            </li>
          );
        })}
        {excluded.length === 0 && <li className="caption">{t('why.none')}</li>}
      </ul>
    </section>
  );
};
