/** Never run: the compiler reads it. Each line below must be refused, or the unit types do not bite. */
import { grams, later, minutes, epochMin, placeId, type Grams, type Minutes, type MinorUnits, type ServiceId } from '../../../planner/domain/index.ts';

// @ts-expect-error grams are not minutes
export const weightAsTime: Minutes = grams(1);
// @ts-expect-error a bare number has no unit
export const bare: Grams = 1;
// @ts-expect-error an instant is moved by minutes, not by an instant
export const moved = later(epochMin(1), epochMin(2));
// @ts-expect-error a place is no service
export const service: ServiceId = placeId('CNWEI');
// @ts-expect-error minutes are not money
export const cost: MinorUnits = minutes(3);
