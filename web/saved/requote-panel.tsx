import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import { makeKey, requote, type RequoteAnswer, type SavedQuote } from '../api/saved-quotes.ts';
import { formatDifference, formatMoney } from '../format/money.ts';
import { zoneName, type Names } from '../format/names.ts';
import { formatCo2e, formatDuration } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import { exclusionName } from '../quote/exclusions.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { navigate } from '../state/use-address.ts';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toasts.ts';
import { toQuote } from './address.ts';
import { announceChange } from './changes.ts';
import { RequoteTable } from './requote-table.tsx';
import { useComparison } from './use-comparison.ts';

/** What the quote would be now, line by line against its latest version; kept as the next version or left. */
export const RequotePanel = ({ quote, names, reload, onClose }: { quote: SavedQuote; names: Names; reload: () => Promise<SavedQuote | undefined>; onClose: () => void }) => {
  const { t } = useTranslation();
  const { answer, failure, retry } = useComparison(quote);
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly of: RequoteAnswer; readonly failure: Failure }>();
  /** One key for what is shown, so that a retry never saves it twice; another comparison is another thing to write. */
  const key = useRef<{ readonly of: RequoteAnswer; readonly key: string }>(undefined);
  const next = quote.latest.version + 1;
  const refused = refusal?.of === answer ? refusal?.failure : undefined;
  const keep = async (): Promise<void> => {
    if (!answer?.document) return;
    if (key.current?.of !== answer) key.current = { of: answer, key: makeKey() };
    setSaving(true);
    // What is shown is what is saved: its option and its ready time are named, so that nothing else can take their place.
    const outcome = await requote(quote, { option: answer.document.option.id, ...(answer.document.question.readyAt && { readyAt: answer.document.question.readyAt }) }, key.current.key);
    setSaving(false);
    if (!outcome.ok) {
      setRefusal({ of: answer, failure: outcome.failure });
      // Changed elsewhere: what stands now is read, and the comparison with it.
      if (outcome.failure.kind === 'problem' && outcome.failure.problem.code === 'PRECONDITION_FAILED') {
        const stands = await reload();
        showToast({ tone: 'error', text: t('saved.problem.PRECONDITION_FAILED', { defaultValue: outcome.failure.problem.title }) });
        if (stands?.revision === quote.revision) retry();
      }
      return;
    }
    announceChange(outcome.value);
    showToast({ text: t('saved.did.requote', { number: quote.number, version: outcome.value.latest.version }) });
    navigate(toQuote(quote.number), 'replace');
  };
  return (
    <section id="drawer" className="panel drawer requote" data-covers-map="bottom" data-testid="requote" aria-label={t('saved.requote.title')} aria-busy={!answer && !failure}>
      {((!answer && !failure) || isSaving) && <div className="busy-bar" />}
      <header className="drawer-head">
        <h2>{t('saved.requote.title')}</h2>
        <p className="arrives"><span>{t('saved.requote.against', { version: answer?.before ?? quote.latest.version })}</span>{answer?.match && <span className={answer.match === 'nearest' ? 'match warn-words' : 'match muted'} data-testid="match"> · {t(`saved.requote.match.${answer.match}`)}</span>}</p>
        <div className="drawer-actions">
          <button type="button" className="button" onClick={onClose} data-testid="requote-discard">{t('saved.requote.discard')}</button>
          {answer?.document && <button type="button" className="button primary" disabled={isSaving} onClick={() => void keep()} data-testid="requote-save">{t('saved.requote.save', { version: next })}</button>}
        </div>
      </header>
      {failure && <div className="requote-failure"><ProblemBox failure={failure} leftover={[]} isForm={false} onRetry={retry} /></div>}
      {/* Not reached: the same again. Refused: what is shown cannot be had any more, so it is computed anew. */}
      {refused && <div className="requote-failure"><ProblemBox failure={refused} leftover={refused.kind === 'problem' ? refused.problem.errors : []} isForm={false} onRetry={refused.kind === 'unreachable' ? () => void keep() : retry} /></div>}
      {!answer && !failure && <p className="requote-wait" role="status">{t('saved.requote.asking')}</p>}
      {answer && (answer.document && answer.difference
        ? <><Changes quote={quote} answer={answer} names={names} /><RequoteTable answer={answer} names={names} /></>
        : <Nothing answer={answer} names={names} />)}
    </section>
  );
};

/** The figures a customer would ask for first: price, arrival, CO2e. */
const Changes = ({ quote, answer: { document, difference }, names }: { quote: SavedQuote; answer: RequoteAnswer; names: Names }) => {
  const { t } = useTranslation();
  if (!document || !difference) return null;
  const { latest } = quote;
  const { sell } = difference;
  const zone = quote.to.zone;
  const later = difference.arrivalMin;
  return (
    <dl className="changes">
      <div>
        <dt>{t('saved.sell')}</dt>
        <dd><span className="num muted">{formatMoney(latest.price.sell.amount, sell.currency)}</span> <Icon name="arrow" size={11} /> <b className="num">{formatMoney(document.price.sell.amount, sell.currency)}</b></dd>
        <dd className={`num ${tone(sell.amount)}`} data-testid="sell-difference">{isNothing(sell.amount) ? t('saved.requote.sameTime') : formatDifference(sell.amount)}</dd>
      </div>
      <div>
        <dt>{t('drawer.arrives')}</dt>
        <dd><span className="num muted">{formatInstant(Date.parse(latest.arrivesAt), zone, names.language)}</span> <Icon name="arrow" size={11} /> <b className="num">{formatInstant(Date.parse(document.option.arrivesAt), zone, names.language)}</b> <span className="zone">{zoneName(zone, t)}</span></dd>
        <dd className="num" data-testid="arrival-difference">{later === 0 ? t('saved.requote.sameTime') : t(later > 0 ? 'saved.requote.later' : 'saved.requote.sooner', { time: formatDuration(Math.abs(later), t) })}</dd>
      </div>
      <div>
        <dt>{t('saved.co2e')}</dt>
        <dd><span className="num muted">{formatCo2e(latest.co2eKg)}</span> <Icon name="arrow" size={11} /> <b className="num">{t('unit.kgCo2e', { n: formatCo2e(document.option.co2eKg) })}</b></dd>
        <dd className="num">{isNothing(difference.co2eKg) ? t('saved.requote.sameTime') : `${difference.co2eKg.startsWith('-') ? '−' : '+'}${t('unit.kgCo2e', { n: formatCo2e(difference.co2eKg.replace('-', '')) })}`}</dd>
      </div>
    </dl>
  );
};
const isNothing = (amount: string): boolean => /^-?[0.]+$/.test(amount);
const tone = (amount: string): string => (isNothing(amount) ? '' : amount.startsWith('-') ? 'better' : 'worse');

const Nothing = ({ answer, names }: { answer: RequoteAnswer; names: Names }) => {
  const { t } = useTranslation();
  return (
    <div className="no-route" data-testid="requote-none">
      <h2>{t('saved.requote.none')}</h2>
      <ul>{answer.noRoute.map((entry) => <li key={`${entry.what} ${entry.reason}`}><b>{exclusionName(entry, names, t)}</b><p>{t(`reason.${entry.reason}.chip`, { defaultValue: entry.reason })}</p></li>)}</ul>
    </div>
  );
};
