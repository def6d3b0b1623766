/** `npm run data:check`: every fault of data/ at once, and what the data can and cannot answer. Exit 1 on any error. */
import { loadDataset } from './adapters/files/dataset.ts';
import { readConfig } from './config.ts';
import { sayIssue } from './http/texts.ts';
import { dataFolder } from './paths.ts';

const { edition, issues } = loadDataset(dataFolder(readConfig(process.env).CORRIDOR_DATA));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

for (const issue of issues) say(`${issue.severity.padEnd(8)}${issue.path}  ${issue.code}  ${sayIssue('en', issue.code, issue.value, issue.detail)}`);
const errors = issues.filter((i) => i.severity === 'error').length;

say('');
say(`edition ${edition.id}`);
say(`${'rows'.padStart(6)}${'sourced'.padStart(9)}${'estimated'.padStart(11)}  kind`);
const kinds = { places: edition.places, services: edition.services, sailings: edition.sailings, holidays: edition.holidays, operations: edition.operations, clearances: edition.clearances, tariffs: edition.tariffs, vehicles: edition.vehicles, emissions: edition.factors, exchange: edition.exchange };
for (const [kind, rows] of Object.entries(kinds)) {
  const sourced = rows.filter((r) => r.provenance.confidence === 'sourced').length;
  say(`${String(rows.length).padStart(6)}${String(sourced).padStart(9)}${String(rows.length - sourced).padStart(11)}  ${kind}`);
}
say('');
say(`${errors} errors, ${issues.length - errors} warnings`);
process.exitCode = errors > 0 ? 1 : 0;
