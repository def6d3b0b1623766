/** The workspace of warehouses abroad: its address. */
import { describe, expect, test } from 'vitest';
import { fromStockSearch, toStockSearch } from '../../../web/stock/address.ts';

describe('the address', () => {
  test('holds the ports of departure, and gives them back', () => {
    const view = { ...fromStockSearch('?view=stock'), hubs: ['CNWEI', 'CNSHD'] };
    expect(new URLSearchParams(toStockSearch(view)).get('hubs')).toBe('CNWEI,CNSHD');
    expect(fromStockSearch(toStockSearch(view))).toEqual(view);
  });
  test('without them says nothing of them: those of the open plan, else the usual', () => {
    expect(fromStockSearch('?view=stock').hubs).toBeUndefined();
    expect(fromStockSearch('?view=stock&hubs=').hubs).toBeUndefined();
    expect(toStockSearch(fromStockSearch('?view=stock'))).toBe('?view=stock');
  });
});
