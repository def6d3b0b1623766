/**
 * A unit being loaded: free space, boxes left, and the greedy step. Take the free space nearest a corner of the unit, put into that corner the
 * block worth most there: its volume less what will be lost beside it, where no sum of box edges fits the rest (Araya & Riff 2014).
 *
 * Stops are loaded last stop first, each no farther from the front wall than its volume asks for, then step by step farther until all of it is
 * in. Before the next one begins, what lies behind a placed block as seen from the door, or under it, is no free space any more: a box put
 * there could not come out first.
 */
import { areCarried } from './box-loads.ts';
import { makeBlocks, type Block } from './blocks.ts';
import type { Box } from './box.ts';
import { CarriedLoads } from './carried-loads.ts';
import { orientationsOf } from './orientations.ts';
import type { LoadQuestion } from './question.ts';
import { reachTable } from './reach.ts';
import { SpaceList, STRIDE } from './spaces.ts';

export interface PlacedBlock {
  readonly block: Block;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly before: PlacedBlock | undefined;
}

/** A load in the making, small enough to keep by the dozen. */
export interface LoadState {
  readonly spaces: Int32Array;
  readonly left: Int32Array;
  readonly weightLeft: number;
  readonly volume: number;
  readonly stopIndex: number;
  /** How far from the front wall the present stop may reach, mm. */
  readonly depth: number;
  readonly placed: PlacedBlock | undefined;
}

export class Loading {
  readonly #question: LoadQuestion;
  readonly #spaces: SpaceList;
  /** Blocks of each stop, last stop first; greatest volume first. */
  readonly #blocks: readonly (readonly Block[])[];
  readonly #reach: readonly [Int32Array, Int32Array, Int32Array];
  readonly #hasTopLoads: boolean;
  /** Kept where boxes are carried wholly and some may not carry everything. */
  readonly #loads: CarriedLoads | undefined;
  /** Corners at x = 0 only: loads of several stops and loads that leave room are built up from the front wall. */
  readonly #fromFront: boolean;
  readonly #left: Int32Array;
  #weightLeft = 0;
  #stopIndex = 0;
  #depth = 0;
  /** Depth the boxes of all stops up to each fill if packed without a gap, mm. */
  readonly #depths: readonly number[];
  placed: PlacedBlock | undefined;
  /** Blocks that may still fit, as indices into those of the present stop, ascending. */
  #alive: Int32Array;
  #aliveCount = 0;
  volume = 0;

