import { useTranslation } from 'react-i18next';
import type { StockBreakEven } from '../api/stock.ts';
import { formatMoney } from '../format/money.ts';
import { formatNumber } from '../format/quantity.ts';
import { useWidth } from '../ui/use-width.ts';
import { ticksBetween, ticksTo } from './ticks.ts';

const HEIGHT = 178;
const TOP = 12;
const AXIS = 40;
const FOOT = 30;

/** The picture ends at so many times the larger of what is sold and where the two meet. */
const REACH = 2.2;
export const curveOf = ({ inUse, alone }: StockBreakEven, isAlone: boolean): StockBreakEven['inUse'] => (isAlone ? alone : inUse);

/** What a unit costs from stock at any number a month, against sending each direct: where the two meet. */
export const BreakEvenChart = ({ item, isAlone }: { item: StockBreakEven; isAlone: boolean }) => {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>(372);
  const { unitsPerMonth } = item;
  const { fromPerMonth: breakEvenPerMonth } = curveOf(item, isAlone);
  const direct = item.direct ? Number(item.direct.amount) : undefined;
  const limit = REACH * Math.max(unitsPerMonth, breakEvenPerMonth ?? 0);
  const curve = curveOf(item, isAlone).points.filter((point) => point.unitsPerMonth <= limit);
  const nearest = curve.toSorted((a, b) => Math.abs(a.unitsPerMonth - unitsPerMonth) - Math.abs(b.unitsPerMonth - unitsPerMonth))[0];
  const own = nearest ? Number(nearest.stock.amount) : undefined;
  const volumes = curve.map((point) => point.unitsPerMonth);
  const costs = curve.map(({ stock }) => Number(stock.amount));
  const most = Math.max(...volumes, unitsPerMonth, breakEvenPerMonth ?? 0);
  // The first units bear the whole rent: that would press all the rest together.
  const high = Math.min(Math.max(...costs, direct ?? 0), Math.max(direct ?? 0, own ?? 0, costs.at(-1) ?? 0) * 1.9);
  const low = Math.min(...costs, direct ?? Infinity) * 0.8;
  const x = (units: number): number => AXIS + (units / most) * (width - AXIS - 10);
  const y = (amount: number): number => TOP + ((high - Math.min(high, amount)) / (high - low || 1)) * (HEIGHT - TOP);
  const shown = curve.map((_, i) => i).filter((i) => (costs[i] as number) <= high);
  const line = shown.map((i, n) => `${n === 0 ? 'M' : 'L'}${x(volumes[i] as number).toFixed(1)},${y(costs[i] as number).toFixed(1)}`).join('');
  const meets = breakEvenPerMonth !== null && breakEvenPerMonth > 0 && direct !== undefined && breakEvenPerMonth <= most ? { x: x(breakEvenPerMonth), y: y(direct) } : undefined;
  const isLate = meets !== undefined && meets.x > width * 0.6;
  const ownIsRight = x(unitsPerMonth) > width * 0.75;
  return (
    <div ref={box} className="stock-chart">
      <svg width={width} height={HEIGHT + FOOT} role="img" aria-label={t('stock.breakEven.title')} data-testid="break-even-chart">
        {ticksBetween(low, high).map((tick) => <g key={tick}><line className="grid" x1={AXIS} x2={width} y1={y(tick)} y2={y(tick)} /><text className="axis" x={AXIS - 6} y={y(tick) + 4} textAnchor="end">{formatNumber(tick, 1)}</text></g>)}
        {meets && <rect className="stocked" x={meets.x} y={TOP} width={Math.max(0, width - 10 - meets.x)} height={HEIGHT - TOP} />}
        {direct !== undefined && <line className="direct-line" x1={AXIS} x2={width - 10} y1={y(direct)} y2={y(direct)} />}
        <path className="stock-line" d={line} />
        {meets && <line className="meets" x1={meets.x} x2={meets.x} y1={TOP} y2={HEIGHT} />}
        {meets && <circle className="meets-knob" cx={meets.x} cy={meets.y} r="4" />}
        {meets && <text className="meets-name" x={meets.x + (isLate ? -6 : 6)} y={TOP + 12} textAnchor={isLate ? 'end' : 'start'}>{t('stock.breakEven.at', { n: formatNumber(breakEvenPerMonth ?? 0, 0) })}</text>}
        {item.direct && direct !== undefined && <text className="direct-name" x={isLate || !meets ? AXIS + 6 : width - 12} y={y(direct) - 6} textAnchor={isLate || !meets ? 'start' : 'end'}>{t('stock.breakEven.direct', { amount: formatMoney(item.direct.amount, item.direct.currency) })}</text>}
        {own !== undefined && own <= high && <circle className="own-knob" cx={x(unitsPerMonth)} cy={y(own)} r="4" />}
        {own !== undefined && own <= high && <text className="own-name" x={x(unitsPerMonth) + (ownIsRight ? -8 : 8)} y={y(own) + 18} textAnchor={ownIsRight ? 'end' : 'start'}>{t('stock.breakEven.own', { n: formatNumber(unitsPerMonth, 0) })}</text>}
        <text className="axis" x={AXIS} y={HEIGHT + 14}>0</text>
        {ticksTo(most).slice(1).map((tick) => <text key={tick} className="axis" x={x(tick)} y={HEIGHT + 14} textAnchor={x(tick) > width - 24 ? 'end' : 'middle'}>{formatNumber(tick, 0)}</text>)}
        <text className="axis" x={width - 10} y={HEIGHT + 28} textAnchor="end">{t('stock.breakEven.axis')}</text>
      </svg>
    </div>
  );
};

export const BreakEvenTable = ({ item, isAlone }: { item: StockBreakEven; isAlone: boolean }) => {
  const { t } = useTranslation();
  const { direct } = item;
  return (
    <div className="table-twin" tabIndex={0} role="group" aria-label={t('stock.breakEven.title')}>
      <table>
        <thead><tr><th scope="col" className="amount">{t('stock.breakEven.units')}</th><th scope="col" className="amount">{t('stock.breakEven.stock')}</th><th scope="col" className="amount">{t('stock.breakEven.directHead')}</th></tr></thead>
        <tbody>{curveOf(item, isAlone).points.map(({ unitsPerMonth, stock }) => <tr key={unitsPerMonth}><th scope="row" className="num amount">{formatNumber(unitsPerMonth, 0)}</th><td className="num amount">{formatMoney(stock.amount, stock.currency)}</td><td className="num amount">{direct ? formatMoney(direct.amount, direct.currency) : '–'}</td></tr>)}</tbody>
      </table>
    </div>
  );
};
