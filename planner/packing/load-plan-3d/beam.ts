/**
 * Beam search: every kept state takes its best few steps, each child is completed greedily and ranked by that completion, the best go on.
 * The width doubles until the work is done.
 */
import type { LoadState, Loading } from './loading.ts';

export interface BeamLimits {
  /** Greedy completions at most. */
  readonly work: number;
  /** Asked before each completion; true ends the search with the best so far. */
  readonly shouldStop: () => boolean;
}
export interface BeamEnd {
  readonly work: number;
  readonly endedBy: 'complete' | 'work' | 'stopped' | 'exhausted';
}

/** `see` is shown every completion; it says true when no better one is possible. */
export const searchBeam = (loading: Loading, limits: BeamLimits, see: (loading: Loading) => boolean): BeamEnd => {
  let work = 0;
  for (let width = 1; ; width *= 2) {
    let states: readonly LoadState[] = [loading.start()];
    let isWhole = true;
    while (states.length > 0) {
      const children: { readonly state: LoadState; readonly volume: number }[] = [];
      for (const state of states) {
        loading.restore(state);
        const steps = loading.nextSteps(width + 1);
        isWhole &&= steps.length <= width;
        const here = steps.length > 0 ? loading.save() : state;
        for (const step of steps.slice(0, width)) {
          if (limits.shouldStop()) return { work, endedBy: 'stopped' };
          if (work >= limits.work) return { work, endedBy: 'work' };
          loading.restore(here);
          loading.put(step);
          const child = loading.save();
          loading.complete();
          work++;
          children.push({ state: child, volume: loading.volume });
          if (see(loading)) return { work, endedBy: 'complete' };
        }
      }
      const ranked = distinct(children.sort((a, b) => b.volume - a.volume || b.state.volume - a.state.volume));
      isWhole &&= ranked.length <= width;
      states = ranked.slice(0, width).map(({ state }) => state);
    }
    if (isWhole) return { work, endedBy: 'exhausted' };
  }
};

/** Children that hold as much now and when completed are nearly always the same load built in another order: one of them goes on. */
const distinct = <T extends { readonly state: LoadState; readonly volume: number }>(ranked: readonly T[]): readonly T[] =>
  ranked.filter(({ state, volume }, i) => {
    const before = ranked[i - 1];
    return !before || before.volume !== volume || before.state.volume !== state.volume;
  });
