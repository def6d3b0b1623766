import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Option } from '../api/types.ts';
import { mainMode } from '../format/names.ts';
import { signOf } from '../format/money.ts';
import { useWidth } from '../ui/use-width.ts';
import { Icon } from '../ui/icon.tsx';
import { AXIS_PAIRS, frontOf, textOf, tickText, valueOf, type Criterion } from './criteria.ts';
import { ModeMark } from './mode-mark.tsx';
import { daysTo, oddsOf } from './odds.ts';
import { OptionTable } from './option-table.tsx';
import { placePickLabels } from './pick-labels.ts';
import { scaleFor } from './scales.ts';

const HEIGHT = 184;
const INSET = { left: 46, right: 14, top: 18, bottom: 34 };
/** How near the pointer must be to a mark to mean it. */
const REACH = 24;

export const Pareto = ({ options, selectedId, hotId, isTable, onTable, onHot, onSelect }: {
  options: readonly Option[];
  selectedId: string | undefined;
  hotId: string | undefined;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
  onHot: (optionId: string | undefined) => void;
  onSelect: (optionId: string) => void;
}) => {
  const { t } = useTranslation();
  const [axes, setAxes] = useState(0);
  const [x, y] = AXIS_PAIRS[axes] ?? ['time', 'price'];
  return (
    <section className="pareto separator" aria-label={t('pareto.title')}>
      <div className="pareto-bar">
        <div className="segments" role="group" aria-label={t('pareto.axes')}>
          {AXIS_PAIRS.map(([a, b], i) => (
            <button key={a + b} type="button" aria-pressed={i === axes} onClick={() => setAxes(i)}>{t('pareto.pair', { x: t(`criterion.${a}`), y: t(`criterion.${b}`) })}</button>
          ))}
        </div>
        <button type="button" className="icon-button" aria-pressed={isTable} aria-label={t('pareto.table')} title={`${t('pareto.table')} (t)`} onClick={() => onTable(!isTable)}>
          <Icon name={isTable ? 'chart' : 'table'} />
        </button>
      </div>
      {isTable ? <OptionTable options={options} selectedId={selectedId} onSelect={onSelect} /> : <Scatter options={options} x={x} y={y} selectedId={selectedId} hotId={hotId} onHot={onHot} onSelect={onSelect} />}
    </section>
  );
};

/** From the median arrival to the one kept in nine cases of ten; a hairline leads there from the mark of the planned one. */
const Whisker = ({ option, from, px, right }: { option: Option; from: number; px: (days: number) => number; right: number }) => {
  const { p50At = null, p90At = null } = oddsOf(option) ?? {};
  if (p50At === null || p90At === null) return null;
  const [x1, x2] = [p50At, p90At].map((at) => Math.min(right, px(daysTo(at, option))) - from);
  return (
    <>
      <line className="whisker lead" x1={0} x2={x1} y1={0} y2={0} />
      <line className="whisker" x1={x1} x2={x2} y1={0} y2={0} />
    </>
  );
};

/** All names of a mark, then the first alone. */
const pickTexts = (names: readonly string[], join: string): readonly string[] => (names.length > 1 ? [names.join(join), names[0] ?? ''] : names);

