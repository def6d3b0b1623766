/** The front as it is offered: in order, every option under an id of its own. */
import type { Network } from '../network/index.ts';
import type { FoundPath, SearchResult } from '../router/index.ts';
import type { Option } from './answer.ts';
import type { Prepared } from './find-paths.ts';
import { toOption } from './itinerary.ts';

export type BareOption = Omit<Option, 'picks'>;

export interface OfferedPath {
  readonly path: FoundPath;
  readonly option: BareOption;
}

/** Ordered by arrival, price, CO2e, then id. */
export const listOptions = (network: Network, { timetable, costs, request, result }: Prepared & { readonly result: SearchResult }): OfferedPath[] => {
  const bare = result.paths.map((path): OfferedPath => ({ path, option: toOption(network, timetable, costs, request, path) }));
  return withUniqueIds(bare.sort((a, b) => compareOptions(a.option, b.option)));
};

const compareOptions = (a: BareOption, b: BareOption): number => a.arrivesAt - b.arrivesAt || a.price - b.price || a.co2e - b.co2e || (a.id < b.id ? -1 : 1);

/** Two options may ride the same ship in the same box and differ on the road: the later ones get a number. */
const withUniqueIds = (offered: readonly OfferedPath[]): OfferedPath[] => {
  const seen = new Map<string, number>();
  return offered.map(({ path, option }) => {
    const n = (seen.get(option.id) ?? 0) + 1;
    seen.set(option.id, n);
    return { path, option: n === 1 ? option : { ...option, id: `${option.id}~${n}` } };
  });
};
