import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockPlan, StockSimulation } from '../api/stock.ts';
import type { Names } from '../format/names.ts';
import { formatNumber, formatPercent } from '../format/quantity.ts';

/** How soon orders of each market are with the buyer, and from where; simulated beside promised, once it has been run. */
export const ServiceTable = ({ plan, simulation, names }: { plan: StockPlan; simulation: StockSimulation | null; names: Names }) => {
  const { t } = useTranslation();
  const hours = [...new Set(plan.markets.flatMap(({ within }) => within.map((each) => each.hours)))].sort((a, b) => a - b);
  const runs = simulation && simulation.markets.length > 0 ? simulation : undefined;
  return (
    <div className="stock-scroll" tabIndex={0} role="group" aria-label={t('stock.tab.service')}>
      <table className="heat-table" data-testid="service-table">
        <thead>
          <tr>
            <th scope="col">{t('stock.service.market')}</th><th scope="col" className="amount">{t('stock.service.perMonth')}</th><th scope="col">{t('stock.service.from')}</th>
            {hours.map((each) => <th key={each} scope="col" className="heat-head">≤ {each} h</th>)}
            <th scope="col" className="amount">{t('stock.service.promise')}</th>
            {runs && <th scope="col" className="amount">{t('stock.service.simulated')}</th>}
          </tr>
        </thead>
        <tbody>
          {plan.markets.map((market) => {
            const run = runs?.markets.find((each) => each.market === market.market);
            return (
              <tr key={market.market} data-testid={`market-${market.market}`}>
                <th scope="row">{names.short(market.market)}</th>
                <td className="num amount">{formatNumber(market.ordersPerMonth, 0)}</td>
                <td className="clip">{market.served.map(({ from }) => (from === null ? t('stock.direct') : names.short(from))).join(t('list.comma'))}</td>
                {hours.map((each) => {
                  const share = market.within.find((one) => one.hours === each)?.share;
                  return <td key={each} className="num heat" style={{ '--v': formatPercent(share ?? 0) } as CSSProperties}><span>{share === undefined ? '–' : formatPercent(share)}</span></td>;
                })}
                <td className="num amount">{`${formatPercent(market.promise.share)} ≤ ${market.promise.hours} h`}</td>
                {runs && <td className={`num amount${run && !run.isKept ? ' loss' : ''}`}>{run ? `${formatPercent(run.served, 1)} (${run.excess < 0 ? '−' : '+'}${Math.abs(run.excess * 100).toFixed(1)})` : '–'}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
