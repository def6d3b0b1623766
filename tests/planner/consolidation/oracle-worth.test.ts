/** The tiny random instances are worth the name: every rule is in many of them, and dropping it changes the best plan in some. */
import { expect, test } from 'vitest';
import { checkInstance } from '../../../planner/consolidation/index.ts';
import { leastCost } from './oracle/brute-force.ts';
import { CONSTRAINTS, RULES } from './oracle/constraints.ts';
import { FIRST_SEED, INSTANCES, seeds } from './oracle/seeded.ts';
import { randomInstance } from './oracle/random-instance.ts';

const PRESENT_AT_LEAST = 0.3;
const DECISIVE_AT_LEAST = 0.05;

test(`every rule is present in 30 % and decisive in 5 % of ${INSTANCES} instances from seed ${FIRST_SEED}`, () => {
  const counts = RULES.map((rule) => ({ rule, present: 0, decisive: 0 }));
  for (const seed of seeds) {
    const instance = randomInstance(seed);
    expect(checkInstance(instance), `seed ${seed}`).toEqual([]);
    const best = leastCost(instance);
    for (const count of counts) {
      const { isPresent, drop } = CONSTRAINTS[count.rule];
      if (!isPresent(instance)) continue;
      count.present += 1;
      const without = count.rule === 'MIX_TEMPERATURE' ? leastCost(instance, { mixesTemperatures: true }) : leastCost(drop(instance));
      if (without < best) count.decisive += 1;
    }
  }
  const table = counts.map(({ rule, present, decisive }) => `${rule.padEnd(18)}${((present / INSTANCES) * 100).toFixed(0).padStart(4)} %${((decisive / INSTANCES) * 100).toFixed(1).padStart(6)} %`).join('\n');
  console.info(`rule${' '.repeat(13)}present decisive, seeds ${FIRST_SEED} to ${FIRST_SEED + INSTANCES - 1}\n${table}`);
  expect(counts.filter(({ present, decisive }) => present < PRESENT_AT_LEAST * INSTANCES || decisive < DECISIVE_AT_LEAST * INSTANCES)).toEqual([]);
});
