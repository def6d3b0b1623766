/**
 * Free space as a list of cuboids, each as large as it can be, overlapping one another (maximal spaces, Lai & Chan 1997).
 *
 * With the support rule a space's floor is carried all over: by the unit's floor or by the tops of boxes. The piece above a new block is its
 * own top only, joined to floors of equal height that it touches; the pieces beside it keep the floor they had. Whatever is then put on a
 * floor is carried wholly, so nothing has to be measured while searching.
 */

/** x0, y0, z0, x1, y1, z1, and 1 where nothing of the present stop fits. */
export const STRIDE = 7;
const MOST_SPACES = 4000;

export interface Cuboid {
  readonly x0: number;
  readonly y0: number;
  readonly z0: number;
  readonly x1: number;
  readonly y1: number;
  readonly z1: number;
}

export class SpaceList {
  /** `count` spaces of STRIDE numbers each. */
  at = new Int32Array(MOST_SPACES * STRIDE);
  count = 0;
  #next = new Int32Array(MOST_SPACES * STRIDE);
  readonly #isCarried: boolean;
  /** Least edge of any box along x, y and z: no box fits a thinner space. Thin floors are kept, since they may be joined to others. */
  readonly #least: readonly [number, number, number];

  constructor(isCarried: boolean, least: readonly [number, number, number]) {
    this.#isCarried = isCarried;
    this.#least = least;
  }

  copyFrom(spaces: Int32Array): void {
    this.at.set(spaces);
    this.count = spaces.length / STRIDE;
  }
  toArray(): Int32Array {
    return this.at.slice(0, this.count * STRIDE);
  }
  add({ x0, y0, z0, x1, y1, z1 }: Cuboid): void {
    this.at.set([x0, y0, z0, x1, y1, z1, 0], this.count++ * STRIDE);
  }
  /** All spaces may be tried again. */
  revive(): void {
    for (let i = 0; i < this.count; i++) this.at[i * STRIDE + 6] = 0;
  }

