/** The flags of a question on the command line, and the network it is asked of. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { compileNetwork, type Network } from '../../planner/network/index.ts';
import type { QuoteRequest } from '../../planner/quote/index.ts';
import { loadDataset, type LoadedDataset } from '../adapters/files/dataset.ts';
import { patchReader } from '../adapters/files/patches.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { readConfig, type Config } from '../config.ts';
import { toQuoteRequest, type Fault } from '../http/contract/to-domain.ts';
import { dataFolder } from '../paths.ts';
import { patchByFile } from './patch-network.ts';
import { complain, makeFault } from './say.ts';

/** Flag to member of the request body. */
const FLAGS = {
  from: 'from', to: 'to', 'weight-kg': 'weightKg', 'volume-cbm': 'volumeCbm', value: 'value', ready: 'readyAt', 'ready-until': 'readyUntil', due: 'dueAt', regime: 'regime', currency: 'currency',
  hs: 'hsCode', temperature: 'temperature', dg: 'dg', modes: 'modes', status: 'statuses', carriers: 'carriers', via: 'via', avoid: 'avoid',
} as const;
const LISTS: readonly string[] = ['modes', 'status', 'carriers', 'via', 'avoid'];

export interface AskedQuestion {
  readonly network: Network;
  /** Undefined: it has faults. */
  readonly question: QuoteRequest | undefined;
  readonly faults: readonly Fault[];
  readonly asJson: boolean;
  readonly wantsHelp: boolean;
  /** Words and values of flags that belong to the command itself. */
  readonly words: readonly string[];
  readonly own: Readonly<Record<string, string | boolean | undefined>>;
}

/** Reads a command line. `own` are the command's own flags, `words` how many words it takes; undefined: the data are broken, and it was said. */
export const readQuestion = (args: readonly string[], { own = [], words = 0, toRequest = toQuoteRequest }: { readonly own?: readonly string[]; readonly words?: number; readonly toRequest?: typeof toQuoteRequest } = {}): AskedQuestion | undefined => {
  const options: NonNullable<ParseArgsConfig['options']> = { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false }, patch: { type: 'string' } };
  for (const flag of [...Object.keys(FLAGS), ...own]) options[flag] = { type: 'string' };
  // A negative number after a flag is its value, not another flag.
  const joined = args.flatMap((arg, i) => (/^-\d/.test(arg) ? [] : /^-\d/.test(args[i + 1] ?? '') && arg.startsWith('--') ? [`${arg}=${args[i + 1]}`] : [arg]));
  const { values, positionals, tokens } = parseArgs({ args: joined, options, strict: false, allowPositionals: true, tokens: true });
  const unknown = tokens.flatMap((t) => (t.kind === 'option' && !(t.name in options) ? [makeFault(`--${t.name}`, 'UNKNOWN_FIELD', t.rawName)] : []));
  const stray = positionals.slice(words).map((p) => makeFault(p, 'UNKNOWN_FIELD', p));
  const pointerOf = (name: string): string | undefined => (name === 'patch' || own.includes(name) ? `/${name}` : name in FLAGS ? `/${FLAGS[name as keyof typeof FLAGS]}` : undefined);
  const valueless = tokens.flatMap((t) => (t.kind === 'option' && t.value === undefined && pointerOf(t.name) ? [makeFault(pointerOf(t.name) as string, 'MISSING', '')] : []));

  const config = readConfig(process.env);
  const loaded = loadSound(config);
  if (!loaded) return undefined;
  const file = values['patch'];
  const patched = typeof file === 'string' ? patchByFile(file, loaded.edition, patchReader(loaded)) : undefined;
  const misread = patched && !patched.ok ? patched.error.map((f) => ({ ...f, pointer: `/patch${f.pointer.startsWith('/') ? '' : '/'}${f.pointer}` })) : [];
  const network = compileNetwork(patched?.ok ? patched.value.edition : loaded.edition);
  const question = toRequest(toBody(values as never, carriersOf(network)), network.edition, systemClock(config.CORRIDOR_NOW).now());
  return {
    network,
    question: question.ok ? question.value : undefined,
    faults: [...unknown, ...stray, ...valueless, ...misread, ...(question.ok ? [] : question.error.filter((f) => !valueless.some((v) => v.pointer === f.pointer)))],
    asJson: values['json'] === true,
    wantsHelp: values['help'] === true,
    words: positionals.slice(0, words),
    own: Object.fromEntries(own.map((flag) => [flag, values[flag] as string | boolean | undefined])),
  };
};

/** The data of the settings, or undefined after saying that they are broken. */
export const loadSound = (config: Config): LoadedDataset | undefined => {
  const loaded = loadDataset(dataFolder(config.CORRIDOR_DATA));
  const broken = loaded.issues.filter((issue) => issue.severity === 'error').length;
  if (broken > 0) complain(`data/ has ${broken} faults; npm run data:check lists them.\n`);
  return broken > 0 ? undefined : loaded;
};

/** A fault's pointer in the words of the command line. */
export const flagOf = (pointer: string): string => {
  const [, member = '', ...within] = pointer.split('/');
  if (member === 'patch') return ['--patch', within.join('/')].filter(Boolean).join(' /');
  const flag = Object.entries(FLAGS).find(([, m]) => m === member)?.[0];
  return flag ? `--${flag}` : pointer;
};

const carriersOf = ({ edition }: Network): ReadonlySet<string> => new Set([...edition.services, ...edition.couriers].flatMap(({ carrier }) => [carrier.zh, carrier.en]));

/** A list by commas; a known name that has commas itself stays whole. */
const split = (list: string, known: ReadonlySet<string>): string[] => {
  const parts = list.split(',');
  const names: string[] = [];
  while (parts.length > 0) {
    let length = parts.length;
    while (length > 1 && !known.has(parts.slice(0, length).join(',').trim())) length -= 1;
    names.push(parts.splice(0, length).join(',').trim());
  }
  return names;
};

const toBody = (flags: Readonly<Record<string, string | boolean | undefined>>, carriers: ReadonlySet<string>): Record<string, unknown> => {
  const body: Record<string, unknown> = {};
  for (const [flag, member] of Object.entries(FLAGS)) {
    const given = flags[flag];
    if (typeof given !== 'string') continue;
    if (flag === 'value') {
      const [amount, currency] = given.trim().split(/\s+/);
      body[member] = { amount: amount ?? '', currency: currency ?? 'CNY' };
    } else body[member] = LISTS.includes(flag) ? split(given, carriers) : given;
  }
  return body;
};
