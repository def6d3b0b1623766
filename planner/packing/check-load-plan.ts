/**
 * Checks a load plan against its question, sharing nothing with the search but the question itself: every pair of boxes is looked at, supports
 * and loads are measured anew from the placements. All faults, each with the boxes (by step, 1 the first loaded) and the figures.
 *
 * Unloading: with `door`, no box of a later stop stands between a box of an earlier stop and the door (nearer the door, cross-sections
 * overlapping), and none stands above it (higher, footprints overlapping); with `sides` only the second holds. Loading: no box goes in after
 * one that stands above it, or, with `door`, between it and the door.
 */
import type { Axis, BoxPlacement, BoxType, LoadPlan, LoadQuestion } from './load-plan-3d/question.ts';

export interface LoadFault {
  readonly rule: 'unknownBox' | 'tooMany' | 'miscounted' | 'outside' | 'contour' | 'overlap' | 'orientation' | 'support' | 'topLoad' | 'payload' | 'unloadingOrder' | 'loadingOrder' | 'balance' | 'figures';
  /** Steps of the boxes at fault. */
  readonly steps: readonly number[];
  readonly boxes: readonly string[];
  readonly found: number;
  readonly allowed: number;
}

interface Standing extends BoxPlacement {
  readonly step: number;
  readonly type: BoxType;
}

/** Grams that rounding of shares may add up to. */
const TOLERANCE_G = 0.001;
const MM2_PER_M2 = 1_000_000;

export const checkLoadPlan = (question: LoadQuestion, plan: LoadPlan): readonly LoadFault[] => {
  const types = new Map(question.boxes.map((box) => [box.id, box]));
  const faults: LoadFault[] = [];
  const standing: Standing[] = [];
  plan.placements.forEach((placement, i) => {
    const type = types.get(placement.box);
    if (type) standing.push({ ...placement, step: i + 1, type });
    else faults.push({ rule: 'unknownBox', steps: [i + 1], boxes: [placement.box], found: 1, allowed: 0 });
  });
  return [...faults, ...checkCounts(question, plan), ...standing.flatMap((box) => checkAlone(question, box)), ...checkPairs(question, standing), ...checkCarrying(question, standing), ...checkFigures(question, plan, standing)];
};

const fault = (rule: LoadFault['rule'], boxes: readonly Standing[], found: number, allowed: number): LoadFault => ({ rule, steps: boxes.map(({ step }) => step), boxes: boxes.map(({ box }) => box), found, allowed });

const checkCounts = ({ boxes }: LoadQuestion, plan: LoadPlan): readonly LoadFault[] =>
  boxes.flatMap(({ id, count }): LoadFault[] => {
    const placed = plan.placements.filter(({ box }) => box === id).length;
    const unplaced = plan.unplaced.filter(({ box }) => box === id).reduce((sum, each) => sum + each.count, 0);
    if (placed > count) return [{ rule: 'tooMany', steps: [], boxes: [id], found: placed, allowed: count }];
    return placed + unplaced === count ? [] : [{ rule: 'miscounted', steps: [], boxes: [id], found: placed + unplaced, allowed: count }];
  });

const checkAlone = ({ unit }: LoadQuestion, box: Standing): readonly LoadFault[] => {
  const faults: LoadFault[] = [];
  for (const [at, size, room] of [[box.xMm, box.dxMm, unit.lengthMm], [box.yMm, box.dyMm, unit.widthMm], [box.zMm, box.dzMm, unit.heightMm]] as const) {
    if (at < 0) faults.push(fault('outside', [box], at, 0));
    if (at + size > room) faults.push(fault('outside', [box], at + size, room));
  }
  for (const { fromMm, toMm, heightMm } of unit.contour) {
    if (box.yMm < toMm && fromMm < box.yMm + box.dyMm && box.zMm + box.dzMm > heightMm) faults.push(fault('contour', [box], box.zMm + box.dzMm, heightMm));
  }
  const { lengthMm, widthMm, heightMm } = box.type;
  const edges: Readonly<Record<Axis, number>> = { length: lengthMm, width: widthMm, height: heightMm };
  const sides = (Object.keys(edges) as Axis[]).filter((axis) => axis !== box.upright).map((axis) => edges[axis]).sort((a, b) => a - b);
  const laid = [box.dxMm, box.dyMm].sort((a, b) => a - b);
  if (!box.type.upright.includes(box.upright) || edges[box.upright] !== box.dzMm || laid[0] !== sides[0] || laid[1] !== sides[1]) faults.push(fault('orientation', [box], box.dzMm, edges[box.upright]));
  return faults;
};

/** Length two stretches have in common; 0 or less: none. */
const common = (a: number, la: number, b: number, lb: number): number => Math.min(a + la, b + lb) - Math.max(a, b);

