/**
 * Single container loading, Bischoff and Ratcliff (thpack format): boxes with sides that may not stand upright, the fullest container. Each
 * instance is loaded twice, with the support rule and without; the objective is the volume packed, the bound the volume of all boxes or of the
 * container. Published values are best known ones, not optima. The bars are means over all instances.
 */
import { BenchFault, listFiles, readAnswers, readText, toRows } from './files.mjs';

export const kernels = '../../../dist/planner/packing/index.js';
export const peers = [];

/** Least mean of packed volume / container volume. */
export const BARS = { full: 0.94, none: 0.95 };
/** For one instance and rule; the bars are for ten seconds, and what is under way when time is up takes a little longer. */
export const seconds = 9.5;
const AXES = ['length', 'width', 'height'];

export const load = (directory) => {
  const answers = readAnswers(directory);
  const names = listFiles(directory, /^BR.*\.txt$/);
  if (names.length === 0) throw new BenchFault(`${directory} holds no file like BR1_1.txt`);
  return names.flatMap((file) => {
    const name = file.replace(/\.txt$/, '');
    const question = readInstance(readText(directory, file), name);
    return Object.keys(BARS).map((support) => ({ instance: `${name}/${support}`, support, known: answers[name]?.best_known_volume ?? null, ...question }));
  });
};

const readInstance = (text, name) => {
  const [, , size, [types] = [], ...rows] = toRows(text).map((row) => row.map(Number));
  if (size?.length !== 3 || rows.length !== types || rows.some((row) => row.length !== 8 || row.some((n) => !(n >= 0)))) throw new BenchFault(`${name} is no thpack instance`);
  const [lengthMm, widthMm, heightMm] = size;
  return {
    unit: { type: name, lengthMm, widthMm, heightMm, payload: 1, loadedThrough: 'door', contour: [], balance: { length: 1, width: 1, axles: undefined } },
    boxes: rows.map(([id, l, lengthUp, w, widthUp, h, heightUp, count]) => ({
      id: String(id), consignment: '', lengthMm: l, widthMm: w, heightMm: h, weight: 0, count, stop: 1, topLoad: undefined, topLoadPerSquareMetre: undefined,
      upright: AXES.filter((_, axis) => [lengthUp, widthUp, heightUp][axis] === 1),
    })),
  };
};

export const run = ({ instance, support, known, unit, boxes }, { kernels: { makeLoadPlan, checkLoadPlan }, seconds: limit }) => {
  const question = { unit, boxes, support };
  const started = performance.now();
  const plan = makeLoadPlan(question, { work: Infinity, shouldStop: () => performance.now() - started > limit * 1000 });
  const took = (performance.now() - started) / 1000;
  const faults = checkLoadPlan(question, plan);
  const container = unit.lengthMm * unit.widthMm * unit.heightMm;
  const bound = Math.min(container, boxes.reduce((sum, box) => sum + box.count * box.lengthMm * box.widthMm * box.heightMm, 0));
  return {
    family: 'container3d', instance, objective: plan.packedMm3, bound, gap: Number(((bound - plan.packedMm3) / bound).toFixed(5)), seconds: Number(took.toFixed(3)),
    status: faults.length > 0 ? 'faulty' : plan.packedMm3 === bound ? 'optimal' : 'feasible', checked: faults.length === 0,
    fill: Number((plan.packedMm3 / container).toFixed(5)), bestKnown: known, work: plan.work, endedBy: plan.endedBy, answer: plan.placements.map(({ box, xMm, yMm, zMm, dxMm, dyMm, dzMm }) => [Number(box), xMm, yMm, zMm, dxMm, dyMm, dzMm]),
  };
};

/** One line a rule: its mean fill, held or not. */
export const summarize = (lines) =>
  Object.entries(BARS).map(([support, bar]) => {
    const own = lines.filter(({ instance }) => instance.endsWith(`/${support}`));
    const mean = own.reduce((sum, { fill }) => sum + fill, 0) / own.length;
    return { family: 'container3d', instance: `mean/${support}`, objective: Number(mean.toFixed(5)), bound: 1, gap: null, seconds: Math.max(...own.map((line) => line.seconds)), status: mean >= bar ? 'held' : 'missed', checked: own.every(({ checked }) => checked), bar, answer: null };
  });
