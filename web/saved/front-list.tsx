import { useTranslation } from 'react-i18next';
import type { QuoteDocument } from '../api/saved-quotes.ts';
import { formatMoney } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatCo2e, formatDuration } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import { PICK_ORDER } from '../quote/criteria.ts';
import { Modes } from './quote-row.tsx';

/** What else was on offer when the quote was saved, at buying prices: why this one was chosen stays readable. */
export const FrontList = ({ document: { front, option }, names, endZone }: { document: QuoteDocument; names: Names; endZone: string }) => {
  const { t } = useTranslation();
  return (
    <section className="why front" aria-label={t('saved.front.title')}>
      <div className="block-head">
        <h3>{t('saved.front.title')}</h3>
        <span className="caption">{t('saved.front.hint')}</span>
      </div>
      <ul className="why-list" data-own-arrows tabIndex={0} aria-label={t('saved.front.title')}>
        {front.map((other) => (
          <li key={other.id} className={other.id === option.id ? 'on' : ''} data-testid="front-row">
            <div>
              <span className="front-way"><Modes modes={other.modes} />{PICK_ORDER.filter((pick) => other.picks.includes(pick)).map((pick) => <span key={pick} className="pick">{t(`pick.${pick}.name`)}</span>)}{other.id === option.id && <span className="chip outline">{t('saved.front.this')}</span>}</span>
              <b className="num">{formatMoney(other.price.amount, other.price.currency)}</b>
            </div>
            <p className="num">{formatInstant(Date.parse(other.arrivesAt), endZone, names.language)} · {formatDuration(other.transitHours * 60, t)} · {t('unit.kgCo2e', { n: formatCo2e(other.co2eKg) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};
