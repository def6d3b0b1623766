import { useTranslation } from 'react-i18next';
import type { Answer, Network, Option } from '../../api/types.ts';
import { formatMoney } from '../../format/money.ts';
import { HOME_ZONE, optionName, type Names } from '../../format/names.ts';
import { formatCo2e, formatDuration } from '../../format/quantity.ts';
import { formatInstant } from '../../format/time.ts';
import { PHONE, useMedia } from '../../state/use-media.ts';
import { byNearness } from '../exclusions.ts';
import { PickTags } from '../option-card.tsx';
import { Ledger } from './ledger.tsx';
import { TimelineDown } from './timeline-down.tsx';
import { timelineRows } from './timeline-rows.ts';
import { Timeline } from './timeline.tsx';
import { WhyNot } from './why-not.tsx';

/** The open option: when, how, what it costs, and what was not on offer. */
export const Drawer = ({ option, answer, regime, network, names, hotStep, onHotStep, onStep, onUnusual }: {
  option: Option;
  answer: Answer;
  regime: string;
  network: Network | undefined;
  names: Names;
  hotStep: number | undefined;
  onHotStep: (step: number | undefined) => void;
  onStep: (step: number) => void;
  onUnusual: (() => void) | undefined;
}) => {
  const { t } = useTranslation();
  const isPhone = useMedia(PHONE);
  const rows = timelineRows(option, regime, names, t);
  const axisZone = names.zone(option.steps[0]?.from ?? '');
  const endZone = names.zone(option.steps.at(-1)?.to ?? '');
  const arrives = Date.parse(option.arrivesAt);
  const timeline = { rows, names, axisZone, hotStep, onHot: onHotStep, onStep };
  return (
    <section className="panel drawer" data-covers-map="bottom" data-testid="drawer" aria-label={t('drawer.title')}>
      <header className="drawer-head">
        <PickTags option={option} />
        <h2 className="clip">{optionName(option, names, t)}</h2>
        <p className="num arrives">
          {t('drawer.arrives')} <b>{formatInstant(arrives, endZone, names.language)}</b> <span className="zone">{t(`zone.${endZone}`, { defaultValue: endZone })}</span>
          {endZone !== HOME_ZONE && <span className="muted wide"> · {t(`zone.${HOME_ZONE}`)} {formatInstant(arrives, HOME_ZONE, names.language)}</span>}
        </p>
        <p className="num totals">
          <span>{formatDuration(option.transitHours * 60, t)}</span>
          <span>{t('unit.kgCo2e', { n: formatCo2e(option.co2eKg) })}</span>
          <strong>{formatMoney(option.price.amount, option.price.currency)}</strong>
        </p>
      </header>
      {isPhone ? <TimelineDown {...timeline} endZone={endZone} /> : <Timeline {...timeline} />}
      <div className="drawer-foot separator">
        <Ledger option={option} answer={answer} network={network} names={names} hotStep={hotStep} onHot={onHotStep} />
        <WhyNot excluded={byNearness(answer.excluded)} names={names} onUnusual={onUnusual} />
      </div>
    </section>
  );
};
