/** Draws from a seed: the same seed gives the same draws on every machine. */
export interface Random {
  /** At least `from`, at most `to`. */
  readonly int: (from: number, to: number) => number;
  /** A multiple of `step`. */
  readonly stepped: (from: number, to: number, step: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** So many different members, in their order. */
  readonly sample: <T>(from: readonly T[], count: number) => T[];
  readonly shuffle: <T>(rows: readonly T[]) => T[];
}

/** mulberry32 by Tommy Ettinger: 32 bits of state, enough to vary small networks. */
const mulberry32 = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const makeRandom = (seed: number): Random => {
  const next = mulberry32(seed);
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const shuffle = <T>(rows: readonly T[]): T[] =>
    rows.map((row) => ({ row, order: next() })).sort((a, b) => a.order - b.order).map(({ row }) => row);
  return {
    int,
    stepped: (from, to, step) => step * int(Math.ceil(from / step), Math.floor(to / step)),
    chance: (share) => next() < share,
    pick: <T>(from: readonly T[]) => from[int(0, from.length - 1)] as T,
    sample: (from, count) => {
      const kept = new Set(shuffle(from).slice(0, count));
      return from.filter((each) => kept.has(each));
    },
    shuffle,
  };
};
