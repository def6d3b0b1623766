/** Three or four round numbers from nothing to just under the most. */
export const ticksTo = (most: number): number[] => {
  if (!(most > 0)) return [0];
  const rough = most / 3;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => Number((i * step).toPrecision(6)));
};
