import { useTranslation } from 'react-i18next';
import { MOST_TICKED } from '../../state/comparison.ts';

/** Takes its row only while something is ticked: how many, and the way into the comparison. */
export const CompareTray = ({ count, isOpen, onCompare, onClear }: { count: number; isOpen: boolean; onCompare: (isOpen: boolean) => void; onClear: () => void }) => {
  const { t } = useTranslation();
  const isEnough = count > 1;
  return (
    <>
      {count > 0 && (
        <div className="compare-tray" data-testid="compare-tray">
          <span className="num">{t('panels.compare.ticked', { count, most: MOST_TICKED })}</span>
          <button type="button" className="link-button" onClick={onClear}>{t('panels.compare.clear')}</button>
          <button type="button" className={`button small${isEnough ? ' primary' : ''}`} aria-disabled={!isEnough} title={isEnough ? `${t('panels.compare.open')} (c)` : t('panels.compare.oneMore')} onClick={() => isEnough && onCompare(!isOpen)} data-testid="compare-open">
            {t(isOpen ? 'panels.compare.close' : isEnough ? 'panels.compare.open' : 'panels.compare.oneMore')}
          </button>
        </div>
      )}
      <span className="visually-hidden" role="status">{count > 0 ? t('panels.compare.ticked', { count, most: MOST_TICKED }) : ''}</span>
    </>
  );
};