  constructor(question: LoadQuestion) {
    const { unit, boxes } = question;
    this.#question = question;
    const stops = [...new Set(boxes.map(({ stop }) => stop))].sort((a, b) => b - a);
    const blocks = makeBlocks(question);
    this.#blocks = stops.map((stop) => blocks.filter((block) => block.stop === stop));
    this.#alive = new Int32Array(blocks.length);
    const ways = boxes.flatMap((box) => orientationsOf(box, unit));
    const edges = [ways.map(({ dx }) => dx), ways.map(({ dy }) => dy), ways.map(({ dz }) => dz)] as const;
    this.#reach = [reachTable(unit.lengthMm, edges[0]), reachTable(unit.widthMm, edges[1]), reachTable(unit.heightMm, edges[2])];
    this.#spaces = new SpaceList(question.support === 'full', [Math.min(...edges[0]), Math.min(...edges[1]), Math.min(...edges[2])]);
    this.#hasTopLoads = boxes.some((box) => box.topLoad !== undefined || box.topLoadPerSquareMetre !== undefined);
    this.#loads = this.#hasTopLoads && question.support === 'full' ? new CarriedLoads((type) => boxes[type]?.weight ?? 0) : undefined;
    const volume = boxes.reduce((sum, box) => sum + box.count * box.lengthMm * box.widthMm * box.heightMm, 0);
    this.#fromFront = stops.length > 1 || volume < FULL_SHARE * unit.lengthMm * unit.widthMm * unit.heightMm;
    this.#left = new Int32Array(boxes.length);
    const section = unit.widthMm * unit.heightMm;
    let behind = 0;
    this.#depths = stops.map((stop) => {
      for (const box of boxes) if (box.stop === stop) behind += (box.count * box.lengthMm * box.widthMm * box.heightMm) / section;
      return stops.length === 1 ? unit.lengthMm : Math.min(unit.lengthMm, Math.ceil(behind));
    });
  }

  /** The empty unit. */
  start(): LoadState {
    const { unit, boxes } = this.#question;
    const spaces = this.#spaces;
    spaces.count = 0;
    spaces.add({ x0: 0, y0: 0, z0: 0, x1: unit.lengthMm, y1: unit.widthMm, z1: unit.heightMm });
    for (const { fromMm, toMm, heightMm } of unit.contour) spaces.cut(0, fromMm, heightMm, unit.lengthMm, toMm, unit.heightMm, false);
    return { spaces: spaces.toArray(), left: Int32Array.from(boxes, ({ count }) => count), weightLeft: unit.payload, volume: 0, stopIndex: 0, depth: this.#depths[0] ?? 0, placed: undefined };
  }

  restore(state: LoadState): void {
    this.#spaces.copyFrom(state.spaces);
    this.#left.set(state.left);
    this.#weightLeft = state.weightLeft;
    this.volume = state.volume;
    this.placed = state.placed;
    if (this.#loads) {
      this.#loads.clear();
      for (const { block, x, y, z } of stepsOf(state.placed).reverse()) this.#loads.add(block, x, y, z);
    }
    this.#beginStop(state.stopIndex, state.depth);
  }
  save(): LoadState {
    return { spaces: this.#spaces.toArray(), left: this.#left.slice(), weightLeft: this.#weightLeft, volume: this.volume, stopIndex: this.#stopIndex, depth: this.#depth, placed: this.placed };
  }

  /** The best next steps, at most `most` of them; none: the unit is loaded. */
  nextSteps(most: number): readonly PlacedBlock[] {
    for (;;) {
      const space = this.#pickSpace();
      if (space < 0 || this.#aliveCount === 0) {
        if (!this.#goOn()) return [];
        continue;
      }
      const steps = this.#bestBlocks(space, most);
      if (steps.length > 0) return steps;
      this.#spaces.at[space + 6] = 1;
    }
  }

  put(step: PlacedBlock): void {
    const { block, x, y, z } = step;
    block.types.forEach((type, i) => (this.#left[type] = (this.#left[type] as number) - (block.counts[i] as number)));
    this.#loads?.add(block, x, y, z);
    this.#weightLeft -= block.weight;
    this.volume += block.volume;
    this.placed = step;
    this.#spaces.cut(x, y, z, x + block.dx, y + block.dy, z + block.dz, true);
  }

  /** The greedy step over and over. */
  complete(): void {
    for (let [step] = this.nextSteps(1); step; [step] = this.nextSteps(1)) this.put(step);
  }

  /** Nothing of the present stop fits any more within its depth: a little farther, or the next stop. */
  #goOn(): boolean {
    const { lengthMm } = this.#question.unit;
    const isAllIn = this.#question.boxes.every(({ stop }, type) => this.#left[type] === 0 || stop !== this.#blocks[this.#stopIndex]?.[0]?.stop);
    if (!isAllIn && this.#depth < lengthMm) this.#beginStop(this.#stopIndex, Math.min(lengthMm, this.#depth + Math.ceil(lengthMm / DEPTH_STEPS)));
    else if (this.#stopIndex + 1 >= this.#blocks.length) return false;
    else {
      this.#shade();
      this.#beginStop(this.#stopIndex + 1, Math.max(this.#depth, this.#depths[this.#stopIndex + 1] as number));
    }
    this.#spaces.revive();
    return true;
  }

  #beginStop(index: number, depth: number): void {
    this.#stopIndex = index;
    this.#depth = depth;
    this.#aliveCount = this.#blocks[index]?.length ?? 0;
    for (let i = 0; i < this.#aliveCount; i++) this.#alive[i] = i;
  }

  /** What could only come out after the blocks that are in. */
  #shade(): void {
    const { unit, support } = this.#question;
    for (let placed = this.placed; placed; placed = placed.before) {
      const { block, x, y, z } = placed;
      if (unit.loadedThrough === 'door') this.#spaces.cut(0, y, z, x + block.dx, y + block.dy, z + block.dz, false);
      if (support === 'none') this.#spaces.cut(x, y, 0, x + block.dx, y + block.dy, z + block.dz, false);
    }
  }

  /** Offset of the live space nearest a corner, −1 if there is none; the larger of equals, then the first. */
  #pickSpace(): number {
    const { at, count } = this.#spaces;
    const { lengthMm, widthMm, heightMm } = this.#question.unit;
    const anyCeiling = this.#question.support === 'none' && !this.#fromFront;
    let [best, bestDistance, bestVolume] = [-1, Infinity, 0];
    for (let o = 0; o < count * STRIDE; o += STRIDE) {
      if (at[o + 6] !== 0) continue;
      const [x0, y0, z0, x1, y1, z1] = [at[o] as number, at[o + 1] as number, at[o + 2] as number, at[o + 3] as number, at[o + 4] as number, at[o + 5] as number];
      const distance = (this.#fromFront ? x0 : Math.min(x0, lengthMm - x1)) + Math.min(y0, widthMm - y1) + (anyCeiling ? Math.min(z0, heightMm - z1) : z0);
      if (distance > bestDistance) continue;
      const volume = (x1 - x0) * (y1 - y0) * (z1 - z0);
      if (distance < bestDistance || volume > bestVolume) [best, bestDistance, bestVolume] = [o, distance, volume];
    }
    return best;
  }

  #bestBlocks(o: number, most: number): readonly PlacedBlock[] {
    const { at } = this.#spaces;
    const blocks = this.#blocks[this.#stopIndex] as readonly Block[];
    const [x0, y0, z0] = [at[o] as number, at[o + 1] as number, at[o + 2] as number];
    const [sx, sy, sz] = [Math.min(at[o + 3] as number, this.#depth) - x0, (at[o + 4] as number) - y0, (at[o + 5] as number) - z0];
    const [rx, ry, rz] = this.#reach;
    const found: { readonly block: Block; readonly value: number }[] = [];
    let least = -Infinity;
    let kept = 0;
    let i = 0;
    for (; i < this.#aliveCount; i++) {
      const index = this.#alive[i] as number;
      const block = blocks[index] as Block;
      // Worth at most its volume and the whole space, and the list falls: nothing better follows.
      if (found.length === most && block.volume + sx * sy * sz <= least) break;
      if (!this.#isLeft(block)) continue;
      this.#alive[kept++] = index;
      const { dx, dy, dz } = block;
      if (dx > sx || dy > sy || dz > sz) continue;
      const value = block.volume + (dx + (rx[sx - dx] as number)) * (dy + (ry[sy - dy] as number)) * (dz + (rz[sz - dz] as number));
      if (found.length === most && value <= least) continue;
      if (this.#hasTopLoads && !this.#isCarried(this.#step(block, o))) continue;
      let k = found.length === most ? most - 1 : found.length;
      for (; k > 0 && (found[k - 1] as { value: number }).value < value; k--) found[k] = found[k - 1] as { block: Block; value: number };
      found[k] = { block, value };
      if (found.length === most) least = (found[most - 1] as { value: number }).value;
    }
    if (kept < i) {
      this.#alive.copyWithin(kept, i, this.#aliveCount);
      this.#aliveCount -= i - kept;
    }
    return found.map(({ block }) => this.#step(block, o));
  }

  #isLeft({ types, counts, weight }: Block): boolean {
    if (weight > this.#weightLeft) return false;
    for (let i = 0; i < types.length; i++) if ((counts[i] as number) > (this.#left[types[i] as number] as number)) return false;
    return true;
  }

  /** The block in the space's corner that is nearest the unit's. */
  #step(block: Block, o: number): PlacedBlock {
    const { at } = this.#spaces;
    const { lengthMm, widthMm, heightMm } = this.#question.unit;
    const [x0, y0, z0, x1, y1, z1] = [at[o] as number, at[o + 1] as number, at[o + 2] as number, at[o + 3] as number, at[o + 4] as number, at[o + 5] as number];
    const x = this.#fromFront || x0 <= lengthMm - x1 ? x0 : x1 - block.dx;
    const y = y0 <= widthMm - y1 ? y0 : y1 - block.dy;
    const z = this.#question.support === 'full' || this.#fromFront || z0 <= heightMm - z1 ? z0 : z1 - block.dz;
    return { block, x, y, z, before: this.placed };
  }

  #isCarried(step: PlacedBlock): boolean {
    if (this.#loads) return this.#loads.carry(step.block, step.x, step.y, step.z);
    const { boxes } = this.#question;
    return areCarried(boxesOf(step), (type) => boxes[type]?.weight ?? 0);
  }
}

/** Boxes that would fill less of the unit than this are built up from the front wall. */
const FULL_SHARE = 0.9;
/** A stop that does not fit is let farther from the front wall by this part of the length at a time. */
const DEPTH_STEPS = 60;

/** All boxes up to and with the last step. */
export const boxesOf = (last: PlacedBlock | undefined): readonly Box[] =>
  stepsOf(last).flatMap(({ block, x, y, z }) => block.boxes().map((box) => ({ ...box, x: box.x + x, y: box.y + y, z: box.z + z })));

/** Last first. */
const stepsOf = (last: PlacedBlock | undefined): PlacedBlock[] => {
  const steps: PlacedBlock[] = [];
  for (let placed = last; placed; placed = placed.before) steps.push(placed);
  return steps;
};
