/** What may happen to a saved quote beside its versions: edited, accepted, ended, taken back. */
import type { EpochMin } from '../../planner/domain/index.ts';
import { Refusal } from '../ports/refusal.ts';
import type { QuoteState, SavedQuote, Store, WriteKey, Writes } from '../ports/store.ts';
import { lockAt, type Respond, type Revisions, type Written } from './save-quote.ts';

/** In the minute it is valid until, an offer still holds. The list says the same in SQL. */
export const isExpired = ({ validUntil }: { readonly validUntil: EpochMin }, now: EpochMin): boolean => validUntil < now;

/** Open until it is accepted, ended by hand, or its latest version has run out. */
export const stateOf = (quote: SavedQuote, now: EpochMin): QuoteState => {
  if (quote.accepted) return 'accepted';
  return quote.expiredAt !== undefined || isExpired(quote.latest, now) ? 'expired' : 'open';
};

export type QuoteChange =
  | { readonly kind: 'edit'; readonly change: Partial<Pick<SavedQuote, 'customer' | 'note'>> }
  | { readonly kind: 'accept'; readonly version: number }
  | { readonly kind: 'expire' }
  /** Takes back an acceptance or an early end. */
  | { readonly kind: 'reopen' };

/** @throws Refusal `NOT_FOUND`, `PRECONDITION_FAILED`, `QUOTE_NOT_OPEN`, `NO_SUCH_VERSION` */
export const changeQuote = (store: Store, key: WriteKey | undefined, number: string, revision: Revisions, change: QuoteChange, now: EpochMin, respond: Respond): Promise<Written> =>
  store.write(key, async (tx) => {
    const quote = await lockAt(tx, number, revision);
    return respond(await applied(tx, quote, change, now), await tx.versions(number));
  });

const applied = async (tx: Writes, quote: SavedQuote, change: QuoteChange, now: EpochMin): Promise<SavedQuote> => {
  const { number } = quote;
  const state = stateOf(quote, now);
  switch (change.kind) {
    case 'edit':
      return tx.editQuote(number, change.change, now);
    case 'accept': {
      if (state !== 'open') throw new Refusal('QUOTE_NOT_OPEN', { state });
      const version = (await tx.versions(number)).find((each) => each.version === change.version);
      if (!version) throw new Refusal('NO_SUCH_VERSION', { version: change.version });
      if (isExpired(version, now)) throw new Refusal('QUOTE_NOT_OPEN', { state: 'expired' });
      return tx.setState(number, { accepted: { version: change.version, at: now }, expiredAt: undefined }, now);
    }
    case 'expire':
      if (state !== 'open') throw new Refusal('QUOTE_NOT_OPEN', { state });
      return tx.setState(number, { accepted: undefined, expiredAt: now }, now);
    case 'reopen':
      if (!quote.accepted && quote.expiredAt === undefined) throw new Refusal('QUOTE_NOT_OPEN', { state });
      return tx.setState(number, { accepted: undefined, expiredAt: undefined }, now);
  }
};
