/** Plans of a pool on their way out. */
import { minorUnits, sum, toDecimalString, toRfc3339, type EpochMin, type MinorUnits, type Place, type PlaceId } from '../../../planner/domain/index.ts';
import { LOOSE, sharesByShipper, shareCost, shipperBills, type Assignment, type CostShare, type Instance, type KilogramRate, type Pin, type ShipperBill } from '../../../planner/consolidation/index.ts';
import type { BoardDeparture } from '../../../planner/board/index.ts';
import type { Job } from '../../ports/job.ts';
import { instanceOfResult, refusalOf, type Consolidation, type recheck } from '../../usecases/consolidation/ask-plan.ts';
import { namedBatches } from '../../usecases/consolidation/batches.ts';
import { toKept, type ConsolidationQuestion, type ConsolidationResult, type KeptDeparture, type NoPlanResult } from '../../usecases/consolidation/question.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { BoardDepartureBody, ConsolidationBody, ConsolidationPlanBody, RecheckBody } from './consolidation.ts';
import { filled } from '../errors.ts';
import { sayProblem, type Spoken } from '../texts/index.ts';
import { toPlaceBody, type Places } from './to-api.ts';

type Money = ConsolidationPlanBody['cost'];
const kilograms = (grams: number): number => grams / 1000;
const cubicMetres = (cm3: number): number => cm3 / 1_000_000;
const tons = (milliTons: number): number => milliTons / 1000;

export const moneyIn = (currency: ConsolidationQuestion['currency']) => (amount: number): Money => ({ amount: toDecimalString(minorUnits(amount), currency), currency });
export const zoneOf = (places: Places, id: string): string => places.get(id as PlaceId)?.zone ?? FIRM_ZONE;

export const toBoardBody = (departures: readonly BoardDeparture[], currency: ConsolidationQuestion['currency'], hub: PlaceId, places: Places): BoardDepartureBody[] => departures.map((departure) => departureBody(toKept(departure), currency, hub, places));

const departureBody = (departure: KeptDeparture, currency: ConsolidationQuestion['currency'], hub: string, places: Places): BoardDepartureBody => {
  const money = moneyIn(currency);
  const here = (at: EpochMin): string => toRfc3339(at, zoneOf(places, hub));
  const { service, port, loose } = departure;
  return {
    id: departure.id, service: service.id, serviceDate: departure.serviceDate, mode: service.mode, carrier: service.carrier, vessel: service.vessel, calendar: service.calendar, port,
    departsAt: here(departure.departsAt), arrivesAt: toRfc3339(departure.arrivesAt, zoneOf(places, port)), cutOffs: departure.cutOffs.map(({ kind, at }) => ({ kind, at: here(at) })),
    readyBy: { unit: here(departure.readyBy.unit), loose: here(departure.readyBy.loose) },
    // Plans made before there were any have none.
    restDays: { dates: [...(departure.restDays?.dates ?? [])], isEstimated: departure.restDays?.isEstimated ?? false },
    units: departure.units.map(({ type, payload, volume, cost, available }) => ({ type, payloadKg: kilograms(payload), volumeCbm: cubicMetres(volume), cost: money(cost), available })),
    loose: loose ? { perRevenueTon: money(loose.perRevenueTon), perKilogram: loose.byKilogram ? money(lowestPerKilogram(loose.byKilogram)) : null, perBill: money(loose.perBill), minimumTons: tons(loose.minimumMilliTons), capacityTons: tons(loose.capacityMilliTons) } : null,
    stuffingPerRevenueTon: money(departure.stuffingPerRevenueTon),
    destinations: departure.destinations.map(([id, { availableAt, onwardPerRevenueTon }]) => ({
      id, availableAt: { unit: toRfc3339(availableAt.unit, zoneOf(places, id)), loose: toRfc3339(availableAt.loose, zoneOf(places, id)) }, onwardPerRevenueTon: money(onwardPerRevenueTon),
    })),
  };
};

const KG_PER_TON = 1000;
const lowestPerKilogram = (rates: readonly KilogramRate[]): number => Math.round(rates.reduce((all, { breaks }) => all + (breaks.at(-1)?.perTon ?? 0), 0) / KG_PER_TON);

const billBody = (money: (amount: number) => Money) => ({ shipper, consignments, milliRevenueTons, cost, alone, saving }: ShipperBill): ConsolidationPlanBody['shippers'][number] => ({
  shipper, consignments, revenueTons: tons(milliRevenueTons), cost: money(cost), alone: alone === undefined ? null : money(alone), saving: saving === undefined ? null : money(saving),
});

