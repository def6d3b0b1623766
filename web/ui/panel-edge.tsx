import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { foldPanel, resizePanel, settlePanels, usePanels, type Edge } from '../state/panels.ts';
import { PHONE, useMedia } from '../state/use-media.ts';
import { Icon } from './icon.tsx';

/** Pixels that panels keep, and that they leave of the map. */
const LEAST: Readonly<Record<Edge, number>> = { side: 300, drawer: 180 };
const MOST_SIDE = 640;
const MAP_WIDTH = 400;
const MAP_HEIGHT = 140;
const GUTTER = 12;
const STEP = 16;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The most the panel may take, by the room its stage has. */
  readonly most: number;
}
const measure = (edge: Edge, panel: HTMLElement): Box => {
  const stage = panel.offsetParent;
  const most = edge === 'side' ? Math.min(MOST_SIDE, (stage?.clientWidth ?? 0) - 3 * GUTTER - MAP_WIDTH) : (stage?.clientHeight ?? 0) - GUTTER - MAP_HEIGHT;
  return { left: panel.offsetLeft, top: panel.offsetTop, width: panel.offsetWidth, height: panel.offsetHeight, most: Math.max(most, LEAST[edge]) };
};

/**
 * The movable edge of a panel (WAI-ARIA window splitter): by drag, by arrow keys, Home and End; Enter folds the panel
 * away and a tab brings it back. On a phone panels follow each other and have no edges.
 */
export const PanelEdge = ({ edge, panelId, name, isFixed = false }: {
  edge: Edge;
  panelId: string;
  name: string;
  /** It folds, but keeps its size. */
  isFixed?: boolean;
}) => {
  const { t } = useTranslation();
  const isPhone = useMedia(PHONE);
  const isFolded = usePanels().folded.includes(edge);
  const [box, setBox] = useState<Box>();
  const grip = useRef<HTMLDivElement>(null);
  const tab = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const panel = document.getElementById(panelId);
    if (!panel || isFolded || isPhone || isFixed) return undefined;
    const look = (): void => setBox(measure(edge, panel));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(panel);
    if (panel.offsetParent) observer.observe(panel.offsetParent);
    return () => observer.disconnect();
  }, [edge, panelId, isFolded, isPhone, isFixed]);
  // What had the focus inside a folded panel is gone: the tab that brings it back takes it, and gives it to the edge.
  const wasFolded = useRef(isFolded);
  useEffect(() => {
    if (wasFolded.current === isFolded) return;
    wasFolded.current = isFolded;
    const focused = document.activeElement;
    if (focused === null || focused === document.body || !focused.checkVisibility()) (isFolded ? tab.current : grip.current)?.focus();
  }, [isFolded]);
  if (isPhone) return null;
  const key = edge === 'side' ? '[' : ']';
  if (isFolded)
    return (
      <button ref={tab} type="button" className={`edge-tab ${edge}`} data-covers-map="corner" aria-expanded={false} aria-label={t('chrome.panel.unfold', { name })} title={`${t('chrome.panel.unfold', { name })} (${key})`} onClick={() => foldPanel(edge, false)} data-testid={`unfold-${edge}`}>
        <Icon name={edge === 'side' ? 'right' : 'up'} size={14} />
        {edge === 'drawer' && name}
      </button>
    );
  if (!box || isFixed) return null;
  const size = edge === 'side' ? box.width : box.height;
  const move = (next: number): void => resizePanel(edge, Math.max(LEAST[edge], Math.min(box.most, next)));
  const press = (event: KeyboardEvent): void => {
    // Read anew: a key held down comes faster than the page is drawn.
    const panel = document.getElementById(panelId);
    if (!panel) return;
    const now = edge === 'side' ? panel.offsetWidth : panel.offsetHeight;
    const [less, more] = edge === 'side' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowDown', 'ArrowUp'];
    const next = event.key === less ? now - STEP : event.key === more ? now + STEP : event.key === 'Home' ? LEAST[edge] : event.key === 'End' ? box.most : undefined;
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (next === undefined) foldPanel(edge, true);
    else {
      move(next);
      settlePanels();
    }
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const panel = document.getElementById(panelId)?.getBoundingClientRect();
    if (panel) move(edge === 'side' ? event.clientX - panel.left - GUTTER / 2 : panel.bottom - event.clientY - GUTTER / 2);
  };
  const place = edge === 'side'
    ? { left: box.left + box.width, top: box.top, width: GUTTER, height: box.height }
    : { left: box.left, top: box.top - GUTTER, width: box.width, height: GUTTER };
  return (
    <div className={`edge ${edge}`} style={place}>
      <div ref={grip} className="edge-grip" role="separator" tabIndex={0} aria-orientation={edge === 'side' ? 'vertical' : 'horizontal'} aria-controls={panelId} aria-label={t('chrome.panel.size', { name })} title={t('chrome.panel.hint', { key })}
        aria-valuenow={size} aria-valuemin={LEAST[edge]} aria-valuemax={box.most} aria-valuetext={t('chrome.panel.pixels', { n: size })} data-testid={`edge-${edge}`}
        onKeyDown={press} onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={drag} onLostPointerCapture={settlePanels}
        onDoubleClick={() => { resizePanel(edge, undefined); settlePanels(); }} />
      <button type="button" className="edge-fold" tabIndex={-1} aria-label={t('chrome.panel.fold', { name })} title={`${t('chrome.panel.fold', { name })} (${key})`} onClick={() => foldPanel(edge, true)} data-testid={`fold-${edge}`}><Icon name={edge === 'side' ? 'left' : 'down'} size={12} /></button>
    </div>
  );
};
