/** The same feed and question for `raptor-journey-planner`, through its public interface: no transfers, no interchange time. */
const SEARCH_DAYS = 3;

export const makeRaptor = ({ DepartAfterQuery, JourneyFactory, RaptorAlgorithmFactory, Service }, feed) => {
  const services = new Map([...feed.services].map(([id, { startDate, endDate, weekdays, exceptions }]) => [
    id,
    new Service(Number(startDate), Number(endDate), { ...weekdays }, Object.fromEntries(exceptions)),
  ]));
  const trips = feed.trips.map((trip) => ({
    tripId: trip.id,
    serviceId: trip.service,
    service: services.get(trip.service),
    stopTimes: trip.stops.map(({ stop, arrivesAt, departsAt, mayBoard, mayLeave }) => ({
      stop,
      arrivalTime: arrivesAt,
      departureTime: departsAt,
      pickUp: mayBoard,
      dropOff: mayLeave,
    })),
  }));
  const each = (value) => Object.fromEntries(feed.stops.map((stop) => [stop, value()]));
  const query = new DepartAfterQuery(RaptorAlgorithmFactory.create(trips, each(() => []), each(() => 0)), new JourneyFactory(), SEARCH_DAYS);
  return ({ origin, dest, date, depart_s: departs }) => {
    const [year, month, day] = date.split('-').map(Number);
    return query.plan(origin, dest, new Date(year, month - 1, day), departs);
  };
};
