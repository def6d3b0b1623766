import { useTranslation } from 'react-i18next';
import { textWidth } from './boxes.ts';
import { useWidth } from './use-width.ts';
import { stairs, type TracePoint } from './trace.ts';

const HEIGHT = 84;
const AXIS = 16;
const PAD = 6;
/** Of the last bound; earlier ones below that lie on the foot. */
const LEAST_SHOWN = 0.85;

/** Best cost stepping down, bound rising under it, the distance tinted; seconds to the limit along the foot. */
export const GapMeter = ({ trace, seconds, limit, isRunning }: { trace: readonly TracePoint[]; seconds: number; limit: number; isRunning: boolean }) => {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>(276);
  const costs = trace.map(({ cost }) => Number(cost.amount));
  const bounds = trace.map(({ bound }) => Number(bound.amount));
  const end = Math.max(1, isRunning ? limit : Math.max(seconds, trace.at(-1)?.seconds ?? 0));
  const now = Math.min(seconds, end);
  // A bound is nothing worth until the first is known: that would press all the rest together.
  const [low, high] = [Math.max(Math.min(...bounds), (bounds.at(-1) ?? 0) * LEAST_SHOWN), Math.max(...costs)];
  const spread = high - low || 1;
  const x = (at: number): number => PAD + (Math.min(at, end) / end) * (width - PAD * 2);
  const y = (amount: number): number => PAD + ((high - Math.max(low, amount)) / spread) * (HEIGHT - PAD * 2);
  const pointsOf = (amounts: readonly number[]) => trace.map((point, i) => ({ x: x(point.seconds), y: y(amounts[i] as number) }));
  const cost = stairs(pointsOf(costs), x(now));
  const bound = stairs(pointsOf(bounds), x(now));
  // The tint: along the costs, down at the moment shown, back along the bounds.
  const back = pointsOf(bounds).reverse().map((point, i, all) => `V${point.y.toFixed(1)}H${(all[i] as { x: number }).x.toFixed(1)}`).join('');
  const tint = trace.length > 0 ? `${cost}${back}Z` : '';
  const last = costs.at(-1);
  /** Over or under its line, wherever it keeps off it along its whole length. */
  const beside = (amounts: readonly number[], from: number, text: string, over: boolean): number => {
    const [left, right] = [x(from), x(from) + textWidth(text, 11.5)];
    const spans = amounts.map((amount, i) => ({ from: x(trace[i]?.seconds ?? 0), to: x(trace[i + 1]?.seconds ?? now), y: y(amount) })).filter((span) => span.to >= left && span.from <= right);
    const [top, bottom] = [Math.min(...spans.map((span) => span.y)), Math.max(...spans.map((span) => span.y))];
    if (spans.length === 0) return HEIGHT / 2;
    return over ? (top > 18 ? top - 6 : bottom + 15) : bottom < HEIGHT - 16 ? bottom + 14 : top - 6;
  };
  const isMarked = now < end * 0.88;
  return (
    <div ref={box} className="gap-chart">
      <svg width={width} height={HEIGHT + AXIS} role="img" aria-label={t('consolidate.gap.chart')} data-testid="gap-chart">
        <path className="gap-tint" d={tint} />
        <line className="base" x1={PAD} x2={width - PAD} y1={HEIGHT} y2={HEIGHT} />
        {isRunning && <line className="gap-now" x1={x(now)} x2={x(now)} y1={0} y2={HEIGHT} />}
        <path className="gap-bound" d={bound} />
        <path className="gap-cost" d={cost} />
        {last !== undefined && <circle className="gap-knob" cx={x(now)} cy={y(last)} r="3.5" />}
        {trace.length > 1 && <text className="note" x={x(now * 0.36)} y={beside(costs, now * 0.36, t('consolidate.gap.best'), true)}>{t('consolidate.gap.best')}</text>}
        {trace.length > 1 && <text className="note" x={x(now * 0.55)} y={beside(bounds, now * 0.55, t('consolidate.gap.bound'), false)}>{t('consolidate.gap.bound')}</text>}
        <text className="axis" x={PAD} y={HEIGHT + 13}>0</text>
        {isRunning && now > end * 0.08 && isMarked && <text className="axis" x={x(now)} y={HEIGHT + 13} textAnchor="middle">{t('consolidate.seconds', { n: Math.round(now) })}</text>}
        <text className="axis" x={width - PAD} y={HEIGHT + 13} textAnchor="end">{t('consolidate.seconds', { n: isRunning ? limit : Math.round(end * 10) / 10 })}</text>
      </svg>
    </div>
  );
};
