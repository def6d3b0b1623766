/** Why there is no plan of stock abroad, in words with the next step. */
import type { UnservedReason } from '../../../planner/allocation/index.ts';
import type { PlaceId } from '../../../planner/domain/index.ts';
import type { NoStockResult } from '../../usecases/stock/question.ts';
import { filled } from '../errors.ts';
import { STOCK_REASON_WORDS } from '../texts/stock-reasons.ts';
import { sayIssue, sayProblem, type Spoken } from '../texts/index.ts';
import type { StockPlanAnswer } from './stock-plan.ts';
import type { Places } from './to-api.ts';

type NoPlanBody = NonNullable<StockPlanAnswer['noPlan']>;
/** SKUs named in a sentence; the rest is counted. */
const NAMED = 3;

export const toNoStockPlan = ({ built: { question }, noPlan: { issues, unserved, limits } }: NoStockResult, places: Places, language: Spoken): NoPlanBody => {
  const name = (id: string): string => places.get(id as PlaceId)?.names[language] ?? id;
  const words = STOCK_REASON_WORDS[language];
  const plain = { warehouses: [], markets: [], skus: [] };
  const faults = issues.map(({ code, path, value, detail }): NoPlanBody['reasons'][number] => ({ ...plain, code, message: `${path}: ${sayIssue(language, code, value, detail)}` }));
  // One sentence for each market and reason: hundreds of SKUs fail alike.
  const groups = new Map<string, { readonly market: string; readonly code: UnservedReason; readonly warehouse: string | undefined; readonly skus: Set<string> }>();
  for (const { sku, market, reasons } of unserved)
    for (const { warehouse, code } of reasons) {
      const key = `${market} ${code} ${warehouse ?? ''}`;
      const group = groups.get(key) ?? { market, code, warehouse, skus: new Set<string>() };
      group.skus.add(sku);
      groups.set(key, group);
    }
  const reasons = [...groups.values()].map(({ market, code, warehouse, skus }): NoPlanBody['reasons'][number] => ({
    ...plain, code, warehouses: warehouse === undefined ? [] : [warehouse], markets: [market], skus: [...skus],
    message: filled(words.reasons[code], { market: name(market), warehouse: warehouse === undefined ? '' : name(warehouse), hours: question.markets.find(({ id }) => id === market)?.promise.hours ?? '', skus: `${[...skus].slice(0, NAMED).join(', ')}${skus.size > NAMED ? ` +${skus.size - NAMED}` : ''}` }),
  }));
  const { title, detail } = sayProblem(language, 'STOCK_IMPOSSIBLE');
  return { title, detail: faults.length + reasons.length > 0 ? detail : words.limits, reasons: [...faults, ...reasons, ...limits.map((code) => ({ ...plain, code, message: words.limit[code] }))] };
};
