/** The Consolidate workspace in the address bar: hub, week, plan, what is open in each panel, and what is chosen. */
import type { ConsignmentOrder, ConsignmentState } from '../api/consignments.ts';
import { isDate } from '../format/week.ts';

export const LISTS = ['board', 'pool'] as const;
export type List = (typeof LISTS)[number];
export const TABS = ['gantt', 'boxes', 'load', 'split', 'hold'] as const;
export type Tab = (typeof TABS)[number];
export const POOL_STATES = ['received', 'planned', 'loaded', 'departed', 'leftBehind'] as const satisfies readonly ConsignmentState[];
export const POOL_ORDERS = ['reference', 'shipper', 'consignee', 'readyAt', 'dueAt', 'weight', 'volume', 'priority'] as const satisfies readonly ConsignmentOrder[];

export interface PoolFilter {
  readonly text: string;
  /** Empty: all. */
  readonly states: readonly ConsignmentState[];
  readonly order: ConsignmentOrder;
  readonly isDescending: boolean;
}
export const WHOLE_POOL: PoolFilter = { text: '', states: [], order: 'readyAt', isDescending: false };

export interface ConsolidateView {
  readonly hub: string | undefined;
  /** The Monday it starts on; undefined: this week. */
  readonly week: string | undefined;
  /** Undefined: the newest of that hub and week. */
  readonly plan: string | undefined;
  readonly list: List;
  readonly tab: Tab;
  /** Id of the chosen batch. */
  readonly batch: string | undefined;
  readonly pool: PoolFilter;
  /** Tables stand for the map and the charts. */
  readonly isTable: boolean;
}

export const CONSOLIDATE_HOME = '?view=consolidate';
export const isConsolidateAddress = (search: string): boolean => new URLSearchParams(search).get('view') === 'consolidate';
const oneOf = <T extends string>(known: readonly T[], text: string | null, otherwise: T): T => known.find((one) => one === text) ?? otherwise;

export const fromConsolidateSearch = (text: string): ConsolidateView => {
  const search = new URLSearchParams(text);
  const week = search.get('week');
  return {
    hub: search.get('hub') ?? undefined,
    week: isDate(week) ? week : undefined,
    plan: search.get('plan') ?? undefined,
    list: oneOf(LISTS, search.get('list'), 'board'),
    tab: oneOf(TABS, search.get('tab'), 'gantt'),
    batch: search.get('batch') ?? undefined,
    pool: {
      text: search.get('q') ?? '',
      states: (search.get('state') ?? '').split('.').flatMap((state) => POOL_STATES.filter((one) => one === state)),
      order: oneOf(POOL_ORDERS, search.get('sort'), WHOLE_POOL.order),
      isDescending: search.get('dir') === 'desc',
    },
    isTable: search.get('table') === '1',
  };
};

/** What equals the resting view is left out. */
export const toConsolidateSearch = ({ hub, week, plan, list, tab, batch, pool, isTable }: ConsolidateView): string => {
  const search = new URLSearchParams({ view: 'consolidate' });
  const put = (key: string, value: string | undefined, resting = ''): void => {
    if (value !== undefined && value !== resting) search.set(key, value);
  };
  put('hub', hub);
  put('week', week);
  put('plan', plan);
  put('list', list, 'board');
  put('tab', tab, 'gantt');
  put('batch', batch);
  put('q', pool.text);
  put('state', pool.states.join('.'));
  put('sort', pool.order, WHOLE_POOL.order);
  put('dir', pool.isDescending ? 'desc' : '');
  put('table', isTable ? '1' : '');
  return `?${search}`;
};
