import { useTranslation } from 'react-i18next';
import type { StockAnalysis, StockSite } from '../api/stock.ts';
import { formatMoney } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatNumber, formatPercent } from '../format/quantity.ts';
import { formatDate, formatWeekday } from '../format/time.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';

const weekdayOf = (day: number, names: Names): string => formatWeekday(Date.UTC(2026, 0, 4 + day), 'UTC', names.language);

/** One warehouse: open or closed by a switch, what it serves and how full it is, its lane and what comes next. */
export const SiteRow = ({ site, openings, isChosen, isBusy, names, zone, now, onToggle, onFree, onChoose, onHot }: {
  site: StockSite;
  openings: StockAnalysis['openings'];
  isChosen: boolean;
  isBusy: boolean;
  names: Names;
  /** Where the goods leave. */
  zone: string;
  now: number;
  onToggle: () => void;
  /** Leaves it to the plan again. */
  onFree: () => void;
  onChoose: () => void;
  onHot: (id: string | undefined) => void;
}) => {
  const { t } = useTranslation();
  const { lane } = site;
  const name = names.short(site.warehouse);
  const next = site.replenishments.find(({ departsAt }) => Date.parse(departsAt) > now) ?? site.replenishments[0];
  const opening = openings.find(({ warehouse }) => warehouse === site.warehouse);
  return (
    <li className={`site${isChosen ? ' on' : ''}${site.isOpen ? '' : ' off'}`} onPointerEnter={() => onHot(site.warehouse)} onPointerLeave={() => onHot(undefined)} data-testid={`site-${site.warehouse}`}>
      <div className="site-head">
        <button type="button" role="switch" aria-checked={site.isOpen} aria-label={t('stock.site.switch', { name })} title={t(site.isOpen ? 'stock.site.close' : 'stock.site.open')} className="site-switch" disabled={isBusy} onClick={onToggle} data-testid={`switch-${site.warehouse}`}><i /></button>
        <button type="button" className="site-name" aria-pressed={isChosen} onClick={onChoose} onFocus={() => onHot(site.warehouse)} onBlur={() => onHot(undefined)}>{name}</button>
        {site.decided && <button type="button" className="chip outline" disabled={isBusy} onClick={onFree} title={t('stock.site.free')} data-testid={`free-${site.warehouse}`}><Icon name="lock" size={12} />{t(`stock.site.fixed.${site.decided}`)}</button>}
        <span className="num site-orders">{site.isOpen ? t('stock.ordersYear', { n: formatNumber(site.ordersPerYear, 0) }) : t('stock.site.closed')}</span>
      </div>
      {lane && (
        <p className="site-lane">
          <Icon name={modeIcon(lane.mode)} size={14} mode={lane.mode} />
          <span className="clip">{lane.from && lane.to && lane.from !== lane.to ? `${names.short(lane.from)}${t('option.portDash')}${names.short(lane.to)} ` : ''}{t(`mode.${lane.mode}`, { defaultValue: lane.mode })} {lane.weekdays.map((day) => weekdayOf(day, names)).join(t('stock.weekdayJoin'))}{lane.every > 1 ? ` · ${t('stock.site.every', { count: lane.every })}` : ''}</span>
          <span className={`dot ${lane.isEstimated ? 'estimated' : 'sourced'}`} title={t(`confidence.${lane.isEstimated ? 'estimated' : 'sourced'}`)} />
        </p>
      )}
      {site.isOpen ? (
        <>
          {site.fill !== null && <span className="site-fill" role="img" aria-label={t('stock.site.fill', { share: formatPercent(site.fill) })}><i style={{ width: formatPercent(Math.min(1, site.fill)) }} /></span>}
          <p className="site-figures num">
            {site.fill !== null && <span>{t('stock.site.fill', { share: formatPercent(site.fill) })}</span>}
            {site.onTime !== null && <span>{t('stock.site.onTime', { share: formatPercent(site.onTime, 1) })}</span>}
            {site.stockDays !== null && <span>{t('stock.site.days', { n: formatNumber(site.stockDays, 0) })}</span>}
            {site.storagePerUnitMonth && <span>{t('stock.site.storage', { amount: formatMoney(site.storagePerUnitMonth.amount, site.storagePerUnitMonth.currency) })}</span>}
          </p>
          {next && (
            <p className="site-next num">
              <span className="muted">{t('stock.site.next')}</span>
              <span>{formatDate(Date.parse(next.departsAt), zone, names.language)} · {t('stock.cubic', { n: formatNumber(next.volumeCbm, 1) })}{site.safetyUnits !== null && ` · ${t('stock.site.safety', { n: formatNumber(site.safetyUnits, 0) })}`}</span>
            </p>
          )}
          {site.atRisk !== null && site.atRisk > 0 && <p className="site-warn num">{t('stock.site.atRisk', { n: formatNumber(site.atRisk, 0) })}</p>}
        </>
      ) : opening && <OpeningLine opening={opening} />}
    </li>
  );
};

/** What an order would cost more, or less, with it. */
const OpeningLine = ({ opening: { warehouse, perOrder } }: { opening: StockAnalysis['openings'][number] }) => {
  const { t } = useTranslation();
  if (!perOrder) return <p className="site-warn">{t('stock.site.openImpossible')}</p>;
  const saves = perOrder.amount.startsWith('-');
  return <p className={`num ${saves ? 'site-gain' : 'site-warn'}`} data-testid={`opening-${warehouse}`}>{t(saves ? 'stock.site.openSaves' : 'stock.site.openAdds', { amount: `${saves ? '−' : '+'}${formatMoney(perOrder.amount.replace('-', ''), perOrder.currency)}` })}</p>;
};
