/** A fault in what someone gave us, gathered so that all are shown at once. Never thrown. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning';
  /** Where: `cargo.weightKg`, or `services.csv:12 cut_offs`. */
  readonly path: string;
  /** The value found there. */
  readonly value: string;
  /** Figures a message needs besides the value. */
  readonly detail: Readonly<Record<string, string | number>>;
}
export const ISSUE_CODES = [
  'MISSING', 'NOT_A_NUMBER', 'OUT_OF_RANGE', 'UNKNOWN_VALUE', 'NOT_AN_INSTANT', 'NOT_A_DATE', 'UNKNOWN_FIELD',
  'UNKNOWN_PLACE', 'AMBIGUOUS_PLACE', 'SAME_PLACE', 'DUE_BEFORE_READY',
  'UNKNOWN_ID', 'DUPLICATE_ID', 'EMPTY_CALENDAR', 'IMPOSSIBLE_SPEED', 'ARRIVES_BEFORE_DEPARTURE', 'CUT_OFF_AFTER_DEPARTURE', 'VALIDITY_GAP', 'OFF_LAND', 'OFF_WATER',
  'NO_TARIFF', 'CURRENCY_WITHOUT_RATE', 'VALIDITY_REVERSED', 'DUPLICATE_PLACE', 'MISSING_PROVENANCE', 'UNREADABLE_ROW',
  'UNKNOWN_CARRIER', 'AMBIGUOUS_KEY', 'CONFLICT', 'NO_EFFECT', 'TOO_LONG', 'TOO_MANY',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** Something the reader of an answer must know before relying on it. */
export interface Warning {
  readonly code: WarningCode;
  readonly detail: Readonly<Record<string, string | number>>;
}
export const WARNING_CODES = [
  'FX_EXAMPLE', 'FX_STALE', 'TARIFF_EXAMPLE', 'CALENDAR_ASSUMED', 'HOLIDAYS_ESTIMATED', 'CLEARANCE_P50', 'NO_DUTY_AND_TAX', 'UNUSUAL_STATUS',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** Why a service is not used, or why a question has no answer: a closed set with texts in every language. */
export const REASONS = [
  'ORIGIN_UNSERVED', 'DESTINATION_UNSERVED', 'OUTSIDE_TIMETABLE', 'TEMPERATURE_REFUSED', 'DANGEROUS_GOODS_REFUSED', 'AFTER_DUE_TIME',
  'NO_TARIFF', 'NO_CONNECTION', 'REGIME_SITE', 'REGIME_DIRECTION', 'OTHER_REGIME', 'STATUS_NOT_ASKED', 'MODE_NOT_ASKED', 'CUT_OFF_MISSED', 'NO_DEPARTURE', 'TOO_FAR_AHEAD', 'TOO_HEAVY', 'CARRIER_NOT_ASKED', 'AVOIDED', 'VIA_NOT_REACHED',
] as const;
export type Reason = (typeof REASONS)[number];

export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
