/** From a question to a plan: searches loads, brings each better one into balance and order, tells what stays outside and why. */
import { grams } from '../../domain/index.ts';
import { balanceLoad, measureBalance } from './balance.ts';
import { searchBeam, type BeamLimits } from './beam.ts';
import type { Box } from './box.ts';
import { boxLoads } from './box-loads.ts';
import { boxesOf, Loading } from './loading.ts';
import { findLoadingOrder } from './loading-order.ts';
import { orientationsOf } from './orientations.ts';
import type { BoxPlacement, BoxType, LoadPlan, LoadQuestion, LoadUnit } from './question.ts';
import { listUnplaced } from './unplaced.ts';

const MM2_PER_M2 = 1_000_000;
/** Loads that may be brought into balance without being the largest so far. */
const MOST_SMALLER_TRIES = 200;

interface Finished {
  readonly boxes: readonly Box[];
  readonly volume: number;
  readonly isBalanced: boolean;
}

/**
 * The fullest load within the limits; if none holds the centre of gravity, the fullest, and `balance` says so. The same question and work give
 * the same plan; `shouldStop` ends the search early with the best plan so far.
 */
export const makeLoadPlan = (question: LoadQuestion, limits: BeamLimits): LoadPlan => {
  const { unit, boxes } = question;
  const weightOf = (type: number): number => (boxes[type] as BoxType).weight;
  const placeable = boxes.filter((box) => box.weight <= unit.payload && orientationsOf(box, unit).length > 0);
  const most = placeable.reduce((sum, box) => sum + box.count * volumeOf(box), 0);
  let best: Finished = { boxes: [], volume: 0, isBalanced: true };
  let fullest = 0;
  let smallerTries = 0;
  const see = (loading: Loading): boolean => {
    const isMore = loading.volume > best.volume || (loading.volume > 0 && !best.isBalanced);
    if (isMore && (loading.volume > fullest || smallerTries++ < MOST_SMALLER_TRIES)) {
      fullest = Math.max(fullest, loading.volume);
      const finished = finish(boxesOf(loading.placed), question, weightOf);
      if (finished && (finished.isBalanced === best.isBalanced ? finished.volume > best.volume : finished.isBalanced || best.volume === 0)) best = finished;
    }
    return best.isBalanced && best.volume === most;
  };
  const end = placeable.length === 0 ? { work: 0, endedBy: 'complete' as const } : searchBeam(new Loading({ ...question, boxes }), limits, see);
  return toPlan(question, best, weightOf, end);
};

/** Undefined: no order of loading exists. */
const finish = (boxes: readonly Box[], { unit, boxes: types }: LoadQuestion, weightOf: (type: number) => number): Finished | undefined => {
  const stopOf = (type: number): number => (types[type] as BoxType).stop;
  const throughDoor = unit.loadedThrough === 'door';
  const hasStops = new Set(boxes.map(({ type }) => stopOf(type))).size > 1;
  for (const load of [balanceLoad(boxes, weightOf, unit, !hasStops), boxes]) {
    const ordered = findLoadingOrder(load, stopOf, throughDoor);
    if (!ordered) continue;
    return { boxes: ordered, volume: ordered.reduce((sum, { type }) => sum + volumeOf(types[type] as BoxType), 0), isBalanced: measureBalance(ordered, weightOf, unit).isWithinLimits };
  }
  return undefined;
};

const toPlan = (question: LoadQuestion, { boxes }: Finished, weightOf: (type: number) => number, end: Pick<LoadPlan, 'work' | 'endedBy'>): LoadPlan => {
  const { unit, boxes: types } = question;
  const loads = boxLoads(boxes, weightOf);
  const weight = boxes.reduce((sum, { type }) => sum + weightOf(type), 0);
  const packedMm3 = boxes.reduce((sum, { type }) => sum + volumeOf(types[type] as BoxType), 0);
  const onFloor = boxes.map(({ type, z, way }, i) => (z > 0 ? 0 : ((weightOf(type) + (loads[i] as number)) * MM2_PER_M2) / (way.dx * way.dy)));
  const usableMm3 = usableVolume(unit);
  return {
    placements: boxes.map((box) => toPlacement(box, types)),
    unplaced: listUnplaced(question, boxes),
    balance: measureBalance(boxes, weightOf, unit),
    volumeFill: packedMm3 / usableMm3,
    weightFill: weight / unit.payload,
    weight: grams(weight),
    packedMm3,
    usableMm3,
    floorLoadPerSquareMetre: grams(Math.round(Math.max(0, ...onFloor))),
    ...end,
  };
};

const toPlacement = ({ type, way, x, y, z }: Box, types: readonly BoxType[]): BoxPlacement => ({
  box: (types[type] as BoxType).id, upright: way.upright, xMm: x, yMm: y, zMm: z, dxMm: way.dx, dyMm: way.dy, dzMm: way.dz,
});

const volumeOf = (box: BoxType): number => box.lengthMm * box.widthMm * box.heightMm;

/** Cubic millimetres below the contour. Strips do not overlap. */
export const usableVolume = ({ lengthMm, widthMm, heightMm, contour }: LoadUnit): number =>
  contour.reduce((volume, strip) => volume - lengthMm * (strip.toMm - strip.fromMm) * (heightMm - strip.heightMm), lengthMm * widthMm * heightMm);