const checkPairs = ({ unit }: LoadQuestion, standing: readonly Standing[]): readonly LoadFault[] => {
  const faults: LoadFault[] = [];
  for (const a of standing) {
    for (const b of standing) {
      if (a === b) continue;
      const [x, y, z] = [common(a.xMm, a.dxMm, b.xMm, b.dxMm), common(a.yMm, a.dyMm, b.yMm, b.dyMm), common(a.zMm, a.dzMm, b.zMm, b.dzMm)];
      if (a.step < b.step && x > 0 && y > 0 && z > 0) faults.push(fault('overlap', [a, b], x * y * z, 0));
      const bars = (x > 0 && y > 0 && a.zMm >= b.zMm + b.dzMm) || (unit.loadedThrough === 'door' && y > 0 && z > 0 && a.xMm >= b.xMm + b.dxMm);
      if (bars && a.type.stop > b.type.stop) faults.push(fault('unloadingOrder', [a, b], a.type.stop, b.type.stop));
      if (bars && a.step < b.step) faults.push(fault('loadingOrder', [a, b], a.step, b.step));
    }
  }
  return faults;
};

/** Support of every underside, and what every box carries, from the highest box down. */
const checkCarrying = ({ support, unit }: LoadQuestion, standing: readonly Standing[]): readonly LoadFault[] => {
  const faults: LoadFault[] = [];
  const carried = new Map(standing.map((box) => [box, 0]));
  for (const box of standing.toSorted((a, b) => b.zMm - a.zMm)) {
    const supporters = standing
      .filter((below) => below.zMm + below.dzMm === box.zMm && common(below.xMm, below.dxMm, box.xMm, box.dxMm) > 0 && common(below.yMm, below.dyMm, box.yMm, box.dyMm) > 0)
      .map((below) => ({ below, area: common(below.xMm, below.dxMm, box.xMm, box.dxMm) * common(below.yMm, below.dyMm, box.yMm, box.dyMm) }));
    const contact = supporters.reduce((sum, { area }) => sum + area, 0);
    const footprint = box.dxMm * box.dyMm;
    if (support === 'full' && box.zMm > 0 && contact < footprint) faults.push(fault('support', [box], contact / footprint, 1));
    const load = carried.get(box) as number;
    const most = Math.min(box.type.topLoad ?? Infinity, ((box.type.topLoadPerSquareMetre ?? Infinity) * footprint) / MM2_PER_M2);
    if (load > most + TOLERANCE_G) faults.push(fault('topLoad', [box], load, most));
    for (const { below, area } of supporters) carried.set(below, (carried.get(below) as number) + ((box.type.weight + load) * area) / contact);
  }
  const weight = standing.reduce((sum, { type }) => sum + type.weight, 0);
  if (weight > unit.payload) faults.push(fault('payload', [], weight, unit.payload));
  return faults;
};

/** The plan's own words: its sums, its centre of gravity, and whether that is within the limits. */
const checkFigures = ({ unit }: LoadQuestion, { balance, packedMm3, weight }: LoadPlan, standing: readonly Standing[]): readonly LoadFault[] => {
  const faults: LoadFault[] = [];
  const volume = standing.reduce((sum, { dxMm, dyMm, dzMm }) => sum + dxMm * dyMm * dzMm, 0);
  const grams = standing.reduce((sum, { type }) => sum + type.weight, 0);
  if (packedMm3 !== volume) faults.push(fault('figures', [], packedMm3, volume));
  if (weight !== grams) faults.push(fault('figures', [], weight, grams));
  if (grams === 0) return faults;
  const mean = (at: (box: Standing) => number): number => standing.reduce((sum, box) => sum + box.type.weight * at(box), 0) / grams;
  const [x, y] = [mean(({ xMm, dxMm }) => xMm + dxMm / 2), mean(({ yMm, dyMm }) => yMm + dyMm / 2)];
  const said = balance.centre;
  if (!said || Math.abs(said.length * unit.lengthMm - x) > 1 || Math.abs(said.width * unit.widthMm - y) > 1) faults.push(fault('figures', [], said?.length ?? -1, x / unit.lengthMm));
  const { length, width, axles } = unit.balance;
  const off = [
    [Math.abs(x / unit.lengthMm - 0.5), length],
    [Math.abs(y / unit.widthMm - 0.5), width],
    ...(axles ? [[(grams * (axles[1].atMm - x)) / (axles[1].atMm - axles[0].atMm), axles[0].limit], [(grams * (x - axles[0].atMm)) / (axles[1].atMm - axles[0].atMm), axles[1].limit]] : []),
  ].filter(([found, allowed]) => (found as number) > (allowed as number) + ((allowed as number) > 1 ? 1 : 1e-9));
  // A plan may say that it does not hold the limits; it may not say that it does.
  if (balance.isWithinLimits) for (const [found, allowed] of off) faults.push(fault('balance', [], found as number, allowed as number));
  return faults;
};
