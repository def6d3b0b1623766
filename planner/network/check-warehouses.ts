/** Faults of the tables of stock abroad: what names no place, has no rate, or runs backwards. */
import type { Issue, IssueCode } from '../domain/index.ts';
import type { Dataset } from './dataset.ts';

export const checkWarehouses = (dataset: Dataset, where: (item: object) => string): Issue[] => {
  const issues: Issue[] = [];
  const fault = (item: object, column: string, code: IssueCode, value: string, detail: Issue['detail'] = {}): void => {
    issues.push({ code, severity: 'error', path: `${where(item)} ${column}`, value, detail });
  };
  const places = new Set<string>(dataset.places.map(({ id }) => id));
  const factors = new Set<string>(dataset.factors.map(({ id }) => id));
  const rated = new Set<string>(['CNY', ...dataset.exchange.map(({ currency }) => currency)]);
  for (const table of [dataset.warehouses, dataset.lastMiles, dataset.importTaxes, dataset.regimeRules]) {
    const seen = new Map<string, object>();
    for (const row of table) {
      const first = seen.get(row.id);
      if (first) fault(row, 'id', 'DUPLICATE_ID', row.id, { first: where(first) });
      else seen.set(row.id, row);
      if ('currency' in row && !rated.has(row.currency)) fault(row, 'currency', 'CURRENCY_WITHOUT_RATE', row.currency);
      if ('validFrom' in row && row.validFrom !== undefined && row.validTo !== undefined && row.validFrom > row.validTo) fault(row, 'valid_to', 'VALIDITY_REVERSED', row.validTo, { validFrom: row.validFrom });
    }
  }
  for (const row of dataset.warehouses) {
    if (!places.has(row.id)) fault(row, 'id', 'UNKNOWN_ID', row.id);
    if (row.regimes.length === 0) fault(row, 'regimes', 'MISSING', '');
    if (row.temperatures.length === 0) fault(row, 'temperatures', 'MISSING', '');
    if (row.storage.length === 0) fault(row, 'storage', 'MISSING', '');
    for (const [i, { fromDay, perM3Day }] of row.storage.entries()) {
      const before = row.storage[i - 1];
      const least = before === undefined ? 0 : before.fromDay + 1;
      if (fromDay < least || (before === undefined && fromDay !== 0)) fault(row, 'storage', 'OUT_OF_RANGE', String(fromDay), { min: least, max: before === undefined ? 0 : '∞' });
      // Older goods never cost less: which units are the old ones would then be worth choosing.
      if (before !== undefined && Number(perM3Day) < Number(before.perM3Day)) fault(row, 'storage', 'OUT_OF_RANGE', perM3Day, { min: before.perM3Day, max: '∞' });
    }
  }
  for (const row of dataset.lastMiles) {
    if (!factors.has(row.factor)) fault(row, 'factor', 'UNKNOWN_ID', row.factor);
    if (row.within.length === 0) fault(row, 'within', 'MISSING', '');
    for (const [i, { hours, share }] of row.within.entries()) {
      const before = row.within[i - 1];
      if (share > 1) fault(row, 'within', 'OUT_OF_RANGE', String(share), { min: 0, max: 1 });
      if (before && (hours <= before.hours || share <= before.share)) fault(row, 'within', 'OUT_OF_RANGE', `${hours}:${share}`, { min: `${before.hours}:${before.share}`, max: '∞' });
    }
  }
  return issues;
};
