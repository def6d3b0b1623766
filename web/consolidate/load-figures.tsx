import { useTranslation } from 'react-i18next';
import type { LoadPlan } from '../api/types.ts';
import { formatNumber } from '../format/quantity.ts';

const percent = (share: number): string => formatNumber(share * 100, 1);

/** How full, how heavy, and where the weight lies. */
export const LoadFigures = ({ plan }: { readonly plan: LoadPlan }) => {
  const { t } = useTranslation();
  const { balance, unit } = plan;
  const { centre, axleLoadsKg, isWithinLimits } = balance;
  return (
    <dl className="load-figures">
      <div><dt>{t('load.loaded')}</dt><dd>{t('load.loadedValue', { n: plan.placements.length, kg: formatNumber(plan.weightKg), cbm: formatNumber(plan.packedCbm) })}</dd></div>
      <div><dt>{t('load.volume')}</dt><dd>{percent(plan.volumeFill)} %</dd></div>
      <div><dt>{t('load.weight')}</dt><dd>{percent(plan.weightFill)} %</dd></div>
      <div><dt>{t('load.floorLoad')}</dt><dd>{t('load.floorLoadValue', { n: formatNumber(plan.floorLoadKgPerSquareMetre, 0) })}</dd></div>
      <div>
        <dt>{t('load.centre')}</dt>
        <dd data-testid="load-centre">
          {centre ? t('load.centreValue', { length: percent(centre.length), width: percent(centre.width), height: percent(centre.height) }) : t('load.noCentre')}
          {centre && <b className={isWithinLimits ? 'good' : 'bad'}> {t(isWithinLimits ? 'load.within' : 'load.beyond')}</b>}
          <small>{t('load.limits', { length: formatNumber(unit.limits.lengthPercent), width: formatNumber(unit.limits.widthPercent) })}</small>
        </dd>
      </div>
      {axleLoadsKg && <div><dt>{t('load.axles')}</dt><dd>{axleLoadsKg.map((kg) => `${formatNumber(kg, 0)} kg`).join(' · ')}</dd></div>}
    </dl>
  );
};
