/** What the tests see of the families. */
export interface BenchLine {
  readonly family: string;
  readonly instance: string;
  readonly status: string;
  readonly checked: boolean;
  readonly equal?: number;
  readonly of?: number;
  /** Timetables: answers within the days of the graph. */
  readonly threeDays?: { readonly equal: number; readonly of: number };
  /** Containers: packed volume / container volume. */
  readonly fill?: number;
  readonly objective?: number | null;
  readonly bound?: number | null;
  readonly answer: unknown;
}

export interface Instance {
  readonly instance: string;
}

export interface RunOptions {
  readonly kernels: object;
  readonly peers?: object;
  readonly seconds: number;
}

export interface Family {
  readonly load: (directory: string) => readonly Instance[];
  readonly run: (instance: Instance, options: RunOptions) => BenchLine;
  /** Lines over all instances. */
  readonly summarize?: (lines: readonly BenchLine[]) => readonly BenchLine[];
}

export const FAMILIES: Readonly<Record<'bpp1d' | 'cflp' | 'container3d' | 'gap' | 'mosp-grid' | 'pmedian' | 'road' | 'sscflp' | 'timetable' | 'vbp2d', Family>>;
