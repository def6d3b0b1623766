/** What waiting, lateness and staying behind cost goods for which nobody has named a price: by the revenue ton, and dearer the more urgent they are. */
import { minorUnits, type MinorUnits } from '../domain/index.ts';
import { milliRevenueTons, perMilliTons } from './costs.ts';
import type { Consignment } from './instance.ts';

export interface WaitingRates {
  /** For each revenue ton and 24 hours at the hub. */
  readonly holdingPerTonDay: MinorUnits;
  /** For each revenue ton and 24 hours after the promise. */
  readonly latePerTonDay: MinorUnits;
  readonly leftBehindPerTon: MinorUnits;
}

/** Priority 0 to 9 lifts lateness and staying behind by a tenth each. */
const PER_PRIORITY = 10;

export const waitingCosts = (goods: Pick<Consignment, 'weight' | 'volume'>, priority: number, { holdingPerTonDay, latePerTonDay, leftBehindPerTon }: WaitingRates): Pick<Consignment, 'holdingPerDay' | 'latePerDay' | 'leftBehindCost'> => {
  const tons = milliRevenueTons(goods);
  const urgent = (rate: MinorUnits): MinorUnits => perMilliTons(minorUnits(Math.floor((rate * (PER_PRIORITY + priority)) / PER_PRIORITY)), tons);
  return { holdingPerDay: perMilliTons(holdingPerTonDay, tons), latePerDay: urgent(latePerTonDay), leftBehindCost: urgent(leftBehindPerTon) };
};
