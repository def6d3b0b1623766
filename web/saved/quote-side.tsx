import { useTranslation } from 'react-i18next';
import type { QuoteDocument, SavedQuote } from '../api/saved-quotes.ts';
import type { Network } from '../api/types.ts';
import { formatMoney, formatRate } from '../format/money.ts';
import { HOME_ZONE, type Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import { PlaceTime } from '../quote/option-card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';
import { WarningList } from '../ui/warning-list.tsx';
import { CustomerEdit } from './customer-edit.tsx';
import { stay } from './quote-tabs.tsx';
import { endName, timeLeft } from './row-words.ts';
import { StateChip } from './state-chip.tsx';
import { useNow } from './use-now.ts';
import type { Turns } from './use-turns.ts';

/** Who it is for, what it costs them, how long it holds, and what can be done with it. */
export const QuoteSide = ({ quote, document, network, names, turns, listSearch, isComparing, reload, onVersion, onCompare }: {
  quote: SavedQuote | undefined;
  document: QuoteDocument | undefined;
  network: Network | undefined;
  names: Names;
  turns: Turns;
  listSearch: () => string;
  isComparing: boolean;
  reload: () => Promise<SavedQuote | undefined>;
  onVersion: (version: number | undefined) => void;
  onCompare: () => void;
}) => {
  const { t } = useTranslation();
  return (
    <div id="left-panel" className="panel side quote-side" data-covers-map="left" aria-busy={turns.isBusy || !quote}>
      {(turns.isBusy || !quote) && <div className="busy-bar" />}
      <nav className="quote-back"><a className="link-button" href={listSearch()} onClick={(event) => stay(listSearch())(event)} data-testid="to-list"><Icon name="right" size={12} className="back" />{t('saved.tabs.saved')}</a></nav>
      {!quote && <div className="skeleton" aria-hidden="true">{[0, 1, 2].map((row) => <div key={row} />)}</div>}
      {quote && (
        <div className="side-scroll quote-facts">
          <header>
            <h1 className="num">{quote.number} <StateChip state={quote.state} />{document && document.warnings.length > 0 && <Notes document={document} network={network} />}</h1>
            <p className="lane-line">{endName(quote.from, names)} <Icon name="right" size={12} className="muted" /><span className="visually-hidden">{t('summary.to')}</span> {endName(quote.to, names)}</p>
            {document && <Cargo document={document} names={names} />}
          </header>
          <Validity quote={quote} names={names} onCompare={onCompare} isComparing={isComparing} />
          {document && <Price document={document} />}
          <Versions quote={quote} document={document} names={names} onVersion={onVersion} />
          <CustomerEdit quote={quote} reload={reload} />
          <Actions quote={quote} document={document} turns={turns} isComparing={isComparing} onCompare={onCompare} />
        </div>
      )}
    </div>
  );
};

/** What had to be known before relying on it, as stored with it. */
const Notes = ({ document: { warnings }, network }: { document: QuoteDocument; network: Network | undefined }) => {
  const { t } = useTranslation();
  const label = t(warnings.some(({ code }) => code === 'FX_EXAMPLE' || code === 'TARIFF_EXAMPLE') ? 'app.sampleData' : 'app.notes');
  return <Popover className="badge" label={label} testId="quote-notes" content={<WarningList warnings={warnings} network={network} />}><Icon name="info" size={14} />{label}</Popover>;
};

const Cargo = ({ document: { question, option }, names }: { document: QuoteDocument; names: Names }) => {
  const { t } = useTranslation();
  const from = option.steps[0]?.from ?? '';
  const parts = [`${formatNumber(question.weightKg, 3)} kg`, `${formatNumber(question.volumeCbm, 6)} m³`, formatRate(question.value.amount, question.value.currency), question.regime && t(`regime.${question.regime}`), question.hsCode && `HS ${question.hsCode}`, question.dg && t('summary.dg', { dg: question.dg })].filter((part): part is string => Boolean(part));
  return (
    <>
      <p className="facts">{parts.map((part) => <span key={part} className="num">{part}</span>)}</p>
      {question.readyAt && <p className="facts"><span>{t('summary.ready')} <PlaceTime at={question.readyAt} zone={names.zone(from)} names={names} /></span></p>}
    </>
  );
};

/** Until when it holds; a quote past that says so before anything else. */
const Validity = ({ quote, names, isComparing, onCompare }: { quote: SavedQuote; names: Names; isComparing: boolean; onCompare: () => void }) => {
  const { t } = useTranslation();
  const now = useNow();
  const at = formatInstant(Date.parse(quote.latest.validUntil), HOME_ZONE, names.language);
  const left = timeLeft(quote.state, quote.latest.validUntil, now, t);
  if (quote.state !== 'expired') return <p className="quote-valid" data-testid="validity">{t('saved.quote.validUntil', { at })} {left && <b className={left.isShort ? 'short' : ''}>{left.text}</b>}</p>;
  return (
    <div className="quote-expired" role="status" data-testid="expired">
      <Icon name="warning" />
      <div>
        <p><b>{quote.expiredAt ? t('saved.quote.endedByHand', { at: formatInstant(Date.parse(quote.expiredAt), HOME_ZONE, names.language) }) : t('saved.quote.expired', { at })}</b></p>
        <p>{t('saved.quote.expiredHint')}</p>
        {!isComparing && <button type="button" className="button small" onClick={onCompare} data-testid="requote-expired">{t('saved.requote.action')}</button>}
      </div>
    </div>
  );
};

const Price = ({ document: { price, margin } }: { document: QuoteDocument }) => {
  const { t } = useTranslation();
  return (
    <div className="quote-price">
      <strong className="num" data-testid="sell-price">{formatMoney(price.sell.amount, price.sell.currency)}</strong>
      <span className="num muted">{t('saved.quote.made', { buy: formatMoney(price.buy.amount, price.buy.currency), margin: formatMoney(margin.amount.amount, margin.amount.currency) })}</span>
    </div>
  );
};

const Versions = ({ quote, document, names, onVersion }: { quote: SavedQuote; document: QuoteDocument | undefined; names: Names; onVersion: (version: number | undefined) => void }) => {
  const { t } = useTranslation();
  const shown = document?.version ?? quote.latest.version;
  const saved = quote.versions.find(({ version }) => version === shown) ?? quote.latest;
  return (
    <div className="quote-version">
      {quote.versions.length > 1 ? (
        <label>
          <span className="visually-hidden">{t('saved.quote.versions')}</span>
          <select className="control" value={shown} onChange={(event) => onVersion(Number(event.target.value) === quote.latest.version ? undefined : Number(event.target.value))} data-testid="version">
            {quote.versions.map(({ version, price }) => <option key={version} value={version}>{t('saved.quote.version', { version })} · {formatMoney(price.sell.amount, price.sell.currency)}{version === quote.accepted?.version ? ` · ${t('saved.state.accepted')}` : ''}</option>)}
          </select>
        </label>
      ) : <span>{t('saved.quote.version', { version: shown })}</span>}
      <span className="caption num">{t('saved.quote.savedAt', { at: formatInstant(Date.parse(saved.savedAt), HOME_ZONE, names.language) })}</span>
      {shown !== quote.latest.version && <p className="caption warn-words" data-testid="old-version">{t('saved.quote.older', { latest: quote.latest.version })}</p>}
    </div>
  );
};

const Actions = ({ quote, document, turns, isComparing, onCompare }: { quote: SavedQuote; document: QuoteDocument | undefined; turns: Turns; isComparing: boolean; onCompare: () => void }) => {
  const { t } = useTranslation();
  const { isBusy } = turns;
  const isOpen = quote.state === 'open';
  // Past its validity there is nothing to take back: only a new version opens it again.
  const mayReopen = quote.accepted !== null || quote.expiredAt !== null;
  return (
    <div className="quote-actions" role="group" aria-label={t('saved.quote.actions')}>
      {isOpen && document && <button type="button" className="button primary" disabled={isBusy} onClick={() => turns.accept(document.version)} data-testid="accept"><Icon name="check" size={14} />{t('saved.quote.accept')}</button>}
      <button type="button" className={`button${quote.state === 'expired' ? ' primary' : ''}`} aria-pressed={isComparing} title={`${t('saved.requote.action')} (r)`} onClick={onCompare} data-testid="compare-now">{t('saved.requote.action')}</button>
      <button type="button" className="button" disabled={isBusy} onClick={turns.duplicate} data-testid="duplicate">{t('saved.quote.duplicate')}</button>
      {isOpen && <button type="button" className="button" disabled={isBusy} onClick={turns.expire} data-testid="expire">{t('saved.quote.expire')}</button>}
      {mayReopen && <button type="button" className="button" disabled={isBusy} onClick={turns.reopen} data-testid="reopen">{t('saved.quote.reopen')}</button>}
    </div>
  );
};
