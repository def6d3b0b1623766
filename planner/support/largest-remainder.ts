/**
 * Shares a whole number out by weights so that the parts sum to it exactly: Hamilton's method of largest remainders. Each part is within one of its
 * exact share; ties go to the earlier. Without any weight all bear equal parts.
 * @param total Not negative. @param given Not negative, at least one.
 */
export const shareByLargestRemainder = (total: number, given: readonly bigint[]): number[] => {
  const weights = given.some((weight) => weight > 0n) ? given : given.map(() => 1n);
  const all = weights.reduce((a, b) => a + b, 0n);
  const parts = weights.map((weight) => Number((BigInt(total) * weight) / all));
  const remainders = weights.map((weight, part) => ({ part, rest: (BigInt(total) * weight) % all }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.part - b.part : a.rest > b.rest ? -1 : 1));
  const missing = total - parts.reduce((a, b) => a + b, 0);
  for (const { part } of remainders.slice(0, missing)) parts[part] = (parts[part] as number) + 1;
  return parts;
};