  /** Takes a cuboid out of the free space; `top`: boxes may stand on it. */
  cut(x0: number, y0: number, z0: number, x1: number, y1: number, z1: number, top: boolean): void {
    const from = this.at;
    let kept = 0;
    const to = this.#next;
    // Spaces out of reach of the cuboid stay as they are, and are no part of any piece of another.
    for (let i = 0; i < this.count; i++) {
      const o = i * STRIDE;
      if ((from[o] as number) >= x1 || (from[o + 3] as number) <= x0 || (from[o + 1] as number) >= y1 || (from[o + 4] as number) <= y0 || (from[o + 2] as number) >= z1 || (from[o + 5] as number) <= z0) {
        const k = kept++ * STRIDE;
        for (let n = 0; n < STRIDE; n++) to[k + n] = from[o + n] as number;
      }
    }
    const untouched = kept;
    this.at = to;
    this.#next = from;
    const before = this.count;
    this.count = kept;
    const floors: (readonly [number, number, number, number, number])[] = [];
    for (let i = 0; i < before; i++) {
      const o = i * STRIDE;
      const [a0, b0, c0, a1, b1, c1, dead] = [from[o] as number, from[o + 1] as number, from[o + 2] as number, from[o + 3] as number, from[o + 4] as number, from[o + 5] as number, from[o + 6] as number];
      if (a0 >= x1 || a1 <= x0 || b0 >= y1 || b1 <= y0 || c0 >= z1 || c1 <= z0) continue;
      if (a0 < x0) this.#put(a0, b0, c0, x0, b1, c1, dead, untouched);
      if (a1 > x1) this.#put(x1, b0, c0, a1, b1, c1, dead, untouched);
      if (b0 < y0) this.#put(a0, b0, c0, a1, y0, c1, dead, untouched);
      if (b1 > y1) this.#put(a0, y1, c0, a1, b1, c1, dead, untouched);
      if (c0 < z0) this.#put(a0, b0, c0, a1, b1, z0, dead, untouched);
      if (c1 > z1) {
        if (!this.#isCarried) this.#put(a0, b0, z1, a1, b1, c1, 0, untouched);
        // Under a stepped contour parts of the top may be higher than the whole of it.
        else if (top) floors.push([Math.max(a0, x0), Math.max(b0, y0), Math.min(a1, x1), Math.min(b1, y1), c1]);
      }
    }
    for (const [a0, b0, a1, b1, c1] of floors) this.#putFloor(a0, b0, z1, a1, b1, c1);
  }

  /** Adds a space unless another holds it; drops those it holds. Those before `fixed` cannot lie within a piece of a space beside them. */
  #put(x0: number, y0: number, z0: number, x1: number, y1: number, z1: number, dead: number, fixed: number): boolean {
    const least = this.#least;
    if (z1 - z0 < least[2] || (!this.#isCarried && (x1 - x0 < least[0] || y1 - y0 < least[1]))) return false;
    const at = this.at;
    for (let i = 0; i < this.count; i++) {
      const o = i * STRIDE;
      if ((at[o] as number) <= x0 && (at[o + 1] as number) <= y0 && (at[o + 3] as number) >= x1 && (at[o + 4] as number) >= y1 && (at[o + 5] as number) >= z1 && (this.#isCarried ? at[o + 2] === z0 : (at[o + 2] as number) <= z0)) return false;
    }
    for (let i = this.count - 1; i >= fixed; i--) {
      const o = i * STRIDE;
      if ((at[o] as number) >= x0 && (at[o + 1] as number) >= y0 && (at[o + 3] as number) <= x1 && (at[o + 4] as number) <= y1 && (at[o + 5] as number) <= z1 && (this.#isCarried ? at[o + 2] === z0 : (at[o + 2] as number) >= z0)) this.#drop(i);
    }
    if (this.count >= MOST_SPACES) return false;
    const o = this.count++ * STRIDE;
    at[o] = x0;
    at[o + 1] = y0;
    at[o + 2] = z0;
    at[o + 3] = x1;
    at[o + 4] = y1;
    at[o + 5] = z1;
    at[o + 6] = dead;
    return true;
  }
  #drop(i: number): void {
    const last = --this.count * STRIDE;
    this.at.copyWithin(i * STRIDE, last, last + STRIDE);
  }

  /** A new floor and all larger ones it makes together with floors of its height that it touches. */
  #putFloor(x0: number, y0: number, z0: number, x1: number, y1: number, z1: number): void {
    if (!this.#put(x0, y0, z0, x1, y1, z1, 0, 0)) return;
    const fresh = [[x0, y0, x1, y1, z1]];
    for (let next = 0; next < fresh.length && next < MOST_JOINED; next++) {
      const [a0, b0, a1, b1, c1] = fresh[next] as [number, number, number, number, number];
      for (let i = this.count - 1; i >= 0; i--) {
        if (i >= this.count) continue;
        const o = i * STRIDE;
        const at = this.at;
        if (at[o + 2] !== z0) continue;
        const [p0, q0, p1, q1, r1] = [at[o] as number, at[o + 1] as number, at[o + 3] as number, at[o + 4] as number, Math.min(c1, at[o + 5] as number)];
        const [lx, hx, ly, hy] = [Math.max(a0, p0), Math.min(a1, p1), Math.max(b0, q0), Math.min(b1, q1)];
        // Side by side along x, as deep as both; and along y, as wide as both.
        if (lx <= hx && ly < hy && this.#put(Math.min(a0, p0), ly, z0, Math.max(a1, p1), hy, r1, 0, 0)) fresh.push([Math.min(a0, p0), ly, Math.max(a1, p1), hy, r1]);
        if (ly <= hy && lx < hx && this.#put(lx, Math.min(b0, q0), z0, hx, Math.max(b1, q1), r1, 0, 0)) fresh.push([lx, Math.min(b0, q0), hx, Math.max(b1, q1), r1]);
      }
    }
  }
}

/** Floors joined in one go; a brake, never reached in the published instances. */
const MOST_JOINED = 64;
