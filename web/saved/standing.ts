import type { TFunction } from 'i18next';
import type { SavedQuote } from '../api/saved-quotes.ts';
import { HOME_ZONE, type Names } from '../format/names.ts';
import { formatInstant } from '../format/time.ts';

/** What a printed version says of itself, as the quotation file does; undefined while it may be accepted. One that has a follower, or whose quote was accepted in another version, is void. */
export const standingText = (quote: SavedQuote, { version, validUntil }: { readonly version: number; readonly validUntil: string }, now: number, names: Pick<Names, 'language'>, t: TFunction): string | undefined => {
  const at = (instant: string): string => formatInstant(Date.parse(instant), HOME_ZONE, names.language);
  const { accepted, latest, expiredAt } = quote;
  if (accepted?.version === version) return `${t('saved.state.accepted')} ${at(accepted.at)}`;
  const follower = accepted?.version ?? (version < latest.version ? latest.version : undefined);
  if (follower !== undefined) return t('saved.print.void', { version: follower });
  if (expiredAt) return `${t('saved.state.expired')} ${at(expiredAt)}`;
  return Date.parse(validUntil) <= now ? `${t('saved.state.expired')} ${at(validUntil)}` : undefined;
};
