import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeftBehind, PlannedConsignment } from '../api/consolidations.ts';
import { formatNumber } from '../format/quantity.ts';
import { Icon } from '../ui/icon.tsx';
import { fixWords, reasonWords, type RuleContext } from './rules.ts';

/** Ways that need somebody's word first: a carrier's for one box more, a customer's for leaving his goods. The button says that it is given. */
const AGREED: Readonly<Record<string, string>> = { addUnit: 'consolidate.fix.agreedUnit', dropOther: 'consolidate.fix.agreedDrop' };

/** What stays at the hub, one at a time: why, and the cheapest way to take it along after all. */
export const LeftBehindCard = ({ left, goods, context, isBusy, onFix, onRules }: {
  left: readonly LeftBehind[];
  goods: ReadonlyMap<string, PlannedConsignment>;
  context: RuleContext;
  isBusy: boolean;
  onFix: (one: LeftBehind) => void;
  onRules: (consignment: string) => void;
}) => {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const index = Math.min(at, left.length - 1);
  const one = left[index];
  if (!one) return null;
  const consignment = goods.get(one.consignment);
  const agreed = one.fix === null ? undefined : AGREED[one.fix.code];
  return (
    <section className="left-behind" aria-label={t('consolidate.leftBehind.title', { count: left.length })} data-testid="left-behind">
      <div className="left-head">
        <Icon name="warning" size={15} />
        <b className="num left-id">{one.consignment}</b>
        {consignment && <span className="clip">{consignment.goods} {consignment.temperature !== 'T-AMB' && t(`temperature.${consignment.temperature}`, { defaultValue: consignment.temperature })} · <span className="num">{formatNumber(consignment.volumeCbm, 1)} m³</span></span>}
        <span className="left-tag">{t('consolidate.leftBehind.tag')}</span>
      </div>
      <p>{t('consolidate.leftBehind.words', { reason: reasonWords(one, context, t), fix: fixWords(one, context, t) })}</p>
      <div className="left-actions">
        <button type="button" className="button small" disabled={isBusy || one.fix === null} title={one.fix === null ? t('consolidate.fix.none') : agreed && t('consolidate.fix.byPhone')} onClick={() => onFix(one)} data-testid="left-fix">{t(agreed ?? 'consolidate.leftBehind.take')}</button>
        <button type="button" className="button small" onClick={() => onRules(one.consignment)} data-testid="left-rules">{t('consolidate.leftBehind.rules')}</button>
        {left.length > 1 && (
          <span className="left-pages num">
            <button type="button" className="icon-button" aria-label={t('consolidate.leftBehind.previous')} disabled={index === 0} onClick={() => setAt(index - 1)}><Icon name="left" size={14} /></button>
            {index + 1} / {left.length}
            <button type="button" className="icon-button" aria-label={t('consolidate.leftBehind.next')} disabled={index === left.length - 1} onClick={() => setAt(index + 1)} data-testid="left-next"><Icon name="right" size={14} /></button>
          </span>
        )}
      </div>
    </section>
  );
};
