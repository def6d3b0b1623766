import type { Batch, BoardDeparture } from '../api/consolidations.ts';
import type { Names } from '../format/names.ts';
import { formatInstant } from '../format/time.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';
import { FillBar, FillFigures, UnitName } from './fill-bar.tsx';

/** Which box it is: type, departure, where it goes, how full. @param bound where its goods go, where that is one place */
export const BoxTitle = ({ batch, departure, bound, names, zone, isPinned }: { batch: Batch; departure: BoardDeparture; bound?: string | undefined; names: Names; zone: string; isPinned: boolean }) => (
  <>
    <Icon name={modeIcon(departure.mode)} mode={departure.mode} size={15} />
    <b><UnitName batch={batch} isPinned={isPinned} /></b>
    <span className="num">{formatInstant(Date.parse(departure.departsAt), zone, names.language)} {names.short(departure.port)}{bound !== undefined && ` → ${names.short(bound)}`}</span>
    <span className="box-fill"><FillBar batch={batch} mode={departure.mode} /><FillFigures batch={batch} /></span>
  </>
);
