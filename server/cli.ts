/** The product from a shell: the same use cases and the same JSON as HTTP. Exit 0 answer, 2 bad input, 3 no route. */
import { patchReader } from './adapters/files/patches.ts';
import { systemClock } from './adapters/system/clock.ts';
import { allocateCommand } from './cli/allocate.ts';
import { allocateSampleCommand } from './cli/allocate-sample.ts';
import { backupCommand, restoreCommand } from './cli/backup.ts';
import { consolidateCommand } from './cli/consolidate.ts';
import { sampleCommand } from './cli/consolidate-sample.ts';
import { jointWeekCommand } from './cli/joint-week.ts';
import { networkCommand } from './cli/patch-network.ts';
import { poolSampleCommand } from './cli/pool-sample.ts';
import { printQuote } from './cli/print-quote.ts';
import { profileCommand } from './cli/profile.ts';
import { flagOf, loadSound, readQuestion } from './cli/read-question.ts';
import { badInput, complain, EXIT, print } from './cli/say.ts';
import { warehouseSampleCommand } from './cli/warehouse-sample.ts';
import { whyNotCommand } from './cli/why-not.ts';
import { readConfig } from './config.ts';
import { inlineEngine } from './engine/inline.ts';
import { toQuoteBody } from './http/contract/to-api.ts';
import { quoteShipment } from './usecases/quote-shipment.ts';
import { engineVersion } from './version.ts';

const USAGE = `corridor quote --from PLACE --to PLACE --weight-kg N --volume-cbm N --value "30000 CNY"
  [--ready 2026-12-07T09:00+08:00] [--ready-until …] [--due …] [--regime 9710] [--currency CNY] [--hs 950710]
  [--temperature T-AMB] [--dg UN3481] [--modes ferry,road] [--status active,reported,assumed,suspended] [--json]
  [--carriers "Weidong Ferry,石岛国际航运"] [--via KRINC,AIR-ICN] [--avoid KRPTK,FERRY-WEI-INC]
  [--patch FILE.json]
corridor why-not WHAT --from … (a question as above)   WHAT: a service, service@date, a place or a mode
corridor profile [--days 14] --from … (a question as above)   which day is best to send, of 1 to 31
corridor network patch FILE.json [--json]
corridor consolidate FILE.json [--gap 0.01] [--seconds 60] [--seed 1] [--json]   goods into units of departures (docs/consolidation-file.md)
corridor consolidate-sample [--seed 1] [--consignments 300] [--departures 40]   a seeded file of it (docs/consolidation-file.md)
corridor allocate FILE.json [--gap 0.001] [--seconds 60] [--json]   where to stock what abroad (docs/allocation-file.md)
corridor allocate-sample [--seed 1] [--skus 200] [--markets 12] [--sites 4] [--weeks 26]   a seeded file of it (docs/allocation-file.md)
corridor pool-sample [--seed 1] [--count 500] [--hub CNWEI] [FILE.csv|FILE.xlsx]   invented consignments to import
corridor joint-week [--week 7] [--skus 40] [--orders 6000] [--open OWH-ICN,OWH-OSA] [--seconds 120] [--json]   a week of that sample: warehouse, route and boxes together, and one after the other
corridor warehouse-sample [--seed 1] [--skus 200] [--markets 12] [--weeks 26] [--orders 4600] [--start 2026-06-29] FILE.csv|FILE.xlsx   an invented assortment to import (docs/assortment-table.md)
corridor backup FILE                  all saved quotes in one file, also while the server runs
corridor restore FILE [--into FOLDER] into the empty store of the settings, or a new folder
PLACE is an id, a UN/LOCODE, an IATA code or an exact name in Chinese, English, Korean or Japanese;
port: airport: rail: market: wh: before it force a kind. On the way (--via, --avoid, WHAT) a name that a city shares means the terminal.
FILE.json is a list of patches (data/README.md): a quote is made on the edition they make, \`network patch\` names it.
Exit 0 answer, 2 bad input (every fault at once), 3 no route (with the reasons) or no plan. Every verdict of why-not is an answer.
`;

const quote = async (args: readonly string[]): Promise<number> => {
  const read = readQuestion(args);
  if (!read) return EXIT.failure;
  if (read.wantsHelp) {
    print(USAGE);
    return EXIT.answer;
  }
  const { network, question, faults, asJson } = read;
  const config = readConfig(process.env);
  const now = systemClock(config.CORRIDOR_NOW).now();
  if (faults.length > 0 || !question) return badInput(faults, asJson, flagOf);
  const { answer, ms } = await quoteShipment(inlineEngine(network), { exchange: network.edition.exchange, now, rateDays: config.CORRIDOR_RATE_DAYS }, question);
  const body = toQuoteBody(answer, question.from, network.places, engineVersion(), ms);
  print(asJson ? `${JSON.stringify(body, null, 2)}\n` : printQuote(body, network.places));
  return body.options.length > 0 ? EXIT.answer : EXIT.noRoute;
};

const [command, ...rest] = process.argv.slice(2);
switch (command) {
  case 'quote':
    process.exitCode = await quote(rest);
    break;
  case 'why-not':
    process.exitCode = await whyNotCommand(rest, USAGE);
    break;
  case 'profile':
    process.exitCode = await profileCommand(rest, USAGE);
    break;
  case 'network': {
    const loaded = loadSound(readConfig(process.env));
    process.exitCode = loaded ? networkCommand(rest, loaded.edition, patchReader(loaded)) : EXIT.failure;
    break;
  }
  case 'consolidate':
    process.exitCode = await consolidateCommand(rest, USAGE);
    break;
  case 'consolidate-sample':
    process.exitCode = sampleCommand(rest, USAGE);
    break;
  case 'allocate':
    process.exitCode = await allocateCommand(rest, USAGE);
    break;
  case 'allocate-sample':
    process.exitCode = allocateSampleCommand(rest, USAGE);
    break;
  case 'pool-sample':
    process.exitCode = await poolSampleCommand(rest);
    break;
  case 'joint-week':
    process.exitCode = await jointWeekCommand(rest, USAGE);
    break;
  case 'warehouse-sample':
    process.exitCode = await warehouseSampleCommand(rest, USAGE);
    break;
  case 'backup':
    process.exitCode = await backupCommand(readConfig(process.env), rest, USAGE);
    break;
  case 'restore':
    process.exitCode = await restoreCommand(readConfig(process.env), rest, USAGE);
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
