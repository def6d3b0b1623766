/**
 * The states goods can be in and the arcs between them. A state is a place, how far customs has come, the load unit and, between two
 * rides, the through contract that is open: so that a price that is not additive over legs is additive over arcs.
 */
import {
  HUBS, LOAD_UNITS, RECEIVED_CUT_OFFS, RELEASED_CUT_OFFS, type ClearanceRule, type Courier, type CutOff, type LoadUnit, type Minutes, type OperationKind, type OperationRule,
  type Place, type PlaceId, type PlaceKind, type Sailing, type Service, type ServiceId, type StorageRule,
} from '../domain/index.ts';
import { assert } from '../support/index.ts';
import type { Edition } from './dataset.ts';
import type { Link } from './links.ts';

/** How far customs has come with the goods; `moved` is transit at the hub a bonded truck has brought them to. */
export const STAGES = ['export', 'arrived', 'transit', 'moved', 'cleared'] as const;
export type Stage = (typeof STAGES)[number];
/** Stages between two rides: a through contract may be open, and a hub counts the days. */
const UNDER_WAY: readonly Stage[] = ['arrived', 'transit', 'moved'];

/** An operation at one place, with the cut-offs that bind its end before a ride. */
export interface Work {
  readonly rule: OperationRule;
  readonly place: Place;
  readonly cutOffs: readonly { readonly kind: CutOff; readonly lead: Minutes }[];
}

/** An arc of the search graph in the words of trade. `storage`: the hub's rule for the goods that leave by it. */
export type Arc = { readonly from: number; readonly to: number; readonly unit: LoadUnit; readonly storage: StorageRule | undefined } & (
  | { readonly kind: 'link'; readonly link: Link; readonly isBonded: boolean }
  /** `continues`: under the contract of the ride before. */
  | { readonly kind: 'ride'; readonly service: Service; readonly sailing: Sailing; readonly works: readonly Work[]; readonly continues: boolean }
  /** Claiming goods after a ride, passing in transit, or changing the load unit (`unit` is the one before). */
  | { readonly kind: 'works'; readonly works: readonly Work[] }
  /** Parcels from a door to a market of another country, customs included. */
  | { readonly kind: 'courier'; readonly courier: Courier; readonly origin: Place; readonly market: Place }
);

/** The states as integers, and back. */
export interface States {
  readonly count: number;
  /** `contract`: the open one; none where the stage has none. */
  nodeOf(place: PlaceId, stage: Stage, unit: LoadUnit, contract?: string): number;
  placeIndexOf(node: number): number;
  stageOf(node: number): Stage;
  unitOf(node: number): LoadUnit;
}

/** Plain states first, place by place; then, for each contract, those between two rides. */
export const makeStates = (places: readonly PlaceId[], contracts: readonly string[]): States => {
  const order = new Map(places.map((id, i) => [id, i]));
  const perPlace = STAGES.length * LOAD_UNITS.length;
  const perPlaceUnderWay = UNDER_WAY.length * LOAD_UNITS.length;
  const plain = places.length * perPlace;
  const layer = places.length * perPlaceUnderWay;
  const inLayer = (node: number): number => (node - plain) % layer;
  return {
    count: plain + contracts.length * layer,
    nodeOf: (place, stage, unit, contract) => {
      const i = order.get(place);
      assert(i !== undefined, 'a place of the edition', { place });
      const unitIndex = LOAD_UNITS.indexOf(unit);
      if (contract === undefined || !UNDER_WAY.includes(stage)) return i * perPlace + STAGES.indexOf(stage) * LOAD_UNITS.length + unitIndex;
      return plain + contracts.indexOf(contract) * layer + i * perPlaceUnderWay + UNDER_WAY.indexOf(stage) * LOAD_UNITS.length + unitIndex;
    },
    placeIndexOf: (node) => (node < plain ? Math.floor(node / perPlace) : Math.floor(inLayer(node) / perPlaceUnderWay)),
    stageOf: (node) =>
      (node < plain ? STAGES[Math.floor((node % perPlace) / LOAD_UNITS.length)] : UNDER_WAY[Math.floor((inLayer(node) % perPlaceUnderWay) / LOAD_UNITS.length)]) as Stage,
    unitOf: (node) => LOAD_UNITS[node % LOAD_UNITS.length] as LoadUnit,
  };
};

/** The operation a place offers on a unit, if any; rules do not overlap (`check-dataset.ts`). */
export const findOperation = (edition: Edition, place: Place, kind: OperationKind, unit: LoadUnit): OperationRule | undefined =>
  edition.operations.find((rule) => rule.kind === kind && rule.unit === unit && rule.country === place.country && rule.placeKinds.includes(place.kind));

/** The customs rule of a regime at a place, if it may be cleared there. */
export const findClearance = (edition: Edition, place: Place, regime: string, direction: ClearanceRule['direction']): ClearanceRule | undefined =>
  edition.clearances.find(
    (rule) => rule.regime === regime && rule.direction === direction && rule.country === place.country && (rule.sites === 'all' || rule.sites.includes(place.id)),
  );

const findStorage = (edition: Edition, place: Place, unit: LoadUnit): StorageRule | undefined =>
  edition.storage.find((rule) => rule.unit === unit && rule.country === place.country && rule.placeKinds.includes(place.kind));

export const listContracts = (edition: Edition): string[] => [...new Set(edition.services.flatMap((service) => service.contract ?? []))].sort();

