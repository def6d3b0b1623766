/** What stands on a manifest, before it becomes a table or paper: batch by batch in the order of the plan. */
import type { Language, PlaceId } from '../../../planner/domain/index.ts';
import { toRfc3339, type EpochMin } from '../../../planner/domain/index.ts';
import type { Batch } from '../../../planner/consolidation/index.ts';
import { goodsOf, namedBatches } from '../../usecases/consolidation/batches.ts';
import type { ConsolidationResult, KeptConsignment, KeptDeparture } from '../../usecases/consolidation/question.ts';
import type { Places } from '../contract/to-api.ts';

export interface ManifestBatch {
  /** Of its departure and type, from 1. */
  readonly number: number;
  readonly batch: Batch;
  readonly departure: KeptDeparture;
  /** At the hub by then. */
  readonly readyBy: EpochMin;
  readonly goods: readonly KeptConsignment[];
}

/** Of one departure, or of all where none is named. */
export const manifestBatches = (result: ConsolidationResult, departure: string | undefined): readonly ManifestBatch[] =>
  namedBatches(result.plan.assignment)
    .filter(({ batch }) => departure === undefined || batch.departure === departure)
    .flatMap(({ number, batch }) => {
      const leaves = result.departures.find(({ id }) => id === batch.departure);
      return leaves ? [{ number, batch, departure: leaves, readyBy: leaves.readyBy[batch.unit === 'loose' ? 'loose' : 'unit'], goods: goodsOf(result, batch) }] : [];
    });

/** As a spreadsheet and the dock read it. */
export const clock = (at: EpochMin, zone: string): string => toRfc3339(at, zone).slice(0, 16).replace('T', ' ');
export const unitName = ({ unit }: Batch, number: number, loose: string): string => (unit === 'loose' ? loose : `${unit} #${number}`);
export const placeName = (id: string, places: Places, language: Language): string => places.get(id as PlaceId)?.names[language] ?? id;

/** `Huadong Pearl VIII (华东明珠Ⅷ)`: in Chinese what stands in brackets, else what stands before; signs of one letter as several, which every font has. */
export const vesselName = ({ service: { vessel, id } }: Pick<KeptDeparture, 'service'>, language: Language): string => {
  const open = vessel.endsWith(')') ? vessel.lastIndexOf('(') : -1;
  const [latin, han] = open < 0 ? [vessel, ''] : [vessel.slice(0, open).trim(), vessel.slice(open + 1, -1)];
  return ((language === 'zh' && han ? han : latin) || id).normalize('NFKC');
};
