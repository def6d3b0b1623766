/** What a saved quote says of itself in a row: its ends, what is added, how long it still holds. */
import type { TFunction } from 'i18next';
import type { QuoteState, SavedQuoteRow } from '../api/saved-quotes.ts';
import { formatMoney, negated, sumDecimals } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatDuration } from '../format/quantity.ts';

const DAY = 86_400_000;

/** As the network names the place, else as the quote does. */
export const endName = (end: SavedQuoteRow['from'], names: Names): string => (names.findPlace(end.id) ? names.place(end.id) : end.names[names.language] || end.names['en'] || end.id);

/** The margin as money: selling less buying price, both the server's. */
export const marginText = ({ price }: SavedQuoteRow['latest']): string => formatMoney(sumDecimals([price.sell.amount, negated(price.buy.amount)]), price.sell.currency);

export interface TimeLeft {
  readonly text: string;
  /** Less than a day is left of an open quote. */
  readonly isShort: boolean;
}
/** How long an open quote still holds, on the reader's clock; of any other state nothing is left. */
export const timeLeft = (state: QuoteState, validUntil: string, now: number, t: TFunction): TimeLeft | undefined => {
  const left = Date.parse(validUntil) - now;
  if (state !== 'open' || left <= 0) return undefined;
  return { text: t('saved.left', { time: left < DAY ? formatDuration(left / 60_000, t) : t('duration.days', { n: Math.floor(left / DAY) }) }), isShort: left < DAY };
};
