/**
 * A unit to be loaded, and the boxes waiting for it. Millimetres and grams; x runs from the front wall to the door, y from the right wall to
 * the left one as seen from the door, z up from the floor.
 */
import type { Grams } from '../../domain/index.ts';

export interface LoadUnit {
  /** `40HQ`, `PMC`, `truck`. */
  readonly type: string;
  /** Inside. */
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly payload: Grams;
  /** `door`: boxes go in and out through the end at x = length only; `sides`: a pallet or a curtain-sider, from anywhere. */
  readonly loadedThrough: 'door' | 'sides';
  /** Greatest height over each strip of width, for units that are no cuboid inside; strips not named are as high as the unit. */
  readonly contour: readonly ContourStrip[];
  readonly balance: BalanceLimits;
}

export interface ContourStrip {
  readonly fromMm: number;
  readonly toMm: number;
  readonly heightMm: number;
}

/** Shares of one: how far the centre of gravity may lie from the middle. Axles: what may rest on each of two supports. */
export interface BalanceLimits {
  readonly length: number;
  readonly width: number;
  readonly axles: readonly [Axle, Axle] | undefined;
}

export interface Axle {
  readonly atMm: number;
  readonly limit: Grams;
}

export const DEFAULT_BALANCE: BalanceLimits = { length: 0.1, width: 0.05, axles: undefined };

export type Axis = 'length' | 'width' | 'height';

export interface BoxType {
  readonly id: string;
  readonly consignment: string;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Of one box. */
  readonly weight: Grams;
  readonly count: number;
  /** Which of its sides may stand upright. */
  readonly upright: readonly Axis[];
  /** Most that may rest on one box; undefined: no limit; 0: nothing may stand on it. */
  readonly topLoad: Grams | undefined;
  /** Most that may rest on a square metre of its top; undefined: no limit. */
  readonly topLoadPerSquareMetre: Grams | undefined;
  /** Unloaded first: 1. */
  readonly stop: number;
}

/** `full`: the whole underside of every box rests on the floor or on boxes; `none`: boxes may overhang and even float. */
export type SupportRule = 'full' | 'none';

export interface LoadQuestion {
  readonly unit: LoadUnit;
  /** Different ids. */
  readonly boxes: readonly BoxType[];
  readonly support: SupportRule;
}

/** One box where it stands: its lowest corner and its size as it is turned. */
export interface BoxPlacement {
  readonly box: string;
  readonly upright: Axis;
  readonly xMm: number;
  readonly yMm: number;
  readonly zMm: number;
  readonly dxMm: number;
  readonly dyMm: number;
  readonly dzMm: number;
}

/**
 * Why boxes stay outside. `tooLarge`: no allowed way round passes the unit; `tooHeavy`: one alone is over the payload; `payload`: the weight
 * left is less than one box; `topLoad`: there is room, but only on boxes that may not carry it; `unloadingOrder`: there is room, but it could
 * not come out at its stop; `space`: no room is left that it fits.
 */
export type UnplacedReason = 'tooLarge' | 'tooHeavy' | 'payload' | 'topLoad' | 'unloadingOrder' | 'space';

export interface Unplaced {
  readonly box: string;
  readonly count: number;
  readonly reason: UnplacedReason;
}

export interface LoadBalance {
  /** Centre of gravity as shares of the unit's length, width and height; undefined for an empty unit. */
  readonly centre: { readonly length: number; readonly width: number; readonly height: number } | undefined;
  /** What rests on each axle, where axles are given. */
  readonly axleLoads: readonly [Grams, Grams] | undefined;
  readonly isWithinLimits: boolean;
}

export interface LoadPlan {
  /** In loading order. */
  readonly placements: readonly BoxPlacement[];
  readonly unplaced: readonly Unplaced[];
  readonly balance: LoadBalance;
  /** Shares of the unit's usable volume and of its payload. */
  readonly volumeFill: number;
  readonly weightFill: number;
  readonly weight: Grams;
  /** Cubic millimetres: packed, and usable within the contour. */
  readonly packedMm3: number;
  readonly usableMm3: number;
  /** Greatest load a box and all on it put on the floor, grams per square metre of its underside. */
  readonly floorLoadPerSquareMetre: Grams;
  /** Completions made, the work of the search. */
  readonly work: number;
  /** `complete`: every box that can go in is in; the others say what ended the search. */
  readonly endedBy: 'complete' | 'work' | 'stopped' | 'exhausted';
}
