import { useMemo } from 'react';
import type { Consolidation } from '../api/consolidations.ts';
import type { Network, Place } from '../api/types.ts';
import { HOME_ZONE } from '../format/names.ts';
import { toRfc3339 } from '../format/time.ts';
import { readKept } from '../state/kept.ts';
import type { ConsolidateView } from './address.ts';
import { firstHub, hubsOf } from './hub-choice.tsx';
import { mondayOf, spanOf, type Span } from '../format/week.ts';

export const HUB_KEY = 'qilu.hub';
const MINUTE = 60_000;

export interface HubAndWeek {
  readonly hubs: readonly Place[];
  readonly hub: string | undefined;
  readonly place: Place | undefined;
  readonly zone: string;
  readonly monday: string;
  readonly span: Span;
  /** The whole week, RFC 3339. */
  readonly from: string;
  readonly until: string;
  /** What is left of it: from now on, where it has begun. */
  readonly ahead: string;
  readonly isOver: boolean;
}

/** Which hub and week are looked at: as the address says, else as the open plan was asked, else the last hub and this week. */
export const useHubAndWeek = (view: ConsolidateView, body: Consolidation | undefined, network: Network | undefined, now: number): HubAndWeek => {
  const hubs = useMemo(() => hubsOf(network), [network]);
  const hub = view.hub ?? body?.hub.id ?? (network ? firstHub(hubs, readKept(HUB_KEY)) : undefined);
  const place = (body?.hub.id === hub ? body?.hub : undefined) ?? network?.places.find(({ id }) => id === hub);
  const zone = place?.zone ?? HOME_ZONE;
  const monday = view.week ?? mondayOf(body ? Date.parse(body.question.from) : now, zone);
  return useMemo(() => {
    const span = spanOf(monday, zone);
    const minute = Math.floor(now / MINUTE) * MINUTE;
    return { hubs, hub, place, zone, monday, span, from: toRfc3339(span.from, zone), until: toRfc3339(span.until, zone), ahead: toRfc3339(Math.max(span.from, minute), zone), isOver: span.until <= now };
  }, [hubs, hub, place, zone, monday, now]);
};
