/** The workspace of warehouses abroad in the address bar: assortment, plan, what it is held against, what is open and chosen. */
export const TABS = ['service', 'calendar', 'compare'] as const;
/** Panels of their own on a wide screen, tabs besides on a narrow one. */
export const CHARTS = ['curve', 'breakEven', 'sensitivity'] as const;
export type Tab = (typeof TABS)[number] | (typeof CHARTS)[number];

export interface StockView {
  /** Undefined: the newest. */
  readonly assortment: string | undefined;
  /** Undefined: the newest of the assortment. */
  readonly plan: string | undefined;
  /** The plan it is held against; undefined: none. */
  readonly other: string | undefined;
  readonly tab: Tab;
  /** The chosen warehouse. */
  readonly site: string | undefined;
  /** The SKU whose break-even is shown, `SKU/market`; undefined: that of the most sold. */
  readonly sku: string | undefined;
  /** Ports of departure of the next plan; undefined: those of the open one, else the usual. */
  readonly hubs: readonly string[] | undefined;
  /** Tables stand for the map and the charts. */
  readonly isTable: boolean;
}

export const STOCK_HOME = '?view=stock';
export const isStockAddress = (search: string): boolean => new URLSearchParams(search).get('view') === 'stock';

export const fromStockSearch = (text: string): StockView => {
  const search = new URLSearchParams(text);
  // What is there and empty says nothing.
  const get = (key: string): string | undefined => search.get(key) || undefined;
  return {
    assortment: get('assortment'), plan: get('plan'), other: get('with'), tab: [...TABS, ...CHARTS].find((tab) => tab === search.get('tab')) ?? 'service', site: get('site'), sku: get('sku'), hubs: get('hubs')?.split(','), isTable: search.get('table') === '1',
  };
};

/** What equals the resting view is left out. */
export const toStockSearch = ({ assortment, plan, other, tab, site, sku, hubs, isTable }: StockView): string => {
  const search = new URLSearchParams({ view: 'stock' });
  const put = (key: string, value: string | undefined, resting = ''): void => {
    if (value !== undefined && value !== resting) search.set(key, value);
  };
  put('assortment', assortment);
  put('plan', plan);
  put('with', other);
  put('tab', tab, 'service');
  put('site', site);
  put('sku', sku);
  put('hubs', hubs?.join());
  put('table', isTable ? '1' : '');
  return `?${search}`;
};
