import { useTranslation } from 'react-i18next';
import type { Names } from '../../format/names.ts';
import { ReachList } from '../../network/reach-list.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { QuoteReach } from './use-quote-reach.ts';

/** The markets within reach of the question's origin; one of them becomes its destination. */
export const ReachPanel = ({ reach, names, hotId, onHot, onTo, onClose }: {
  reach: QuoteReach;
  names: Names;
  hotId: string | undefined;
  onHot: (id: string | undefined) => void;
  onTo: (market: string) => void;
  /** Back to the answer; where there is none the list is a tab beside others. */
  onClose: (() => void) | undefined;
}) => {
  const { t } = useTranslation();
  return (
    <div className="quote-reach" data-testid="quote-reach">
      {(reach.origin || onClose) && (
        <div className="reach-origin">
          {reach.origin && <h2>{t('panels.reach.from', { name: names.place(reach.origin) })}</h2>}
          {onClose && <button type="button" className="button small" onClick={onClose} data-testid="reach-close"><Icon name="close" size={12} /> {t('panels.reach.close')}</button>}
        </div>
      )}
      {reach.origin ? <ReachList reached={reach.reached} names={names} hotId={hotId} action={{ word: t('panels.reach.to'), name: 'panels.reach.toName' }} onHot={onHot} onQuote={onTo} /> : <p className="reach-none">{t('panels.reach.noOrigin')}</p>}
    </div>
  );
};
