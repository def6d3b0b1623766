import { useTranslation } from 'react-i18next';
import type { StockPlan } from '../api/stock.ts';
import type { Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { formatDate, formatMonth } from '../format/time.ts';
import { useWidth } from '../ui/use-width.ts';

const ROW = 34;
const HEAD = 22;
const NAMES = 92;
const DAY = 86_400_000;

const rowsOf = (plan: StockPlan, site: string | undefined) => {
  const open = plan.sites.filter(({ isOpen }) => isOpen);
  return site !== undefined && open.some(({ warehouse }) => warehouse === site) ? open.filter(({ warehouse }) => warehouse === site) : open;
};

/** Every shipment along time, as large as what it carries: it leaves at the left end and can be sold from the right one. */
export const Calendar = ({ plan, site, names, zone, now, until }: { plan: StockPlan; site: string | undefined; names: Names; zone: string; now: number; until: number }) => {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>(540);
  const rows = rowsOf(plan, undefined);
  const all = rows.flatMap(({ replenishments }) => replenishments);
  const from = Math.min(...all.map(({ departsAt }) => Date.parse(departsAt)));
  const most = Math.max(...all.map(({ volumeCbm }) => volumeCbm), 1);
  const span = Math.max(DAY, until - from);
  const x = (at: number): number => NAMES + ((at - from) / span) * (width - NAMES - 12);
  const months = Array.from({ length: 24 }, (_, i) => Date.UTC(new Date(from).getUTCFullYear(), new Date(from).getUTCMonth() + 1 + i, 1)).filter((at) => at > from && at < until);
  if (all.length === 0) return <p className="caption stock-waiting">{t('stock.calendar.none')}</p>;
  return (
    <div className="stock-scroll" tabIndex={0} role="group" aria-label={t('stock.tab.calendar')}>
      <div ref={box} className="stock-calendar">
        <svg width={width} height={HEAD + rows.length * ROW} role="img" aria-label={t('stock.tab.calendar')} data-testid="calendar">
          {months.map((at) => <g key={at}><line className="grid" x1={x(at)} x2={x(at)} y1={HEAD} y2={HEAD + rows.length * ROW} /><text className="axis" x={x(at) + 3} y={14}>{formatMonth(at, zone, names.language)}</text></g>)}
          {rows.map((one, i) => {
            const middle = HEAD + i * ROW + ROW / 2;
            return (
              <g key={one.warehouse} className={`m-${one.lane?.mode ?? 'road'}${one.warehouse === site ? ' on' : ''}`}>
                <line className="grid" x1={0} x2={width} y1={HEAD + i * ROW} y2={HEAD + i * ROW} />
                <text className="name" x={0} y={middle + 4}>{names.short(one.warehouse)}</text>
                {one.replenishments.map((each) => {
                  const height = 4 + (each.volumeCbm / most) * (ROW - 14);
                  return <rect key={each.departsAt} className="shipment" x={x(Date.parse(each.departsAt))} y={middle - height / 2} width={Math.max(2, x(Math.min(until, Date.parse(each.readyAt))) - x(Date.parse(each.departsAt)))} height={height} rx={2} />;
                })}
              </g>
            );
          })}
          {now > from && now < until && <line className="calendar-now" x1={x(now)} x2={x(now)} y1={HEAD} y2={HEAD + rows.length * ROW} />}
        </svg>
      </div>
    </div>
  );
};

/** The same as a table: what to order for which departure. */
export const CalendarTable = ({ plan, site, names, zone }: { plan: StockPlan; site: string | undefined; names: Names; zone: string }) => {
  const { t } = useTranslation();
  const rows = rowsOf(plan, site).flatMap(({ warehouse, replenishments }) => replenishments.map((each) => ({ warehouse, ...each }))).sort((a, b) => (a.departsAt < b.departsAt ? -1 : 1));
  return (
    <div className="stock-scroll" tabIndex={0} role="group" aria-label={t('stock.tab.calendar')}>
      <table className="plan-table" data-testid="calendar-table">
        <thead><tr><th scope="col">{t('stock.calendar.departs')}</th><th scope="col">{t('stock.calendar.site')}</th><th scope="col">{t('stock.calendar.ready')}</th><th scope="col" className="amount">{t('stock.calendar.units')}</th><th scope="col" className="amount">m³</th><th scope="col" className="amount">t</th></tr></thead>
        <tbody>{rows.map(({ warehouse, departsAt, readyAt, units, volumeCbm, weightKg }) => <tr key={`${warehouse} ${departsAt}`}><th scope="row" className="num">{formatDate(Date.parse(departsAt), zone, names.language)}</th><td>{names.short(warehouse)}</td><td className="num">{formatDate(Date.parse(readyAt), names.zone(warehouse), names.language)}</td><td className="num amount">{formatNumber(units, 0)}</td><td className="num amount">{formatNumber(volumeCbm, 1)}</td><td className="num amount">{formatNumber(weightKg / 1000, 2)}</td></tr>)}</tbody>
      </table>
    </div>
  );
};
