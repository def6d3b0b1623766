import { useTranslation } from 'react-i18next';
import type { SavedQuoteRow } from '../api/saved-quotes.ts';
import { formatMoney } from '../format/money.ts';
import { zoneName, type Names } from '../format/names.ts';
import { formatInstant } from '../format/time.ts';
import { toQuote } from './address.ts';
import { Lane, Modes, Validity } from './quote-row.tsx';
import { stay } from './quote-tabs.tsx';
import { marginText } from './row-words.ts';
import { StateChip } from './state-chip.tsx';

/** The list for a narrow screen: one card a quote, three lines as an option card has. */
export const QuoteCards = ({ rows, total, names, now, onMore }: { rows: readonly SavedQuoteRow[]; total: number; names: Names; now: number; onMore: () => void }) => {
  const { t } = useTranslation();
  return (
    <>
      <ol className="quote-cards" aria-label={t('saved.title')}>
        {rows.map((row) => (
          <li key={row.number}>
            <a className="quote-card" href={toQuote(row.number)} onClick={stay(toQuote(row.number))} data-testid="quote-row">
              <span className="card-1"><span className="name clip">{row.customer.name}</span><strong className="num">{formatMoney(row.latest.price.sell.amount, row.latest.price.sell.currency)}</strong></span>
              <span className="card-2"><Lane row={row} names={names} /><Modes modes={row.latest.modes} /><span className="num muted">+{marginText(row.latest)}</span></span>
              <span className="card-2"><span className="num muted">{row.number}</span><span className="num">{formatInstant(Date.parse(row.latest.arrivesAt), row.to.zone, names.language)} <span className="zone">{zoneName(row.to.zone, t)}</span></span></span>
              <span className="card-2"><StateChip state={row.state} /><Validity row={row} now={now} names={names} /></span>
            </a>
          </li>
        ))}
      </ol>
      {rows.length < total && <button type="button" className="button more-rows" onClick={onMore}>{t('saved.list.more', { count: total - rows.length })}</button>}
    </>
  );
};
