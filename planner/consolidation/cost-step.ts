/**
 * The step in which costs of plans move: every plan costs a multiple of it, so a bound may be rounded up to one. It is the greatest common divisor of
 * all that a plan adds up: units, sending, loose, staying. Where all bins cost the same and nothing else costs, it is that cost.
 */
import type { Kernel } from './kernel.ts';

export const costStep = ({ slotCost, sending, loose, leave }: Kernel): number => {
  let step = 0;
  for (const costs of [slotCost, sending, loose, leave]) {
    for (const cost of costs) {
      if (cost < Infinity) step = divisor(step, cost);
      if (step === 1) return 1;
    }
  }
  return Math.max(1, step);
};

const divisor = (a: number, b: number): number => {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
};
