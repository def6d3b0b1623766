/**
 * Draws when goods on an itinerary arrive, by the words of data/README.md ("Delays") and nothing of the engine that computes it: from the steps a
 * reader sees and the rows of data/, one journey at a time.
 */
import { addDays, dayNumber, instantOfDay, localDateOf, weekdayOfDay, dateOfDay, epochMin, type LocalDate, type Place, type PlaceId } from '../../../../planner/domain/index.ts';
import { expandDepartures, type Edition } from '../../../../planner/network/index.ts';
import type { Option, Step } from '../../../../planner/quote/index.ts';
import type { Luck } from '../../../../planner/support/index.ts';

/** What is left out of a drawing, to show that leaving it out is seen. */
export type LeftOut = 'missedConnections' | 'cancellations' | 'openingHours' | 'borders';

interface Points {
  readonly percents: readonly number[];
  readonly quarters: readonly number[];
}
type Draw = (at: number) => number;

const Z: Readonly<Record<number, number>> = { 1: -2.3263, 10: -1.2816, 25: -0.6745, 50: 0, 75: 0.6745, 90: 1.2816, 95: 1.6449, 99: 2.3263 };
const nearestQuarter = (minutes: number): number => Math.floor(minutes / 15 + 0.5);

const drawPoints = ({ percents, quarters }: Points, luck: Luck): number => {
  const u = luck.next() * 100;
  const i = percents.findIndex((percent) => u < percent);
  if (i < 0) return quarters.at(-1) as number;
  const to = quarters[i] as number;
  const from = i === 0 ? to : Math.min((quarters[i - 1] as number) + 1, to);
  return from + luck.below(to - from + 1);
};

const medianPoints = (p50: number, p90: number): Points => {
  if (p50 === 0) return { percents: [50, 90], quarters: [0, nearestQuarter(p90)] };
  const percents = Object.keys(Z).map(Number).sort((a, b) => a - b);
  // Something that takes time always takes some.
  const earliest = -Math.floor((p50 - 1) / 15);
  return { percents, quarters: percents.map((percent) => Math.max(earliest, nearestQuarter(p50 * (p90 / p50) ** ((Z[percent] as number) / 1.2816) - p50))) };
};

