/**
 * "Why not that one?": for a service, a departure, a place or a mode the first broken rule with its margin, or what on the front beats it and by
 * how much. The best itineraries that use the thing asked for are found by the search itself (`through`, `via`), so that "beaten" is as exact as the
 * front; what was missed is timed backwards from its departure.
 */
import { epochMin, minorUnits, minutes, type EpochMin, type Minutes, type MinorUnits } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { arcsBetween, search, type FoundPath, type Through } from '../router/index.ts';
import type { Exclusion } from './answer.ts';
import { ruleOf } from './asked-rule.ts';
import { isBorder, meantBy, nameOf, type Asked } from './asked.ts';
import { findPaths, prepareQuestion, type Prepared } from './find-paths.ts';
import { toOption } from './itinerary.ts';
import { liftRules } from './lift-rules.ts';
import { listOptions, type BareOption, type OfferedPath } from './list-options.ts';
import { findMissed, type Missed } from './missed.ts';
import type { QuoteRequest } from './request.ts';

export interface WhyNot {
  readonly asked: Asked;
  /**
   * offered: on the front · beaten: possible, but an option is at least as good in arrival, price and CO2e · ruledOut: a rule keeps it out · missed: the
   * goods come too late for it · noWay: it leads from the origin to the destination under no single change of the question.
   */
  readonly verdict: 'offered' | 'beaten' | 'ruledOut' | 'missed' | 'noWay';
  /** offered: ids of the options that use it. */
  readonly offered: readonly string[];
  /** ruledOut, missed: the first broken rule. */
  readonly rule: Exclusion | undefined;
  readonly beaten: Beaten | undefined;
  readonly missed: Catch | undefined;
}

/** The best itinerary with the thing asked for, the option that beats it, and by how much. */
export interface Beaten {
  readonly option: BareOption;
  readonly by: string;
  readonly later: Minutes;
  readonly dearer: MinorUnits;
  readonly moreCo2e: number;
  /** This itinerary would enter the front at a price lower by this, or an arrival earlier by that; undefined: it would have to cost less than nothing. */
  readonly entersIf: { readonly cheaper: MinorUnits | undefined; readonly earlier: Minutes };
}

/** What would have caught it. */
export interface Catch {
  readonly readyBy: EpochMin;
  /** The cheapest option by it when ready in time, against the one that now arrives first. */
  readonly option: BareOption | undefined;
  readonly saves: { readonly price: MinorUnits; readonly time: Minutes } | undefined;
}

export const whyNot = (network: Network, request: QuoteRequest, asked: Asked): WhyNot => {
  const answer = { asked, verdict: 'noWay', offered: [], rule: undefined, beaten: undefined, missed: undefined } as const;
  const front = findPaths(network, request);
  const between = arcsBetween(front.timetable.graph, front.query.source, front.query.targets);
  if (!liesBetween(network, front, asked, between)) return answer;
  const found = findThrough(network, front, asked);
  const describe = ({ timetable, costs, request: question }: Prepared, path: FoundPath): BareOption => toOption(network, timetable, costs, question, path);
  if (found.length > 0) {
    const uses = usesOf(network, front, asked);
    const offered = listOptions(network, [front]);
    // Equal itineraries by another way may stand on the front in its place: then it is beaten, by nothing.
    const using = offered.filter(({ path }) => uses(path));
    if (using.length > 0) return { ...answer, verdict: 'offered', offered: using.map(({ option }) => option.id) };
    return { ...answer, verdict: 'beaten', beaten: compare(found, offered, (path) => describe(front, path)) };
  }

  const refused = (): WhyNot | undefined => {
    const rule = ruleOf(network, front, asked, between);
    return rule && { ...answer, verdict: rule.reason === 'CUT_OFF_MISSED' ? 'missed' : 'ruledOut', rule };
  };
  const missed = (): WhyNot | undefined => {
    const opensAt = (readyAt: number): boolean => findThrough(network, prepareQuestion(network, { ...request, readyAt: epochMin(readyAt) }), asked).length > 0;
    const found = findMissed(network, front, throughOf(network, front, asked), opensAt);
    return found && { ...answer, verdict: 'missed', rule: found.rule, missed: catchUp(network, asked, found, front, describe) };
  };
  // Lifted one by one: the first that opens a way is the answer.
  const lifted = (): WhyNot | undefined => {
    for (const { reason, change, detail } of liftRules(network, request)) {
      const opened = findThrough(network, prepareQuestion(network, { ...request, ...change }), asked);
      if (opened.length === 0) continue;
      const late = reason === 'AFTER_DUE_TIME' && request.dueAt !== undefined ? Math.min(...opened.map((path) => path.arrivesAt)) - request.dueAt : undefined;
      return { ...answer, verdict: 'ruledOut', rule: { what: nameOf(asked), reason, margin: late === undefined ? undefined : { value: late, unit: 'min' }, detail } };
    }
    return undefined;
  };
  // A departure is a matter of time before it is one of limits; a place or mode has many services, and what opens it says more than the rule of one.
  const order = { departure: [refused, missed, lifted], service: [refused, lifted, missed], place: [lifted, refused, missed], mode: [lifted, refused, missed] }[asked.kind];
  for (const explain of order) {
    const found = explain();
    if (found) return found;
  }
  return answer;
};

