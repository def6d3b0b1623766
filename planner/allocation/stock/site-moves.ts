/** Which sites to try: those that lean open, and the neighbours of the best plan. */
import type { Kernel } from './kernel.ts';
import type { Scope } from './relaxation.ts';
import type { StockTrials } from './site-trials.ts';

export interface SiteMoves {
  /** Opens as many as the leaning sums to, those that lean most, each in the mode it leans to; and up to `spread` fewer and more. */
  round(leaning: Float64Array, scope: Scope, asked: { readonly spread: number }): void;
  /** Closes, opens, exchanges and changes modes while one of them saves; modes that lean less than `least` are not taken. */
  improve(leaning: Float64Array, least: number, scope: Scope): void;
}

export const makeSiteMoves = ({ modesOf, warehouses }: Kernel, { best: bestOf, cost: costNow, try: attempt }: StockTrials, shouldStop: () => boolean): SiteMoves => {
  const W = warehouses.length;
  const modeLeaning = (w: number, leaning: Float64Array, { allowed }: Scope): number =>
    (modesOf[w] as readonly number[]).filter((k) => allowed[k] === 1).reduce((top, k) => (top < 0 || (leaning[k] as number) > (leaning[top] as number) ? k : top), -1);
  return {
    round: (leaning, scope, { spread }) => {
      const lean = warehouses.map((_, w) => (modesOf[w] as readonly number[]).reduce((sum, k) => sum + (leaning[k] as number), 0));
      const must = new Int32Array(W).fill(-1);
      const free: number[] = [];
      for (let w = 0; w < W; w++) {
        const k = modeLeaning(w, leaning, scope);
        if (k < 0) continue;
        if (scope.decided[w] === 1) must[w] = k;
        else if (scope.decided[w] === -1) free.push(w);
      }
      free.sort((a, b) => (lean[b] as number) - (lean[a] as number) || a - b);
      const opened = (count: number): Int32Array => {
        const mode = must.slice();
        for (const w of free.slice(0, count)) mode[w] = modeLeaning(w, leaning, scope);
        return mode;
      };
      const count = Math.round(free.reduce((sum, w) => sum + (lean[w] as number), 0));
      const tried = [count, ...Array.from({ length: spread }, (_, i) => [count - i - 1, count + i + 1]).flat()];
      for (const k of tried) if (k >= 0 && k <= free.length && !shouldStop()) attempt(opened(k));
      // Until somebody can serve everything, however dear.
      if (costNow() === Infinity) for (let k = 0; k <= free.length && costNow() === Infinity && !shouldStop(); k++) attempt(opened(k));
    },
    improve: (leaning, least, scope) => {
      for (let best = bestOf(), better = best !== undefined; better && best && !shouldStop(); best = bestOf()) {
        better = false;
        const { mode, cost } = best;
        const changed = (...changes: readonly (readonly [w: number, k: number])[]): Int32Array => {
          const other = mode.slice();
          for (const [w, k] of changes) other[w] = k;
          return other;
        };
        const others = (w: number): number[] => (modesOf[w] as readonly number[]).filter((k) => scope.allowed[k] === 1 && k !== mode[w] && (leaning[k] as number) >= least).toSorted((a, b) => (leaning[b] as number) - (leaning[a] as number) || a - b);
        const all = Array.from({ length: W }, (_, w) => w).filter((w) => scope.decided[w] !== 0);
        const inside = all.filter((w) => (mode[w] as number) >= 0);
        const outside = all.filter((w) => (mode[w] as number) < 0);
        const moves = function* (): Generator<Int32Array> {
          for (const w of inside) for (const k of others(w)) yield changed([w, k]);
          for (const w of inside) if (scope.decided[w] === -1) yield changed([w, -1]);
          for (const w of outside) for (const k of others(w)) yield changed([w, k]);
          for (const out of inside) if (scope.decided[out] === -1) for (const w of outside) for (const k of others(w)) yield changed([out, -1], [w, k]);
        };
        for (const other of moves()) {
          if (shouldStop()) return;
          if (attempt(other).cost < cost) {
            better = true;
            break;
          }
        }
      }
    },
  };
};
