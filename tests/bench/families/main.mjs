/** The command line of the families: one JSON line per instance on standard output, 0 only if every answer is equal and every bar is held. */
import { parseArgs } from 'node:util';
import { BenchFault } from './files.mjs';
import { FAMILIES } from './families.mjs';
import { withPeers } from './peers.mjs';

const USAGE = `usage: npm run -s bench -- ${Object.keys(FAMILIES).join('|')} DIRECTORY [--seconds S]`;
const DEFAULT_SECONDS = 20;

const readArguments = (args) => {
  let parsed;
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { seconds: { type: 'string' } } });
  } catch (cause) {
    throw new BenchFault(`${cause.message}\n${USAGE}`);
  }
  const [name, directory, ...rest] = parsed.positionals;
  const family = FAMILIES[name];
  if (family === undefined) throw new BenchFault(`there is no family ${name}\n${USAGE}`);
  if (directory === undefined || rest.length > 0) throw new BenchFault(`one directory is needed\n${USAGE}`);
  const seconds = parsed.values.seconds === undefined ? (family.seconds ?? DEFAULT_SECONDS) : Number(parsed.values.seconds);
  if (!(seconds > 0)) throw new BenchFault(`--seconds takes a number above zero\n${USAGE}`);
  return { family, directory, seconds };
};

export const main = async (args) => {
  try {
    const { family, directory, seconds } = readArguments(args);
    const kernels = await import(family.kernels ?? '../../../dist/planner/router/index.js');
    // Read before anything is fetched, so that a wrong directory is told at once.
    const instances = family.load(directory);
    return await withPeers(family.peers, (peers) => {
      const lines = [];
      const print = (line) => {
        console.log(JSON.stringify(line));
        lines.push(line);
      };
      for (const instance of instances) print(family.run(instance, { kernels, peers, seconds }));
      family.summarize?.([...lines]).forEach(print);
      return lines.every(({ status }) => HELD.includes(status)) ? 0 : 1;
    });
  } catch (fault) {
    if (!(fault instanceof BenchFault)) throw fault;
    console.error(fault.message);
    return 2;
  }
};

/** `shape`: no answers to compare with; `feasible`: checked, and judged by a mean over the instances, which is `held` or not. */
const HELD = ['equal', 'shape', 'optimal', 'feasible', 'held'];
