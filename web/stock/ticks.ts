import { niceStep } from '../quote/scales.ts';

/** Three or four round numbers from nothing to just under the most. */
export const ticksTo = (most: number): number[] => {
  if (!(most > 0)) return [0];
  const step = niceStep(most, 3);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => Number((i * step).toPrecision(6)));
};
