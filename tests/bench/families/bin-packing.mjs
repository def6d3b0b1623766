/**
 * Bin packing by one measure (`bpp1d`: count, capacity, a size a line) and by two (`vbp2d`: 2, capacities, count, `w v 1` a line), as questions of consolidation.
 * Every packing is checked here: each good once, no bin above its capacity. `best_bins` of answers.json is what it is compared with.
 */
import { listFiles, readAnswers, readText, BenchFault } from './files.mjs';

const makeFamily = (family, ending, read) => ({
  peers: [],
  kernels: './consolidation-kernels.mjs',
  load: (directory) => {
    const answers = readAnswers(directory);
    const names = listFiles(directory, ending);
    if (names.length === 0) throw new BenchFault(`${directory} holds no file like ${ending}`);
    return names.map((name) => {
      const instance = name.replace(ending, '');
      return { instance, problem: read(readText(directory, name).trim().split(/\s+/).map(Number)), best: answers[instance]?.best_bins };
    });
  },
  run: ({ instance, problem, best }, { kernels, seconds }) => {
    const { consolidate, binPackingInstance, BIN_COST, solver, startClock } = kernels;
    const clock = startClock(seconds);
    const bins = (bound) => Math.ceil(bound / BIN_COST);
    let proven = false;
    const { assignment, cost, bound } = consolidate(binPackingInstance(problem), {
      solver, seed: 1, gap: 0,
      shouldStop: () => proven || clock.isOver(),
      onProgress: (progress) => (proven ||= bins(progress.bound) * BIN_COST >= progress.cost),
    });
    const spent = clock.spent();
    const answer = assignment.batches.map(({ consignments }) => consignments.map(Number));
    const objective = answer.length;
    const checked = isPacking(problem, answer) && objective * BIN_COST === cost && bins(bound) <= objective;
    return {
      family, instance, objective, bound: bins(bound), gap: (objective - bins(bound)) / objective, seconds: Number(spent.toFixed(3)),
      status: !checked ? 'differs' : best === undefined ? 'shape' : objective <= best ? 'equal' : 'above', checked, best: best ?? null, answer,
    };
  },
});

const isPacking = ({ weightLimit, volumeLimit, goods }, bins) => {
  const sum = (bin, of) => bin.reduce((all, i) => all + goods[i][of], 0);
  const times = bins.flat().toSorted((a, b) => a - b);
  return times.length === goods.length && times.every((i, k) => i === k) && bins.every((bin) => sum(bin, 'weight') <= weightLimit && sum(bin, 'volume') <= volumeLimit);
};

/** Sizes with decimals become whole: sums of tenths are not exact. */
const DECIMALS = 1000;
const whole = (size) => Math.round(size * DECIMALS);

export const bpp1d = makeFamily('bpp1d', /\.txt(\.gz)?$/, ([count, capacity, ...sizes]) => ({
  weightLimit: whole(capacity), volumeLimit: 1, goods: sizes.slice(0, count).map((size) => ({ weight: whole(size), volume: 0 })),
}));

export const vbp2d = makeFamily('vbp2d', /\.vbp(\.gz)?$/, ([measures, first, second, count, ...rest]) => {
  if (measures !== 2) throw new BenchFault(`an instance of ${measures} measures, two are needed`);
  const goods = Array.from({ length: count }, (_, i) => rest.slice(3 * i, 3 * i + 3)).flatMap(([weight, volume, times]) => Array.from({ length: times }, () => ({ weight: whole(weight), volume: whole(volume) })));
  return { weightLimit: whole(first), volumeLimit: whole(second), goods };
});