/** The front among the itineraries that use the thing asked for. */
const findThrough = (network: Network, prepared: Prepared, asked: Asked): readonly FoundPath[] => {
  const { timetable, costs, bounds, query } = prepared;
  if (asked.kind === 'place' && !isBorder(network, asked)) {
    const place = timetable.graph.nodePlace[network.nodeOf(asked.place, 'export', 'loose')] as number;
    return search(timetable.graph, costs, bounds, { ...query, via: [...new Set([...query.via, place])] }).paths;
  }
  return search(timetable.graph, costs, bounds, { ...query, through: throughOf(network, prepared, asked) }).paths;
};

const throughOf = (network: Network, { timetable, request }: Prepared, asked: Asked): Through => {
  const isMeant = meantBy(asked, request);
  const arcs = Uint8Array.from(network.arcs, (arc) => Number(isMeant(arc)));
  if (asked.kind !== 'departure') return { arcs, departures: undefined };
  const departures = new Set<number>();
  for (let arc = 0; arc < arcs.length; arc++)
    if (arcs[arc] === 1)
      for (let i = timetable.graph.firstDeparture[arc] as number; i < (timetable.graph.firstDeparture[arc + 1] as number); i++)
        if (timetable.departures[i]?.serviceDate === asked.date) departures.add(i);
  return { arcs, departures };
};

const usesOf = (network: Network, prepared: Prepared, asked: Asked): ((path: FoundPath) => boolean) => {
  const { arcs, departures } = throughOf(network, prepared, asked);
  if (asked.kind !== 'place' || isBorder(network, asked)) return (path) => path.legs.some((leg) => arcs[leg.arc] === 1 && (departures?.has(leg.departure) ?? true));
  const { graph } = prepared.timetable;
  const place = graph.nodePlace[network.nodeOf(asked.place, 'export', 'loose')];
  return (path) => path.legs.some((leg) => graph.nodePlace[graph.arcTo[leg.arc] as number] === place || graph.nodePlace[network.arcs[leg.arc]?.from ?? 0] === place);
};

/** Whether anything meant lies on a way from origin to destination at all, were every rule lifted. */
const liesBetween = (network: Network, { timetable: { graph }, query, request }: Prepared, asked: Asked, between: Uint8Array): boolean => {
  if (asked.kind !== 'place' || isBorder(network, asked)) {
    const isMeant = meantBy(asked, request);
    return network.arcs.some((arc, i) => between[i] === 1 && isMeant(arc));
  }
  const place = graph.nodePlace[network.nodeOf(asked.place, 'export', 'loose')];
  return place === graph.nodePlace[query.source] || between.some((isBetween, i) => isBetween === 1 && graph.nodePlace[graph.arcTo[i] as number] === place);
};

/** The nearest to the front: the one least money would lift onto it. */
const compare = (found: readonly FoundPath[], offered: readonly OfferedPath[], describe: (path: FoundPath) => BareOption): Beaten => {
  const front = offered.map(({ path }) => path);
  const entries = found.map((path) => {
    const inTime = front.filter((other) => other.arrivesAt <= path.arrivesAt && other.co2e <= path.co2e);
    const by = inTime.filter((other) => other.cost <= path.cost).reduce((best, other) => (other.cost < best.cost ? other : best));
    const cheaper = path.cost - Math.min(...inTime.map((other) => other.cost)) + 1;
    const sooner = front.filter((other) => other.cost <= path.cost && other.co2e <= path.co2e);
    return { path, by, cheaper, earlier: path.arrivesAt - Math.min(...sooner.map((other) => other.arrivesAt)) + 1 };
  });
  const { path, by, cheaper, earlier } = entries.reduce((best, entry) => (entry.cheaper < best.cheaper ? entry : best));
  return {
    option: describe(path), by: offered.find((each) => each.path === by)?.option.id ?? '',
    later: minutes(path.arrivesAt - by.arrivesAt), dearer: minorUnits(path.cost - by.cost), moreCo2e: path.co2e - by.co2e,
    entersIf: { cheaper: cheaper <= path.cost ? minorUnits(cheaper) : undefined, earlier: minutes(earlier) },
  };
};

/** What being ready in time would have brought. */
const catchUp = (
  network: Network, asked: Asked, missed: Missed, front: ReturnType<typeof findPaths>, describe: (prepared: Prepared, path: FoundPath) => BareOption,
): Catch | undefined => {
  if (missed.readyBy === undefined) return undefined;
  const question = { ...front.request, readyAt: epochMin(missed.readyBy) };
  const prepared = prepareQuestion(network, question);
  const caught = findThrough(network, prepared, asked);
  const best = caught.reduce<FoundPath | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined);
  const now = front.result.paths.reduce<FoundPath | undefined>((a, b) => (a && a.arrivesAt <= b.arrivesAt ? a : b), undefined);
  return {
    readyBy: question.readyAt,
    option: best && describe(prepared, best),
    saves: best && now && { price: minorUnits(now.cost - best.cost), time: minutes(now.arrivesAt - best.arrivesAt) },
  };
};
