/**
 * Numbers that carry their unit in the type. A Quantity is a plain number at run time, so it sits in typed arrays and
 * JSON for nothing; the compiler refuses grams where minutes are due. Every quantity is an integer except Share.
 * Only this folder casts.
 */
declare const unit: unique symbol;
export type Quantity<U extends string> = number & { readonly [unit]: U };

/** Minutes since 1970-01-01T00:00Z. Fits Int32 until the year 6053. */
export type EpochMin = Quantity<'epochMin'>;
/** A length of time, in minutes. */
export type Minutes = Quantity<'min'>;
/** Minutes since local midnight of a service day; 1500 is 01:00 on the following day. */
export type DayMin = Quantity<'dayMin'>;
export type Grams = Quantity<'g'>;
/** A millionth of a CBM: a 1.2 l parcel stays exact. */
export type CubicCentimetres = Quantity<'cm3'>;
export type Metres = Quantity<'m'>;
/** Grams of CO2-equivalent, well to wheel. */
export type GramsCo2e = Quantity<'gCO2e'>;
/** The currency's smallest unit: fen, cent; a whole won, a whole yen. */
export type MinorUnits = Quantity<'minor'>;
/** A part of one, 0..1: a probability, a fill rate. */
export type Share = Quantity<'share'>;

const as =
  <U extends string>() =>
  (n: number): Quantity<U> =>
    n as Quantity<U>;
export const epochMin = as<'epochMin'>();
export const minutes = as<'min'>();
export const dayMin = as<'dayMin'>();
export const grams = as<'g'>();
export const cubicCentimetres = as<'cm3'>();
export const metres = as<'m'>();
export const gramsCo2e = as<'gCO2e'>();
export const minorUnits = as<'minor'>();
export const share = as<'share'>();

export const later = (t: EpochMin, by: Minutes): EpochMin => (t + by) as EpochMin;
export const between = (from: EpochMin, to: EpochMin): Minutes => (to - from) as Minutes;
export const sum = <U extends string>(xs: readonly Quantity<U>[]): Quantity<U> =>
  xs.reduce<number>((a, b) => a + b, 0) as Quantity<U>;
