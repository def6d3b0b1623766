import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

const REACHABLE = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/** A dialog that holds the page: focus stays in it, Escape closes it, and whoever opened it gets the focus back. */
export const Modal = ({ label, className = '', testId, onClose, children }: { label: string; className?: string; testId?: string; onClose: () => void; children: ReactNode }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const node = dialog.current;
    const opener = document.activeElement;
    node?.showModal();
    return () => {
      node?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  // The browser lets Tab wander to its own bars; here it goes round.
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      onClose();
    }
    // Keys typed in a dialog are not the page's.
    event.stopPropagation();
    if (event.key !== 'Tab') return;
    const stops = [...(dialog.current?.querySelectorAll<HTMLElement>(REACHABLE) ?? [])].filter((node) => node.offsetParent !== null);
    const [first, last] = [stops[0], stops.at(-1)];
    if (event.shiftKey ? document.activeElement !== first : document.activeElement !== last) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the dialog as a whole
    <dialog ref={dialog} className={`modal ${className}`} aria-label={label} data-testid={testId} onKeyDown={press} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      {children}
    </dialog>
  );
};
