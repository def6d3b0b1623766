/**
 * Blocks: solid cuboids of boxes that are put down as one. First every grid of one box type and one way round, then, round by round, two
 * blocks joined face to face where the result is a solid cuboid again (after Fanslau & Bortfeldt 2010; blocks with gaps made plans worse).
 * A block never holds boxes of two stops, more boxes than there are, more weight than the unit takes, or a box that carries too much.
 */
import type { Box } from './box.ts';
import { areCarried } from './box-loads.ts';
import { orientationsOf, type Orientation } from './orientations.ts';
import type { LoadQuestion } from './question.ts';

export interface Block {
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  readonly volume: number;
  readonly weight: number;
  readonly stop: number;
  /** Box types in it and how many of each. */
  readonly types: readonly number[];
  readonly counts: readonly number[];
  /** Its boxes, lowest corner of the block at the origin. */
  readonly boxes: () => readonly Box[];
}

const MOST_BLOCKS = 3000;
const ROUNDS = 4;
/** Part of the blocks that are grids where there are many. */
const GRID_SHARE = 0.9;

/** Greatest volume first; ties in order of making. */
export const makeBlocks = (question: LoadQuestion, most = MOST_BLOCKS): readonly Block[] => {
  const maker = new BlockMaker(question, most);
  let last: readonly Block[] = maker.grids();
  for (let round = 0; round < ROUNDS && last.length > 0 && !maker.isFull(); round++) last = maker.join(last);
  return maker.all.toSorted((a, b) => b.volume - a.volume);
};

class BlockMaker {
  readonly all: Block[] = [];
  readonly #seen = new Set<string>();
  readonly #question: LoadQuestion;
  readonly #most: number;

  constructor(question: LoadQuestion, most: number) {
    this.#question = question;
    this.#most = most;
  }
  isFull(): boolean {
    return this.all.length >= this.#most;
  }

  /** Every box type has its share of them: where there are more, they are taken evenly from small to large, every way round's single box first. */
  grids(): readonly Block[] {
    const { unit, boxes } = this.#question;
    const share = Math.max(6, Math.floor((this.#most * GRID_SHARE) / boxes.length));
    boxes.forEach((box, type) => {
      const found: Block[] = [];
      for (const way of orientationsOf(box, unit)) {
        for (let a = 1; a * way.dx <= unit.lengthMm && a <= box.count; a++)
          for (let b = 1; b * way.dy <= unit.widthMm && a * b <= box.count; b++)
            for (let c = 1; c * way.dz <= unit.heightMm && a * b * c <= box.count; c++) {
              if ((c - 1) * box.weight > way.topLoad) break;
              found.push({
                dx: a * way.dx, dy: b * way.dy, dz: c * way.dz,
                volume: a * b * c * way.dx * way.dy * way.dz, weight: a * b * c * box.weight, stop: box.stop,
                types: [type], counts: [a * b * c], boxes: () => gridOf(type, way, a, b, c),
              });
            }
      }
      found.sort((a, b) => (a.counts[0] as number) - (b.counts[0] as number));
      const step = Math.max(1, found.length / share);
      for (let i = 0; i < found.length; i++) if (found[i]?.counts[0] === 1 || Math.floor(i / step) !== Math.floor((i - 1) / step)) this.#add(found[i] as Block);
    });
    return [...this.all];
  }

  /** Every block made so far beside, behind and on top of those of the last round, if their faces match. */
  join(last: readonly Block[]): readonly Block[] {
    const before = this.all.length;
    const faces = new Map<string, Block[]>();
    for (const block of this.all) for (const face of facesOf(block)) faces.set(face, [...(faces.get(face) ?? []), block]);
    for (const block of last) {
      facesOf(block).forEach((face, axis) => {
        for (const other of faces.get(face) ?? []) {
          if (this.isFull()) return;
          this.#add(joined(block, other, axis));
          if (axis === 2) this.#add(joined(other, block, axis));
        }
      });
    }
    return this.all.slice(before);
  }

  #add(block: Block): void {
    const { unit, boxes } = this.#question;
    if (this.isFull() || block.dx > unit.lengthMm || block.dy > unit.widthMm || block.dz > unit.heightMm || block.weight > unit.payload) return;
    if (block.types.some((type, i) => (block.counts[i] as number) > (boxes[type]?.count ?? 0))) return;
    const key = `${block.dx},${block.dy},${block.dz};${block.types.map((type, i) => `${type}:${block.counts[i]}`).join()}`;
    if (this.#seen.has(key) || !this.#carries(block)) return;
    this.#seen.add(key);
    this.all.push(block);
  }
  #carries(block: Block): boolean {
    const { boxes } = this.#question;
    if (block.types.every((type) => boxes[type]?.topLoad === undefined && boxes[type]?.topLoadPerSquareMetre === undefined)) return true;
    return areCarried(block.boxes(), (type) => boxes[type]?.weight ?? 0);
  }
}

const gridOf = (type: number, way: Orientation, a: number, b: number, c: number): readonly Box[] => {
  const boxes: Box[] = [];
  for (let k = 0; k < c; k++) for (let i = 0; i < a; i++) for (let j = 0; j < b; j++) boxes.push({ type, way, x: i * way.dx, y: j * way.dy, z: k * way.dz });
  return boxes;
};

/** By axis: blocks of the same stop with the same text match when put one after the other along it. */
const facesOf = ({ dx, dy, dz, stop }: Block): readonly string[] => [`x${dy},${dz},${stop}`, `y${dx},${dz},${stop}`, `z${dx},${dy},${stop}`];

const joined = (first: Block, second: Block, axis: number): Block => {
  const [ox, oy, oz] = [axis === 0 ? first.dx : 0, axis === 1 ? first.dy : 0, axis === 2 ? first.dz : 0];
  const counts = new Map<number, number>();
  for (const { types, counts: of } of [first, second]) types.forEach((type, i) => counts.set(type, (counts.get(type) ?? 0) + (of[i] as number)));
  const types = [...counts.keys()].sort((a, b) => a - b);
  return {
    dx: first.dx + (axis === 0 ? second.dx : 0), dy: first.dy + (axis === 1 ? second.dy : 0), dz: first.dz + (axis === 2 ? second.dz : 0),
    volume: first.volume + second.volume, weight: first.weight + second.weight, stop: first.stop,
    types, counts: types.map((type) => counts.get(type) as number),
    boxes: () => [...first.boxes(), ...second.boxes().map((box) => ({ ...box, x: box.x + ox, y: box.y + oy, z: box.z + oz }))],
  };
};
