/**
 * One question of stock abroad 海外仓: which warehouses to use, by which lane and how often each is replenished, and whether a SKU's orders of a market are
 * served from one of them or sent direct. Whoever asks has put everything into numbers: the engine knows no tariff and no map.
 *
 * The cost of a plan is expected cost over the horizon, in minor units of one currency:
 *   Σ warehouses used: `fixed`, and for each shipment of their lane `perShipment`
 * + Σ units stocked: freight and duty to the warehouse, handling, last mile, returns, storage by age, capital in stock and on the way
 * + Σ units sent direct: freight, duty, returns.
 *
 * Stock is kept by order-up-to levels at the departures of the lane (Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed., ch. 6
 * and 7: the (R, S) system). One SKU in one warehouse serves all its markets from one safety stock
 *   z √( (R + L) Σ var_m + (Σ mean_m)² var_L ),
 * R the time between shipments, L the lead time: the demand's variance and the lead time's. z belongs to the strictest of the markets served: goods are ready
 * as often as its promise needs beyond what the last mile takes away, at most 99.9 % of the time. R is the mean length a random day lies in, Σ gap² / Σ gap; the
 * horizon's end is joined to its start, so that the gaps sum to it however few sailings there are. Demand is spread evenly over the horizon: season moves the
 * order-up-to levels, not the choice of sites.
 */
import type { CubicCentimetres, Currency, EpochMin, Grams, GramsCo2e, MinorUnits, Share } from '../../domain/index.ts';

/** Ids are text; ties between equal plans are broken by their order by code unit. */
export interface StockQuestion {
  readonly currency: Currency;
  /** Weeks are counted from here: midnight of a Monday, UTC. */
  readonly startsAt: EpochMin;
  readonly weeks: number;
  readonly skus: readonly Sku[];
  readonly markets: readonly Market[];
  readonly demand: readonly Demand[];
  readonly warehouses: readonly Warehouse[];
  readonly lanes: readonly Lane[];
  readonly lastMiles: readonly LastMile[];
  readonly direct: readonly DirectMail[];
  /** What capital costs in a year, of the value bound. */
  readonly capitalPerYear: Share;
  /** `single`: what a market gets from stock comes from one warehouse. `multiple`: each SKU from its own. */
  readonly sourcing: 'single' | 'multiple';
  /** Warehouses used at most and at least. */
  readonly mostSites: number;
  readonly leastSites: number;
  /** Of `fixed` of the warehouses used, together; undefined: no limit. */
  readonly budget: MinorUnits | undefined;
}

/** A SKU, or a class of goods counted in units alike. */
export interface Sku {
  readonly id: string;
  readonly name: string;
  /** Of one unit, packed. */
  readonly volume: CubicCentimetres;
  readonly weight: Grams;
  readonly value: MinorUnits;
  /**
   * Undefined: does not spoil. A way to a market where goods of full age at issue would pass it is not offered: the longest lead time, the longest time between
   * shipments, and the days a safety stock of that market alone would last at the strictest z of the SKU's markets there. Pooling never makes it longer.
   */
  readonly shelfDays: number | undefined;
  /** Temperature class id, `T-AMB`. */
  readonly temperature: string;
  /** Supervision modes it may leave under: `9810`, `1210` for stock, `9610` direct. */
  readonly regimes: readonly string[];
  /** Of the units sold, what comes back. */
  readonly returned: Share;
}

/** Where orders come from. */
export interface Market {
  readonly id: string;
  readonly country: string;
  /** So many of the orders served from stock are with the buyer so soon after ordering. */
  readonly promise: Promised;
  /** The same of orders sent direct; undefined: as `promise`. */
  readonly directPromise: Promised | undefined;
}

export interface Promised {
  readonly hours: number;
  readonly share: Share;
}

/** Units of a SKU ordered in a market, by week of the horizon; weeks are independent of each other, and markets too. An order is one unit. */
export interface Demand {
  readonly sku: string;
  readonly market: string;
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

export interface Warehouse {
  readonly id: string;
  readonly country: string;
  /** Over the horizon, while used. */
  readonly fixed: MinorUnits;
  /** Of each unit: taken in and put away by volume, picked and packed by piece, taken back by piece. */
  readonly inboundPerM3: MinorUnits;
  readonly outboundPerUnit: MinorUnits;
  readonly returnPerUnit: MinorUnits;
  /** By the age of goods, in days from their arrival; the first from 0, and older goods never cheaper. */
  readonly storage: readonly { readonly fromDay: number; readonly perM3Day: MinorUnits }[];
  /** What may lie there just after a shipment has come, at mean demand: safety stock and the demand of the longest time between shipments. */
  readonly capacity: CubicCentimetres;
  readonly temperatures: readonly string[];
  /** Decided already; undefined: free. */
  readonly decided: 'open' | 'closed' | undefined;
}

/** One way to replenish a warehouse. A warehouse in use takes one, at every `n`th departure. */
export interface Lane {
  readonly id: string;
  readonly warehouse: string;
  /** Supervision mode of the goods: `9810`, `1210`. */
  readonly regime: string;
  readonly temperatures: readonly string[];
  /** Freight by revenue ton (the greater of tonnes and cubic metres), at the price of shared boxes. */
  readonly perRevenueTon: MinorUnits;
  readonly perShipment: MinorUnits;
  /** Import duty and tax that is not given back, of the value. */
  readonly duty: Share;
  readonly co2ePerTon: GramsCo2e;
  /** Real sailing days within the horizon, ascending, at least two. */
  readonly departures: readonly EpochMin[];
  /** A shipment goes at every nth departure; the values that may be chosen, ascending. */
  readonly every: readonly number[];
  /** From ordering for a departure to being ready for sale: shares add up to 1. */
  readonly leadTime: readonly { readonly hours: number; readonly share: Share }[];
  /** Rests on an estimate. */
  readonly estimated: boolean;
}

/** Only pairs that are told are served. */
export interface LastMile {
  readonly warehouse: string;
  readonly market: string;
  readonly perUnit: MinorUnits;
  readonly perKg: MinorUnits;
  readonly co2ePerTon: GramsCo2e;
  /** Orders with the buyer after so many hours, where the goods are in stock: ascending in both; before the first none. */
  readonly within: readonly Promised[];
}

/** The weight a parcel is charged for: the greater of gross and volumetric, begun steps whole. */
export interface ParcelWeight {
  /** So much of volume counts as a kilogram: couriers 5,000. */
  readonly cm3PerKg: number;
  readonly step: Grams;
}

/** Sending each order from home, `9610`; only markets that are told. */
export interface DirectMail {
  readonly market: string;
  readonly perUnit: MinorUnits;
  readonly perKg: MinorUnits;
  /** What `perKg` is of; undefined: gross weight to the gram. */
  readonly chargeable?: ParcelWeight | undefined;
  /** Of the value, where a unit is worth more than `freeUpTo`. */
  readonly duty: Share;
  readonly freeUpTo: MinorUnits;
  /** Of a unit that comes back. */
  readonly returnPerUnit: MinorUnits;
  readonly co2ePerTon: GramsCo2e;
  readonly within: readonly Promised[];
}

/** Regime of orders sent direct. */
export const DIRECT_REGIME = '9610';
