import { useTranslation } from 'react-i18next';
import type { HoldOrGo } from '../api/consolidations.ts';
import { formatMoney } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatPercent } from '../format/quantity.ts';
import { formatWeekdayClock } from '../format/time.ts';
import { useWidth } from '../ui/use-width.ts';

const HEIGHT = 96;
const PAD = { top: 28, bottom: 14 } as const;
/** A sailing keeps so much room that its figures are legible; many scroll. */
const COLUMN = 104;


/** Expected cost of waiting sailing by sailing, over how full the box would be and how likely it is full. The cheapest stands out. */
export const HoldChart = ({ points, best, names, zone }: { points: HoldOrGo['points']; best: number; names: Names; zone: string }) => {
  const { t } = useTranslation();
  const [box, given] = useWidth<HTMLDivElement>(560);
  const width = Math.max(given, points.length * COLUMN);
  const column = width / points.length;
  const costs = points.map(({ expectedCost }) => Number(expectedCost.amount));
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  const x = (i: number): number => column * (i + 0.5);
  const y = (cost: number): number => PAD.top + ((high - cost) / (high - low || 1)) * (HEIGHT - PAD.top - PAD.bottom);
  const line = points.map((_, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)},${y(costs[i] as number).toFixed(1)}`).join('');
  return (
    <div ref={box} className="hold-chart">
      <svg width={width} height={HEIGHT} role="img" aria-label={t('consolidate.hold.chart')} data-testid="hold-chart">
        <line className="base" x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        <path className="hold-line" d={line} />
        {points.map(({ departure, expectedCost }, i) => (
          <g key={departure} className={i === best ? 'best' : ''}>
            <circle className="hold-knob" cx={x(i)} cy={y(costs[i] as number)} r={i === best ? 5 : 3.5} />
            <text className="hold-cost" x={x(i)} y={y(costs[i] as number) - 9} textAnchor="middle">{formatMoney(expectedCost.amount, expectedCost.currency)}</text>
          </g>
        ))}
      </svg>
      <ol className="hold-columns" style={{ width, gridTemplateColumns: `repeat(${points.length}, minmax(0, 1fr))` }}>
        {points.map((point, i) => (
          <li key={point.departure} className={i === best ? 'best' : ''} data-testid="hold-point">
            <b className="num">{formatWeekdayClock(Date.parse(point.departsAt), zone, names.language)}</b>
            <span>{names.short(point.port)}</span>
            <span className={`fill m-${point.mode}`} aria-hidden="true"><span className="fill-volume" style={{ width: formatPercent(Math.min(1, point.expectedFill)) }} /></span>
            <span className="num">{t('consolidate.hold.fill', { fill: formatPercent(point.expectedFill) })}</span>
            <span className="num">{t('consolidate.hold.full', { chance: formatPercent(point.chanceFull) })}</span>
            <span className={`num${point.atRisk.length > 0 ? ' late' : ''}`} title={point.atRisk.join(t('list.comma'))}>{point.atRisk.length > 0 ? t('consolidate.hold.late', { count: point.atRisk.length }) : t('consolidate.hold.inTime')}</span>
          </li>
        ))}
      </ol>
    </div>
  );
};
