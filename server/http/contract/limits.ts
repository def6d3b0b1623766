/** How long texts and lists of a request may be. They stand in /openapi.json, and a fault names the one it met. */
export const LONGEST = {
  /** Name or id of a place, a service or a carrier, characters. */
  name: 120,
  /** RFC 3339 with fractions and offset, characters. */
  instant: 40,
  /** What is typed into a search for places, characters. */
  search: 80,
} as const;

export const MOST = {
  /** Carriers, or places and services to avoid. */
  listed: 40,
  /** Places of one answer to a search. */
  places: 50,
  /** Box types of one load plan, boxes of one type, stops on its way. */
  boxTypes: 200,
  boxes: 100_000,
  stops: 99,
  /** Longest edge of a load unit, millimetres, and most it carries, kilograms: a freight wagon. */
  unitMm: 30_000,
  unitKg: 200_000,
  /** Place of a row in a bulk request, which has fewer whatever the settings. */
  rfqIndex: 999_999,
} as const;