/** All arcs, by the node they leave. */
export const makeArcs = (edition: Edition, places: ReadonlyMap<PlaceId, Place>, services: ReadonlyMap<ServiceId, Service>, links: readonly Link[], states: States): Arc[] => {
  const contracts: readonly (string | undefined)[] = [undefined, ...listContracts(edition)];
  const { nodeOf } = states;
  const arcs: Arc[] = [];
  const exporting = new Set(edition.operations.flatMap((o) => (o.kind === 'exportCustoms' ? [o.country] : [])));
  const home = (place: Place): Stage => (exporting.has(place.country) ? 'export' : 'cleared');
  const transitOf = memoByPlace((place, unit) => findOperation(edition, place, 'transit', unit));
  for (const link of links)
    for (const unit of LOAD_UNITS) {
      const { from, to } = link;
      // Between two hubs that pass goods on, trucks run bonded; everywhere else at home or after clearance.
      if (!transitOf(from, unit) || !transitOf(to, unit)) {
        arcs.push({ kind: 'link', link, unit, isBonded: false, storage: undefined, from: nodeOf(from.id, home(from), unit), to: nodeOf(to.id, home(to), unit) });
        continue;
      }
      const storage = findStorage(edition, from, unit);
      for (const contract of contracts)
        arcs.push({ kind: 'link', link, unit, isBonded: true, storage, from: nodeOf(from.id, 'transit', unit, contract), to: nodeOf(to.id, 'moved', unit, contract) });
    }

  for (const place of places.values()) {
    const change = (kind: OperationKind, stage: Stage, unit: LoadUnit, into: LoadUnit): void => {
      const rule = findOperation(edition, place, kind, unit);
      if (rule) arcs.push({ kind: 'works', unit, storage: undefined, works: [{ rule, place, cutOffs: [] }], from: nodeOf(place.id, stage, unit), to: nodeOf(place.id, stage, into) });
    };
    change('load', 'export', 'loose', 'container');
    change('stuff', 'export', 'loose', 'container');
    change('strip', 'cleared', 'container', 'loose');
    for (const unit of LOAD_UNITS) {
      const transit = transitOf(place, unit);
      const customs = findOperation(edition, place, 'importCustoms', unit);
      const handover = findOperation(edition, place, 'handover', unit);
      for (const contract of contracts) {
        const from = nodeOf(place.id, 'arrived', unit, contract);
        if (transit) arcs.push({ kind: 'works', unit, storage: undefined, works: [{ rule: transit, place, cutOffs: [] }], from, to: nodeOf(place.id, 'transit', unit, contract) });
        if (!customs || !handover) continue;
        const works = [customs, handover].map((rule) => ({ rule, place, cutOffs: [] }));
        arcs.push({ kind: 'works', unit, storage: findStorage(edition, place, unit), works, from, to: nodeOf(place.id, 'cleared', unit) });
      }
    }
  }

  for (const sailing of [...edition.sailings].sort((a, b) => (sailingKey(a) < sailingKey(b) ? -1 : 1))) {
    const service = services.get(sailing.service);
    const origin = places.get(sailing.from);
    if (!service || !origin) continue;
    for (const unit of service.units) {
      const intake = findOperation(edition, origin, 'intake', unit);
      const customs = findOperation(edition, origin, 'exportCustoms', unit);
      const reload = findOperation(edition, origin, 'reload', unit);
      const leads = (kinds: readonly CutOff[]) => kinds.flatMap((kind) => (service.cutOffs[kind] === undefined ? [] : [{ kind, lead: service.cutOffs[kind] }]));
      const ride = { kind: 'ride', service, sailing, unit, to: nodeOf(sailing.to, 'arrived', unit, service.contract) } as const;
      if (intake && customs) {
        const works: Work[] = [
          { rule: intake, place: origin, cutOffs: leads(RECEIVED_CUT_OFFS[unit]) },
          { rule: customs, place: origin, cutOffs: leads(RELEASED_CUT_OFFS) },
        ];
        arcs.push({ ...ride, works, continues: false, storage: undefined, from: nodeOf(sailing.from, 'export', unit) });
      }
      if (!reload) continue;
      // Goods in transit are under customs already: only the gate closes on them.
      const works: Work[] = [{ rule: reload, place: origin, cutOffs: leads(RECEIVED_CUT_OFFS[unit]) }];
      const storage = findStorage(edition, origin, unit);
      for (const contract of contracts)
        for (const stage of ['transit', 'moved'] as const)
          arcs.push({ ...ride, works, continues: contract !== undefined && contract === service.contract, storage, from: nodeOf(sailing.from, stage, unit, contract) });
    }
  }
  const markets = [...places.values()].filter((place) => place.kind === 'market');
  for (const courier of [...edition.couriers].sort((a, b) => (a.id < b.id ? -1 : 1)))
    for (const market of markets.filter((place) => place.country === courier.toCountry))
      for (const origin of places.values())
        if (origin.country === courier.fromCountry && !WITHOUT_DOOR.includes(origin.kind))
          arcs.push({ kind: 'courier', courier, origin, market, unit: 'loose', storage: undefined, from: nodeOf(origin.id, 'export', 'loose'), to: nodeOf(market.id, 'cleared', 'loose') });
  return arcs.sort((a, b) => a.from - b.from);
};

/** Couriers collect at doors. */
const WITHOUT_DOOR: readonly PlaceKind[] = [...HUBS, 'border'];

const sailingKey = (s: Sailing): string => [s.service, s.from, s.to, s.weekdays.join(''), String(s.departs).padStart(5, '0')].join('|');

const memoByPlace = <T>(find: (place: Place, unit: LoadUnit) => T): ((place: Place, unit: LoadUnit) => T) => {
  const known = new Map<string, T>();
  return (place, unit) => {
    const key = `${place.id}|${unit}`;
    if (!known.has(key)) known.set(key, find(place, unit));
    return known.get(key) as T;
  };
};
