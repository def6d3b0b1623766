import { useTranslation } from 'react-i18next';
import { listQuotes } from '../api/saved-quotes.ts';
import { formatMoney } from '../format/money.ts';
import { usePaletteSource } from '../palette/registry.ts';
import { navigate } from '../state/use-address.ts';
import { toQuote } from './address.ts';

const MOST = 6;

/** Saved quotes in the palette, by number, customer, note or place: `#` asks for them alone. */
export const useQuoteSource = (): void => {
  const { t } = useTranslation();
  usePaletteSource({
    id: 'saved', title: t('saved.title'), prefix: '#',
    rows: async (text, signal) => {
      const found = await listQuotes({ ...(text && { q: text }), limit: MOST, sort: 'savedAt', direction: 'desc' }, signal);
      if (!found.ok) throw new Error('saved quotes could not be read');
      return found.value.rows.map(({ number, customer, latest }) => ({
        id: `saved:${number}`, icon: 'document' as const, text: `${number} · ${customer.name}`, hint: formatMoney(latest.price.sell.amount, latest.price.sell.currency), words: [number, customer.name], run: () => navigate(toQuote(number)),
      }));
    },
  });
};
