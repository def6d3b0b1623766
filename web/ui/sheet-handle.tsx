import { useEffect, useRef, type PointerEvent } from 'react';
import { Icon } from './icon.tsx';

/** Pulled down this far, a sheet closes; less, and it springs back. */
const CLOSES_PX = 110;

/** The top edge of a sheet, its first child: a bar to pull it down by, and the button that does the same. Behind the sheet nothing can be reached. */
export const SheetHandle = ({ label, onClose }: { label: string; onClose: () => void }) => {
  const top = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const pulledFrom = useRef<number>(undefined);
  useEffect(() => {
    const before = document.activeElement;
    const sheet = top.current?.parentElement;
    const behind = [...(sheet?.parentElement?.children ?? [])].filter((node) => node !== sheet);
    for (const node of behind) node.toggleAttribute('inert', true);
    button.current?.focus({ preventScroll: true });
    return () => {
      for (const node of behind) node.toggleAttribute('inert', false);
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const pull = (down: number): void => {
    top.current?.parentElement?.style.setProperty('translate', down > 0 ? `0 ${down}px` : 'none');
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (pulledFrom.current !== undefined) pull(event.clientY - pulledFrom.current);
  };
  const release = (event: PointerEvent<HTMLDivElement>): void => {
    const down = pulledFrom.current === undefined ? 0 : event.clientY - pulledFrom.current;
    pulledFrom.current = undefined;
    pull(0);
    if (down > CLOSES_PX) onClose();
  };
  return (
    <div ref={top} className="sheet-top">
      <div className="sheet-handle" aria-hidden="true" data-testid="sheet-handle" onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); pulledFrom.current = event.clientY; }} onPointerMove={move} onPointerUp={release} onPointerCancel={() => { pulledFrom.current = undefined; pull(0); }} />
      <button ref={button} type="button" className="icon-button" aria-label={label} title={label} onClick={onClose} data-testid="sheet-close"><Icon name="close" /></button>
    </div>
  );
};
