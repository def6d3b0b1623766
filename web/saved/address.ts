/** Saved quotes in the address bar: the list with its filters and order, or one quote with the version looked at. */
import type { QuoteOrder, QuoteState } from '../api/saved-quotes.ts';

export const STATES = ['open', 'accepted', 'expired'] as const satisfies readonly QuoteState[];
export const ORDERS = ['number', 'customer', 'savedAt', 'validUntil', 'sell', 'arrivesAt'] as const satisfies readonly QuoteOrder[];

export interface ListView {
  readonly text: string;
  /** Empty: all. */
  readonly states: readonly QuoteState[];
  readonly order: QuoteOrder;
  readonly isDescending: boolean;
}
export interface QuoteView {
  readonly number: string;
  /** Undefined: the latest. */
  readonly version: number | undefined;
  /** Whether the offer of now stands beside it. */
  readonly isComparing: boolean;
}
export type SavedView = { readonly kind: 'list'; readonly list: ListView } | { readonly kind: 'quote'; readonly quote: QuoteView } | { readonly kind: 'rfqs'; readonly id: string | undefined };

export const ALL_QUOTES: ListView = { text: '', states: [], order: 'savedAt', isDescending: true };

const isOneOf = <T extends string>(known: readonly T[], text: string | null): text is T => known.some((one) => one === text);

export const fromSavedSearch = (text: string): SavedView | undefined => {
  const search = new URLSearchParams(text);
  const number = search.get('quote');
  if (number) {
    const version = Number(search.get('v') ?? 'none');
    return { kind: 'quote', quote: { number, version: Number.isInteger(version) && version > 0 ? version : undefined, isComparing: search.get('compare') === 'now' } };
  }
  const view = search.get('view');
  if (view === 'rfqs') return { kind: 'rfqs', id: search.get('rfq') ?? undefined };
  if (view !== 'quotes') return undefined;
  const order = search.get('sort');
  return {
    kind: 'list',
    list: {
      text: search.get('q') ?? '',
      states: (search.get('state') ?? '').split('.').filter((state) => isOneOf(STATES, state)),
      order: isOneOf(ORDERS, order) ? order : ALL_QUOTES.order,
      isDescending: search.get('dir') !== 'asc',
    },
  };
};

/** What equals the resting list is left out. */
export const toListSearch = ({ text, states, order, isDescending }: ListView): string => {
  const search = new URLSearchParams({ view: 'quotes' });
  if (text) search.set('q', text);
  if (states.length > 0) search.set('state', states.join('.'));
  if (order !== ALL_QUOTES.order) search.set('sort', order);
  if (!isDescending) search.set('dir', 'asc');
  return `?${search}`;
};
export const toQuoteSearch = ({ number, version, isComparing }: QuoteView): string => {
  const search = new URLSearchParams({ quote: number });
  if (version !== undefined) search.set('v', String(version));
  if (isComparing) search.set('compare', 'now');
  return `?${search}`;
};
export const toQuote = (number: string): string => toQuoteSearch({ number, version: undefined, isComparing: false });
export const toRfqSearch = (id: string | undefined): string => (id === undefined ? '?view=rfqs' : `?${new URLSearchParams({ view: 'rfqs', rfq: id })}`);

/** The list as the server is asked for it, and for its export. */
export const toListQuery = ({ text, states, order, isDescending }: ListView) => ({
  ...(text.trim() && { q: text.trim() }),
  ...(states.length > 0 && { state: states.join(',') }),
  sort: order,
  direction: isDescending ? ('desc' as const) : ('asc' as const),
});
export const exportAddress = (view: ListView, type: 'csv' | 'xlsx'): string => `/api/v1/saved-quotes.${type}?${new URLSearchParams(toListQuery(view))}`;
