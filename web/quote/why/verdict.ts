/** The verdict on one thing asked about: a short chip, and one sentence with the rule, the margin and what would change it. */
import type { TFunction } from 'i18next';
import type { Option, WhyNot } from '../../api/types.ts';
import { formatMoney } from '../../format/money.ts';
import { optionName, type Names } from '../../format/names.ts';
import { formatCo2e, formatDuration } from '../../format/quantity.ts';
import { formatInstant } from '../../format/time.ts';
import { chipOf, exclusionName, exclusionText } from '../exclusions.ts';

const MODES: readonly string[] = ['ferry', 'sea', 'air', 'rail', 'post', 'road'];
/** A mode, a place, a service or a departure by name. */
export const askedName = (what: string, names: Names, t: TFunction): string => (MODES.includes(what) ? t(`mode.${what}`) : names.findPlace(what) ? names.place(what) : exclusionName({ what }, names, t));

/** 最快 where it is a pick, else how it goes. */
export const shortOptionName = (option: Option, names: Names, t: TFunction): string => (option.picks.length > 0 ? option.picks.map((pick) => t(`pick.${pick}.name`)).join(t('pick.join')) : optionName(option, names, t));

export const verdictChip = ({ verdict, rule }: WhyNot, t: TFunction): { readonly text: string; readonly tone: string } => {
  switch (verdict) {
    case 'offered': return { text: t('panels.why.chip.offered'), tone: 'good' };
    case 'beaten': return { text: t('panels.why.chip.beaten'), tone: 'outline' };
    case 'missed': case 'ruledOut': return rule ? chipOf(rule, t) : { text: t('panels.why.chip.missed'), tone: 'bad' };
    case 'noWay': return { text: t('panels.why.chip.noWay'), tone: 'outline' };
    default: return verdict satisfies never;
  }
};

type Money = Option['price'];
const isZero = ({ amount }: Money): boolean => Number(amount) === 0;
const size = ({ amount, currency }: Money): string => formatMoney(amount.replace('-', ''), currency);

const beatenText = ({ beaten }: WhyNot, options: readonly Option[], names: Names, t: TFunction): string => {
  if (!beaten) return '';
  const rival = options.find(({ id }) => id === beaten.by);
  const co2e = Number(beaten.moreCo2eKg);
  const worse = [
    beaten.laterHours > 0 && t('panels.why.later', { time: formatDuration(beaten.laterHours * 60, t) }),
    !isZero(beaten.dearer) && t('panels.why.dearer', { price: size(beaten.dearer) }),
    co2e > 0 && t('panels.why.moreCo2e', { n: formatCo2e(beaten.moreCo2eKg) }),
  ].filter(Boolean).join(t('list.comma'));
  const enters = [
    beaten.entersIf.cheaper && t('panels.why.cheaper', { price: size(beaten.entersIf.cheaper) }),
    t('panels.why.earlier', { time: formatDuration(beaten.entersIf.earlierMin, t) }),
  ].filter(Boolean).join(t('panels.why.or'));
  const name = rival ? shortOptionName(rival, names, t) : beaten.by;
  return t('panels.why.beaten', { name, worse: worse || t('panels.why.alike'), enters });
};

const savesText = (saves: NonNullable<NonNullable<WhyNot['missed']>['saves']>, t: TFunction): string => {
  const price = Number(saves.price.amount);
  return [
    t(price > 0 ? 'panels.why.saves' : price < 0 ? 'panels.why.costs' : 'panels.why.samePrice', { price: size(saves.price) }),
    saves.hours !== 0 && t(saves.hours > 0 ? 'panels.why.sooner' : 'panels.why.notSooner', { time: formatDuration(Math.abs(saves.hours) * 60, t) }),
  ].filter(Boolean).join(t('list.comma'));
};

const missedText = ({ missed, rule }: WhyNot, zone: string, names: Names, t: TFunction): string => {
  if (!missed) return rule ? exclusionText(rule, names, t) : '';
  const what = t(`cutOff.${rule?.detail['cutOff'] ?? 'departure'}`, { context: names.modeOf(rule?.what.split('@')[0]) });
  const margin = rule?.margin ? formatDuration(rule.margin.value, t) : '';
  const at = formatInstant(Date.parse(missed.readyBy), zone, names.language);
  return [t('panels.why.missed', { what, margin, at, context: margin ? '' : 'plain' }), missed.saves && t('panels.why.caught', { saves: savesText(missed.saves, t) })].filter(Boolean).join(t('panels.why.stop'));
};

/** `zone` is the clock of the origin, where goods are made ready. */
export const verdictText = (answer: WhyNot, options: readonly Option[], zone: string, names: Names, t: TFunction): string => {
  switch (answer.verdict) {
    case 'offered': {
      const using = options.filter(({ id }) => answer.offered.includes(id));
      const least = using.reduce<Option | undefined>((best, option) => (best && Number(best.price.amount) <= Number(option.price.amount) ? best : option), undefined);
      return t('panels.why.offered', { count: answer.offered.length, price: least ? size(least.price) : '' });
    }
    case 'beaten': return beatenText(answer, options, names, t);
    case 'missed': return missedText(answer, zone, names, t);
    case 'ruledOut': return answer.rule ? exclusionText(answer.rule, names, t) : '';
    case 'noWay': return t('panels.why.noWay');
    default: return answer.verdict satisfies never;
  }
};

/** The option a verdict points at: the one that beats it, or the best known that uses it. */
export const pointedOption = (answer: WhyNot, options: readonly Option[]): Option | undefined => {
  if (answer.verdict === 'beaten') return options.find(({ id }) => id === answer.beaten?.by);
  const using = options.filter(({ id }) => answer.offered.includes(id));
  return using.find(({ picks }) => picks.length > 0) ?? using[0];
};
