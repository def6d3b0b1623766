import { useTranslation } from 'react-i18next';
import type { LonLat } from '../api/types.ts';
import type { Scene } from '../map/scene.ts';
import { Icon } from '../ui/icon.tsx';
import { ReachLegend } from './reach-legend.tsx';
import type { ReachState } from './use-reach.ts';

/** Corners of the parts of the world that a reader jumps between, south-west and north-east, on the map's own longitudes. */
const PARTS: readonly (readonly [string, readonly [LonLat, LonLat]])[] = [
  ['yellowSea', [[116.5, 33.5], [128, 39.5]]], ['eastAsia', [[108, 18], [146, 46]]], ['eurasia', [[0, 28], [140, 62]]], ['pacific', [[112, 5], [285, 58]]],
];
const STYLED: readonly string[] = ['ferry', 'sea', 'air', 'rail', 'post', 'road'];
const rankOf = (mode: string): number => (STYLED.includes(mode) ? STYLED.indexOf(mode) : STYLED.length);

/** Over the map: where to look, what the line styles mean, and the way to the tables. */
export const MapBar = ({ scene, reached: { reach, order }, isTable, onFocus, onFit, onTable }: {
  scene: Scene | undefined;
  reached: ReachState;
  isTable: boolean;
  onFocus: (points: readonly LonLat[]) => void;
  onFit: () => void;
  onTable: () => void;
}) => {
  const { t } = useTranslation();
  const lines = scene?.lines ?? [];
  const modes = [...new Set(lines.map((line) => line.mode))].filter((mode) => mode !== 'reach').sort((a, b) => rankOf(a) - rankOf(b));
  const marks = (['ring', 'cross'] as const).filter((mark) => lines.some((line) => line.mark === mark));
  return (
    <div className="map-bar" data-covers-map="corner">
      <div className="segments" role="group" aria-label={t('data.parts')}>
        <button type="button" onClick={onFit}>{t('data.part.all')}</button>
        {PARTS.map(([name, corners]) => <button key={name} type="button" onClick={() => onFocus(corners)}>{t(`data.part.${name}`)}</button>)}
      </div>
      <ul className="data-legend" aria-label={t('map.legend')}>
        {reach ? <ReachLegend reach={reach} order={order} /> : modes.map((mode) => (
          <li key={mode}>
            <svg width="26" height="8" aria-hidden="true"><line className={`route m-${mode}`} x1="1" x2="25" y1="4" y2="4" /></svg>
            {t(`mode.${mode}`, { defaultValue: mode })}
          </li>
        ))}
        {!reach && marks.map((mark) => (
          <li key={mark} title={t(`data.markLong.${mark}`)}>
            <svg width="12" height="12" viewBox="4 4 12 12" aria-hidden="true" className={`legend-mark ${mark}`}><path d={mark === 'cross' ? 'M6 6l8 8M14 6l-8 8' : 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z'} /></svg>
            {t(`data.mark.${mark}`)}
          </li>
        ))}
      </ul>
      <button type="button" className="icon-button" aria-pressed={isTable} aria-label={t('data.table.toggle')} title={`${t('data.table.toggle')} (t)`} onClick={onTable} data-testid="data-table-toggle"><Icon name="table" /></button>
    </div>
  );
};
