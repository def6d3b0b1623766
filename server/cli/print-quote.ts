import type { PlaceId } from '../../planner/domain/index.ts';
import type { Places } from '../http/contract/to-api.ts';
import type { QuoteAnswerBody } from '../http/contract/quote.ts';

/** A quote as plain text: the front, the picks' definitions, one itinerary with its ledger, what is not offered. */
export const printQuote = (body: QuoteAnswerBody, places: Places): string => {
  const name = (id: string): string => places.get(id as PlaceId)?.names.en ?? id;
  const lines: string[] = [];
  const say = (line = ''): void => void lines.push(line);
  say(`Ready ${body.readyAt}   edition ${body.edition}   ${body.scope}`);
  if (body.options.length === 0) {
    say('No route:');
    for (const r of body.noRoute) say(`  ${r.reason}${r.margin ? ` by ${r.margin.value} ${r.margin.unit}` : ''} ${detailOf(r.detail)}`.trimEnd());
  } else {
    say(`${'arrives (planned)'.padEnd(26)}${'p50'.padEnd(17)}${'p90'.padEnd(17)}${'on time'.padStart(8)}${`price ${body.currency}`.padStart(14)}${'kg CO2e'.padStart(12)}  picks / option`);
    for (const o of body.options) {
      const { p50At = null, p90At = null, onTime } = o.reliability ?? {};
      const odds = `${minuteOf(p50At).padEnd(17)}${minuteOf(p90At).padEnd(17)}${(onTime === undefined ? '-' : percent(onTime)).padStart(8)}`;
      say(`${o.arrivesAt.padEnd(26)}${odds}${o.price.amount.padStart(14)}${o.co2eKg.padStart(12)}  ${[o.picks.join(' '), o.id].filter(Boolean).join('  ')}`);
    }
    say();
    for (const [pick, definition] of Object.entries(body.pickDefinitions)) say(`${pick}: ${definition}`);
    const shown = body.options.find((o) => o.picks.includes('balanced')) ?? body.options[0];
    if (shown) {
      say();
      say(shown.id);
      for (const [i, s] of shown.steps.entries()) {
        const where = s.from === s.to ? name(s.from) : `${name(s.from)} → ${name(s.to)}`;
        say(`  ${s.startsAt}  ${(s.operation ?? s.service ?? s.mode ?? s.kind).padEnd(16)}${where}  ${s.unit}${s.kind === 'wait' ? `  ${s.note}` : ''}`);
        for (const c of shown.charges.filter((x) => x.step === i))
          say(`      ${c.code.padEnd(20)}${`${c.quantity} × ${c.rate} ${c.native.currency}`.padEnd(26)}${c.amount.padStart(12)}  ${[...c.applied, `${c.provenance.confidence}: ${c.provenance.sources.join(' ')}`].join(', ')}`);
      }
      say(`  ${shown.arrivesAt}  arrives; total ${shown.price.amount} ${body.currency}`);
      if (shown.reliability) {
        const { p50At, p90At, onTime, onTimeBy, connections, inputs, estimated } = shown.reliability;
        say(`  p50 ${p50At ?? '-'}  p90 ${p90At ?? '-'}  on time ${percent(onTime)} by ${onTimeBy}; ${estimated} of its ${inputs} distributions are estimates`);
        for (const c of connections) say(`  ${c.service}@${c.serviceDate} from ${name(c.from)}: missed ${percent(c.missed)}, does not run ${percent(c.cancelled)}`);
      }
    }
  }
  for (const e of body.excluded) say(`not offered: ${e.what}  ${e.reason}${e.margin ? ` by ${e.margin.value} ${e.margin.unit}` : ''} ${detailOf(e.detail)}`.trimEnd());
  for (const w of body.warnings) say(`note: ${w.code} ${detailOf(w.detail)}`.trimEnd());
  return `${lines.join('\n')}\n`;
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
/** On the clock of the destination, as the planned arrival beside it. */
const minuteOf = (instant: string | null): string => (instant === null ? '-' : instant.slice(0, 16));

const detailOf = (detail: Readonly<Record<string, string | number>>): string => Object.entries(detail).map(([k, v]) => `${k}=${v}`).join(' ');
