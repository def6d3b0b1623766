import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Network, Option } from '../../api/types.ts';
import { formatMoney } from '../../format/money.ts';
import { handlingName, HOME_ZONE, optionName, zoneName, type Names } from '../../format/names.ts';
import { formatCo2e, formatDuration } from '../../format/quantity.ts';
import { formatInstant } from '../../format/time.ts';
import type { Question } from '../../state/question.ts';
import { NARROW, PHONE, useMedia } from '../../state/use-media.ts';
import { SheetHandle } from '../../ui/sheet-handle.tsx';
import { PickTags } from '../option-card.tsx';
import { oddsOf } from '../odds.ts';
import type { VerdictActions } from '../why/verdict-row.tsx';
import { ShareButton } from './share-button.tsx';
import { Ledger } from './ledger.tsx';
import { OddsStrip } from './odds-strip.tsx';
import { TimelineDown } from './timeline-down.tsx';
import { timelineRows } from './timeline-rows.ts';
import { Timeline } from './timeline.tsx';
import { useWhyNot } from '../why/use-why-not.ts';
import { WhyNot } from './why-not.tsx';

const TABS = ['ledger', 'why'] as const;

/** The open option: when, how, what it costs, and what was not on offer. */
export const Drawer = ({ onClose, option, answer, question, verdict, network, names, primary, hotStep, onHotStep, onStep, onUnusual }: {
  /** Back to the list; on a phone only, where the detail lies over it. */
  onClose: () => void;
  option: Option;
  answer: Answer;
  question: Question;
  /** Where a verdict on something asked about leads. */
  verdict: Omit<VerdictActions, 'onAsk'>;
  network: Network | undefined;
  names: Names;
  /** The first thing to do with the open option. */
  primary: ReactNode;
  hotStep: number | undefined;
  onHotStep: (step: number | undefined) => void;
  onStep: (step: number) => void;
  onUnusual: (() => void) | undefined;
}) => {
  const { t } = useTranslation();
  const isPhone = useMedia(PHONE);
  const isNarrow = useMedia(NARROW);
  const [tab, setTab] = useState<(typeof TABS)[number]>('ledger');
  const asked = useWhyNot({ ...question, readyAt: answer.readyAt });
  const rows = timelineRows(option, question.regime, names, t);
  const axisZone = names.zone(option.steps[0]?.from ?? '');
  const endZone = names.zone(option.steps.at(-1)?.to ?? '');
  const arrives = Date.parse(option.arrivesAt);
  const handling = handlingName(option, t);
  const p90At = oddsOf(option)?.p90At ?? undefined;
  const timeline = { rows, tailUntil: p90At === undefined ? undefined : Date.parse(p90At), names, axisZone, hotStep, onHot: onHotStep, onStep };
  const actions = <div className="drawer-actions"><ShareButton />{primary}</div>;
  return (
    <section id="drawer" className="panel drawer" data-covers-map="bottom" data-testid="drawer" aria-label={t('drawer.title')}>
      {isPhone && <SheetHandle label={t('drawer.toList')} onClose={onClose} />}
      <header className="drawer-head">
        <PickTags option={option} />
        <h2 className="clip">{optionName(option, names, t)}{handling && <span className="muted"> · {handling}</span>}</h2>
        <p className="arrives">
          <span>{t('drawer.arrives')} <b>{formatInstant(arrives, endZone, names.language)}</b> <span className="zone">{zoneName(endZone, t)}</span></span>
          {option.readyBy !== null && <span className="muted wide" title={t('drawer.readyByLong')}> · {t('drawer.readyBy', { at: formatInstant(Date.parse(option.readyBy), axisZone, names.language) })}</span>}
          {endZone !== HOME_ZONE && <span className="muted wide"> · {t('drawer.home', { at: formatInstant(arrives, HOME_ZONE, names.language) })}</span>}
        </p>
        <p className="num totals">
          {isPhone && <span>{formatDuration(option.transitHours * 60, t)}</span>}
          {isPhone && <span>{t('unit.kgCo2e', { n: formatCo2e(option.co2eKg) })}</span>}
          <strong>{formatMoney(option.price.amount, option.price.currency)}</strong>
        </p>
        {!isPhone && actions}
      </header>
      <OddsStrip option={option} names={names} />
      {isPhone ? <TimelineDown {...timeline} endZone={endZone} /> : <Timeline {...timeline} />}
      <div className="drawer-foot separator">
        {isNarrow && (
          <div className="segments" role="group" aria-label={t('drawer.title')}>
            {TABS.map((name) => (
              <button key={name} type="button" aria-pressed={name === tab} onClick={() => setTab(name)}>{t(`${name}.title`)}{name === 'why' && ` ${answer.excluded.length}`}</button>
            ))}
          </div>
        )}
        {(!isNarrow || tab === 'ledger') && <Ledger option={option} answer={answer} network={network} names={names} hotStep={hotStep} onHot={onHotStep} />}
        {(!isNarrow || tab === 'why') && <WhyNot answer={answer} network={network} names={names} origin={axisZone} asked={asked} actions={verdict} onUnusual={onUnusual} />}
      </div>
      {isPhone && actions}
    </section>
  );
};
