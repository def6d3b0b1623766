/**
 * Space on departures: what is held, what is sold, what is left. Instants are milliseconds since 1970 in UTC, and not minutes as elsewhere:
 * a hold may last less than a minute, and what decides between its end and its confirmation must be finer than both.
 */

/** TEU of containers, thousandths of a revenue ton of loose goods, sockets for units that cool. */
export const MEASURES = ['teu', 'milliRevenueTons', 'plugs'] as const;
export type Measure = (typeof MEASURES)[number];

export const BOOKING_STATES = ['held', 'confirmed', 'released'] as const;
export type BookingState = (typeof BOOKING_STATES)[number];
/** asked: by whoever held it · expired: nobody confirmed it in time. */
export type ReleaseCause = 'asked' | 'expired';

export interface Booking {
  /** `BK-20261207-0042`: local day and a running number of it. */
  readonly id: string;
  /** `FERRY-WEI-INC@2026-12-08` */
  readonly departure: string;
  readonly departsAt: number;
  /** A type of unit, or `loose`. */
  readonly unit: string;
  readonly measure: Measure;
  readonly quantity: number;
  readonly holder: string;
  readonly note: string;
  readonly state: BookingState;
  readonly createdAt: number;
  /** A hold that is not confirmed by then is none. */
  readonly expiresAt: number;
  readonly confirmedAt: number | undefined;
  readonly released: { readonly at: number; readonly cause: ReleaseCause } | undefined;
}

/** What of one measure a departure has. */
export interface Space {
  readonly departure: string;
  readonly measure: Measure;
  /** Set by hand: what the firm has been given; goes before what the network says. */
  readonly allotted: number | undefined;
  /** Held and confirmed; holds that have run out are not counted. */
  readonly used: number;
}

export interface BookingQuery {
  readonly departure: string | undefined;
  readonly holder: string | undefined;
  readonly states: readonly BookingState[];
  readonly limit: number;
  /** Id of the last one of the page before. */
  readonly before: string | undefined;
  readonly now: number;
}

export interface BookingReads {
  booking(id: string, now: number): Promise<Booking | undefined>;
  /** Newest first. A hold that has run out is released, whether or not its space has been taken back yet. */
  bookings(query: BookingQuery): Promise<readonly Booking[]>;
  /** Those of which anything is known; the others are as the network says, and free. */
  spaces(departures: readonly string[], now: number): Promise<readonly Space[]>;
  /** Spaces on which holds have run out and not been taken back yet. */
  staleSpaces(now: number, limit: number): Promise<readonly { readonly departure: string; readonly measure: Measure }[]>;
}

export interface BookingWrites {
  /** Next id of that local day. @param day `20261207` */
  nextBookingId(day: string): Promise<string>;
  /**
   * Takes space by one conditional update: used + quantity never passes the allotment, or where there is none `capacity`. Holds that have run out are taken back first where there is no room.
   * @param capacity as the network says; undefined: unknown, and whatever is asked is taken.
   * @returns whether the space was taken; the booking is written only then.
   */
  holdSpace(booking: Omit<Booking, 'state' | 'confirmedAt' | 'released'>, capacity: number | undefined): Promise<boolean>;
  /** Only of a hold that has not run out. @returns whether it was one. */
  confirmBooking(id: string, now: number): Promise<boolean>;
  /** Gives the space back, once. @returns whether there was anything to give back. */
  releaseBooking(id: string, now: number): Promise<boolean>;
  /** Takes back what has run out on one space. @returns how many holds. */
  expireHolds(departure: string, measure: Measure, now: number): Promise<number>;
  /** @returns false where more than that is used already; nothing is written then. */
  allotSpace(departure: string, measure: Measure, allotted: number | undefined, now: number): Promise<boolean>;
}
