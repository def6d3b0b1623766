/** `corridor joint-week`: one week of the sample of stock abroad, warehouse, route and boxes decided together and one after the other, with one cost and one bound. */
import { parseArgs } from 'node:util';
import { dateOfDay, dayNumber, epochMin, toDecimalString, type MinorUnits, type PlaceId } from '../../planner/domain/index.ts';
import { compileNetwork } from '../../planner/network/index.ts';
import type { WeekPlan } from '../../planner/warehouses/index.ts';
import { readConfig } from '../config.ts';
import { loadSolver } from '../engine/highs.ts';
import { planJointSample } from '../usecases/warehouses/joint-sample.ts';
import { numberFlags } from './number-flags.ts';
import { loadSound } from './read-question.ts';
import { badInput, complain, EXIT, makeFault, print } from './say.ts';

const FLAGS = { seed: { least: 0, most: 2 ** 32 - 1, usual: 1 }, skus: { least: 1, most: 400, usual: 40 }, markets: { least: 1, most: 12, usual: 12 }, weeks: { least: 4, most: 26, usual: 13 }, orders: { least: 1, most: 1_000_000, usual: 6000 }, week: { least: 1, most: 26, usual: 7 }, seconds: { least: 1, most: 3600, usual: 120 } };
const STRINGS = Object.fromEntries([...Object.keys(FLAGS), 'open'].map((name) => [name, { type: 'string' as const }]));
const STARTS = '2026-06-29';
const USUAL_OPEN = 'OWH-ICN,OWH-TYO,OWH-OSA,OWH-FUK';
const MIN_PER_DAY = 1440;

export const jointWeekCommand = async (args: readonly string[], usage: string): Promise<number> => {
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: { ...STRINGS, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }, strict: false, allowPositionals: true, tokens: true });
  if (values['help'] === true) {
    print(usage);
    return EXIT.answer;
  }
  const loaded = loadSound(readConfig(process.env));
  if (!loaded) return EXIT.failure;
  const { numbers, faults } = numberFlags(values, positionals, tokens, FLAGS, ['help', 'json', 'open']);
  const open = String(values['open'] ?? USUAL_OPEN).split(',').filter((id) => id !== '');
  const known = loaded.edition.warehouses.map(({ id }) => id as string);
  const all = [
    ...faults,
    ...open.flatMap((id) => (known.includes(id) ? [] : [{ ...makeFault('--open', 'UNKNOWN_VALUE', id), detail: { known: known.join(', ') } }])),
    ...(numbers.week > numbers.weeks ? [{ ...makeFault('--week', 'OUT_OF_RANGE', String(numbers.week)), detail: { min: 0, max: numbers.weeks } }] : []),
  ];
  if (all.length > 0) return badInput(all, false, (pointer) => pointer);
  const ends = Date.now() + numbers.seconds * 1000;
  const planned = planJointSample(
    compileNetwork(loaded.edition),
    { seed: numbers.seed, skus: numbers.skus, markets: numbers.markets, weeks: numbers.weeks, ordersPerWeek: numbers.orders, startsAt: epochMin(dayNumber(STARTS) * MIN_PER_DAY), hub: 'CNWEI' as PlaceId, week: numbers.week - 1, open: open as unknown as PlaceId[] },
    await loadSolver(() => ends - Date.now()), () => Date.now() > ends,
  );
  if (!planned) {
    complain('No plan of stock keeps every promise, or none was found in time.\n');
    return EXIT.noRoute;
  }
  const { answer, week } = planned;
  const yuan = (amount: number): string => toDecimalString(Math.round(amount) as MinorUnits, 'CNY');
  const toBody = ({ total, fixed, service, direct, freight, sites, boxes }: WeekPlan) => ({
    total: yuan(total), warehouses: yuan(fixed), fromStock: yuan(service), direct: yuan(direct), freight: yuan(freight.total), sites,
    batches: boxes.batches.map(({ departure, unit, consignments }) => ({ departure, unit, consignments })), leftBehind: boxes.leftBehind,
  });
  const body = {
    edition: loaded.edition.id, week: dateOfDay(dayNumber(STARTS) + (numbers.week - 1) * 7), currency: 'CNY', goods: { volumeCbm: week.rows.reduce((sum, { volume }) => sum + volume, 0) / 1e6, weightKg: week.rows.reduce((sum, { weight }) => sum + weight, 0) / 1000 },
    oneAfterTheOther: toBody(answer.sequential), jointly: toBody(answer.joint), bound: yuan(answer.bound), gap: answer.gap, saving: answer.saving,
  };
  print(values['json'] === true ? `${JSON.stringify(body, null, 1)}\n` : said(body));
  return EXIT.answer;
};

type Body = { readonly week: string; readonly goods: { readonly volumeCbm: number; readonly weightKg: number }; readonly bound: string; readonly gap: number; readonly saving: number } & Readonly<Record<'oneAfterTheOther' | 'jointly', { readonly total: string; readonly warehouses: string; readonly fromStock: string; readonly direct: string; readonly freight: string; readonly sites: readonly string[]; readonly batches: readonly { readonly departure: string; readonly unit: string; readonly consignments: readonly string[] }[] }>>;
const said = ({ week, goods, oneAfterTheOther, jointly, bound, gap, saving }: Body): string => {
  const plan = (name: string, each: Body['jointly']): string =>
    `${name}\n  total ${each.total}   warehouses ${each.warehouses}   from stock ${each.fromStock}   direct ${each.direct}   freight ${each.freight}\n  sites ${each.sites.join(', ')}\n${each.batches.map((batch) => `  ${batch.departure}  ${batch.unit}  ${batch.consignments.length} consignments\n`).join('')}`;
  return `week of ${week}: ${goods.volumeCbm.toFixed(1)} m3, ${goods.weightKg.toFixed(0)} kg, CNY\n${plan('warehouse, route and boxes one after the other', oneAfterTheOther)}${plan('jointly', jointly)}bound ${bound}   gap ${(gap * 100).toFixed(3)} %   saving ${(saving * 100).toFixed(2)} %\n`;
};
