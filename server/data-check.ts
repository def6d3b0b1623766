/** `npm run data:check`: every fault of data/ at once, and what the data can and cannot answer. Exit 1 on any error. */
import { placeId, toRfc3339 } from '../planner/domain/index.ts';
import { compileNetwork } from '../planner/network/index.ts';
import { checkPositions } from './adapters/files/check-positions.ts';
import { loadDataset } from './adapters/files/dataset.ts';
import { systemClock } from './adapters/system/clock.ts';
import { readConfig } from './config.ts';
import { inlineEngine } from './engine/inline.ts';
import { sayIssue } from './http/texts/index.ts';
import { dataFolder } from './paths.ts';
import { sampleQuestion, showReach } from './usecases/show-reach.ts';

const MARKETS = ['KR-SEOUL', 'KR-BUSAN', 'JP-TOKYO', 'JP-OSAKA', 'JP-FUKUOKA', 'US-LOSANGELES', 'DE-HAMBURG', 'RU-MOSCOW', 'KZ-ALMATY'].map((name) => placeId(`MKT-${name}`));

const config = readConfig(process.env);
const { edition, issues: read, where } = loadDataset(dataFolder(config.CORRIDOR_DATA));
const issues = [...read, ...checkPositions(edition, where)];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

for (const issue of issues) say(`${issue.severity.padEnd(8)}${issue.path}  ${issue.code}  ${sayIssue('en', issue.code, issue.value, issue.detail)}`);
const errors = issues.filter((i) => i.severity === 'error').length;

say('');
say(`edition ${edition.id}`);
say(`${'rows'.padStart(6)}${'sourced'.padStart(9)}${'estimated'.padStart(11)}  kind`);
const kinds = { places: edition.places, services: edition.services, sailings: edition.sailings, holidays: edition.holidays, closures: edition.closures, operations: edition.operations, clearances: edition.clearances, delays: edition.delays, completions: edition.completions, tariffs: edition.tariffs, vehicles: edition.vehicles, warehouses: edition.warehouses, lastMiles: edition.lastMiles, importTaxes: edition.importTaxes, regimeRules: edition.regimeRules, emissions: edition.factors, exchange: edition.exchange };
for (const [kind, rows] of Object.entries(kinds)) {
  const sourced = rows.filter((r) => r.provenance.confidence === 'sourced').length;
  say(`${String(rows.length).padStart(6)}${String(sourced).padStart(9)}${String(rows.length - sourced).padStart(11)}  ${kind}`);
}
if (errors === 0) await connectivity();
say('');
say(`${errors} errors, ${issues.length - errors} warnings`);
process.exitCode = errors > 0 ? 1 : 0;

/** From every district and city to the nine markets by default services: quickest time, lowest price with its modes, or the reason. */
async function connectivity(): Promise<void> {
  const network = compileNetwork(edition);
  const engine = inlineEngine(network);
  const readyAt = systemClock(config.CORRIDOR_NOW).now();
  const doors = edition.places.filter((place) => place.kind === 'district' || place.kind === 'city');
  const initial = { road: 'T', ferry: 'F', sea: 'S', air: 'A', rail: 'R', post: 'P' } as const;
  say('');
  say(`connectivity of ${doors.length} places × ${MARKETS.length} markets for 420 kg, 3.2 m³, ready ${toRfc3339(readyAt, 'Asia/Shanghai')}`);
  say('hours and modes of the quickest / CNY and modes of the cheapest; A air, F ferry, S sea, R rail, P parcel, T truck');
  say(`${''.padEnd(18)}${MARKETS.map((id) => (network.places.get(id)?.names.en ?? id).padEnd(20)).join('')}`);
  let reached = 0;
  let unreasoned = 0;
  for (const door of doors) {
    const cells = (await showReach(engine, sampleQuestion(door.id, readyAt), MARKETS)).map(({ fastest, cheapest, reasons }) => {
      if (fastest && cheapest) {
        reached += 1;
        const letters = (modes: readonly (keyof typeof initial)[]): string => modes.map((mode) => initial[mode]).join('');
        return `${Math.round(fastest.transit / 60)}h ${letters(fastest.modes)} / ${Math.round(cheapest.price / 100)} ${letters(cheapest.modes)}`;
      }
      if (reasons.length === 0) unreasoned += 1;
      return reasons.map((r) => r.reason).join('+');
    });
    say(`${door.id.padEnd(18)}${cells.map((cell) => cell.padEnd(20)).join('')}`.trimEnd());
  }
  say(`${doors.length * MARKETS.length} cells: ${reached} reached, ${doors.length * MARKETS.length - reached - unreasoned} reasoned, ${unreasoned} without either`);
}
