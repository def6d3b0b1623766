import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/types.ts';
import { formatMoney } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { EMPTY_QUESTION, type Question } from '../state/question.ts';
import { Icon } from '../ui/icon.tsx';
import { PlaceTime } from './option-card.tsx';

/** The question, folded to three lines: what was asked stays readable beside every answer. */
export const Summary = ({ question, answer, names, onSwap, onEdit }: { question: Question; answer: Answer; names: Names; onSwap: () => void; onEdit: () => void }) => {
  const { t } = useTranslation();
  // The place the answer took, where the question had only words for it.
  const steps = answer.options[0]?.steps;
  const from = names.findPlace(question.from) ? question.from : (steps?.[0]?.from ?? question.from);
  const to = names.findPlace(question.to) ? question.to : (steps?.at(-1)?.to ?? question.to);
  const cargo = [
    `${formatNumber(question.weightKg, 3)} kg`,
    `${formatNumber(question.volumeCbm, 6)} m³`,
    formatMoney(question.value, question.valueCurrency),
    t(`regime.${question.regime}`),
    question.hsCode && `HS ${question.hsCode}`,
    question.temperature !== EMPTY_QUESTION.temperature && t(`temperature.${question.temperature}`),
    question.dg && t('summary.dg', { dg: question.dg }),
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
        <button type="button" className="icon-button" aria-label={t('form.swap')} title={t('form.swap')} onClick={onSwap}><Icon name="swap" /></button>
        <button type="button" className="icon-button" aria-label={t('summary.edit')} title={`${t('summary.edit')} (/)`} onClick={onEdit} data-testid="edit"><Icon name="edit" /></button>
      </div>
      <p className="facts">{cargo.map((part) => <span key={part} className="num">{part}</span>)}</p>
      <p className="facts">
        <span>{t('summary.ready')} <PlaceTime at={answer.readyAt} zone={names.zone(from)} names={names} /></span>
        {question.dueAt && <span>{t('summary.due')} <PlaceTime at={question.dueAt} zone={names.zone(to)} names={names} /></span>}
      </p>
    </header>
  );
};
