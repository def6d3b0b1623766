/** Saved quotes as rows of a table: a heading and a cell for each column. Instants stand as in the API, money as exact decimals. */
import { toDecimalString, toRfc3339, type EpochMin, type Language, type MinorUnits, type PlaceId } from '../../../planner/domain/index.ts';
import { marginOf } from '../../../planner/offer/index.ts';
import type { SheetCell, SheetColumn } from '../../ports/sheets.ts';
import type { SavedQuote } from '../../ports/store.ts';
import { stateOf } from '../../usecases/change-quote.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { Places } from '../contract/to-api.ts';
import { EXPORT_WORDS, QUOTE_STATE_WORDS } from './words.ts';

type Row = Readonly<{ quote: SavedQuote; places: Places; language: Language; now: EpochMin }>;
interface Column {
  readonly word: keyof typeof EXPORT_WORDS;
  readonly width: number;
  readonly decimals?: number;
  readonly cell: (row: Row) => SheetCell;
}

const placeName = ({ places, language }: Row, id: string): string => places.get(id as PlaceId)?.names[language] ?? id;
const money = ({ quote }: Row, amount: MinorUnits): SheetCell => ({ decimal: toDecimalString(amount, quote.latest.currency) });

const COLUMNS: readonly Column[] = [
  { word: 'number', width: 20, cell: ({ quote }) => quote.number },
  { word: 'version', width: 8, cell: ({ quote }) => ({ decimal: String(quote.latest.version) }) },
  { word: 'state', width: 10, cell: ({ quote, language, now }) => QUOTE_STATE_WORDS[stateOf(quote, now)][language] },
  { word: 'customer', width: 28, cell: ({ quote }) => quote.customer.name },
  { word: 'contact', width: 24, cell: ({ quote }) => quote.customer.contact },
  { word: 'note', width: 32, cell: ({ quote }) => quote.note },
  { word: 'from', width: 18, cell: (row) => placeName(row, row.quote.latest.from) },
  { word: 'to', width: 18, cell: (row) => placeName(row, row.quote.latest.to) },
  { word: 'modes', width: 16, cell: ({ quote }) => quote.latest.modes.join(' ') },
  { word: 'savedAt', width: 26, cell: ({ quote }) => toRfc3339(quote.latest.savedAt, FIRM_ZONE) },
  { word: 'validUntil', width: 26, cell: ({ quote }) => toRfc3339(quote.latest.validUntil, FIRM_ZONE) },
  { word: 'arrivesAt', width: 26, cell: ({ quote, places }) => toRfc3339(quote.latest.arrivesAt, places.get(quote.latest.to as PlaceId)?.zone ?? 'UTC') },
  { word: 'hours', width: 9, cell: ({ quote }) => ({ decimal: (quote.latest.transit / 60).toFixed(2) }) },
  { word: 'buy', width: 13, decimals: 2, cell: (row) => money(row, row.quote.latest.buy) },
  { word: 'margin', width: 13, decimals: 2, cell: (row) => money(row, marginOf(row.quote.latest)) },
  { word: 'sell', width: 13, decimals: 2, cell: (row) => money(row, row.quote.latest.sell) },
  { word: 'currency', width: 9, cell: ({ quote }) => quote.latest.currency },
  { word: 'co2e', width: 12, cell: ({ quote }) => ({ decimal: (quote.latest.co2e / 1000).toFixed(3) }) },
];

export const quoteHeadings = (language: Language): SheetColumn[] => COLUMNS.map(({ word, width, decimals }) => ({ header: EXPORT_WORDS[word][language], width, ...(decimals === undefined ? {} : { decimals }) }));
export const quoteCells = (row: Row): SheetCell[] => COLUMNS.map(({ cell }) => cell(row));
