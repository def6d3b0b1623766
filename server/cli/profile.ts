/** `corridor profile --days 14 …question`: which day is best to send. */
import { inlineEngine } from '../engine/inline.ts';
import { toDays, toProfileBody, type ProfileBody } from '../http/contract/profile.ts';
import { toInstantRequest } from '../http/contract/to-domain.ts';
import { badInput, EXIT, print } from './say.ts';
import { flagOf, readQuestion } from './read-question.ts';

export const profileCommand = async (args: readonly string[], usage: string): Promise<number> => {
  const read = readQuestion(args, { own: ['days'], toRequest: toInstantRequest });
  if (!read) return EXIT.failure;
  const { network, question, asJson } = read;
  if (read.wantsHelp) {
    print(usage);
    return EXIT.answer;
  }
  const { days: given } = read.own;
  // A flag without its value is told already.
  const days = toDays(typeof given !== 'string' ? undefined : given.trim() === '' || Number.isNaN(Number(given)) ? given : Number(given));
  const faults = [...read.faults, ...(days.ok ? [] : days.error)];
  if (faults.length > 0 || !question || !days.ok) return badInput(faults, asJson, (pointer) => (pointer === '/days' ? '--days' : flagOf(pointer)));
  const body = toProfileBody(await inlineEngine(network).run('profile', { request: question, days: days.value }), question, network);
  print(asJson ? `${JSON.stringify(body, null, 2)}\n` : sayProfile(body));
  return body.days.some((day) => day.fastest) ? EXIT.answer : EXIT.noRoute;
};

const sayProfile = ({ days, shortest, cheapest, latestForFirstArrival }: ProfileBody): string => {
  const lines = [`${'ready'.padEnd(27)}${'fastest h'.padStart(10)}${'price'.padStart(12)}${'cheapest'.padStart(12)}${'h'.padStart(8)}${'options'.padStart(9)}`];
  for (const { date, readyAt, fastest, cheapest: least, options } of days) {
    const marks = [date === shortest && 'shortest', date === cheapest && 'cheapest', date === latestForFirstArrival && 'last to arrive first'].filter(Boolean).join(', ');
    lines.push(`${readyAt.padEnd(27)}${String(fastest?.transitHours ?? '–').padStart(10)}${(fastest?.price.amount ?? '–').padStart(12)}${(least?.price.amount ?? '–').padStart(12)}${String(least?.transitHours ?? '–').padStart(8)}${String(options).padStart(9)}  ${marks}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
};
