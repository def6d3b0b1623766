/** What a simulation says of the promises: the share of orders from stock that were with the buyer in time, and whether every market kept its own. */
import { share, type Share } from '../../domain/index.ts';
import type { SimulatedService, Simulation } from './simulate-stock.ts';

/** A point: so far below its promise a market may fall by luck. */
const TOLERANCE = 0.01;

/** Markets with orders from stock: the others promise nothing from it. */
export const servedFromStock = ({ markets }: Pick<Simulation, 'markets'>): readonly SimulatedService[] => markets.filter(({ orders }) => orders > 0);

/** Of all orders from stock; undefined: there were none. */
export const simulatedOnTime = (simulation: Pick<Simulation, 'markets'>): Share | undefined => {
  const served = servedFromStock(simulation);
  const orders = served.reduce((sum, market) => sum + market.orders, 0);
  return orders > 0 ? share(served.reduce((sum, { orders: own, service }) => sum + own * service.mean, 0) / orders) : undefined;
};

export const marketKeepsPromise = ({ excess }: Pick<SimulatedService, 'excess'>): boolean => excess >= -TOLERANCE;
export const keepsPromises = (simulation: Pick<Simulation, 'markets'>): boolean => servedFromStock(simulation).every(marketKeepsPromise);
