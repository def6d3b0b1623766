/** The two hundred questions of the bench: every district and city of the zones in id order, nine markets, three consignments, two weeks of ready days. */
import { DEFAULT_STATUSES, parseInstant } from '../../dist/planner/domain/index.js';
import { prepareQuestion } from '../../dist/planner/quote/index.js';
import { arcsBetween } from '../../dist/planner/router/index.js';

const MARKETS = ['MKT-KR-SEOUL', 'MKT-KR-BUSAN', 'MKT-JP-TOKYO', 'MKT-JP-OSAKA', 'MKT-JP-FUKUOKA', 'MKT-US-LOSANGELES', 'MKT-DE-HAMBURG', 'MKT-RU-MOSCOW', 'MKT-KZ-ALMATY'];
const CARGOES = [{ kg: 420, cbm: 3.2 }, { kg: 12_000, cbm: 55 }, { kg: 25, cbm: 0.15 }];
const QUESTIONS = 200;

export const makeQuestions = (places) => {
  const origins = places.filter(({ kind }) => kind === 'district' || kind === 'city').map(({ id }) => id).sort();
  if (origins.length !== 67 || !MARKETS.every((id) => places.some((place) => place.id === id))) throw new Error('the bench asks 67 districts and cities and nine markets; data/ has others');
  const day = (k) => String(7 + (k % 14)).padStart(2, '0');
  return Array.from({ length: QUESTIONS }, (_, k) => toRequest(origins[k % 67], MARKETS[(7 * k) % 9], CARGOES[Math.floor(k / 9) % 3], `2026-12-${day(k)}T09:00:00+08:00`));
};

/** What each question is asked "why not" about: one of the lines that lie on some way between its ends, another one each time. */
export const thingsAsked = (network, questions) =>
  questions.map((question, k) => {
    const { timetable, query } = prepareQuestion(network, question);
    const between = arcsBetween(timetable.graph, query.source, query.targets);
    const lines = [...new Set(network.arcs.flatMap((arc, i) => (between[i] === 1 && arc.kind === 'ride' ? [arc.service.id] : [])))].sort();
    return { kind: 'service', service: lines[(11 * k) % lines.length] };
  });

const toRequest = (from, to, { kg, cbm }, ready) => ({
  from, to, readyAt: parseInstant(ready), dueAt: undefined, regime: '9710', currency: 'CNY', modes: undefined, carriers: undefined, via: [], avoid: [], statuses: DEFAULT_STATUSES,
  cargo: { weight: kg * 1000, volume: Math.round(cbm * 1e6), value: { amount: 3_000_000, currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined },
});
