/** A planning thread that knows one task more, for tests: `burn` counts on a seeded generator until it is told to stop, or on and on where it is deaf. */
import { serveTasks } from '../../dist/server/engine/serve-tasks.js';
import { runTask } from '../../dist/server/engine/tasks.js';

const burn = ({ seed, ms, isDeaf, isKeeping }, { report, keep, isStopped, elapsedMs }) => {
  let state = seed >>> 0;
  let rounds = 0;
  while (elapsedMs() < ms && (isDeaf || !isStopped())) {
    for (let i = 0; i < 100_000; i += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    report({ phase: 'burning', done: (rounds += 1) });
    if (isKeeping && rounds === 3) keep({ rounds, state });
  }
  return { rounds, state };
};
serveTasks((network, name, input, context) => (name === 'burn' ? burn(input, context) : runTask(network, name, input, context)));
