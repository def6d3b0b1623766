import type { TFunction } from 'i18next';
import type { Answer, Option } from '../api/types.ts';
import type { Names } from '../format/names.ts';
import { formatInstant, formatWeekdayClock } from '../format/time.ts';
import { middleOfAll, pathKey, pathOf, position, shapeOf, type LineMark, type Scene, type SceneLine, type SceneNote } from './scene.ts';

interface Draft {
  readonly mode: string;
  readonly from: string;
  readonly to: string;
  readonly owners: string[];
  readonly steps: number[];
  mark: LineMark | undefined;
}

/** A weekday names a moment within a week; a longer ride gives its dates. */
const WEEK_MS = 6 * 86_400_000;

/** The open option in full, the others faint under it. */
export const answerScene = (answer: Pick<Answer, 'options' | 'places' | 'paths'>, selected: Option | undefined, names: Names, t: TFunction): Scene => {
  const lines = new Map<string, Draft>();
  for (const option of answer.options) {
    option.steps.forEach((step, i) => {
      if (!step.mode) return;
      const key = pathKey(step.from, step.to, step.mode);
      const line = lines.get(key) ?? { mode: step.mode, from: step.from, to: step.to, owners: [], steps: [], mark: undefined };
      lines.set(key, line);
      if (!line.owners.includes(option.id)) line.owners.push(option.id);
      if (option === selected) line.steps.push(i);
      if (step.calendar === 'assumed') line.mark = 'ring';
    });
  }
  const chosenPlaces = new Set(selected?.steps.flatMap((step) => [step.from, step.to]));
  const ends = new Set([selected?.steps[0]?.from, selected?.steps.at(-1)?.to]);
  const places = [...new Set(answer.options.flatMap((option) => option.steps.flatMap((step) => [step.from, step.to])))].map((id) => answer.places[id]).filter((place) => place !== undefined);
  const sceneLines = [...lines].flatMap(([id, { mode, from, to, owners, steps, mark }]): SceneLine[] => {
    const paths = pathOf(answer.paths, from, to, mode);
    return paths.length > 0 ? [{ id, mode, owners, steps, mark, paths, weight: steps.length > 0 ? 'chosen' : 'other' }] : [];
  });
  const notes = (selected?.steps ?? []).flatMap((step, i): SceneNote[] => {
    const at = step.kind === 'ride' && step.mode ? middleOfAll(pathOf(answer.paths, step.from, step.to, step.mode)) : undefined;
    const format = Date.parse(step.endsAt) - Date.parse(step.startsAt) > WEEK_MS ? formatInstant : formatWeekdayClock;
    const clock = (instant: string, place: string): string => format(Date.parse(instant), names.zone(place), names.language);
    return at ? [{ id: `step-${i}`, at, text: t('map.ride', { from: clock(step.startsAt, step.from), to: clock(step.endsAt, step.to) }) }] : [];
  });
  const chosenPaths = sceneLines.filter((line) => line.weight === 'chosen').flatMap((line) => line.paths.flat());
  return {
    key: `answer ${selected?.id ?? ''} ${answer.options.length}`,
    lines: sceneLines.sort((a, b) => Number(a.weight === 'chosen') - Number(b.weight === 'chosen')),
    hubs: places.map((place) => ({
      id: place.id, at: position(place), shape: shapeOf(place), isEnd: ends.has(place.id), name: names.short(place.id),
      rank: ends.has(place.id) ? 0 : chosenPlaces.has(place.id) ? 1 : 3,
    })),
    notes,
    fit: chosenPaths.length > 0 ? [...chosenPaths, ...places.filter((place) => chosenPlaces.has(place.id)).map(position)] : places.map(position),
  };
};
