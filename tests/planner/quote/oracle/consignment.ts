import type { LoadUnit, Place } from '../../../../planner/domain/index.ts';

/** Goods somewhere on their way, and what that took so far. */
export interface Consignment {
  readonly place: Place;
  /**
   * `export`: before the first ride; `arrived`: landed, not cleared; `transit`: passed on under customs; `moved`: the same
   * after a bonded truck; `cleared`: free to leave the port.
   */
  readonly stage: 'export' | 'arrived' | 'transit' | 'moved' | 'cleared';
  readonly unit: LoadUnit;
  readonly at: number;
  /** Since when the place keeps the goods: the start of the storage clock. Says nothing before the first ride and after clearance. */
  readonly keptSince: number;
  /** The through bill of the ride before. */
  readonly contract: string | undefined;
  /** The places of the question's `via` the goods have been at. */
  readonly called: readonly string[];
  readonly price: number;
  readonly co2e: number;
}

/** Where goods only start or end: nobody there hands them from truck to truck. */
export const isDoor = ({ kind }: Place): boolean => kind === 'district' || kind === 'city' || kind === 'market';
