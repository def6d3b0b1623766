/** The front as it is offered: in order, every option under an id of its own. */
import type { Network } from '../network/index.ts';
import type { FoundPath, SearchResult } from '../router/index.ts';
import { paretoFront } from '../support/index.ts';
import type { Option } from './answer.ts';
import type { Prepared } from './find-paths.ts';
import { toOption } from './itinerary.ts';

export type BareOption = Omit<Option, 'picks' | 'reliability'>;

export interface OfferedPath {
  readonly prepared: Prepared;
  readonly path: FoundPath;
  readonly option: BareOption;
}

/** Ordered by arrival, price, CO2e, then id. Of several questions (a ready window) the front of all; of equals the first question's stay. */
export const listOptions = (network: Network, found: readonly (Prepared & { readonly result: SearchResult })[]): OfferedPath[] => {
  const all = found.flatMap((prepared, question) => prepared.result.paths.map((path) => ({ prepared, question, path })));
  const isRepeated = ({ question, path }: (typeof all)[number]): boolean =>
    all.some((other) => other.question < question && other.path.arrivesAt === path.arrivesAt && other.path.cost === path.cost && other.path.co2e === path.co2e);
  const front = found.length === 1 ? all : paretoFront(all.filter((each) => !isRepeated(each)), ({ path }) => [path.arrivesAt, path.cost, path.co2e]);
  const bare = front.map(({ prepared, path }): OfferedPath => ({ prepared, path, option: toOption(network, prepared.timetable, prepared.costs, prepared.request, path) }));
  return withUniqueIds(bare.sort((a, b) => compareOptions(a.option, b.option)));
};

const compareOptions = (a: BareOption, b: BareOption): number => a.arrivesAt - b.arrivesAt || a.price - b.price || a.co2e - b.co2e || (a.id < b.id ? -1 : 1);

/** Two options may ride the same ship in the same box and differ on the road: the later ones get a number. */
const withUniqueIds = (offered: readonly OfferedPath[]): OfferedPath[] => {
  const seen = new Map<string, number>();
  return offered.map(({ option, ...found }) => {
    const n = (seen.get(option.id) ?? 0) + 1;
    seen.set(option.id, n);
    return { ...found, option: n === 1 ? option : { ...option, id: `${option.id}~${n}` } };
  });
};
