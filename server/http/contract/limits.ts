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
  /** Sizes of pieces of one consignment. */
  pieces: 100,
  /** Consignments of one page; of one move, which has to fit into a body. */
  consignments: 1000,
  moved: 500,
  /** Plans of one page: each is picked out of a result that may be large. */
  plans: 50,
  /** Days of departures asked for at once. */
  departureDays: 62,
  /** Kilometres from a hub to a terminal that counts as near. */
  nearKm: 400,
  /** Bookings of one page. */
  bookings: 200,
  /** Space of one booking, whatever it is measured in. */
  booked: 1_000_000,
  /** Warehouses of one question. */
  sites: 40,
  /** Ports of one question. */
  ports: 16,
  /** Minutes a hold may last. */
  holdMinutes: 7 * 1440,
} as const;
