/** Ports of departure on the reference data: those that have lanes to warehouses abroad, and no others. */
import { expect, test } from 'vitest';
import { DEFAULT_STATUSES, placeId, share, type PlaceId } from '../../../planner/domain/index.ts';
import type { Arc } from '../../../planner/network/index.ts';
import { departurePorts, stockQuestion, type LaneOrigin } from '../../../planner/warehouses/index.ts';
import { referenceNetwork } from '../../support/reference.ts';
import { sampleQuery } from '../../support/stock-sample.ts';

const network = referenceNetwork();
const ports = departurePorts(network, DEFAULT_STATUSES);
/** Lanes by a line: trucks to a warehouse at a port of home run from everywhere. */
const lanesFrom = (hubs: readonly PlaceId[]): { readonly hub: PlaceId; readonly warehouse: string }[] => {
  const built = stockQuestion(network, sampleQuery(network, { skus: 1, markets: 1, weeks: 3 }, { hubs, capitalPerYear: share(0) }));
  const houseOf = new Map(built.question.lanes.map(({ id, warehouse }) => [id, warehouse]));
  return built.lanes.flatMap(({ lane, hub, service }: LaneOrigin) => (service === undefined ? [] : [{ hub, warehouse: houseOf.get(lane) as string }]));
};

test('each has lanes to exactly the warehouses it is said to have, and no other place of China has one', () => {
  const starts = network.rides.map((ride) => (network.arcs[ride] as Extract<Arc, { kind: 'ride' }>).sailing.from).filter((id) => network.places.get(id)?.country === 'CN');
  const lanes = lanesFrom([...new Set(starts)].toSorted());
  const found = Object.fromEntries([...new Set(lanes.map(({ hub }) => hub))].map((hub) => [hub, [...new Set(lanes.filter((lane) => lane.hub === hub).map(({ warehouse }) => warehouse))].toSorted()]));
  expect(Object.fromEntries(ports.map(({ hub, warehouses }) => [hub, warehouses]))).toEqual(found);
  expect(ports.map(({ hub }) => hub)).toContain(placeId('CNSHD'));
});
test('a line that does not run opens no port', () => {
  expect(departurePorts(network, ['closed'])).toEqual([]);
  expect(departurePorts(network, [...DEFAULT_STATUSES, 'suspended']).map(({ hub }) => hub)).toContain(placeId('CNDLC'));
  expect(ports.map(({ hub }) => hub)).not.toContain(placeId('CNDLC'));
});
