/** The product from a shell: the same use cases and the same JSON as HTTP. Exit 0 answer, 2 bad input, 3 no route. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { compileNetwork } from '../planner/network/index.ts';
import { loadDataset } from './adapters/files/dataset.ts';
import { systemClock } from './adapters/system/clock.ts';
import { printQuote } from './cli/print-quote.ts';
import { readConfig } from './config.ts';
import { inlineEngine } from './engine/inline.ts';
import { toQuoteBody } from './http/contract/to-api.ts';
import { toQuoteRequest, type Fault } from './http/contract/to-domain.ts';
import { faultBody } from './http/errors.ts';
import { dataFolder } from './paths.ts';
import { quoteShipment } from './usecases/quote-shipment.ts';
import { engineVersion } from './version.ts';

const EXIT = { answer: 0, failure: 1, badInput: 2, noRoute: 3 } as const;

/** Flag to member of the request body. */
const FLAGS = {
  from: 'from', to: 'to', 'weight-kg': 'weightKg', 'volume-cbm': 'volumeCbm', value: 'value', ready: 'readyAt', due: 'dueAt', regime: 'regime', currency: 'currency',
  hs: 'hsCode', temperature: 'temperature', dg: 'dg', modes: 'modes', status: 'statuses',
} as const;
const LISTS: readonly string[] = ['modes', 'status'];

const USAGE = `corridor quote --from PLACE --to PLACE --weight-kg N --volume-cbm N --value "30000 CNY"
  [--ready 2026-12-07T09:00+08:00] [--due …] [--regime 9710] [--currency CNY] [--hs 950710]
  [--temperature T-AMB] [--dg UN3481] [--modes ferry,road] [--status active,reported,assumed,suspended] [--json]
PLACE is an id, a UN/LOCODE, an IATA code or an exact name in Chinese, English, Korean or Japanese;
port: airport: rail: market: wh: before it force a kind.
Exit 0 answer, 2 bad input (every fault at once), 3 no route (with the reasons).
`;

const print = (text: string): void => void process.stdout.write(text);
const complain = (text: string): void => void process.stderr.write(text);

const toBody = (flags: Readonly<Record<string, string | boolean | undefined>>): Record<string, unknown> => {
  const body: Record<string, unknown> = {};
  for (const [flag, member] of Object.entries(FLAGS)) {
    const given = flags[flag];
    if (typeof given !== 'string') continue;
    if (flag === 'value') {
      const [amount, currency] = given.trim().split(/\s+/);
      body[member] = { amount: amount ?? '', currency: currency ?? 'CNY' };
    } else body[member] = LISTS.includes(flag) ? given.split(',').map((part) => part.trim()) : given;
  }
  return body;
};

/** A fault's pointer in the words of the command line. */
const flagOf = (pointer: string): string => {
  const member = pointer.split('/')[1] ?? '';
  const flag = Object.entries(FLAGS).find(([, m]) => m === member)?.[0];
  return flag ? `--${flag}` : pointer;
};

const badInput = (faults: readonly (Fault & { message?: string })[], asJson: boolean): number => {
  const errors = faults.map((fault) => ({ flag: flagOf(fault.pointer), ...faultBody(fault, 'en') }));
  if (asJson) print(`${JSON.stringify({ code: 'INVALID_REQUEST', errors }, null, 2)}\n`);
  for (const error of errors) {
    complain(`${error.flag}: ${error.message}\n`);
    for (const c of error.candidates) complain(`    ${c.id}  ${c.name}  (${c.kind})\n`);
  }
  return EXIT.badInput;
};

const quote = async (args: readonly string[]): Promise<number> => {
  const options: NonNullable<ParseArgsConfig['options']> = { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } };
  for (const flag of Object.keys(FLAGS)) options[flag] = { type: 'string' };
  // A negative number after a flag is its value, not another flag.
  const joined = args.flatMap((arg, i) => (/^-\d/.test(arg) ? [] : /^-\d/.test(args[i + 1] ?? '') && arg.startsWith('--') ? [`${arg}=${args[i + 1]}`] : [arg]));
  const { values, positionals, tokens } = parseArgs({ args: joined, options, strict: false, allowPositionals: true, tokens: true });
  if (values['help'] === true) {
    print(USAGE);
    return EXIT.answer;
  }
  const asJson = values['json'] === true;
  const fault = (pointer: string, code: Fault['code'], value: string): Fault => ({ pointer, code, value, detail: {}, candidates: [] });
  const unknown = tokens.flatMap((t) => (t.kind === 'option' && !(t.name in options) ? [fault(`--${t.name}`, 'UNKNOWN_FIELD', t.rawName)] : []));
  const stray = positionals.map((p) => fault(p, 'UNKNOWN_FIELD', p));
  const valueless = tokens.flatMap((t) => (t.kind === 'option' && t.name in FLAGS && t.value === undefined ? [fault(`/${FLAGS[t.name as keyof typeof FLAGS]}`, 'MISSING', '')] : []));

  const config = readConfig(process.env);
  const { edition, issues } = loadDataset(dataFolder(config.CORRIDOR_DATA));
  const broken = issues.filter((issue) => issue.severity === 'error');
  if (broken.length > 0) {
    complain(`data/ has ${broken.length} faults; npm run data:check lists them.\n`);
    return EXIT.failure;
  }
  const network = compileNetwork(edition);
  const question = toQuoteRequest(toBody(values as never), [...network.places.values()], systemClock(config.CORRIDOR_NOW).now());
  const faults = [...unknown, ...stray, ...valueless, ...(question.ok ? [] : question.error.filter((f) => !valueless.some((v) => v.pointer === f.pointer)))];
  if (faults.length > 0 || !question.ok) return badInput(faults, asJson);

  const { answer, ms } = await quoteShipment(inlineEngine(network), question.value);
  const body = toQuoteBody(answer, question.value.from, network.places, engineVersion(), ms);
  print(asJson ? `${JSON.stringify(body, null, 2)}\n` : printQuote(body, network.places));
  return body.options.length > 0 ? EXIT.answer : EXIT.noRoute;
};

const [command, ...rest] = process.argv.slice(2);
switch (command) {
  case 'quote':
    process.exitCode = await quote(rest);
    break;
  case undefined:
  case 'help':
  case '--help':
    print(USAGE);
    break;
  default:
    complain(`corridor has no command “${command}”.\n${USAGE}`);
    process.exitCode = EXIT.badInput;
}
