/** What "why not" may be asked about, and which movements that means. */
import { HUBS, isLocalDate, MODES, type LocalDate, type Mode, type Place, type PlaceId, type ServiceId } from '../domain/index.ts';
import type { Arc, Network } from '../network/index.ts';
import { modeOf } from './cargo-rules.ts';
import type { QuoteRequest } from './request.ts';

export type Asked =
  | { readonly kind: 'service'; readonly service: ServiceId }
  | { readonly kind: 'departure'; readonly service: ServiceId; readonly date: LocalDate }
  | { readonly kind: 'place'; readonly place: PlaceId }
  | { readonly kind: 'mode'; readonly mode: Mode };

export const nameOf = (asked: Asked): string => {
  switch (asked.kind) {
    case 'service':
      return asked.service;
    case 'departure':
      return `${asked.service}@${asked.date}`;
    case 'place':
      return asked.place;
    case 'mode':
      return asked.mode;
  }
};

/** `road`, `FERRY-WEI-INC`, `FERRY-WEI-INC@2026-12-10` or a place's name in the words of the planner; undefined: none of these. */
export const readAsked = (text: string, known: { readonly isLine: (id: string) => boolean; readonly hasDepartures: (id: string) => boolean; readonly place: PlaceId | undefined }): Asked | undefined => {
  const [name = '', date, ...more] = text.split('@');
  if (known.isLine(name)) {
    if (date === undefined) return { kind: 'service', service: name as ServiceId };
    return known.hasDepartures(name) && isLocalDate(date) && more.length === 0 ? { kind: 'departure', service: name as ServiceId, date } : undefined;
  }
  const mode = MODES.find((each) => each === text);
  if (mode) return { kind: 'mode', mode };
  return known.place === undefined ? undefined : { kind: 'place', place: known.place };
};

/** The arcs meant among those the question may use: parcels from its origin to its destination, trucks to its own ends. */
export const meantBy = (asked: Asked, { from, to }: QuoteRequest): ((arc: Arc) => boolean) => {
  const isOwnEnd = (place: Place): boolean => HUBS.includes(place.kind) || place.id === from || place.id === to;
  const concerns = (arc: Arc): boolean =>
    arc.kind === 'courier' ? arc.origin.id === from && arc.market.id === to : arc.kind !== 'link' || (isOwnEnd(arc.link.from) && isOwnEnd(arc.link.to));
  switch (asked.kind) {
    case 'mode':
      return (arc) => modeOf(arc) === asked.mode && concerns(arc);
    case 'place':
      return (arc) => arc.kind === 'ride' && [arc.sailing.from, arc.sailing.to, ...arc.sailing.via].includes(asked.place);
    default:
      return (arc) => ((arc.kind === 'ride' && arc.service.id === asked.service) || (arc.kind === 'courier' && arc.courier.id === (asked.service as string))) && concerns(arc);
  }
};

/** A border a train passes is no node of the search: it is asked about by its rides. */
export const isBorder = (network: Network, asked: Asked): boolean => asked.kind === 'place' && network.places.get(asked.place)?.kind === 'border';