const batchBodies = (instance: Instance, assignment: Assignment, shares: readonly CostShare[], alone: ReadonlyMap<string, number>, pinned: ReadonlySet<string>): ConsolidationPlanBody['batches'] => {
  const money = moneyIn(instance.currency);
  const goods = new Map(instance.consignments.map((consignment) => [consignment.id, consignment]));
  return namedBatches(assignment).map(({ id: name, batch }) => {
    const inside = batch.consignments.flatMap((id) => goods.get(id) ?? []);
    const offer = instance.departures.find(({ id }) => id === batch.departure)?.units.find(({ type }) => type === batch.unit);
    const lines = shares.filter(({ consignment }) => batch.consignments.includes(consignment));
    const byShipper = sharesByShipper(lines);
    // What a shipper would pay alone is known for all its goods: shown only where they are all in here.
    const isWhole = (shipper: string): boolean => instance.consignments.every((one) => one.shipper !== shipper || batch.consignments.includes(one.id));
    return {
      id: name, departure: batch.departure, unit: batch.unit, consignments: [...batch.consignments],
      grossKg: kilograms(sum(inside.map(({ weight }) => weight))), volumeCbm: cubicMetres(sum(inside.map(({ volume }) => volume))),
      payloadKg: offer ? kilograms(offer.payload) : null, capacityCbm: offer ? cubicMetres(offer.volume) : null,
      cost: money(lines.reduce((total, line) => total + line.total, 0)), unitCost: money(batch.unit === LOOSE ? 0 : (offer?.cost ?? 0)),
      shares: byShipper.map(({ shipper, total }) => {
        const known = isWhole(shipper) ? alone.get(shipper) : undefined;
        return { shipper, revenueTons: tons(lines.filter((line) => line.shipper === shipper).reduce((n, line) => n + line.milliRevenueTons, 0)), cost: money(total), alone: known === undefined ? null : money(known) };
      }),
      isPinned: batch.consignments.some((id) => pinned.has(id)),
    };
  });
};

const pinnedIn = ({ pins }: ConsolidationQuestion): ReadonlySet<string> => new Set(pins.flatMap(({ consignments }) => consignments));
const numberOf = (value: number | string | undefined): number | null => (typeof value === 'number' ? value : null);

const planBody = (result: ConsolidationResult): ConsolidationPlanBody => {
  const { question, plan } = result;
  const money = moneyIn(question.currency);
  const { units, stuffing, loose, onward, holding, lateness, leftBehind, total } = plan.cost;
  return {
    cost: money(total), bound: money(plan.bound), gap: plan.gap, endedBy: plan.endedBy, seconds: Math.round(plan.ms / 100) / 10, alone: money(plan.alone.reduce((all, [, cost]) => all + cost, 0)),
    parts: { units: money(units), stuffing: money(stuffing), loose: money(loose), onward: money(onward), holding: money(holding), lateness: money(lateness), leftBehind: money(leftBehind) },
    trace: plan.trace.map(({ ms, cost, bound }) => ({ seconds: ms / 1000, cost: money(cost), bound: money(bound) })),
    batches: batchBodies(instanceOfResult(result), plan.assignment, plan.shares, new Map(plan.alone), pinnedIn(question)),
    // Plans kept by an earlier version do not know what the goods sent would cost alone.
    shippers: shipperBills(plan.shares, new Map(plan.sentAlone ?? [])).map(billBody(money)),
    leftBehind: plan.leftBehind.map(({ consignment, stop, fix }) => ({
      consignment,
      reason: { code: stop?.code ?? 'UNKNOWN', departure: stop?.departure ?? null, measured: numberOf(stop?.value), limit: numberOf(stop?.limit) },
      fix: fix ? { code: fix.kind, departure: fix.departure, unit: fix.unit, minutes: fix.minutes ?? null, other: fix.other ?? null, extraCost: money(fix.price) } : null,
    })),
  };
};

const pinBody = ({ consignments, departure, unit, closed }: Pin): ConsolidationBody['question']['pins'][number] => ({ consignments: [...consignments], departure, unit: unit ?? null, closed });

export const questionBody = (question: ConsolidationQuestion): ConsolidationBody['question'] => {
  const decimal = (amount: Parameters<typeof toDecimalString>[0]): string => toDecimalString(amount, question.currency);
  return {
    hub: question.hub, from: toRfc3339(question.from, FIRM_ZONE), until: toRfc3339(question.until, FIRM_ZONE), currency: question.currency, teuPerDeparture: question.teuPerDeparture, gap: question.gap, seconds: question.seconds,
    holdingPerTonDay: decimal(question.rates.holdingPerTonDay), latePerTonDay: decimal(question.rates.latePerTonDay), leftBehindPerTon: decimal(question.rates.leftBehindPerTon),
    pins: question.pins.map(pinBody), extraUnits: (question.extraUnits ?? []).map(({ departure, unit, count }) => ({ departure, unit, count })), after: question.after ?? null, mostChanges: question.mostChanges ?? null,
  };
};

