/** `corridor why-not WHAT …question`: why a service, departure, place or mode is not offered. */
import { inlineEngine } from '../engine/inline.ts';
import { toWhyNotBody, toAsked, type WhyNotBody } from '../http/contract/why-not.ts';
import { toInstantRequest } from '../http/contract/to-domain.ts';
import { badInput, EXIT, print } from './say.ts';
import { flagOf, readQuestion } from './read-question.ts';

export const whyNotCommand = async (args: readonly string[], usage: string): Promise<number> => {
  const read = readQuestion(args, { words: 1, toRequest: toInstantRequest });
  if (!read) return EXIT.failure;
  const { network, question, asJson, words } = read;
  if (read.wantsHelp) {
    print(usage);
    return EXIT.answer;
  }
  const [what] = words;
  const asked = toAsked(what, network.edition);
  const faults = [...(asked.ok ? [] : asked.error), ...read.faults];
  if (faults.length > 0 || !question || !asked.ok) return badInput(faults, asJson, (pointer) => (pointer === '/what' ? 'WHAT' : flagOf(pointer)));
  const answer = await inlineEngine(network).run('whyNot', { request: question, asked: asked.value });
  const body = toWhyNotBody(answer, question, network.places);
  print(asJson ? `${JSON.stringify(body, null, 2)}\n` : sayWhyNot(body));
  return EXIT.answer;
};

const saySaved = ({ price, hours }: NonNullable<NonNullable<WhyNotBody['missed']>['saves']>): string =>
  `${price.amount.replace('-', '')} ${price.currency} ${price.amount.startsWith('-') ? 'dearer' : 'cheaper'} and ${Math.abs(hours)} h ${hours < 0 ? 'later' : 'earlier'}`;

const sayWhyNot = ({ what, verdict, offered, rule, beaten, missed }: WhyNotBody): string => {
  const lines = [`${what}: ${verdict}`];
  if (offered.length > 0) lines.push(...offered.map((id) => `  offered in ${id}`));
  if (rule) lines.push(`  ${rule.reason}${rule.margin ? ` by ${rule.margin.value} ${rule.margin.unit}` : ''} ${Object.entries(rule.detail).map(([k, v]) => `${k}=${v}`).join(' ')}`.trimEnd());
  if (missed) {
    lines.push(`  ready by ${missed.readyBy} would catch it${missed.saves ? `: ${saySaved(missed.saves)} than what now arrives first` : ''}`);
  }
  if (beaten) {
    const { option, by, dearer, laterHours, moreCo2eKg, entersIf } = beaten;
    lines.push(`  best with it: ${option.id}, arrives ${option.arrivesAt}, ${option.price.amount} ${option.price.currency}, ${option.co2eKg} kg CO2e`);
    lines.push(`  beaten by ${by}: ${laterHours} h later, ${dearer.amount} ${dearer.currency} dearer, ${moreCo2eKg} kg CO2e more`);
    lines.push(`  offered if ${[entersIf.cheaper && `${entersIf.cheaper.amount} ${entersIf.cheaper.currency} cheaper`, `${entersIf.earlierMin} min earlier`].filter(Boolean).join(' or ')}`);
  }
  return `${lines.join('\n')}\n`;
};

