/** What "why not" may be asked about, found by a few letters: modes, services, their departures round the ready time, places on the way. */
import type { TFunction } from 'i18next';
import type { Network, Option, Service } from '../../api/types.ts';
import { carrierName, pairName, placeCode, serviceName, vesselName, type Names } from '../../format/names.ts';
import { formatInstant, formatTick, formatWeekdayClock } from '../../format/time.ts';
import { servedPlaces } from '../../map/scene.ts';
import { runsBetween, type Run } from '../../network/running.ts';

export interface Candidate {
  /** As the server takes it: a mode, a service, `service@date`, a place. */
  readonly what: string;
  readonly group: 'mode' | 'service' | 'departure' | 'place';
  readonly name: string;
  readonly hint: string;
  readonly mode: string | undefined;
  /** Of a place. */
  readonly kind: string | undefined;
}
interface Entry extends Candidate {
  /** All it may be found by, in small letters. */
  readonly words: string;
  /** Departures only. */
  readonly departsAt?: number;
  /** How much it has to do with the question: 0 is in the answer, 1 runs between its two countries, 2 from the first, 3 elsewhere. */
  readonly rank: number;
}
export interface Candidates {
  readonly find: (text: string) => readonly Candidate[];
}

const DAY = 86_400_000;
/** Departures so long before and after the goods are ready are offered. */
const BEFORE = 3 * DAY;
const AFTER = 10 * DAY;
/** Rows of the list. */
const MOST = 8;
const GROUPS = ['mode', 'service', 'departure', 'place'] as const;
const MODES = ['ferry', 'sea', 'air', 'rail', 'post', 'road'] as const;

const small = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ').toLowerCase();

const serviceEntry = (service: Service, rank: number, names: Names, t: TFunction): Entry => {
  const ends = [...servedPlaces([service])].flatMap((id) => {
    const place = names.findPlace(id);
    return place ? [id, place.unlocode ?? '', place.iata ?? '', ...Object.values(place.names)] : [];
  });
  const carrier = carrierName(service, names.language);
  const vessel = vesselName(service, names.language);
  const name = serviceName(service, names, t);
  return {
    what: service.id, group: 'service', name, hint: [carrier, vessel].filter(Boolean).join(' · '), mode: service.mode, kind: undefined, rank,
    words: small([service.id, name, service.carrier.zh, service.carrier.en, service.vessel, t(`mode.${service.mode}`), ...ends]),
  };
};

const departureEntry = (run: Run, service: Entry, names: Names, t: TFunction): Entry => {
  const date = run.id.split(' ').at(-1) ?? '';
  const zone = names.zone(run.from);
  const at = formatWeekdayClock(run.departsAt, zone, names.language);
  return {
    what: `${run.service}@${date}`, group: 'departure', name: t('why.departure', { at: formatInstant(run.departsAt, zone, names.language), pair: pairName(run.from, run.to, names, t) }),
    hint: service.hint, mode: service.mode, kind: undefined, departsAt: run.departsAt, rank: service.rank, words: small([service.words, date, at, formatTick(run.departsAt, zone, 'zh'), formatTick(run.departsAt, zone, 'en')]),
  };
};

export const makeCandidates = ({ network, options, names, readyAt, t }: { network: Network; options: readonly Option[]; names: Names; readyAt: number; t: TFunction }): Candidates => {
  const used = new Set(options.flatMap((option) => option.steps.flatMap(({ service, serviceDate }) => (service ? [service, `${service}@${serviceDate ?? ''}`] : []))));
  const usedModes = new Set(options.flatMap((option) => option.steps.map(({ mode }) => mode)));
  const country = (id: string | undefined): string | undefined => names.findPlace(id ?? '')?.country;
  const [home, away] = [country(options[0]?.steps[0]?.from), country(options[0]?.steps.at(-1)?.to)];
  const rankOf = ({ id, sailings }: Service): number => {
    if (used.has(id)) return 0;
    if (sailings.some(({ from, to }) => country(from) === home && country(to) === away)) return 1;
    return sailings.some(({ from }) => country(from) === home) ? 2 : 3;
  };
  const services = network.services.map((service) => serviceEntry(service, rankOf(service), names, t)).sort((a, b) => a.rank - b.rank);
  const byId = new Map(services.map((entry) => [entry.what, entry]));
  const runs = runsBetween(network.services, names.zone, readyAt - BEFORE, readyAt + AFTER)
    .filter((run) => run.departsAt >= readyAt - BEFORE && !(country(run.from) !== home && country(run.to) === home));
  // A service that calls twice on one day is one departure to ask about.
  const departures = [...new Map(runs.map((run) => [`${run.service}@${run.id.split(' ').at(-1) ?? ''}`, run])).values()].flatMap((run): Entry[] => {
    const service = byId.get(run.service);
    return service ? [departureEntry(run, service, names, t)] : [];
  });
  const modes = MODES.map((mode): Entry => ({ what: mode, group: 'mode', name: t(`mode.${mode}`), hint: '', mode, kind: undefined, rank: 0, words: small([mode, t(`mode.${mode}`)]) }));
  const served = servedPlaces(network.services);
  const places = network.places.filter(({ id }) => served.has(id)).map((place): Entry => ({
    what: place.id, group: 'place', name: names.place(place.id), hint: placeCode(place), mode: undefined, kind: place.kind, rank: 0, words: small([place.id, place.unlocode ?? '', place.iata ?? '', ...Object.values(place.names)]),
  }));
  const all: Readonly<Record<(typeof GROUPS)[number], readonly Entry[]>> = { mode: modes, service: services, departure: departures, place: places };
  const nearest = (entries: readonly Entry[]): readonly Entry[] =>
    [...entries].sort((a, b) => a.rank - b.rank || Math.abs((a.departsAt ?? 0) - readyAt) - Math.abs((b.departsAt ?? 0) - readyAt));

  /** Before anything is typed: other departures of the services in the answer, and the modes that are not in it. */
  const idle = (): readonly Entry[] => [
    ...inTime(nearest(departures.filter(({ what }) => used.has(what.split('@')[0] ?? '') && !used.has(what))).slice(0, 5)),
    ...modes.filter(({ mode }) => mode !== 'road' && !usedModes.has(mode as 'air')).slice(0, 3),
  ];
  const find = (text: string): readonly Candidate[] => {
    const tokens = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (tokens.length === 0) return idle();
    const found = GROUPS.map((group) => {
      const entries = all[group].filter(({ words }) => tokens.every((token) => words.includes(token)));
      return group === 'departure' ? nearest(entries) : entries;
    });
    const typed = text.trim().toLowerCase();
    const isMeant = ({ what, hint, name }: Entry): boolean => [what, hint, name].some((word) => word.toLowerCase() === typed);
    // Row by row in turn, until the list is full or nothing is left.
    const shares = found.map(() => 0);
    const sum = (): number => shares.reduce((total, share) => total + share, 0);
    for (let before = -1; before !== sum() && sum() < MOST; ) {
      before = sum();
      found.forEach((entries, i) => (shares[i] = Math.min(entries.length, (shares[i] ?? 0) + (sum() < MOST ? 1 : 0))));
    }
    const listed = found.flatMap((entries, i) => (GROUPS[i] === 'departure' ? inTime(entries.slice(0, shares[i])) : entries.slice(0, shares[i])));
    // A code or name written out is what is meant.
    return [...listed].sort((a, b) => Number(isMeant(b)) - Number(isMeant(a)));
  };
  return { find };
};

const inTime = (entries: readonly Entry[]): readonly Entry[] => [...entries].sort((a, b) => (a.departsAt ?? 0) - (b.departsAt ?? 0));