const jobBody = ({ id, state, progress }: Job): ConsolidationBody['job'] => {
  const best = progress?.best;
  const money = best && moneyIn(best.currency);
  return { id, state, progress: progress ? { phase: progress.phase, seconds: progress.done, cost: best && money ? money(best.cost) : null, bound: best && money ? money(best.bound) : null, gap: best?.gap ?? null } : null };
};

const noPlanBody = (refused: NoPlanResult, language: Spoken): NonNullable<ConsolidationBody['noPlan']> => {
  const refusal = refusalOf(refused);
  const { title, detail } = sayProblem(language, refusal.code);
  const goods = new Map(refused.consignments.map((consignment) => [consignment.planned.id, consignment]));
  return {
    reason: refused.noPlan.reason, title, detail: filled(detail, refusal.detail),
    pins: refused.noPlan.pins.map(({ pin, fault }) => ({
      pin: pinBody(pin), rule: { code: fault.code, measured: numberOf(fault.value), limit: numberOf(fault.limit), consignments: fault.consignments.map((id) => goods.get(id)?.reference ?? id) },
      consignments: pin.consignments.map((id) => ({ id, reference: goods.get(id)?.reference ?? '', goods: goods.get(id)?.goods ?? '', shipper: goods.get(id)?.planned.shipper ?? '' })),
    })),
  };
};

export const toConsolidationBody = ({ job, question, result: planned, refused }: Consolidation, adoptedAt: EpochMin | undefined, places: Places, language: Spoken): ConsolidationBody => {
  const result = planned ?? refused;
  const named = new Set([question.hub as string, ...(result?.departures.flatMap(({ port, destinations }) => [port as string, ...destinations.map(([id]) => id)]) ?? []), ...(result?.consignments.map(({ planned }) => planned.destination) ?? [])]);
  const here = (at: EpochMin): string => toRfc3339(at, zoneOf(places, question.hub));
  return {
    id: job.id, createdAt: new Date(job.createdAt).toISOString(), job: jobBody(job), question: questionBody(question), hub: toPlaceBody(places.get(question.hub) as Place),
    places: Object.fromEntries([...named].toSorted().flatMap((id) => { const place = places.get(id as PlaceId); return place ? [[id, toPlaceBody(place)]] : []; })),
    departures: result?.departures.map((departure) => departureBody(departure, question.currency, question.hub, places)) ?? [],
    consignments: result?.consignments.map(({ planned, goods, model }) => ({
      id: planned.id, shipper: planned.shipper, consignee: planned.consignee, goods, grossKg: kilograms(planned.weight), volumeCbm: cubicMetres(planned.volume), regime: planned.regime, temperature: planned.temperature,
      dangerousGoods: planned.dangerousGoods ?? null, destination: planned.destination, readyAt: here(planned.readyAt), dueAt: planned.dueAt === undefined ? null : toRfc3339(planned.dueAt, zoneOf(places, planned.destination)), source: model,
    })) ?? [],
    plan: planned ? planBody(planned) : null,
    noPlan: refused ? noPlanBody(refused, language) : null,
    adoptedAt: adoptedAt === undefined ? null : here(adoptedAt),
  };
};

/** What a shipper's goods cost alone stays true for as long as the same ones are sent. */
const aloneStill = ({ plan }: ConsolidationResult, shares: readonly CostShare[]): ReadonlyMap<string, MinorUnits> => {
  const sentBy = (lines: readonly CostShare[], shipper: string): string => lines.filter((line) => line.shipper === shipper && line.batch !== undefined).map(({ consignment }) => consignment).toSorted().join(' ');
  return new Map((plan.sentAlone ?? []).filter(([shipper]) => sentBy(plan.shares, shipper) === sentBy(shares, shipper)));
};

export const toRecheckBody = (result: ConsolidationResult, { assignment, instance, cost, faults }: ReturnType<typeof recheck>): RecheckBody => {
  const money = moneyIn(result.question.currency);
  const shares = faults.length > 0 ? [] : shareCost(instance, assignment);
  return {
    cost: money(cost.total), difference: money(cost.total - result.plan.cost.total),
    faults: faults.map(({ code, consignments, departure, unit, value, limit }) => ({ code, consignments: [...consignments], departure: departure ?? null, unit: unit ?? null, measured: numberOf(value), limit: numberOf(limit) })),
    batches: faults.length > 0 ? [] : batchBodies(instance, assignment, shares, new Map(), pinnedIn(result.question)),
    shippers: shipperBills(shares, aloneStill(result, shares)).map(billBody(money)),
    leftBehind: [...assignment.leftBehind],
  };
};
