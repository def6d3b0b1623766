import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Money, Network, Option } from '../../api/types.ts';
import type { MarginRule } from '../../api/saved-quotes.ts';
import { formatMoney, sumDecimals } from '../../format/money.ts';
import type { Names } from '../../format/names.ts';
import { ledgerGroups, ratesOfExchange } from './ledger-groups.ts';
import { LedgerRows } from './ledger-rows.tsx';

export interface Sale {
  readonly margin: { readonly rule: MarginRule; readonly amount: Money };
  readonly sell: Money;
}

/**
 * What the option costs, by place and leg. A group is one row until it is opened, then its lines take its place: at any
 * moment the total is the sum of the amounts in view, to the last minor unit.
 */
export const Ledger = ({ option, answer, sale, network, names, hotStep, onHot }: {
  option: Option;
  answer: Pick<Answer, 'warnings' | 'currency'>;
  /** Of a saved quote: what was added and what the customer pays. */
  sale?: Sale | undefined;
  network: Network | undefined;
  names: Names;
  hotStep: number | undefined;
  onHot: (step: number | undefined) => void;
}) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const groups = ledgerGroups(option, names, t);
  const foldable = groups.filter((group) => group.charges.length > 1).map((group) => group.key);
  const isAllOpen = foldable.every((key) => open.has(key));
  const toggle = (key: string): void => setOpen((was) => new Set(was.has(key) ? [...was].filter((other) => other !== key) : [...was, key]));
  const total = sumDecimals(option.charges.map((charge) => charge.amount));
  const isEstimated = option.charges.some((charge) => charge.provenance.confidence === 'estimated');
  const exchange = ratesOfExchange(option);
  const asOf = answer.warnings.find((warning) => warning.code === 'FX_EXAMPLE')?.detail['asOf'];
  return (
    <section className="ledger" aria-label={t('ledger.title')}>
      <div className="block-head">
        <h3>{t('ledger.title')}</h3>
        <span className="caption">{t('ledger.scope')}</span>
        <span className="caption key"><span className="dot sourced" /> {t('confidence.sourced')}</span>
        <span className="caption key"><span className="dot estimated" /> {t('confidence.estimated')}</span>
        {foldable.length > 0 && (
          <button type="button" className="link-button fold-all" onClick={() => setOpen(new Set(isAllOpen ? [] : foldable))} data-testid="ledger-expand">{t(isAllOpen ? 'ledger.collapseAll' : 'ledger.expandAll')}</button>
        )}
      </div>
      <div className="ledger-scroll" data-own-arrows tabIndex={0} role="group" aria-label={t('ledger.title')}>
        <table>
          <colgroup><col className="col-where" /><col /><col className="col-source" /><col className="col-amount" /></colgroup>
          <thead className="visually-hidden">
            <tr><th scope="col">{t('ledger.where')}</th><th scope="col">{t('ledger.basis')}</th><th scope="col">{t('ledger.source')}</th><th scope="col">{t('ledger.amount', { currency: answer.currency })}</th></tr>
          </thead>
          {groups.map((group) => (
            <LedgerRows key={group.key} group={group} network={network} isOpen={open.has(group.key)} hotStep={hotStep} onHot={onHot} onToggle={() => toggle(group.key)} />
          ))}
        </table>
      </div>
      <div className={sale ? 'total part' : 'total'}>
        <span>{t(sale ? 'saved.buyTotal' : 'ledger.total')}</span>
        <span className="caption clip">{exchange.length > 0 ? t(asOf ? 'ledger.exchangeOf' : 'ledger.exchange', { rates: exchange.map(({ currency, fx }) => `${currency} ${fx}`).join(' · '), asOf }) : answer.currency}</span>
        <span className={`dot ${isEstimated ? 'estimated' : 'sourced'}`} role="img" aria-label={t(`confidence.${isEstimated ? 'estimated' : 'sourced'}`)} />
        <strong className="num" data-testid="total">{formatMoney(total, option.price.currency)}</strong>
      </div>
      {sale && <SaleRows sale={sale} />}
    </section>
  );
};

/** Margin and price as rows of their own, below the cost they are added to. */
const SaleRows = ({ sale: { margin, sell } }: { sale: Sale }) => {
  const { t } = useTranslation();
  const { name, percent, minimum } = margin.rule;
  return (
    <>
      <div className="total part">
        <span>{t('saved.margin.title')}</span>
        <span className="caption clip">{[`${percent} %`, minimum && t('saved.margin.atLeast', { amount: formatMoney(minimum.amount, minimum.currency) }), name && t('saved.margin.byRule', { name })].filter(Boolean).join(' · ')}</span>
        <span />
        <strong className="num" data-testid="margin">{formatMoney(margin.amount.amount, margin.amount.currency)}</strong>
      </div>
      <div className="total">
        <span>{t('saved.sell')}</span><span className="caption">{sell.currency}</span><span />
        <strong className="num" data-testid="sell">{formatMoney(sell.amount, sell.currency)}</strong>
      </div>
    </>
  );
};
