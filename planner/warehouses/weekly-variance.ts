/**
 * Variance of the orders of each week from what a seller knows: the deviation of a week of mean demand, which goes with the season; left out, orders come
 * independently of each other (Poisson), and a week varies by its mean.
 *
 * @param mean units of each week
 * @param deviation standard deviation, units, of a week as large as the mean of all
 */
export const weeklyVariance = (mean: readonly number[], deviation: number | undefined): number[] => {
  const level = mean.reduce((sum, units) => sum + units, 0) / Math.max(1, mean.length);
  return mean.map((units) => (deviation === undefined || level === 0 ? units : ((deviation / level) * units) ** 2));
};
