/** The nine costs of a plan in the six groups that a chart can show apart. */
import type { StockCosts } from '../api/stock.ts';

export const COST_GROUPS = ['replenishment', 'rent', 'handling', 'capital', 'lastMile', 'direct'] as const;
type CostGroup = (typeof COST_GROUPS)[number];
const MEMBERS: Readonly<Record<CostGroup, readonly (keyof StockCosts)[]>> = {
  replenishment: ['replenishment', 'duty'], rent: ['fixed', 'storage'], handling: ['handling', 'returns'], capital: ['capital'], lastMile: ['lastMile'], direct: ['direct'],
};
/** Heights, not bills: a share of a picture. */
export const groupOf = (parts: StockCosts, group: CostGroup): number => MEMBERS[group].reduce((sum, part) => sum + Number(parts[part].amount), 0);
