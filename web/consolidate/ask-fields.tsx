import { useTranslation } from 'react-i18next';
import { Field } from '../quote/form/field.tsx';
import type { Starter } from './use-start.ts';

/** How good and how long: what a planner settles before each start. */
export const AskFields = ({ starter, isFirst }: { starter: Starter; isFirst: boolean }) => {
  const { t } = useTranslation();
  const { wish, set, mayKeep } = starter;
  const numeric = { className: 'control number', type: 'text', autoComplete: 'off' } as const;
  const fields = (
    <div className="ask-row">
      <Field label={t('consolidate.ask.gap')} hint="%">{(binding) => <input {...binding} {...numeric} inputMode="decimal" value={wish.gap} onChange={(event) => set({ gap: event.target.value })} data-testid="ask-gap" />}</Field>
      <Field label={t('consolidate.ask.seconds')} hint={t('consolidate.ask.secondsUnit')}>{(binding) => <input {...binding} {...numeric} inputMode="numeric" value={wish.seconds} onChange={(event) => set({ seconds: event.target.value })} data-testid="ask-seconds" />}</Field>
      {mayKeep && <Field label={t('consolidate.ask.changes')} hint={t('consolidate.ask.changesHint')}>{(binding) => <input {...binding} {...numeric} inputMode="numeric" value={wish.changes} onChange={(event) => set({ changes: event.target.value })} data-testid="ask-changes" />}</Field>}
    </div>
  );
  return isFirst ? <div className="ask-first"><p className="caption">{t('consolidate.ask.about')}</p>{fields}</div> : <details className="more ask-more"><summary>{t('consolidate.ask.title')}<span className="muted num">{wish.gap}% · {t('consolidate.seconds', { n: wish.seconds })}</span></summary>{fields}</details>;
};
