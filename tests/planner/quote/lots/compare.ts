/** Holds chances of arrival against lots drawn from the definition alone, over itineraries of the reference network. */
import { parseInstant, DEFAULT_STATUSES } from '../../../../planner/domain/index.ts';
import type { Network } from '../../../../planner/network/index.ts';
import { findPaths, type Option, type QuoteRequest } from '../../../../planner/quote/index.ts';
import { listOptions } from '../../../../planner/quote/list-options.ts';
import { uncertainStages } from '../../../../planner/quote/uncertain-stages.ts';
import { arrivalOf, type Chances, type Stage } from '../../../../planner/reliability/index.ts';
import { makeLuck } from '../../../../planner/support/index.ts';
import { makeQuestions } from '../../../bench/questions.mjs';
import { drawerOf, type LeftOut } from './draw-arrival.ts';

export interface Sampled {
  readonly option: Pick<Option, 'id' | 'steps'>;
  readonly request: QuoteRequest;
  readonly stages: readonly Stage[];
}

/** One itinerary of every few of the bench's questions, another rank of the front each time. */
export const sampleItineraries = (network: Network, count: number): Sampled[] => {
  const questions = makeQuestions(network.edition.places, { parseInstant, statuses: DEFAULT_STATUSES });
  return Array.from({ length: count }, (_, i) => {
    const request = questions[Math.floor((i * questions.length) / count)] as QuoteRequest;
    const offered = listOptions(network, [findPaths(network, request)]);
    const { prepared, path, option } = offered[(5 * i) % offered.length] as (typeof offered)[number];
    const uncertain = uncertainStages(network, prepared.timetable, prepared.costs, request.regime, path);
    if (!uncertain) throw new Error(`${option.id} has no distributions`);
    return { option, request, stages: uncertain.stages };
  });
};

/** The greatest difference between the two distribution functions at any minute: Kolmogorov's distance. */
export const distance = (chances: Chances, samples: Int32Array): number => {
  const drawn = new Map<number, number>();
  for (const at of samples) drawn.set(at, (drawn.get(at) ?? 0) + 1 / samples.length);
  const computed = new Map<number, number>();
  for (const { at, mass } of chances) mass.forEach((chance, i) => computed.set(at + 15 * i, chance));
  let [difference, greatest] = [0, 0];
  for (const minute of [...new Set([...drawn.keys(), ...computed.keys()])].sort((a, b) => a - b)) {
    difference += (computed.get(minute) ?? 0) - (drawn.get(minute) ?? 0);
    greatest = Math.max(greatest, Math.abs(difference));
  }
  return greatest;
};

export const drawSamples = (network: Network, { option, request }: Sampled, count: number, seed: number, without: readonly LeftOut[] = []): Int32Array => {
  const draw = drawerOf(network.edition, option, request.regime, makeLuck(seed), without);
  // Never arrives: later than anything.
  return Int32Array.from({ length: count }, () => Math.min(draw(request.readyAt), 0x7fffffff));
};

export const distanceOf = (network: Network, sampled: Sampled, count: number, seed: number, without: readonly LeftOut[] = []): number =>
  distance(arrivalOf(sampled.stages, sampled.request.readyAt).chances, drawSamples(network, sampled, count, seed, without));
