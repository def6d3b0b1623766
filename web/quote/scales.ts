/** Axes of the scatter: a domain, where values fall on it, and round ticks. Pure numbers, no screen. */
export interface Scale {
  readonly isLog: boolean;
  readonly ticks: readonly number[];
  /** 0 at the start of the axis, 1 at its end. */
  readonly at: (value: number) => number;
}

/** Over this ratio of largest to smallest, a linear axis would press the small values into a corner. */
const LOG_FROM = 6;
const LOG_STEPS = [1, 1.5, 2, 3, 5, 7];

/** 1, 2, 2.5 or 5 times a power of ten, so that about `count` steps span the range. */
export const niceStep = (span: number, count: number): number => {
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = raw / power;
  return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 2.5 ? 2.5 : factor <= 5 ? 5 : 10);
};

export const linearScale = (values: readonly number[], count: number): Scale => {
  const low = Math.min(...values);
  const high = Math.max(...values);
  // Zero belongs on the axis unless it would waste half of it.
  const from = low < (high - low) * 1.2 ? 0 : low;
  const step = niceStep(Math.max(high - from, Math.abs(high) * 0.02, 1e-6), count);
  const start = Math.floor((from === 0 ? 0 : from - step * 0.25) / step) * step;
  const end = Math.ceil((high + step * 0.15) / step) * step;
  const ticks = Array.from({ length: Math.round((end - start) / step) + 1 }, (_, i) => Number((start + i * step).toPrecision(12)));
  return { isLog: false, ticks, at: (value) => (value - start) / (end - start) };
};

export const logScale = (values: readonly number[]): Scale => {
  const low = Math.min(...values) * 0.85;
  const high = Math.max(...values) * 1.15;
  const ticks: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(low)); power < high; power *= 10)
    for (const step of LOG_STEPS) if (step * power >= low && step * power <= high) ticks.push(Number((step * power).toPrecision(6)));
  const span = Math.log(high / low);
  return { isLog: true, ticks, at: (value) => Math.log(value / low) / span };
};

export const scaleFor = (values: readonly number[], count: number): Scale => {
  const low = Math.min(...values);
  return low > 0 && Math.max(...values) / low > LOG_FROM ? logScale(values) : linearScale(values, count);
};