/** How one journey on an option is drawn. */
export const drawerOf = (edition: Edition, option: Pick<Option, 'steps'>, regime: string, luck: Luck, without: readonly LeftOut[] = []): Draw => {
  const placeOf = (id: PlaceId): Place => edition.places.find((place) => place.id === id) as Place;
  const late = (of: string, key: string, planned: number): (() => number) => {
    const rule = edition.delays.find((row) => row.of === of && row.key === key) ?? edition.delays.find((row) => row.of === of && row.key === 'any');
    if (!rule) throw new Error(`no delay of ${of} ${key}`);
    const points = { percents: rule.quantiles.map((q) => q.percent), quarters: rule.quantiles.map((q) => nearestQuarter(rule.per === 'percent' ? (q.value * planned) / 100 : q.value)) };
    return () => 15 * drawPoints(points, luck);
  };
  const around = (p50: number, p90: number): (() => number) => {
    const points = medianPoints(p50, p90);
    return () => p50 + 15 * drawPoints(points, luck);
  };

  const laterBy = (planned: number, delay: () => number) => (): number => planned + delay();

  const work = (step: Step & { readonly kind: 'operation' }): Draw => {
    const place = placeOf(step.from);
    const rule = edition.operations.find((row) => row.kind === step.operation && row.unit === step.unit.unit && row.country === place.country && row.placeKinds.includes(place.kind));
    if (!rule) throw new Error(`no ${step.operation} at ${place.id}`);
    const direction = { exportCustoms: 'export', importCustoms: 'import' }[step.operation as string];
    const clearance = edition.clearances.find((row) => row.regime === regime && row.country === place.country && row.direction === direction && (row.sites === 'all' || row.sites.includes(place.id)));
    const planned = direction && clearance ? clearance.p50 : rule.duration;
    const takes = direction && clearance ? around(clearance.p50, clearance.p90) : laterBy(planned, late('operation', step.operation, planned));
    if (planned === 0 || without.includes('openingHours')) return (at) => at + takes();
    const open = opening(edition, place, rule.hours, step.startsAt);
    return (at) => worked(open, at, takes());
  };

  const draws: Draw[] = [];
  let preparing: { readonly step: Step & { readonly kind: 'operation' }; readonly draw: Draw }[] = [];
  const flush = (): void => {
    draws.push(...preparing.map(({ draw }) => draw));
    preparing = [];
  };
  const { steps } = option;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as Step;
    if (step.kind === 'wait') continue;
    if (step.kind === 'operation') {
      preparing.push({ step, draw: work(step) });
      continue;
    }
    if (step.kind === 'link') {
      flush();
      const planned = step.endsAt - step.startsAt;
      const delay = late('road', placeOf(step.from).country, planned);
      draws.push((at) => at + planned + delay());
      continue;
    }
    const courier = edition.couriers.find((row) => row.id === step.service as string);
    if (courier) {
      flush();
      const takes = around(courier.p50, courier.p90);
      draws.push((at) => at + takes());
      continue;
    }
    // A train is shown in stretches between borders: one ride to the last of them. What can be claimed when is part of it.
    let last = i;
    while (steps.slice(last + 1).some((next, n) => n < 2 && next.kind === 'ride' && next.service === step.service && next.serviceDate === step.serviceDate)) last += steps[last + 1]?.kind === 'ride' ? 1 : 2;
    draws.push(ride(step, (steps[last] as Step).to, preparing));
    preparing = [];
    i = last;
    const after = steps[i + 1];
    if (after?.kind === 'operation' && after.operation === 'discharge') i += 1;
  }
  flush();
  return (readyAt) => draws.reduce((at, draw) => draw(at), readyAt);

  function ride(step: Step & { readonly kind: 'ride' }, to: PlaceId, works: typeof preparing): Draw {
    const service = edition.services.find((row) => row.id === step.service);
    if (!service) throw new Error(`no service ${step.service}`);
    const rows = edition.sailings.filter((row) => row.service === step.service && row.from === step.from && row.to === to);
    const all = rows.flatMap((row) => expandDepartures(row, service, placeOf(row.from), placeOf(row.to), step.serviceDate, addDays(step.serviceDate, 150)));
    const departures = all.filter((d) => d.departsAt >= step.startsAt).sort((a, b) => a.departsAt - b.departsAt);
    const first = departures[0];
    if (first?.departsAt !== step.startsAt) throw new Error(`${step.service} does not leave when it is said to`);
    const transit = first.arrivesAt - first.departsAt;
    const delay = edition.delays.some((row) => row.of === 'service' && row.key === step.service) ? late('service', step.service, transit) : late('ride', step.mode, transit);
    const borders = (rows[0]?.via ?? []).map((border) => late('border', border, 0));
    const discharge = late('discharge', step.mode, 0);
    const runs = (edition.completions.find((row) => row.key === step.service) ?? edition.completions.find((row) => row.key === step.mode))?.runs ?? 0;
    const { LCO = 0, FCO = 0, DCO = 0, CUA = 0 } = service.cutOffs;
    const gate = step.unit.unit === 'loose' ? LCO : FCO;
    // Work that changes the unit stands before the intake and is bound by nothing.
    const leads = works.map((each) => (['intake', 'reload'].includes(each.step.operation) ? gate : each.step.operation === 'exportCustoms' ? Math.max(DCO, CUA) : Number.NEGATIVE_INFINITY));
    return (at) => {
      let done = at;
      let notBefore = step.startsAt as number;
      works.forEach(({ draw }, n) => {
        done = draw(done);
        notBefore = Math.max(notBefore, done + Math.max(0, leads[n] as number), done);
      });
      let k = without.includes('missedConnections') ? 0 : departures.findIndex((d) => d.departsAt >= Math.max(notBefore, done));
      while (k >= 0 && !without.includes('cancellations') && luck.next() >= runs) k += 1;
      const taken = departures[k];
      if (!taken) return Number.POSITIVE_INFINITY;
      const waiting = without.includes('borders') ? 0 : borders.reduce((sum, border) => sum + border(), 0);
      return taken.arrivesAt + delay() + waiting + service.availability[step.unit.unit] + discharge();
    };
  }
};

type Opening = readonly { readonly from: number; readonly to: number }[];

/** Each day's opening, holiday by holiday; undefined hours of the day are closed. */
const opening = (edition: Edition, place: Place, hours: string, about: number): Opening => {
  const rule = edition.hours.find((row) => row.id === hours);
  if (!rule) throw new Error(`no hours ${hours}`);
  const today = dayNumber(localDateOf(epochMin(about), place.zone));
  const entryOf = (date: LocalDate) => edition.holidays.find((row) => row.country === place.country && row.date === date)?.kind;
  return Array.from({ length: 150 }, (_, n) => today - 3 + n).flatMap((day) => {
    const entry = entryOf(dateOfDay(day));
    const isOpen = entry === 'workday' || (rule.weekdays.includes(weekdayOfDay(day)) && !(entry === 'holiday' && rule.closedOnHolidays));
    return isOpen ? [{ from: instantOfDay(day, rule.opensAt, place.zone) as number, to: instantOfDay(day, rule.closesAt, place.zone) as number }] : [];
  });
};

/** Works minute by minute in long steps: from opening to closing. */
const worked = (open: Opening, at: number, takes: number): number => {
  let left = takes;
  for (const { from, to } of open) {
    const start = Math.max(at, from);
    if (start >= to) continue;
    if (left <= to - start) return start + left;
    left -= to - start;
  }
  return Number.POSITIVE_INFINITY;
};
