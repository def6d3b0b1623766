/** What can be wrong with a plan: a closed list, so that each has words in every language and a planted bug in the tests. */
export const PLAN_FAULTS = [
  // The plan as a list: whom and what it names.
  'UNKNOWN_CONSIGNMENT', 'UNKNOWN_DEPARTURE', 'UNKNOWN_UNIT', 'TWICE', 'NOWHERE', 'EMPTY_BATCH', 'LOOSE_TWICE', 'ORDER',
  // One consignment on one departure in one unit.
  'DESTINATION', 'CUT_OFF', 'REGIME', 'TEMPERATURE', 'DANGEROUS_GOODS', 'NO_LOOSE', 'UNIT_TEMPERATURE', 'PIECE_SIZE',
  // Goods that share a unit.
  'PAYLOAD', 'VOLUME', 'MIX_REGIME', 'MIX_DANGEROUS', 'MIX_TEMPERATURE', 'CONSIGNEE', 'APART',
  // What a departure has.
  'UNITS', 'TEU', 'PLUGS', 'LOOSE_CAPACITY',
  // What was decided before.
  'PINNED', 'CHURN',
] as const;
export type PlanFaultCode = (typeof PLAN_FAULTS)[number];

export interface PlanFault {
  readonly code: PlanFaultCode;
  /** Ascending ids of the goods concerned; empty where it is about a departure only. */
  readonly consignments: readonly string[];
  readonly departure: string | undefined;
  /** A type of unit, or `loose`. */
  readonly unit: string | undefined;
  /** What was found: grams, cm³, mm, thousandths of a revenue ton, epoch minutes or a count, as the code says; a text where ids or classes are compared. */
  readonly value: number | string;
  /** What it had to be, in the same unit. */
  readonly limit: number | string;
}
