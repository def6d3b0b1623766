import type { Orientation } from './orientations.ts';

/** A box within a block or a unit. */
export interface Box {
  /** Index into the question's boxes. */
  readonly type: number;
  readonly way: Orientation;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
