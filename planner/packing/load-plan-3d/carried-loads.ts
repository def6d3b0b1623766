/**
 * What every box of a growing load carries, kept up to date block by block. Holds where each box stands wholly on boxes that were there before
 * it, as the support rule has it: what a box stands on then never changes.
 */
import type { Block } from './blocks.ts';
import type { Box } from './box.ts';
import { boxLoads, contactArea, LOAD_TOLERANCE } from './box-loads.ts';

type WeightOf = (type: number) => number;
/** A box below, and the part of what comes down that it takes. */
type Share = readonly [below: number, part: number];

export class CarriedLoads {
  readonly #weightOf: WeightOf;
  #boxes: Box[] = [];
  #loads: number[] = [];
  #supports: (readonly Share[])[] = [];
  #byTop = new Map<number, number[]>();
  readonly #inside = new Map<Block, { readonly boxes: readonly Box[]; readonly loads: Float64Array }>();

  constructor(weightOf: WeightOf) {
    this.#weightOf = weightOf;
  }
  clear(): void {
    [this.#boxes, this.#loads, this.#supports, this.#byTop] = [[], [], [], new Map()];
  }

  /** Whether all boxes under it carry the block. */
  carry(block: Block, x: number, y: number, z: number): boolean {
    return z === 0 || this.#passDown(block, x, y, z) !== undefined;
  }

  add(block: Block, x: number, y: number, z: number): void {
    if (z > 0) for (const [i, load] of this.#passDown(block, x, y, z) ?? []) this.#loads[i] = (this.#loads[i] as number) + load;
    const { boxes, loads } = this.#insideOf(block);
    const order = boxes.map((_, i) => i).sort((a, b) => (boxes[a] as Box).z - (boxes[b] as Box).z);
    for (const i of order) {
      const box = shifted(boxes[i] as Box, x, y, z);
      const index = this.#boxes.push(box) - 1;
      this.#loads.push(loads[i] as number);
      this.#supports.push(this.#sharesBelow(box));
      const top = box.z + box.way.dz;
      this.#byTop.set(top, [...(this.#byTop.get(top) ?? []), index]);
    }
  }

  /** What each box below takes more; undefined: one of them cannot. */
  #passDown(block: Block, x: number, y: number, z: number): ReadonlyMap<number, number> | undefined {
    const { boxes, loads } = this.#insideOf(block);
    const more = new Map<number, number>();
    const give = (shares: readonly Share[], weight: number): void => {
      for (const [below, part] of shares) more.set(below, (more.get(below) ?? 0) + weight * part);
    };
    boxes.forEach((box, i) => box.z === 0 && give(this.#sharesBelow(shifted(box, x, y, z)), this.#weightOf(box.type) + (loads[i] as number)));
    // From the top down, so that a box has all of its load before it passes it on.
    const passed = new Set<number>();
    for (;;) {
      let next = -1;
      for (const i of more.keys()) if (!passed.has(i) && (next < 0 || (this.#boxes[i] as Box).z > (this.#boxes[next] as Box).z)) next = i;
      if (next < 0) return more;
      passed.add(next);
      const load = more.get(next) as number;
      if ((this.#loads[next] as number) + load > (this.#boxes[next] as Box).way.topLoad + LOAD_TOLERANCE) return undefined;
      give(this.#supports[next] as readonly Share[], load);
    }
  }

  #sharesBelow(box: Box): readonly Share[] {
    const footprint = box.way.dx * box.way.dy;
    return (this.#byTop.get(box.z) ?? []).flatMap((i): Share[] => {
      const area = contactArea(box, this.#boxes[i] as Box);
      return area > 0 ? [[i, area / footprint]] : [];
    });
  }

  #insideOf(block: Block): { readonly boxes: readonly Box[]; readonly loads: Float64Array } {
    let inside = this.#inside.get(block);
    if (!inside) {
      const boxes = block.boxes();
      inside = { boxes, loads: boxLoads(boxes, this.#weightOf) };
      this.#inside.set(block, inside);
    }
    return inside;
  }
}

const shifted = (box: Box, x: number, y: number, z: number): Box => ({ ...box, x: box.x + x, y: box.y + y, z: box.z + z });
