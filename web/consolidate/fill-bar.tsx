import { useTranslation } from 'react-i18next';
import type { Batch } from '../api/consolidations.ts';
import { formatNumber, formatPercent } from '../format/quantity.ts';
import { fillOf, isReefer, LOOSE, revenueTons } from './plan-model.ts';
import { Icon } from '../ui/icon.tsx';


/** Volume as a bar, payload as a tick on it; loose goods have no box to fill. */
export const FillBar = ({ batch, mode }: { batch: Batch; mode: string }) => {
  const fill = fillOf(batch);
  return (
    <span className={`fill ${fill.state} m-${mode}`} aria-hidden="true">
      {fill.state !== 'loose' && <span className="fill-volume" style={{ width: formatPercent(Math.min(1, fill.volume)) }} />}
      {fill.state !== 'loose' && batch.payloadKg !== null && <span className="fill-payload" style={{ left: formatPercent(Math.min(1, fill.payload)) }} />}
    </span>
  );
};

/** Type of a unit as it is spoken of, with the marks of what is pinned or cooled. */
export const UnitName = ({ batch, isPinned }: { batch: Batch; isPinned: boolean }) => {
  const { t } = useTranslation();
  return (
    <span className="unit-name">
      {batch.unit === LOOSE ? t('consolidate.loose') : batch.unit}
      {isReefer(batch.unit) && <span className="reefer" title={t('consolidate.reefer')}><Icon name="snow" size={13} /><span className="visually-hidden">{t('consolidate.reefer')}</span></span>}
      {isPinned && <span className="lock" title={t('consolidate.pinned')}><Icon name="lock" size={13} /><span className="visually-hidden">{t('consolidate.pinned')}</span></span>}
    </span>
  );
};

/** `64.1 / 68 m³`, 94 %, 9 lots: the number that binds is the one shown. */
export const FillFigures = ({ batch }: { batch: Batch }) => {
  const { t } = useTranslation();
  const fill = fillOf(batch);
  const isByWeight = fill.payload > fill.volume;
  return (
    <>
      <span className="num fill-amount">
        {fill.state === 'loose' ? t('consolidate.tons', { n: revenueTons(batch).toFixed(1) })
          : isByWeight ? t('consolidate.ofTonnes', { n: (batch.grossKg / 1000).toFixed(1), of: formatNumber((batch.payloadKg ?? 0) / 1000, 1) })
            : t('consolidate.ofVolume', { n: batch.volumeCbm.toFixed(1), of: formatNumber(batch.capacityCbm ?? 0, 1) })}
      </span>
      <b className={`num fill-share ${fill.state}`}>{fill.state === 'loose' ? '—' : formatPercent(fill.binding)}</b>
      <span className="num muted fill-lots">{t('consolidate.lots', { count: batch.consignments.length })}</span>
    </>
  );
};
