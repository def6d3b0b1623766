/** Charges by the place or leg they arise at, in the order of the itinerary. */
import type { TFunction } from 'i18next';
import type { Charge, Option, Step } from '../../api/types.ts';
import { formatRate } from '../../format/money.ts';
import { pairName, type Names } from '../../format/names.ts';
import { formatNumber } from '../../format/quantity.ts';
import { linkName } from './timeline-rows.ts';
import { modeIcon, type IconName } from '../../ui/icon.tsx';

export interface LedgerGroup {
  readonly key: string;
  readonly name: string;
  readonly icon: IconName;
  readonly mode: string | undefined;
  readonly charges: readonly Charge[];
}

/** Work at one hub is one group; a ride and a link are groups of their own. */
const keyOf = (step: Step): string => (step.kind === 'ride' || step.kind === 'link' ? `${step.kind} ${step.from}>${step.to}` : `at ${step.from}`);

const titleOf = (step: Step, index: number, option: Option, names: Names, t: TFunction): string => {
  if (step.kind === 'ride') return t('ledger.ride', { mode: t(`mode.${step.mode ?? 'road'}`), pair: pairName(step.from, step.to, names, t) });
  if (step.kind === 'link') return linkName(option, index, t);
  return names.place(step.from);
};

export const ledgerGroups = (option: Option, names: Names, t: TFunction): readonly LedgerGroup[] => {
  const groups: (LedgerGroup & { charges: Charge[] })[] = [];
  for (const charge of [...option.charges].sort((a, b) => a.step - b.step)) {
    const step = option.steps[charge.step];
    if (!step) continue;
    const key = keyOf(step);
    const last = groups.at(-1);
    if (last?.key === key) last.charges.push(charge);
    else {
      const mode = step.mode ?? undefined;
      groups.push({ key, name: titleOf(step, charge.step, option, names, t), icon: mode ? modeIcon(mode) : 'warehouse', mode, charges: [charge] });
    }
  }
  return groups;
};

export const chargeName = (charge: Charge, t: TFunction): string => t(`charge.${charge.code}`, { defaultValue: charge.code });

/** Quantity times rate in the words of the trade. Percent bases give the percent and what it is of. */
export const basisText = (charge: Charge, t: TFunction): string => {
  const { basis, quantity, native } = charge;
  if (basis === 'percentOfValue' || basis === 'percentOfCharge') return t(`basis.${basis}`, { rate: formatNumber(charge.rate, 4), of: formatRate(quantity, native.currency) });
  if (basis === 'sharedTruck') return t('basis.sharedTruck', { share: formatNumber(Number(quantity) * 100, 1), rate: formatRate(charge.rate, native.currency) });
  return t(`basis.${basis}`, { n: formatNumber(quantity, 3), count: Number(quantity), rate: formatRate(charge.rate, native.currency) });
};

/** Rates of exchange used, each currency once. */
export const ratesOfExchange = (option: Option): readonly { readonly currency: string; readonly fx: string }[] => {
  const seen = new Map(option.charges.filter((charge) => charge.native.currency !== charge.currency).map((charge) => [charge.native.currency as string, charge.fx]));
  return [...seen].map(([currency, fx]) => ({ currency, fx }));
};
