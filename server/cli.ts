/** The product from a shell: the same use cases and the same JSON as HTTP. Exit 0 answer, 2 bad input, 3 no route. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { compileNetwork } from '../planner/network/index.ts';
import { loadDataset, type LoadedDataset } from './adapters/files/dataset.ts';
import { patchReader } from './adapters/files/patches.ts';
import { systemClock } from './adapters/system/clock.ts';
import { networkCommand, patchByFile } from './cli/patch-network.ts';
import { printQuote } from './cli/print-quote.ts';
import { badInput, complain, EXIT, makeFault, print } from './cli/say.ts';
import { readConfig, type Config } from './config.ts';
import { inlineEngine } from './engine/inline.ts';
import { toQuoteBody } from './http/contract/to-api.ts';
import { toQuoteRequest } from './http/contract/to-domain.ts';
import { dataFolder } from './paths.ts';
import { quoteShipment } from './usecases/quote-shipment.ts';
import { engineVersion } from './version.ts';

/** Flag to member of the request body. */
const FLAGS = {
  from: 'from', to: 'to', 'weight-kg': 'weightKg', 'volume-cbm': 'volumeCbm', value: 'value', ready: 'readyAt', due: 'dueAt', regime: 'regime', currency: 'currency',
  hs: 'hsCode', temperature: 'temperature', dg: 'dg', modes: 'modes', status: 'statuses', carriers: 'carriers', via: 'via', avoid: 'avoid',
} as const;
const LISTS: readonly string[] = ['modes', 'status', 'carriers', 'via', 'avoid'];

const USAGE = `corridor quote --from PLACE --to PLACE --weight-kg N --volume-cbm N --value "30000 CNY"
  [--ready 2026-12-07T09:00+08:00] [--due …] [--regime 9710] [--currency CNY] [--hs 950710]
  [--temperature T-AMB] [--dg UN3481] [--modes ferry,road] [--status active,reported,assumed,suspended] [--json]
  [--carriers "Weidong Ferry,大韩航空"] [--via KRINC,AIR-ICN] [--avoid KRPTK,FERRY-WEI-INC]
  [--patch FILE.json]
corridor network patch FILE.json [--json]
PLACE is an id, a UN/LOCODE, an IATA code or an exact name in Chinese, English, Korean or Japanese;
port: airport: rail: market: wh: before it force a kind.
FILE.json is a list of patches (data/README.md): a quote is made on the edition they make, \`network patch\` names it.
Exit 0 answer, 2 bad input (every fault at once), 3 no route (with the reasons).
`;

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
  const [, member = '', ...within] = pointer.split('/');
  if (member === 'patch') return ['--patch', within.join('/')].filter(Boolean).join(' /');
  const flag = Object.entries(FLAGS).find(([, m]) => m === member)?.[0];
  return flag ? `--${flag}` : pointer;
};

/** The data of the settings, or undefined after saying that they are broken. */
const loadSound = (config: Config): LoadedDataset | undefined => {
  const loaded = loadDataset(dataFolder(config.CORRIDOR_DATA));
  const broken = loaded.issues.filter((issue) => issue.severity === 'error').length;
  if (broken > 0) complain(`data/ has ${broken} faults; npm run data:check lists them.\n`);
  return broken > 0 ? undefined : loaded;
};

const quote = async (args: readonly string[]): Promise<number> => {
  const options: NonNullable<ParseArgsConfig['options']> = { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false }, patch: { type: 'string' } };
  for (const flag of Object.keys(FLAGS)) options[flag] = { type: 'string' };
  // A negative number after a flag is its value, not another flag.
  const joined = args.flatMap((arg, i) => (/^-\d/.test(arg) ? [] : /^-\d/.test(args[i + 1] ?? '') && arg.startsWith('--') ? [`${arg}=${args[i + 1]}`] : [arg]));
  const { values, positionals, tokens } = parseArgs({ args: joined, options, strict: false, allowPositionals: true, tokens: true });
  if (values['help'] === true) {
    print(USAGE);
    return EXIT.answer;
  }
  const asJson = values['json'] === true;
  const unknown = tokens.flatMap((t) => (t.kind === 'option' && !(t.name in options) ? [makeFault(`--${t.name}`, 'UNKNOWN_FIELD', t.rawName)] : []));
  const stray = positionals.map((p) => makeFault(p, 'UNKNOWN_FIELD', p));
  const pointerOf = (name: string): string | undefined => (name === 'patch' ? '/patch' : name in FLAGS ? `/${FLAGS[name as keyof typeof FLAGS]}` : undefined);
  const valueless = tokens.flatMap((t) => (t.kind === 'option' && t.value === undefined && pointerOf(t.name) ? [makeFault(pointerOf(t.name) as string, 'MISSING', '')] : []));

  const config = readConfig(process.env);
  const loaded = loadSound(config);
  if (!loaded) return EXIT.failure;
  const file = values['patch'];
  const patched = typeof file === 'string' ? patchByFile(file, loaded.edition, patchReader(loaded)) : undefined;
  const misread = patched && !patched.ok ? patched.error.map((f) => ({ ...f, pointer: `/patch${f.pointer.startsWith('/') ? '' : '/'}${f.pointer}` })) : [];
  const network = compileNetwork(patched?.ok ? patched.value.edition : loaded.edition);
  const question = toQuoteRequest(toBody(values as never), network.edition, systemClock(config.CORRIDOR_NOW).now());
  const faults = [...unknown, ...stray, ...valueless, ...misread, ...(question.ok ? [] : question.error.filter((f) => !valueless.some((v) => v.pointer === f.pointer)))];
  if (faults.length > 0 || !question.ok) return badInput(faults, asJson, flagOf);

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
  case 'network': {
    const loaded = loadSound(readConfig(process.env));
    process.exitCode = loaded ? networkCommand(rest, loaded.edition, patchReader(loaded)) : EXIT.failure;
    break;
  }
  case undefined:
  case 'help':
  case '--help':
    print(USAGE);
    break;
  default:
    complain(`corridor has no command “${command}”.\n${USAGE}`);
    process.exitCode = EXIT.badInput;
}
