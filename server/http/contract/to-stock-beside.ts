/** What stands beside a plan of stock abroad on its way out: curve, break-evens, sensitivities, simulation. */
import type { BreakEven } from '../../../planner/allocation/index.ts';
import type { Simulation, PlanAnalysis } from '../../../planner/warehouses/index.ts';
import { keepsPromises, marketKeepsPromise, outcomePerOrder, perOrder, servedFromStock, simulatedOnTime, WEEKS_PER_MONTH } from '../../../planner/warehouses/index.ts';
import type { Job } from '../../ports/job.ts';
import type { StockSensitivityResult } from '../../usecases/stock/beside.ts';
import type { StockResult } from '../../usecases/stock/question.ts';
import type { StockAnalysisBody, StockSensitivityBody, StockSimulationBody } from './stock-plan.ts';
import { moneyIn } from './to-consolidation-body.ts';
import { partsIn } from './to-stock-plan.ts';

const lookOf = ({ id, state, progress }: Job): StockAnalysisBody['job'] => ({ id, state, progress: progress?.total === undefined ? null : { done: progress.done, total: progress.total } });
const rounded = (value: number, digits = 4): number => Number(value.toFixed(digits));
const shareOf = (value: number): number => rounded(Math.min(1, Math.max(0, value)));

export const toAnalysisBody = (job: Job, { built: { question } }: StockResult): StockAnalysisBody => {
  const result = job.result as PlanAnalysis | undefined;
  const money = moneyIn(question.currency);
  const names = new Map(question.skus.map(({ id, name }) => [id, name]));
  /** Of one unit. */
  const each = (perWeek: number, weekly: number) => money(perOrder(perWeek, weekly));
  const curve = ({ from, points }: BreakEven) => ({
    fromPerMonth: from === undefined ? null : rounded(from * WEEKS_PER_MONTH, 2), points: points.flatMap(({ weekly, stock }) => (stock === undefined ? [] : [{ unitsPerMonth: rounded(weekly * WEEKS_PER_MONTH, 2), stock: each(stock, weekly) }])),
  });
  return {
    job: lookOf(job),
    curve: result?.curve.map(({ sites, warehouses, costPerOrder, worth, parts, isChosen }, i, all) => {
      const before = all[i - 1]?.warehouses ?? [];
      return { sites, added: warehouses.find((id) => !before.includes(id)) ?? null, warehouses: [...warehouses], costPerOrder: money(costPerOrder), saving: worth === undefined ? null : money(worth), parts: partsIn(question.currency)(parts), isChosen };
    }) ?? [],
    openings: result?.openings.map(({ warehouse, perOrder: more }) => ({ warehouse, perOrder: more === undefined ? null : money(more) })) ?? [],
    breakEvens: result?.breakEvens.map(({ sku, market, warehouse, isStocked, inUse, alone }) => {
      const sent = inUse.points.find(({ direct }) => direct !== undefined);
      return { sku, name: names.get(sku) ?? sku, market, warehouse, isStocked, unitsPerMonth: rounded(inUse.weekly * WEEKS_PER_MONTH, 2), direct: sent?.direct === undefined ? null : each(sent.direct, sent.weekly), inUse: curve(inUse), alone: curve(alone) };
    }) ?? [],
  };
};

export const toSensitivityBody = (job: Job, { built: { question } }: StockResult): StockSensitivityBody => {
  const result = job.result as StockSensitivityResult | undefined;
  const money = moneyIn(question.currency);
  const orderCost = (outcome: StockSensitivityResult['sensitivities'][number]['outcomes'][number]) => {
    const cost = outcomePerOrder(question, outcome);
    return cost === undefined ? null : money(cost);
  };
  return {
    job: lookOf(job), firm: [...(result?.firm ?? [])], isComplete: result?.isComplete ?? false,
    factors: result?.sensitivities.flatMap(({ kind, country, outcomes }, i) => {
      const [low, high] = [outcomes[0], outcomes.at(-1)];
      if (!low || !high) return [];
      const flip = result.flips[i];
      const { change } = high;
      return [{
        factor: country === undefined ? kind : `${kind}:${country}`, change: change.kind === 'leadTime' ? change.days : rounded(change.factor - 1), unit: change.kind === 'leadTime' ? ('days' as const) : ('share' as const),
        low: orderCost(low), high: orderCost(high), flipsAt: flip ? rounded(flip[0]) : null, after: flip ? [...flip[1]] : [],
      }];
    }) ?? [],
  };
};

export const toSimulationBody = (job: Job): StockSimulationBody => {
  const result = job.result as Simulation | undefined;
  const onTime = result && simulatedOnTime(result);
  return {
    job: lookOf(job), runs: result?.replications ?? 0, seed: result?.seed ?? 0, served: onTime === undefined ? null : shareOf(onTime),
    markets: result ? servedFromStock(result).map(({ market, promised, service, excess }) => ({ market, promised: promised.share, served: shareOf(service.mean), standardError: rounded(service.standardError, 6), excess: rounded(excess), isKept: marketKeepsPromise({ excess }) })) : [],
    warehouses: result?.warehouses.map(({ warehouse, fill, overfull, spoilt, returned }) => ({ warehouse, fill: rounded(fill.mean), overfull: shareOf(overfull), spoilt: rounded(spoilt.mean, 1), returned: rounded(returned.mean, 1) })) ?? [],
    isKept: result ? keepsPromises(result) : null,
  };
};
