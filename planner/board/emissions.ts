/** What a ton from a hub to a destination emits by each departure's line, as a quote counts it: ride with both terminals, works, and the shared truck. */
import { cubicCentimetres, grams, gramsCo2e, localDateOf, type Cargo, type GramsCo2e, type LoadUnit, type PlaceId, type ServiceId } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { cargoCosts } from '../quote/index.ts';
import { firstDepartureFrom } from '../router/index.ts';
import type { BoardQuery } from './board.ts';
import { REFERENCE_TONS } from './rates.ts';
import { onwardLinks, waysOut } from './ways.ts';

const CARGO_TON = { weight: grams(REFERENCE_TONS * 1_000_000), volume: cubicCentimetres(REFERENCE_TONS * 1_000_000), hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined } as const;

/** Of ten tons, divided; undefined where the line does not carry them so. */
export const emissionsPerTon = (
  network: Network, query: Pick<BoardQuery, 'hub' | 'from' | 'currency' | 'statuses'> & { readonly regime: string }, line: { readonly service: ServiceId; readonly port: PlaceId }, destination: PlaceId,
): Readonly<Partial<Record<LoadUnit, GramsCo2e>>> => {
  const timetable = network.timetable(query.from);
  const cargo: Cargo = { ...CARGO_TON, value: { amount: 0 as Cargo['value']['amount'], currency: query.currency } };
  const date = localDateOf(query.from, network.places.get(query.hub)?.zone ?? 'UTC');
  const costs = cargoCosts(network, timetable, { cargo, regime: query.regime, currency: query.currency, modes: undefined, statuses: query.statuses, carriers: undefined, avoid: [], date });
  const onward = onwardLinks(network, line.port, [destination]);
  if (!onward.has(destination)) return {};
  const link = onward.get(destination);
  const found: Partial<Record<LoadUnit, GramsCo2e>> = {};
  for (const { unit, service, sailing, ride, stuff, claim, strip } of waysOut(network, query.hub)) {
    if (service.id !== line.service || sailing.to !== line.port || found[unit] !== undefined) continue;
    const departure = firstDepartureFrom(timetable.graph, ride, query.from);
    const emitted = [stuff, ride, claim, strip, link].reduce<number>((sum, arc) => (arc === undefined ? sum : sum + costs.partsOf(arc, departure).reduce((all, { co2e }) => all + co2e, 0)), 0);
    found[unit] = gramsCo2e(Math.round(emitted / REFERENCE_TONS));
  }
  return found;
};
