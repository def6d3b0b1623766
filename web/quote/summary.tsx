import { useTranslation } from 'react-i18next';
import type { Answer, Network } from '../api/types.ts';
import { formatMoney } from '../format/money.ts';
import { carrierName, serviceName, type Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { EMPTY_QUESTION, type Question } from '../state/question.ts';
import { Icon } from '../ui/icon.tsx';
import { PlaceTime } from './option-card.tsx';

/** The question, folded to three lines: what was asked stays readable beside every answer. */
export const Summary = ({ question, answer, network, names, isReach, onReach, onSwap, onEdit }: { question: Question; answer: Answer; network: Network | undefined; names: Names; isReach: boolean; onReach: (isShown: boolean) => void; onSwap: () => void; onEdit: () => void }) => {
  const { t } = useTranslation();
  // The place the answer took, where the question had only words for it.
  const steps = answer.options[0]?.steps;
  const from = names.findPlace(question.from) ? question.from : (steps?.[0]?.from ?? question.from);
  const to = names.findPlace(question.to) ? question.to : (steps?.at(-1)?.to ?? question.to);
  const listed = (parts: readonly string[]): string => parts.join(t('list.comma'));
  const nameOf = (id: string): string => {
    const service = names.findService(id);
    return service ? serviceName(service, names, t) : names.short(id);
  };
  const carrierOf = (name: string): string => {
    const service = network?.services.find(({ carrier }) => carrier.en === name || carrier.zh === name);
    return service ? carrierName(service, names.language) : name;
  };
  const cargo = [
    `${formatNumber(question.weightKg, 3)} kg`,
    `${formatNumber(question.volumeCbm, 6)} m³`,
    formatMoney(question.value, question.valueCurrency),
    t(`regime.${question.regime}`),
    question.hsCode && `HS ${question.hsCode}`,
    question.temperature !== EMPTY_QUESTION.temperature && t(`temperature.${question.temperature}`),
    question.dg && t('summary.dg', { dg: question.dg }),
    question.via.length > 0 && t('chrome.summary.via', { places: listed(question.via.map(names.short)) }),
    question.avoid.length > 0 && t('chrome.summary.avoid', { what: listed(question.avoid.map(nameOf)) }),
    question.modes.length > 0 && t('chrome.summary.modes', { modes: listed(question.modes.map((mode) => t(`mode.${mode}`, { defaultValue: mode }))) }),
    question.carriers.length > 0 && t('chrome.summary.carriers', { names: listed(question.carriers.map(carrierOf)) }),
    question.unusual && t('summary.unusual'),
  ].filter((part): part is string => Boolean(part));
  return (
    <header className="summary">
      <div className="lane">
        <h1>
          <span>{names.place(from)}</span>
          <Icon name="right" size={14} className="muted" />
          <span className="visually-hidden">{t('summary.to')}</span>
          <span>{names.place(to)}</span>
        </h1>
        <button type="button" className="icon-button" aria-pressed={isReach} aria-label={t('panels.reach.open')} title={t('panels.reach.open')} onClick={() => onReach(!isReach)} data-testid="reach-open"><Icon name="market" /></button>
        <button type="button" className="icon-button" aria-label={t('form.swap')} title={t('form.swap')} onClick={onSwap}><Icon name="swap" /></button>
        <button type="button" className="icon-button" aria-label={t('summary.edit')} title={`${t('summary.edit')} (/)`} onClick={onEdit} data-testid="edit"><Icon name="edit" /></button>
      </div>
      <p className="facts">{cargo.map((part) => <span key={part} className="num">{part}</span>)}</p>
      <p className="facts">
        <span>{t('summary.ready')} <PlaceTime at={answer.readyAt} zone={names.zone(from)} names={names} /></span>
        {question.readyUntil && <span>{t('chrome.summary.until')} <PlaceTime at={question.readyUntil} zone={names.zone(from)} names={names} /></span>}
        {question.dueAt && <span>{t('summary.due')} <PlaceTime at={question.dueAt} zone={names.zone(to)} names={names} /></span>}
      </p>
    </header>
  );
};
