import type { SourceId } from './ids.ts';

/** `sourced`: the figure was read in a text, a data package or a plan. `estimated`: anything else, and said on screen. */
export type Confidence = 'sourced' | 'estimated';

/** Where a fact comes from. Every row of data/ carries one; a figure without it does not enter the network. */
export interface Provenance {
  readonly confidence: Confidence;
  readonly sources: readonly SourceId[];
  /** What the reader of the figure should know: reasoning of an estimate, age, doubts. */
  readonly remark: string;
}

export interface Source {
  readonly id: SourceId;
  readonly kind: string;
  readonly title: string;
  readonly ref: string;
}
