import type {
  CargoRule, ClearanceRule, Closure, CompletionRule, ContainerType, Courier, DelayRule, EditionId, EmissionFactor, ExchangeRate, HolidayEntry, Hours, ImportTax, OperationRule, ParcelRate, Place, RegimeRule, RoadLane, RoadRule, Sailing,
  Service, Source, StorageRule, TariffRow, Vehicle, WarehouseRates,
} from '../domain/index.ts';

/** Everything the planner knows of the world: the rows of data/, typed, unordered, not yet checked against each other. */
export interface Dataset {
  readonly places: readonly Place[];
  readonly services: readonly Service[];
  readonly sailings: readonly Sailing[];
  readonly hours: readonly Hours[];
  readonly holidays: readonly HolidayEntry[];
  readonly closures: readonly Closure[];
  readonly operations: readonly OperationRule[];
  readonly clearances: readonly ClearanceRule[];
  readonly tariffs: readonly TariffRow[];
  readonly storage: readonly StorageRule[];
  readonly vehicles: readonly Vehicle[];
  readonly containers: readonly ContainerType[];
  readonly couriers: readonly Courier[];
  readonly warehouses: readonly WarehouseRates[];
  readonly lastMiles: readonly ParcelRate[];
  readonly importTaxes: readonly ImportTax[];
  readonly regimeRules: readonly RegimeRule[];
  readonly delays: readonly DelayRule[];
  readonly completions: readonly CompletionRule[];
  readonly cargoRules: readonly CargoRule[];
  readonly sharedTruck: SharedTruckRule;
  readonly roadRules: readonly RoadRule[];
  readonly roadLanes: readonly RoadLane[];
  readonly factors: readonly EmissionFactor[];
  readonly exchange: readonly ExchangeRate[];
  readonly sources: readonly Source[];
  /** Waypoints at sea and the legs between them, for drawing; ports are nodes under their place id. */
  readonly fairways: { readonly nodes: readonly FairwayNode[]; readonly legs: readonly (readonly [string, string])[] };
}

export interface FairwayNode {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

/** Less than truckload: the share of a truck a consignment pays (decimal strings of shares). */
export interface SharedTruckRule {
  readonly minShare: string;
  /** Above this share the whole truck is paid. */
  readonly wholeAbove: string;
}

/** A dataset with its content id: same facts, same id. Never changed: patches make another (`patch.ts`). */
export interface Edition extends Dataset {
  readonly id: EditionId;
}
