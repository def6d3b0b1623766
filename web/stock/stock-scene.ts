/** Flows of a plan on the map: replenishment as wide as what it carries, parcels from each warehouse, markets as large as their orders. */
import type { TFunction } from 'i18next';
import type { LonLat, Network, Place } from '../api/types.ts';
import type { StockAnswer, StockPlan } from '../api/stock.ts';
import type { Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { greatCircle } from '../map/paths.ts';
import { pathOf, position, type Scene, type SceneHub, type SceneLine } from '../map/scene.ts';

/** Widths of flows and sizes of markets go by the root of what they carry: the largest fills the range. */
const WIDE = 8;
const THIN = 2;
const PARCELS = 5;
const LARGE = 1.9;
const SMALL = 0.7;
/** Houses stand over the lines that meet at them. */
const HOUSE = 1.5;

const byRoot = (value: number, most: number, least: number, top: number): number => least + (top - least) * Math.sqrt(Math.max(0, value) / (most || 1));
const volumeOf = (site: StockPlan['sites'][number]): number => site.replenishments.reduce((sum, { volumeCbm }) => sum + volumeCbm, 0);

/** @param plan undefined: the candidates alone */
export const stockScene = ({ network, answer, plan, candidates, names, t }: { network: Network; answer: StockAnswer | undefined; plan: StockPlan | undefined; candidates: readonly Place[]; names: Names; t: TFunction }): Scene => {
  const placeOf = (id: string | null | undefined): Place | undefined => (id ? (answer?.places[id] ?? names.findPlace(id)) : undefined);
  const at = (place: Place): LonLat => position(place);
  const open = plan?.sites.filter(({ isOpen }) => isOpen) ?? [];
  const most = Math.max(...open.map(volumeOf), 1);
  const mostParcels = Math.max(...(plan?.markets.flatMap(({ served }) => served.map(({ units }) => units)) ?? []), 1);
  const mostOrders = Math.max(...(plan?.markets.map(({ ordersPerMonth }) => ordersPerMonth) ?? []), 1);
  const lines: SceneLine[] = [];
  const hubs = new Map<string, SceneHub>();
  for (const market of plan?.markets ?? []) {
    const to = placeOf(market.market);
    if (!to) continue;
    hubs.set(to.id, { id: to.id, at: at(to), shape: 'circle', isEnd: false, name: t('stock.map.market', { name: names.short(to.id), n: formatNumber(market.ordersPerMonth, 0) }), rank: 2, scale: byRoot(market.ordersPerMonth, mostOrders, SMALL, LARGE) });
    for (const { from, units } of market.served) {
      const site = placeOf(from ?? answer?.question.hubs[0]);
      if (site) lines.push({ id: `parcel ${from ?? 'direct'} ${to.id}`, mode: from === null ? 'post' : 'road', paths: [greatCircle(at(site), at(to))], owners: [from ?? 'direct'], weight: 'chosen', mark: undefined, steps: [], width: byRoot(units, mostParcels, 1.5, PARCELS) });
    }
  }
  for (const site of open) {
    const [hub, port, house] = [placeOf(site.lane?.from), placeOf(site.lane?.to), placeOf(site.warehouse)];
    if (!hub || !port || !house || !site.lane) continue;
    const known = pathOf(network.paths, hub.id, port.id, site.lane.mode);
    const width = byRoot(volumeOf(site), most, THIN + 1, WIDE);
    const ride: SceneLine['paths'] = hub.id === port.id ? [] : known.length > 0 ? known : [greatCircle(at(hub), at(port))];
    if (ride.length > 0) lines.push({ id: `lane ${site.lane.id}`, mode: site.lane.mode, paths: ride, owners: [site.warehouse], weight: 'chosen', mark: site.lane.isEstimated ? 'ring' : undefined, steps: [], width });
    lines.push({ id: `inland ${site.lane.id}`, mode: 'road', paths: [greatCircle(at(port), at(house))], owners: [site.warehouse], weight: 'chosen', mark: undefined, steps: [], width: THIN });
    hubs.set(hub.id, { id: hub.id, at: at(hub), shape: 'circle', isEnd: true, name: names.short(hub.id), rank: 0 });
  }
  const houses = plan ? plan.sites.flatMap(({ warehouse, isOpen }) => { const place = placeOf(warehouse); return place ? [{ place, isOpen }] : []; }) : candidates.map((place) => ({ place, isOpen: false }));
  for (const { place, isOpen } of houses) hubs.set(place.id, { id: place.id, at: at(place), shape: 'house', isEnd: false, name: place.kind === 'overseas-warehouse' ? t('stock.map.house', { name: names.short(place.id) }) : names.short(place.id), rank: isOpen ? 1 : 2, scale: HOUSE, tone: isOpen ? 'used' : 'candidate' });
  return {
    key: `stock ${answer?.id ?? ''} ${open.map(({ warehouse }) => warehouse).join()} ${houses.length}`, lines, hubs: [...hubs.values()], notes: [],
    fit: [...hubs.values()].map((hub) => hub.at),
  };
};

/** What goes where, as rows. */
export const flowRows = (plan: StockPlan): readonly { readonly id: string; readonly from: string | null; readonly to: string; readonly mode: string; readonly units: number }[] => [
  ...plan.sites.flatMap((site) => (site.lane ? [{ id: `lane ${site.warehouse}`, from: site.lane.from, to: site.warehouse, mode: site.lane.mode, units: site.units }] : [])),
  ...plan.markets.flatMap((market) => market.served.map(({ from, units }) => ({ id: `${from ?? ''} ${market.market}`, from, to: market.market, mode: from === null ? 'post' : 'road', units }))),
];
