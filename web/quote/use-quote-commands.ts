import type { Answer, Option } from '../api/types.ts';
import { useCommands, type Command } from '../palette/use-commands.ts';
import type { Question } from '../state/question.ts';
import type { Criterion } from './criteria.ts';

const SORTS: readonly (readonly [Criterion, string])[] = [['time', 'sortTime'], ['price', 'sortPrice'], ['co2e', 'sortCo2e']];

/** What can be done with the question and its answer, as far as there is one. */
export const useQuoteCommands = ({ answer, option, question }: { answer: Answer | undefined; option: Option | undefined; question: Question | undefined }, does: {
  readonly edit: () => void;
  readonly swap: (question: Question) => void;
  readonly step: (by: 1 | -1) => void;
  readonly share: () => void;
  readonly sort: (criterion: Criterion) => void;
  readonly table: () => void;
  readonly zoom: (by: 1 | -1) => void;
  readonly fit: () => void;
}): void => {
  const ofAnswer: readonly Command[] = answer && question ? [
    { name: 'edit', icon: 'edit', keys: ['/'], run: does.edit },
    { name: 'swap', icon: 'swap', run: () => does.swap(question) },
  ] : [];
  const ofOption: readonly Command[] = option ? [
    { name: 'share', icon: 'share', keys: ['x'], run: does.share },
    { name: 'next', icon: 'down', keys: ['j'], run: () => does.step(1) },
    { name: 'previous', icon: 'up', keys: ['k'], run: () => does.step(-1) },
    { name: 'table', icon: 'table', keys: ['t'], run: does.table },
    ...SORTS.map(([criterion, name]): Command => ({ name, icon: 'chart', run: () => does.sort(criterion) })),
  ] : [];
  useCommands('quote', [
    ...ofOption, ...ofAnswer,
    { name: 'zoomIn', icon: 'plus', keys: ['+'], run: () => does.zoom(1) },
    { name: 'zoomOut', icon: 'minus', keys: ['−'], run: () => does.zoom(-1) },
    { name: 'fit', icon: 'fit', keys: ['0'], run: does.fit },
  ]);
};
