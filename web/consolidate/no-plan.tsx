import { useTranslation } from 'react-i18next';
import type { ConsolidationPin, NoPlan as NoPlanAnswer } from '../api/consolidations.ts';
import { Icon } from '../ui/icon.tsx';
import { departureName, ruleWords, type RuleContext } from './rules.ts';

/** Goods named of each pin; more are told by their number. */
const SHOWN = 5;

/** Why there is no plan, pin by pin, and the way out: each pin can be released and planned again at once. */
export const NoPlan = ({ answer, context, isBusy, onRelease, onAnyChanges, onImport }: {
  answer: NoPlanAnswer;
  context: RuleContext;
  isBusy: boolean;
  onRelease: (pin: ConsolidationPin) => void;
  onAnyChanges: () => void;
  onImport: () => void;
}) => {
  const { t } = useTranslation();
  return (
    <div className="no-plan" role="alert" data-testid="no-plan">
      <p>{answer.detail}</p>
      {answer.pins.length > 0 && (
        <ul>
          {answer.pins.map(({ pin, rule, consignments }) => (
            <li key={`${pin.departure} ${pin.consignments.join()}`} data-testid="no-plan-pin">
              <b><Icon name="lock" size={12} />{departureName(pin.departure, context)}{pin.unit !== null && ` ${pin.unit === 'loose' ? t('consolidate.loose') : pin.unit}`}</b>
              <span>{t('consolidate.noPlan.goods', { count: consignments.length, first: consignments.slice(0, SHOWN).map(({ reference, id }) => reference || id).join(t('list.comma')) })}</span>
              <span className="no-plan-rule">{rule.consignments.length > 0 && rule.consignments.length < consignments.length && `${rule.consignments.slice(0, SHOWN).join(t('list.comma'))} `}{rule.code === 'PINNED' ? t('consolidate.noPlan.together') : ruleWords(rule.code, rule.measured, rule.limit, context, t)}</span>
              <button type="button" className="button small" disabled={isBusy} onClick={() => onRelease(pin)} data-testid="release-pin">{t('consolidate.noPlan.release')}</button>
            </li>
          ))}
        </ul>
      )}
      {answer.reason === 'changes' && <button type="button" className="button small" disabled={isBusy} onClick={onAnyChanges} data-testid="any-changes">{t('consolidate.noPlan.anyChanges')}</button>}
      {answer.reason === 'emptyPool' && <button type="button" className="button small" onClick={onImport}>{t('consolidate.import.open')}</button>}
    </div>
  );
};
