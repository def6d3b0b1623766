import type { LoadPlan } from '../api/types.ts';

type View = LoadPlan['views']['top'];
type Face = View['faces'][number];

/** Drawn in thousandths of the view's longer side, so that strokes and letters keep their size whatever the unit's. */
const SCALE = 1000;
const LETTER = 13;
/** Grounds of stops, by token; further stops begin again. */
export const STOP_GROUNDS = 6;

/** Steps after `upTo` are not in yet; the boxes of `upTo` itself stand out. Numbers tell the step where a face is seen straight on. */
export const LoadSvg = ({ view, label, upTo, isFlat }: { readonly view: View; readonly label: string; readonly upTo: number; readonly isFlat: boolean }) => {
  const unit = SCALE / Math.max(view.widthMm, view.heightMm);
  const text = (points: readonly (readonly number[])[]): string => points.map(([right = 0, down = 0]) => `${(right * unit).toFixed(1)},${(down * unit).toFixed(1)}`).join(' ');
  return (
    <svg className="load-svg" viewBox={`-4 -4 ${(view.widthMm * unit + 8).toFixed(1)} ${(view.heightMm * unit + 8).toFixed(1)}`} role="img" aria-label={label}>
      {view.outline.map((line, i) => <polyline key={i} className="load-outline" points={text(line)} />)}
      {view.faces.filter(({ step }) => step <= upTo).map((face) => (
        <g key={`${face.placement} ${face.side}`}>
          <polygon className={`load-face stop-${face.stop % STOP_GROUNDS} ${face.side}${face.step === upTo ? ' now' : ''}`} points={text(face.points)} />
          {isFlat && <StepLabel face={face} unit={unit} />}
        </g>
      ))}
    </svg>
  );
};

/** In the middle of a face that has room for it. */
const StepLabel = ({ face: { step, points }, unit }: { readonly face: Face; readonly unit: number }) => {
  const [[left = 0, top = 0] = [], , [right = 0, bottom = 0] = []] = points;
  const words = String(step);
  if ((right - left) * unit < words.length * LETTER * 0.62 + 3 || (bottom - top) * unit < LETTER + 2) return null;
  return <text x={((left + right) / 2) * unit} y={((top + bottom) / 2) * unit} fontSize={LETTER} textAnchor="middle" dominantBaseline="central" aria-hidden="true">{words}</text>;
};
