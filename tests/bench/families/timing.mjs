/** Interleaved timing: contestants answer the same question in turn, so that a slow moment of the machine hits all of them. */
const LEAST_ROUNDS = 5;
const MOST_ROUNDS = 25;

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

export const timeMs = (work) => {
  const at = performance.now();
  const value = work();
  return { ms: performance.now() - at, value };
};

/**
 * `contestants`: name → (question) → anything. One round of warm-up, then at least five, more while the seconds last.
 * Returns per name the median over the questions of each question's median over the rounds, and the number of rounds.
 */
export const race = (contestants, questions, seconds) => {
  const names = Object.keys(contestants);
  const times = new Map(names.map((name) => [name, questions.map(() => [])]));
  const started = performance.now();
  let rounds = 0;
  for (let round = -1; round < LEAST_ROUNDS || (round < MOST_ROUNDS && performance.now() - started < seconds * 1000); round++) {
    questions.forEach((question, i) => {
      for (const name of names) {
        const { ms } = timeMs(() => contestants[name](question));
        if (round >= 0) times.get(name)[i].push(ms);
      }
    });
    rounds = Math.max(0, round + 1);
  }
  const medians = Object.fromEntries(names.map((name) => [name, median(times.get(name).map(median))]));
  return { medians, rounds };
};

const round = (value, digits) => Number(value.toFixed(digits));

/** Our median, the others', the ratios, and the bars that are missed. `bars`: name → the largest ratio allowed. */
export const compare = (medians, bars) => {
  const others = Object.keys(medians).filter((name) => name !== 'ours');
  const ratio = Object.fromEntries(others.map((name) => [name, medians.ours / medians[name]]));
  return {
    medianMs: round(medians.ours, 4),
    peers: Object.fromEntries(others.map((name) => [name, round(medians[name], 4)])),
    ratio: Object.fromEntries(others.map((name) => [name, round(ratio[name], 4)])),
    bars,
    missed: Object.keys(bars).filter((name) => !(ratio[name] <= bars[name])),
  };
};
