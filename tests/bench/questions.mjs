/** The two hundred questions of the bench: every district and city of the zones in id order, nine markets, three consignments, two weeks of ready days. */

const MARKETS = ['MKT-KR-SEOUL', 'MKT-KR-BUSAN', 'MKT-JP-TOKYO', 'MKT-JP-OSAKA', 'MKT-JP-FUKUOKA', 'MKT-US-LOSANGELES', 'MKT-DE-HAMBURG', 'MKT-RU-MOSCOW', 'MKT-KZ-ALMATY'];
const CARGOES = [{ kg: 420, cbm: 3.2 }, { kg: 12_000, cbm: 55 }, { kg: 25, cbm: 0.15 }];
const QUESTIONS = 200;

/** The planner comes from outside: built for the bench, from its source for tests. */
export const makeQuestions = (places, { parseInstant, statuses }) => {
  const origins = places.filter(({ kind }) => kind === 'district' || kind === 'city').map(({ id }) => id).sort();
  if (origins.length !== 67 || !MARKETS.every((id) => places.some((place) => place.id === id))) throw new Error('the bench asks 67 districts and cities and nine markets; data/ has others');
  const day = (k) => String(7 + (k % 14)).padStart(2, '0');
  return Array.from({ length: QUESTIONS }, (_, k) => toRequest(origins[k % 67], MARKETS[(7 * k) % 9], CARGOES[Math.floor(k / 9) % 3], parseInstant(`2026-12-${day(k)}T09:00:00+08:00`), statuses));
};

/** What each question is asked "why not" about: one of the lines that lie on some way between its ends, another one each time. */
export const thingsAsked = (network, questions, { prepareQuestion, arcsBetween }) =>
  questions.map((question, k) => {
    const { timetable, query } = prepareQuestion(network, question);
    const between = arcsBetween(timetable.graph, query.source, query.targets);
    const lines = [...new Set(network.arcs.flatMap((arc, i) => (between[i] === 1 && arc.kind === 'ride' ? [arc.service.id] : [])))].sort();
    return { kind: 'service', service: lines[(11 * k) % lines.length] };
  });

const toRequest = (from, to, { kg, cbm }, readyAt, statuses) => ({
  from, to, readyAt, dueAt: undefined, regime: '9710', currency: 'CNY', modes: undefined, carriers: undefined, via: [], avoid: [], statuses,
  cargo: { weight: kg * 1000, volume: Math.round(cbm * 1e6), value: { amount: 3_000_000, currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined },
});
