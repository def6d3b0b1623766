import type { EmissionFactor, FactorId, TariffRow, Vehicle } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { assert } from '../support/index.ts';

/** Cards, factors and vehicles by id, in an order that does not depend on the order of rows. */
export interface PriceBook {
  card(id: string): readonly TariffRow[];
  factor(id: FactorId): EmissionFactor;
  vehicles(country: string): readonly Vehicle[];
}

const NO_ROWS: readonly TariffRow[] = [];

const books = new WeakMap<Network, PriceBook>();

/** Made once per network. */
export const priceBook = (network: Network): PriceBook => {
  const known = books.get(network);
  if (known) return known;
  const { tariffs, factors, vehicles } = network.edition;
  const rowKey = (r: TariffRow): string => [r.code, r.unit ?? '', r.basis, r.currency, r.rate, r.validFrom, r.weekdays?.join('') ?? ''].join('|');
  const cards = new Map<string, TariffRow[]>();
  for (const row of [...tariffs].sort((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1))) {
    const card = cards.get(row.card);
    if (card) card.push(row);
    else cards.set(row.card, [row]);
  }
  const factorById = new Map(factors.map((f) => [f.id, f]));
  const byCountry = new Map<string, Vehicle[]>();
  for (const vehicle of [...vehicles].sort((a, b) => (a.id < b.id ? -1 : 1))) byCountry.set(vehicle.country, [...(byCountry.get(vehicle.country) ?? []), vehicle]);
  const book: PriceBook = {
    card: (id) => cards.get(id) ?? NO_ROWS,
    factor: (id) => {
      const factor = factorById.get(id);
      assert(factor, 'an emission factor that a row names', { id });
      return factor;
    },
    vehicles: (country) => byCountry.get(country) ?? [],
  };
  books.set(network, book);
  return book;
};
