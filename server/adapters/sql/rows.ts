/** Rows of SQL to the port's types and back. */
import { minorUnits, epochMin, type Currency, type EpochMin } from '../../../planner/domain/index.ts';
import type { Insertable, Selectable } from 'kysely';
import type { QuoteVersion, SavedQuote, VersionSummary } from '../../ports/store.ts';
import { packDocument } from './documents.ts';
import { customerKey, numberKey, searchText } from './list-columns.ts';
import type { QuoteTable, QuoteVersionTable } from './tables.ts';

const MS_PER_MIN = 60_000;
export const toSqlInstant = (at: EpochMin): string => new Date(at * MS_PER_MIN).toISOString();
export const fromSqlInstant = (at: Date): EpochMin => epochMin(Math.floor(at.getTime() / MS_PER_MIN));

/** All of a version but its document, which is large and asked for by itself. */
export const SUMMARY_COLUMNS = [
  'version', 'saved_at', 'valid_until', 'edition', 'currency', 'buy_minor', 'sell_minor', 'arrives_at', 'transit_min', 'co2e_g', 'from_place', 'to_place', 'modes', 'sha256',
] as const satisfies readonly (keyof QuoteVersionTable)[];
export type SummaryRow = Pick<Selectable<QuoteVersionTable>, (typeof SUMMARY_COLUMNS)[number]>;

export const QUOTE_COLUMNS = [
  'number', 'revision', 'customer_name', 'customer_contact', 'note', 'created_at', 'changed_at', 'accepted_version', 'accepted_at', 'expired_at', 'latest_version',
] as const satisfies readonly (keyof QuoteTable)[];
export type QuoteRow = Pick<Selectable<QuoteTable>, (typeof QUOTE_COLUMNS)[number]>;

export const toSummary = (row: SummaryRow): VersionSummary => ({
  version: row.version,
  savedAt: fromSqlInstant(row.saved_at),
  validUntil: fromSqlInstant(row.valid_until),
  edition: row.edition,
  currency: row.currency as Currency,
  buy: minorUnits(row.buy_minor),
  sell: minorUnits(row.sell_minor),
  arrivesAt: fromSqlInstant(row.arrives_at),
  transit: row.transit_min,
  co2e: row.co2e_g,
  from: row.from_place,
  to: row.to_place,
  modes: row.modes,
  sha256: row.sha256,
});

export const toQuote = (row: QuoteRow, latest: SummaryRow): SavedQuote => ({
  number: row.number,
  revision: row.revision,
  customer: { name: row.customer_name, contact: row.customer_contact },
  note: row.note,
  createdAt: fromSqlInstant(row.created_at),
  changedAt: fromSqlInstant(row.changed_at),
  accepted: row.accepted_version === null || row.accepted_at === null ? undefined : { version: row.accepted_version, at: fromSqlInstant(row.accepted_at) },
  expiredAt: row.expired_at === null ? undefined : fromSqlInstant(row.expired_at),
  latest: toSummary(latest),
});

/** A number that SQL's bigint holds and JavaScript does not must not be rounded on its way. */
const exact = (n: number): number => {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number that can be stored: ${n}`);
  return n;
};

export const toVersionRow = (number: string, version: QuoteVersion): Insertable<QuoteVersionTable> => ({
  number,
  version: version.version,
  saved_at: toSqlInstant(version.savedAt),
  valid_until: toSqlInstant(version.validUntil),
  edition: version.edition,
  currency: version.currency,
  buy_minor: exact(version.buy),
  sell_minor: exact(version.sell),
  arrives_at: toSqlInstant(version.arrivesAt),
  transit_min: exact(version.transit),
  co2e_g: exact(version.co2e),
  from_place: version.from,
  to_place: version.to,
  modes: JSON.stringify(version.modes),
  document: packDocument(version.document),
  sha256: version.sha256,
});

/** The list's columns that follow from the latest version. */
export const latestColumns = (version: VersionSummary) => ({
  latest_version: version.version,
  saved_at: toSqlInstant(version.savedAt),
  valid_until: toSqlInstant(version.validUntil),
  currency: version.currency,
  sell_minor: exact(version.sell),
  arrives_at: toSqlInstant(version.arrivesAt),
  from_place: version.from,
  to_place: version.to,
});

/** The list's columns that follow from number, customer, note and the ends. */
export const foundBy = (quote: Pick<SavedQuote, 'number' | 'customer' | 'note'>, ends: Pick<VersionSummary, 'from' | 'to'>) => ({
  number_key: numberKey(quote.number),
  customer_key: customerKey(quote.customer.name),
  search_text: searchText({ number: quote.number, name: quote.customer.name, contact: quote.customer.contact, note: quote.note, from: ends.from, to: ends.to }),
});

/** Who accepted or ended it, as columns. */
export const stateColumns = (state: Pick<SavedQuote, 'accepted' | 'expiredAt'>) => ({
  accepted_version: state.accepted?.version ?? null,
  accepted_at: state.accepted ? toSqlInstant(state.accepted.at) : null,
  expired_at: state.expiredAt === undefined ? null : toSqlInstant(state.expiredAt),
});
