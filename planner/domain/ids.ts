/** Ids of the outside world are branded strings, so that a place is never looked up as a service. */
declare const tag: unique symbol;
type Id<T extends string> = string & { readonly [tag]: T };

export type PlaceId = Id<'place'>;
export type ServiceId = Id<'service'>;
/** A price card: the rows of data/tariffs.csv that are charged together. */
export type CardId = Id<'card'>;
export type HoursId = Id<'hours'>;
export type FactorId = Id<'factor'>;
export type SourceId = Id<'source'>;
/** Content hash of a dataset: two editions with one id hold the same facts. */
export type EditionId = Id<'edition'>;

const as =
  <T extends string>() =>
  (s: string): Id<T> =>
    s as Id<T>;
export const placeId = as<'place'>();
export const serviceId = as<'service'>();
export const cardId = as<'card'>();
export const hoursId = as<'hours'>();
export const factorId = as<'factor'>();
export const sourceId = as<'source'>();
export const editionId = as<'edition'>();
