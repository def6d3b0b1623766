/** The one table from task name to planner call; the same in a worker thread and in line. */
import { departuresBoard, planWaiting } from '../../planner/board/index.ts';
import { pathBetween, type Network, type Path } from '../../planner/network/index.ts';
import { checkLoadPlan, drawLoad, makeLoadPlan } from '../../planner/packing/index.ts';
import { makeQuote, marketReach, sendingProfile, whyNot } from '../../planner/quote/index.ts';
import type { TaskContext, TaskName, Tasks } from '../ports/engine.ts';
import { consolidateTask } from './consolidate.ts';
import { stockAnalysisTask, stockSensitivityTask, stockSimulationTask, stockTask } from './stock.ts';

const handlers: { readonly [N in TaskName]: (network: Network, input: Tasks[N]['input'], context: TaskContext) => Tasks[N]['output'] | Promise<Tasks[N]['output']> } = {
  quote: (network, request) => {
    const started = performance.now();
    const answer = makeQuote(network, request);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const moves = answer.options.flatMap((option) => option.steps).flatMap((step) => (step.kind === 'ride' || step.kind === 'link' ? [step] : []));
    return { answer, ms, paths: pathsOf(network, moves) };
  },
  reach: (network, { question, markets }) => marketReach(network, question, markets),
  whyNot: (network, { request, asked }) => whyNot(network, request, asked),
  profile: (network, { request, days }) => sendingProfile(network, request, days),
  board: (network, { space, ...query }) => departuresBoard(network, { ...query, space: () => space }),
  consolidate: consolidateTask,
  stock: stockTask,
  stockAnalysis: stockAnalysisTask,
  stockSensitivity: stockSensitivityTask,
  stockSimulation: stockSimulationTask,
  waiting: planWaiting,
  loadPlan: (_network, { question, work, ms }) => {
    const started = performance.now();
    const plan = makeLoadPlan(question, { work, shouldStop: () => performance.now() - started > ms });
    const faults = checkLoadPlan(question, plan);
    // What the people at the dock get has been measured anew, not only built by rule.
    if (faults.length > 0) throw new Error(`the load plan breaks a rule: ${JSON.stringify(faults.slice(0, 3))}`);
    return { plan, drawing: drawLoad(question, plan) };
  },
  paths: (network, wanted) => pathsOf(network, wanted),
};

const pathsOf = (network: Network, moves: Tasks['paths']['input']): Record<string, Path> =>
  Object.fromEntries(moves.map(({ from, to, mode }) => [`${from}>${to}:${mode}`, pathBetween(network, from, to, mode)]));

/** How a thread works a task off. */
export type RunTask = <N extends TaskName>(network: Network, name: N, input: Tasks[N]['input'], context: TaskContext) => Tasks[N]['output'] | Promise<Tasks[N]['output']>;
export const runTask: RunTask = (network, name, input, context) => handlers[name](network, input, context);
