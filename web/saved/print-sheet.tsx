import { useTranslation } from 'react-i18next';
import type { QuoteDocument, SavedQuote } from '../api/saved-quotes.ts';
import { formatDecimal, formatMoney, formatRate, sumDecimals } from '../format/money.ts';
import { HOME_ZONE, zoneName, type Names } from '../format/names.ts';
import { formatCo2e, formatDuration, formatNumber } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import { chargeName, ledgerGroups } from '../quote/drawer/ledger-groups.ts';
import { timelineRows } from '../quote/drawer/timeline-rows.ts';
import { endName } from './row-words.ts';
import { standingText } from './standing.ts';
import { useNow } from './use-now.ts';

/** The page on paper: what the customer may see. Charges at selling prices that sum to the price; no buying price, no margin, no note. */
export const PrintSheet = ({ quote, document, names }: { quote: SavedQuote; document: QuoteDocument; names: Names }) => {
  const { t } = useTranslation();
  const { option, price, question } = document;
  const standing = standingText(quote, document, useNow(), names, t);
  const zone = names.zone(option.steps.at(-1)?.to ?? '');
  const at = (instant: string, clock = HOME_ZONE): string => formatInstant(Date.parse(instant), clock, names.language);
  const sellOf = (charge: QuoteDocument['option']['charges'][number]): string => document.sellLines.find((line) => line.charge === option.charges.indexOf(charge))?.amount ?? '0';
  const groups = ledgerGroups(option, names, t).map((group) => ({ ...group, amount: sumDecimals(group.charges.map(sellOf)), what: [...new Set(group.charges.map((charge) => chargeName(charge, t)))].join(t('list.comma')) }));
  const isSample = document.warnings.some(({ code }) => code === 'FX_EXAMPLE' || code === 'TARIFF_EXAMPLE');
  const cargo = [`${formatNumber(question.weightKg, 3)} kg`, `${formatNumber(question.volumeCbm, 6)} m³`].join(' · ');
  const facts = [
    [t('saved.sell'), formatMoney(price.sell.amount, price.sell.currency)],
    [t('drawer.arrives'), `${at(option.arrivesAt, zone)} ${zoneName(zone, t)}`],
    [t('saved.print.transit'), formatDuration(option.transitHours * 60, t)],
    [t('saved.co2e'), t('unit.kgCo2e', { n: formatCo2e(option.co2eKg) })],
  ] as const;
  return (
    <article className="print-sheet" aria-hidden="true" data-testid="print-sheet">
      <header>
        <h1>{t('saved.print.title')}</h1>
        <p><b>{quote.number}</b> · {t('saved.quote.version', { version: document.version })} · {at(document.savedAt)}<br /><b>{t('saved.quote.validUntil', { at: at(document.validUntil) })}</b>{standing !== undefined && <b data-testid="print-standing"> · {standing}</b>}</p>
      </header>
      <dl className="print-who">
        <div><dt>{t('saved.customer')}</dt><dd><b>{quote.customer.name}</b><br />{quote.customer.contact}</dd></div>
        <div><dt>{t('saved.column.lane')}</dt><dd><b>{endName(quote.from, names)} → {endName(quote.to, names)}</b><br />{question.regime && t(`regime.${question.regime}`)}</dd></div>
        <div><dt>{t('saved.print.cargo')}</dt><dd><b>{cargo}</b><br />{formatRate(question.value.amount, question.value.currency)}</dd></div>
      </dl>
      <dl className="print-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <h2>{t('itinerary.title')}</h2>
      <table>
        <thead><tr><th>{t('itinerary.steps')}</th><th>{t('saved.print.starts')}</th><th>{t('saved.print.ends')}</th><th className="amount">{t('saved.print.takes')}</th></tr></thead>
        <tbody>
          {timelineRows(option, question.regime ?? '', names, t).map((row) => (
            <tr key={row.step}>
              <td>{row.name}{row.cutOff && <small>{row.cutOff.text}</small>}</td>
              <td>{formatInstant(row.startsAt, row.zone, names.language)} <small>{zoneName(row.zone, t)}</small></td>
              <td>{formatInstant(row.endsAt, names.zone(option.steps[row.step]?.to ?? ''), names.language)} <small>{zoneName(names.zone(option.steps[row.step]?.to ?? ''), t)}</small></td>
              <td className="amount">{row.minutes > 0 && formatDuration(row.minutes, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('saved.print.charges')}</h2>
      <table>
        <thead><tr><th>{t('ledger.where')}</th><th>{t('saved.requote.charge')}</th><th className="amount">{price.sell.currency}</th></tr></thead>
        <tbody>{groups.map((group) => <tr key={group.key}><td>{group.name}</td><td>{group.what}</td><td className="amount">{formatDecimal(group.amount)}</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={2}>{t('ledger.total')}</th><td className="amount">{formatMoney(price.sell.amount, price.sell.currency)}</td></tr></tfoot>
      </table>
      <p className="print-notes">{t('saved.print.scope')} {isSample && <b>{t('saved.print.sample')}</b>}</p>
      <footer>{document.edition} · {document.engineVersion}</footer>
    </article>
  );
};
