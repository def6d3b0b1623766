/** The networks that are measured, and what is noted of each. */
import type { NetworkSize } from './generate-network.ts';

export const PLACES = [500, 2000, 10_000] as const;
export const SERVICES_TIMES = [1, 5, 25] as const;
export const CELLS: readonly string[] = PLACES.flatMap((places) => SERVICES_TIMES.map((times) => `${places}x${times}`));

/** A network that takes longer or more than this, from generating it to the last question, is stopped and reported as stopped. */
export const MOST_MINUTES = 10;
export const MOST_RSS_MB = 6144;
/** The heap is bounded a little lower, so that garbage is collected before the process is stopped for it. */
export const MOST_HEAP_MB = 5632;

export const SEED = 20261122;
export const QUESTIONS = 20;

export const sizeOf = (cell: string): NetworkSize => {
  const [places, servicesTimes] = cell.split('x').map(Number);
  if (!(Number.isInteger(places) && Number.isInteger(servicesTimes)) || !places || !servicesTimes)
    throw new Error(`not a network: ${cell}; say 500x1 for 500 places with services times 1`);
  return { places, servicesTimes };
};

export const STAGES = ['generate', 'check', 'compile', 'timetable', 'first question', 'questions', 'reference', 'done'] as const;
export type Stage = (typeof STAGES)[number];

/** What a child tells, bit by bit: what it had told before it was stopped stands. */
export interface Measured {
  readonly stage: Stage;
  readonly services: number;
  readonly sailings: number;
  readonly errors: number;
  readonly checkSeconds: number;
  readonly links: number;
  readonly states: number;
  readonly arcs: number;
  readonly departures: number;
  readonly compileSeconds: number;
  readonly timetableSeconds: number;
  /** Heap in use and array buffers after a collection, with network and timetable in it. */
  readonly memoryMb: number;
  readonly peakRssMb: number;
  readonly coldMs: number;
  readonly quotes: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Median of the questions without an option, which the two above leave out. */
  readonly noRouteMs: number;
  readonly labels: number;
  readonly front: number;
  /** Questions asked at least once, and those of them with an option. */
  readonly asked: number;
  readonly answered: number;
  readonly referenceMs: number;
  readonly stopped: 'time' | 'memory' | 'fault';
}

export interface Result extends Partial<Measured> {
  readonly cell: string;
  readonly date: string;
  readonly commit: string;
  readonly node: string;
  readonly machine: string;
  /** Processes that wanted a core in the last minute of the measurement, this one included: above the number of cores, times are too long. */
  readonly load?: number;
}

/** Nearest rank. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;
