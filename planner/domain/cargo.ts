import type { Money } from './money.ts';
import type { CubicCentimetres, Grams } from './units.ts';

/** How goods ride: loose (LCL, or on a shared truck) or in containers of their own. */
export const LOAD_UNITS = ['loose', 'container'] as const;
export type LoadUnit = (typeof LOAD_UNITS)[number];

/** What one customer wants moved, as far as prices and rules look at it. */
export interface Cargo {
  readonly weight: Grams;
  readonly volume: CubicCentimetres;
  readonly value: Money;
  readonly hsCode: string | undefined;
  /** Temperature class id; `T-AMB` is ambient. */
  readonly temperature: string;
  /** Dangerous-goods class or UN number; undefined: not dangerous. */
  readonly dangerousGoods: string | undefined;
}

/** A box: what fits when stowed, and what a road may carry. */
export interface ContainerType {
  readonly id: '20GP' | '40GP' | '40HQ';
  /** 20 or 40: the price class. */
  readonly feet: 20 | 40;
  readonly teu: number;
  readonly payload: Grams;
  readonly usable: CubicCentimetres;
  /** From wall to wall, floor to ceiling. */
  readonly inside: { readonly lengthMm: number; readonly widthMm: number; readonly heightMm: number };
}
