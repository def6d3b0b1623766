import { createContext, useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';

/** Closes the panel from within, as a menu does when something was chosen. */
export const PopoverClose = createContext<() => void>(() => undefined);

/**
 * A button with a small panel beside it. Opens on click, closes on Escape, on a click elsewhere and when focus leaves;
 * the panel stays while the pointer or focus is in it, so that what it says can be read and followed.
 */
export const Popover = ({ label, title, className, testId, buttonRef, children, content }: {
  label: string;
  title?: string | undefined;
  className?: string;
  testId?: string;
  /** For a key that opens it. */
  buttonRef?: RefObject<HTMLButtonElement | null>;
  children: ReactNode;
  content: ReactNode;
}) => {
  const [isOpen, setOpen] = useState(false);
  const own = useRef<HTMLButtonElement>(null);
  const button = buttonRef ?? own;
  const id = useId();
  const close = (returnFocus: boolean): void => {
    setOpen(false);
    if (returnFocus) button.current?.focus();
  };
  return (
    <>
      <button ref={button} type="button" className={className} aria-label={label} aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} title={title} data-testid={testId}
        onClick={(event) => { event.stopPropagation(); setOpen(!isOpen); }}>
        {children}
      </button>
      {isOpen && createPortal(<Panel id={id} label={label} anchor={button} close={close}>{content}</Panel>, document.body)}
    </>
  );
};

const GAP = 6;
const EDGE = 12;

const Panel = ({ id, label, anchor, close, children }: { id: string; label: string; anchor: RefObject<HTMLElement | null>; close: (returnFocus: boolean) => void; children: ReactNode }) => {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const node = panel.current;
    const at = anchor.current?.getBoundingClientRect();
    if (!node || !at) return;
    const { width, height } = node.getBoundingClientRect();
    const below = at.bottom + GAP + height <= innerHeight - EDGE;
    node.style.left = `${Math.max(EDGE, Math.min(at.right - width, innerWidth - width - EDGE))}px`;
    node.style.top = `${below ? at.bottom + GAP : Math.max(EDGE, at.top - GAP - height)}px`;
    node.focus();
  }, [anchor]);
  useEffect(() => {
    const node = panel.current;
    const isOutside = (target: EventTarget | null): boolean => target instanceof Node && !node?.contains(target) && !anchor.current?.contains(target);
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close(true);
    };
    const point = (event: PointerEvent): void => {
      if (isOutside(event.target)) close(false);
    };
    const leave = (event: FocusEvent): void => {
      if (isOutside(event.relatedTarget)) close(false);
    };
    // Before the page's own keys: Escape closes one layer at a time.
    document.addEventListener('keydown', press, true);
    document.addEventListener('pointerdown', point);
    node?.addEventListener('focusout', leave);
    return () => {
      document.removeEventListener('keydown', press, true);
      document.removeEventListener('pointerdown', point);
      node?.removeEventListener('focusout', leave);
    };
  });
  return (
    <div ref={panel} id={id} className="popover" role="dialog" aria-label={label} tabIndex={-1}>
      <PopoverClose value={() => close(true)}>{children}</PopoverClose>
    </div>
  );
};
