import { useTranslation } from 'react-i18next';
import type { NoStockPlan } from '../api/stock.ts';
import { Icon } from '../ui/icon.tsx';

/** Why no plan keeps every rule, and what would help. */
export const NoPlan = ({ answer, hasDecided, isBusy, onFree }: { answer: NoStockPlan; hasDecided: boolean; isBusy: boolean; onFree: () => void }) => {
  const { t } = useTranslation();
  return (
    <div className="stock-no-plan" role="alert" data-testid="no-plan">
      <h3><Icon name="warning" size={15} />{answer.title}</h3>
      <p>{answer.detail}</p>
      <ul>{answer.reasons.map(({ code, message }, i) => <li key={`${code} ${i}`}>{message}</li>)}</ul>
      {hasDecided && <button type="button" className="button" disabled={isBusy} onClick={onFree} data-testid="free-all">{t('stock.freeAll')}</button>}
    </div>
  );
};