const Scatter = ({ options, x, y, selectedId, hotId, onHot, onSelect }: {
  options: readonly Option[];
  x: Criterion;
  y: Criterion;
  selectedId: string | undefined;
  hotId: string | undefined;
  onHot: (optionId: string | undefined) => void;
  onSelect: (optionId: string) => void;
}) => {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>(398);
  const right = width - INSET.right;
  const bottom = HEIGHT - INSET.bottom;
  const scaleX = useMemo(() => scaleFor(options.map((option) => valueOf(option, x)), 6), [options, x]);
  const scaleY = useMemo(() => scaleFor(options.map((option) => valueOf(option, y)), 4), [options, y]);
  const px = (value: number): number => INSET.left + scaleX.at(value) * (right - INSET.left);
  const py = (value: number): number => bottom - scaleY.at(value) * (bottom - INSET.top);
  const points = options.map((option) => ({ option, x: px(valueOf(option, x)), y: py(valueOf(option, y)) }));
  const front = frontOf(options, x, y).map((option) => points.find((point) => point.option === option)).filter((point) => point !== undefined);
  const stair = front.map((point, i) => (i === 0 ? `M${point.x},${point.y}` : `H${point.x}V${point.y}`)).join('') + (front.length > 0 ? `H${right}` : '');
  const labels = placePickLabels(points.map((point) => ({ ...point, texts: pickTexts(point.option.picks.map((pick) => t(`pick.${pick}.name`)), t('pick.join')) })), { left: INSET.left - 4, top: 2, right: width - 2, bottom });
  const nearest = (event: React.PointerEvent<SVGSVGElement> | React.MouseEvent<SVGSVGElement>): string | undefined => {
    const frame = event.currentTarget.getBoundingClientRect();
    const away = points.map((point) => ({ id: point.option.id, far: Math.hypot(event.clientX - frame.left - point.x, event.clientY - frame.top - point.y) })).sort((a, b) => a.far - b.far)[0];
    return away && away.far <= REACH ? away.id : undefined;
  };
  /** Left and right walk from mark to mark along the first axis. */
  const walk = (event: React.KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const row = [...points].sort((a, b) => a.x - b.x || a.y - b.y).map((point) => point.option.id);
    const at = row.indexOf(selectedId ?? '') + (event.key === 'ArrowRight' ? 1 : -1);
    const next = row[Math.min(row.length - 1, Math.max(0, at))];
    if (next) onSelect(next);
  };
  const currency = options[0]?.price.currency;
  const axisName = (criterion: Criterion, isLog: boolean): string => t(`axis.${criterion}`, { sign: currency ? signOf(currency) : '' }) + (isLog ? t('axis.log') : '');
  return (
    <div ref={box}>
      <svg className="scatter" width={width} height={HEIGHT} role="listbox" tabIndex={0} aria-label={t('pareto.describe', { count: options.length, x: t(`criterion.${x}`), y: t(`criterion.${y}`) })}
        aria-activedescendant={selectedId && `mark-${selectedId}`} onKeyDown={walk} onPointerMove={(event) => onHot(nearest(event))} onPointerLeave={() => onHot(undefined)} onClick={(event) => { const id = nearest(event); if (id) onSelect(id); }}>
        <g aria-hidden="true">
        {scaleY.ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1={INSET.left} x2={right} y1={py(tick)} y2={py(tick)} />
            <text className="axis" x={INSET.left - 7} y={py(tick) + 4} textAnchor="end">{tickText(tick)}</text>
          </g>
        ))}
        {scaleX.ticks.map((tick) => (
          <g key={tick}>
            <line className="tick" x1={px(tick)} x2={px(tick)} y1={bottom} y2={bottom + 4} />
            <text className="axis" x={px(tick)} y={bottom + 16} textAnchor="middle">{tickText(tick)}</text>
          </g>
        ))}
        <text className="axis" x={10} y={HEIGHT - 4}>{axisName(y, scaleY.isLog)}</text>
        <text className="axis" x={right} y={HEIGHT - 4} textAnchor="end">{axisName(x, scaleX.isLog)}</text>
        <path className="stair" d={stair} />
        </g>
        {points.map((point) => {
          const mode = mainMode(point.option);
          return (
            <g key={point.option.id} id={`mark-${point.option.id}`} role="option" aria-selected={point.option.id === selectedId} aria-label={[...point.option.picks.map((pick) => t(`pick.${pick}.name`)), textOf(point.option, x, t), textOf(point.option, y, t)].join(t('list.comma'))}
              className={`mark m-${mode}${point.option.id === hotId ? ' hot' : ''}`} transform={`translate(${point.x},${point.y})`}>
              {x === 'time' && <Whisker option={point.option} from={point.x} px={px} right={right} />}
              {point.option.id === selectedId && <circle className="ring" r="9.5" />}
              <ModeMark mode={mode} />
            </g>
          );
        })}
        {labels.map((label) => <text aria-hidden="true" key={label.id} className={`pick-label${label.id === selectedId ? ' on' : ''}`} x={label.x} y={label.y} textAnchor={label.anchor}>{label.text}</text>)}
      </svg>
    </div>
  );
};
