/** What is asked of stock abroad in the words of the house: places of the edition, an assortment, demand. Figures of the trade are looked up, none is told. */
import type { Demand, Market, Sku, StockQuestion } from '../allocation/index.ts';
import type { Currency, EpochMin, MinorUnits, PlaceId, Share, Status } from '../domain/index.ts';

export interface WarehouseQuery {
  /** Ports and airports the goods leave from. */
  readonly hubs: readonly PlaceId[];
  /** Candidates; undefined: all of data/warehouses.csv that a hub reaches. */
  readonly warehouses: readonly PlaceId[] | undefined;
  /** Ids are places of the edition. */
  readonly markets: readonly Market[];
  readonly skus: readonly Sku[];
  readonly demand: readonly Demand[];
  /** Midnight of a Monday, UTC; all weeks inside the services' validity. */
  readonly startsAt: EpochMin;
  readonly weeks: number;
  readonly currency: Currency;
  readonly statuses: readonly Status[];
  readonly capitalPerYear: Share;
  readonly sourcing: StockQuestion['sourcing'];
  readonly mostSites: number;
  readonly leastSites: number;
  readonly budget: MinorUnits | undefined;
  /** By warehouse. */
  readonly decided: ReadonlyMap<PlaceId, 'open' | 'closed'>;
  /** How full shared boxes leave; what a revenue ton bears of a box's price follows from it. */
  readonly fill: Share;
  /** From ordering until goods are at the hub, picked and packed by the belts. */
  readonly gatherHours: number;
}

/** Usual figures, estimated: a box of consolidation leaves about so full, belts deliver within two days, firms borrow at about 6 % a year. */
export const USUAL_FILL = 0.85 as Share;
export const USUAL_GATHER_HOURS = 48;
export const USUAL_CAPITAL_PER_YEAR = 0.06 as Share;

/** A figure that rests on an estimate: which row of which table, and what is said of it. */
export interface Estimate {
  readonly table: 'warehouses' | 'lastMiles' | 'importTaxes' | 'couriers' | 'services' | 'clearances' | 'regimeRules';
  readonly id: string;
  readonly remark: string;
}

/** Where the figures of a lane come from. */
export interface LaneOrigin {
  readonly lane: string;
  readonly hub: PlaceId;
  /** Undefined: by truck to a warehouse at the port. */
  readonly service: string | undefined;
  readonly port: PlaceId;
  readonly unit: 'box' | 'loose';
}

export interface BuiltQuestion {
  readonly question: StockQuestion;
  readonly lanes: readonly LaneOrigin[];
  readonly estimates: readonly Estimate[];
  /** Versions of rules that hold when the horizon starts: supervision modes and taxes, with the days they hold. */
  readonly rules: readonly { readonly id: string; readonly validFrom: string | undefined; readonly validTo: string | undefined; readonly text: { readonly zh: string; readonly en: string } }[];
  /** Warehouses asked for that no lane reaches. */
  readonly unreached: readonly PlaceId[];
}
