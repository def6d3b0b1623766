/** The tables a patch may change, and what a row of each is called: by the facts that tell it from the others, as `FERRY-WEI-INC/CNWEI/KRINC/247/19:00`. */
import type {
  ClearanceRule, Closure, Courier, DayMin, ExchangeRate, HolidayEntry, ImportTax, OperationRule, ParcelRate, Place, RegimeRule, RoadLane, Sailing, Service, StorageRule, TariffRow, Vehicle, WarehouseRates,
} from '../domain/index.ts';
import type { Dataset } from './dataset.ts';

export interface PatchRows {
  readonly places: Place;
  readonly services: Service;
  readonly sailings: Sailing;
  readonly tariffs: TariffRow;
  readonly storage: StorageRule;
  readonly roadLanes: RoadLane;
  readonly vehicles: Vehicle;
  readonly couriers: Courier;
  readonly warehouses: WarehouseRates;
  readonly lastMiles: ParcelRate;
  readonly importTaxes: ImportTax;
  readonly regimeRules: RegimeRule;
  readonly operations: OperationRule;
  readonly clearances: ClearanceRule;
  readonly holidays: HolidayEntry;
  readonly closures: Closure;
  readonly exchange: ExchangeRate;
}
export type PatchTable = keyof PatchRows;
export type PatchRow = PatchRows[PatchTable];

const clock = (at: DayMin): string => [Math.floor(at / 60), at % 60].map((n) => String(n).padStart(2, '0')).join(':');

/** The parts of a key, from the widest to the narrowest. Documented in data/README.md. */
const PARTS: { readonly [T in PatchTable]: (row: PatchRows[T]) => readonly string[] } = {
  places: (row) => [row.id],
  services: (row) => [row.id],
  sailings: (row) => [row.service, row.from, row.to, row.weekdays.join(''), clock(row.departs)],
  tariffs: (row) => [row.card, row.code, row.unit ?? 'any', row.basis, row.validFrom],
  storage: (row) => [row.id],
  roadLanes: (row) => [row.a, row.b],
  vehicles: (row) => [row.id],
  couriers: (row) => [row.id],
  warehouses: (row) => [row.id],
  lastMiles: (row) => [row.id],
  importTaxes: (row) => [row.id],
  regimeRules: (row) => [row.id],
  operations: (row) => [row.kind, row.country, row.unit, row.placeKinds.join('|')],
  clearances: (row) => [row.regime, row.country, row.direction, row.sites === 'all' ? 'all' : row.sites.join('|')],
  holidays: (row) => [row.country, row.date],
  closures: (row) => [row.place, row.from, row.to],
  exchange: (row) => [row.currency],
};
export const PATCH_TABLES = Object.keys(PARTS) as readonly PatchTable[];

const partsOf = (table: PatchTable, row: PatchRow): readonly string[] => (PARTS[table] as (row: PatchRow) => readonly string[])(row);

export const keyOf = (table: PatchTable, row: PatchRow): string => partsOf(table, row).join('/');

/** The key under which a row may stand once: a lane is the same lane the other way. */
export const identityOf = (table: PatchTable, row: PatchRow): string => (table === 'roadLanes' ? [...partsOf(table, row)].sort().join('/') : keyOf(table, row));

/** The rows a key fits: that of this very key, else all whose key begins with its parts. */
export const findRows = <T extends PatchTable>(dataset: Dataset, table: T, key: string): readonly PatchRows[T][] => {
  const wanted = key.split('/');
  const begins = (parts: readonly string[]): boolean => wanted.every((part, i) => part === parts[i]);
  const fits = (dataset[table] as readonly PatchRow[]).filter((row) => {
    const parts = partsOf(table, row);
    return begins(parts) || (table === 'roadLanes' && begins(parts.toReversed()));
  });
  const exact = fits.filter((row) => partsOf(table, row).length === wanted.length);
  return (exact.length > 0 ? exact : fits) as readonly PatchRow[] as readonly PatchRows[T][];
};
