import { useTranslation } from 'react-i18next';
import { Field } from '../quote/form/field.tsx';
import { ProblemBox } from '../quote/problem-box.tsx';
import type { DeparturePort } from '../api/stock.ts';
import type { Names } from '../format/names.ts';
import { chosenOf, PortChoice } from './port-choice.tsx';
import type { Solver } from './use-solve.ts';

const FIRST = ['from', 'weeks', 'hours', 'percent'] as const;
const LIMITS = ['mostSites', 'leastSites', 'budget', 'gap', 'seconds'] as const;
const HINTS: Readonly<Record<string, string>> = { weeks: 'stock.ask.weeksHint', hours: 'stock.ask.hoursHint', percent: 'stock.ask.percentHint', mostSites: 'stock.ask.anyHint', leastSites: 'stock.ask.anyHint', budget: 'stock.ask.noneHint', seconds: 'consolidate.ask.secondsUnit' };

/** What is settled before a plan: weeks, promise, limits, and how near the bound it has to come. */
export const AskPanel = ({ solver, isFirst, hubs, ports, names, onHubs }: { solver: Solver; isFirst: boolean; hubs: readonly string[] | undefined; ports: readonly DeparturePort[] | undefined; names: Names; onHubs: (hubs: readonly string[]) => void }) => {
  const { t } = useTranslation();
  const { wish, set, failure } = solver;
  const from = chosenOf(ports ?? [], hubs);
  const field = (name: (typeof FIRST)[number] | (typeof LIMITS)[number]) => (
    <Field key={name} label={t(`stock.ask.${name}`)} hint={name === 'gap' ? '%' : name === 'from' ? undefined : t(HINTS[name] ?? '')}>
      {(binding) => <input {...binding} className="control number" type={name === 'from' ? 'date' : 'text'} step={name === 'from' ? 7 : undefined} inputMode={name === 'from' ? undefined : 'decimal'} autoComplete="off" value={wish[name]} onChange={(event) => set({ [name]: event.target.value })} data-testid={`ask-${name}`} />}
    </Field>
  );
  return (
    <details className="more stock-ask" open={isFirst || failure !== undefined}>
      <summary>{t('stock.ask.title')}<span className="muted num">{from.length > 0 && `${from.length > 1 ? t('stock.ports.several', { count: from.length }) : names.short(from[0] ?? '')} · `}{wish.from.slice(5)} · {wish.gap}% · {t('consolidate.seconds', { n: wish.seconds })}</span></summary>
      {ports && <PortChoice ports={ports} chosen={hubs} names={names} onChoose={onHubs} />}
      <div className="ask-grid">
        {FIRST.map(field)}
        <Field label={t('stock.ask.sourcing')}>
          {(binding) => (
            <select {...binding} className="control" value={wish.sourcing} onChange={(event) => set({ sourcing: event.target.value === 'single' ? 'single' : 'multiple' })} data-testid="ask-sourcing">
              <option value="multiple">{t('stock.ask.multiple')}</option>
              <option value="single">{t('stock.ask.single')}</option>
            </select>
          )}
        </Field>
        {LIMITS.map(field)}
      </div>
      {failure && <ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} />}
    </details>
  );
};
