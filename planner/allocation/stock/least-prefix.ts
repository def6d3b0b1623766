/**
 * min over sets of Σ c + weight √(Σ a), all c < 0: the best set is a prefix of the members by c / a (Shen, Coullard and Daskin 2003). The members are sorted in
 * place, by insertion, so that equal ones keep their order; how many are taken is `count()`.
 */
export interface LeastPrefix {
  /** Written by the caller: `size` members. */
  readonly gain: Float64Array;
  readonly spread: Float64Array;
  readonly member: Int32Array;
  solve(size: number, weight: number): number;
  count(): number;
}

export const makeLeastPrefix = (most: number): LeastPrefix => {
  const [gain, spread, ratio, member] = [new Float64Array(most), new Float64Array(most), new Float64Array(most), new Int32Array(most)];
  let taken = 0;
  return {
    gain, spread, member,
    count: () => taken,
    solve: (size, weight) => {
      taken = 0;
      for (let i = 0; i < size; i++) {
        const [c, a, who] = [gain[i] as number, spread[i] as number, member[i] as number];
        const key = a > 0 ? c / a : -Infinity;
        let p = i;
        while (p > 0 && (ratio[p - 1] as number) > key) {
          ratio[p] = ratio[p - 1] as number;
          gain[p] = gain[p - 1] as number;
          spread[p] = spread[p - 1] as number;
          member[p] = member[p - 1] as number;
          p--;
        }
        ratio[p] = key;
        gain[p] = c;
        spread[p] = a;
        member[p] = who;
      }
      let [sum, sumOfSpread, best] = [0, 0, 0];
      for (let i = 0; i < size; i++) {
        sum += gain[i] as number;
        sumOfSpread += spread[i] as number;
        const value = sum + weight * Math.sqrt(sumOfSpread);
        if (value < best) {
          best = value;
          taken = i + 1;
        }
      }
      return best;
    },
  };
};
