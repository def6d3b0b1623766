import { niceStep } from '../quote/scales.ts';

/** Three or four round numbers from nothing to just under the most. */
export const ticksTo = (most: number): number[] => {
  if (!(most > 0)) return [0];
  const step = niceStep(most, 3);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => Number((i * step).toPrecision(6)));
};

/** Round numbers inside a range that does not begin at nothing. */
export const ticksBetween = (low: number, high: number): number[] => {
  if (!(high > low)) return [];
  const step = niceStep(high - low, 3);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(6)));
};
