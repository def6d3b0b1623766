import { ANY, type CompletionRule, type DelayOf, type DelayRule, type Service } from '../domain/index.ts';
import type { Dataset } from './dataset.ts';

/** The row of its own, else that of all others. */
export const findDelay = ({ delays }: Pick<Dataset, 'delays'>, of: DelayOf, key: string): DelayRule | undefined =>
  delays.find((rule) => rule.of === of && rule.key === key) ?? delays.find((rule) => rule.of === of && rule.key === ANY);

/** How late a line's departures arrive: its own row, else its mode's. */
export const findRideDelay = (dataset: Pick<Dataset, 'delays'>, { id, mode }: Pick<Service, 'id' | 'mode'>): DelayRule | undefined =>
  findDelay(dataset, 'service', id) ?? findDelay(dataset, 'ride', mode);

/** How many of a line's departures run: its own row, else its mode's. */
export const findCompletion = ({ completions }: Pick<Dataset, 'completions'>, { id, mode }: Pick<Service, 'id' | 'mode'>): CompletionRule | undefined =>
  completions.find(({ key }) => key === id) ?? completions.find(({ key }) => key === mode);
