import { compileNetwork, type Network } from '../../planner/network/index.ts';
import { loadDataset } from '../../server/adapters/files/dataset.ts';
import { dataFolder } from '../../server/paths.ts';

/** The reference network of data/, compiled once per test file. */
export const referenceNetwork = (): Network => compileNetwork(loadDataset(dataFolder(undefined)).edition);

/** The offset a wall clock in a place shows at an instant, through the runtime's own zone data. */
export const offsetIn = (network: Network) => (place: string, instant: string): string => {
  const zone = network.edition.places.find((p) => p.id === place)?.zone ?? 'UTC';
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(new Date(instant)).find((p) => p.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.slice(3);
};
