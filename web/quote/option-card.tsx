import { useTranslation } from 'react-i18next';
import type { Option, Step } from '../api/types.ts';
import { formatMoney } from '../format/money.ts';
import { handlingName, optionName, zoneName, type Names } from '../format/names.ts';
import { formatCo2e, formatDuration } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';
import { Tick } from './compare/tick.tsx';
import { PICK_ORDER } from './criteria.ts';
import { laterText, oddsOf, percentText, sentenceOf } from './odds.ts';

export const PickTags = ({ option }: { option: Option }) => {
  const { t } = useTranslation();
  const picks = PICK_ORDER.filter((pick) => option.picks.includes(pick));
  if (picks.length === 0) return null;
  return <span className="picks">{picks.map((pick) => <span key={pick} className="pick">{t(`pick.${pick}.name`)}</span>)}</span>;
};

/** An instant on a place's clock, its zone named after it. */
export const PlaceTime = ({ at, zone, names }: { at: string; zone: string; names: Names }) => {
  const { t } = useTranslation();
  return (
    <span className="num">
      {formatInstant(Date.parse(at), zone, names.language)} <span className="zone">{zoneName(zone, t)}</span>
    </span>
  );
};

const moves = (option: Option): readonly Step[] => option.steps.filter((step) => step.kind === 'ride' || step.kind === 'link');

export const OptionCard = ({ option, names, isSelected, isHot, isTicked, isFull, onHot, onSelect, onTick }: {
  option: Option;
  names: Names;
  isSelected: boolean;
  isHot: boolean;
  isTicked: boolean;
  /** As many are ticked as can be compared. */
  isFull: boolean;
  onHot: (optionId: string | undefined) => void;
  onSelect: () => void;
  onTick: () => void;
}) => {
  const { t } = useTranslation();
  const odds = oddsOf(option);
  const tail = odds && laterText(odds.p90At, option, t);
  const zone = names.zone(option.steps.at(-1)?.to ?? '');
  const isAssumed = option.steps.some((step) => step.calendar === 'assumed');
  return (
    <li>
      <button type="button" id={`option-${option.id}`} className={`card${isSelected ? ' on' : ''}${isHot ? ' hot' : ''}`} aria-current={isSelected ? 'true' : undefined} onClick={onSelect} data-testid="option-card"
        onPointerEnter={() => onHot(option.id)} onPointerLeave={() => onHot(undefined)} onFocus={() => onHot(option.id)} onBlur={() => onHot(undefined)}>
        <span className="card-1">
          <PickTags option={option} />
          <span className="name clip">{optionName(option, names, t)}</span>
          <strong className="num">{formatMoney(option.price.amount, option.price.currency)}</strong>
        </span>
        <span className="card-2">
          <span className="chain">
            {moves(option).map((step, i) => (
              <span key={step.startsAt + step.from}>{i > 0 && <i />}<Icon name={modeIcon(step.mode)} mode={step.mode ?? 'road'} size={15} /></span>
            ))}
            <span className="visually-hidden">{moves(option).map((step) => t(`mode.${step.mode ?? 'road'}`)).join(', ')}</span>
            {isAssumed && <span className="chip outline">{t('itinerary.assumed')}</span>}
          </span>
          <span className="caption clip">{handlingName(option, t)}</span>
          <PlaceTime at={option.arrivesAt} zone={zone} names={names} />
        </span>
        <span className="card-3">
          <span className="num">{formatDuration(option.transitHours * 60, t)}</span>
          <span className="num clip">{odds && tail !== undefined && t('odds.tail', { tail })}</span>
          <span className="num">{t('unit.kgCo2e', { n: formatCo2e(option.co2eKg) })}</span>
          {odds && <span className="num" title={sentenceOf(option, names, t)}>{odds.estimated > 0 && <span className="dot estimated" aria-hidden="true" />} {t('odds.short', { share: percentText(odds.onTime) })}</span>}
        </span>
      </button>
      <Tick name={`${optionName(option, names, t)} ${formatMoney(option.price.amount, option.price.currency)}`} isTicked={isTicked} isFull={isFull} onTick={onTick} />
    </li>
  );
};
