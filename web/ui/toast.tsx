import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../state/use-shortcuts.ts';
import { useLastDone, useLastUndone } from '../state/undo.ts';
import { isPlainClick, navigate } from '../state/use-address.ts';
import { Icon } from './icon.tsx';
import { closeToast, useToast, type Toast } from './toasts.ts';
import { useUndo } from './use-undo.ts';

/** Long enough to read and to reach 撤销; the clock stands while the pointer or the focus is on it. */
const SHOWN_MS = 10_000;

/** The place of the one message, and the keys that take back and repeat. Mounted once. */
export const ToastHost = () => {
  const toast = useToast();
  const move = useUndo();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      // A field takes back its own typing.
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target) || event.defaultPrevented) return;
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      void move(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [move]);
  return (
    <div className="toasts" data-testid="toasts">
      <div role="status" aria-live="polite">{toast && toast.tone !== 'error' && <Message key={toast.text} toast={toast} onMove={move} />}</div>
      <div role="alert">{toast?.tone === 'error' && <Message key={toast.text} toast={toast} onMove={move} />}</div>
    </div>
  );
};

const Message = ({ toast, onMove }: { toast: Toast; onMove: (direction: 'undo' | 'redo') => Promise<void> }) => {
  const { t } = useTranslation();
  const [isHeld, setHeld] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // Over the map, not over the panel that covers its lower part, however high that becomes or whichever takes its place meanwhile.
  useLayoutEffect(() => {
    const place = (): void => {
      const below = document.querySelector('[data-covers-map="bottom"]');
      if (below !== watched) {
        sizes.disconnect();
        if (below) sizes.observe(below);
        watched = below;
      }
      const edge = below?.getBoundingClientRect();
      box.current?.style.setProperty('--below', `${edge && edge.height > 0 ? innerHeight - edge.top : 0}px`);
    };
    let watched: Element | null = null;
    const sizes = new ResizeObserver(place);
    const panels = new MutationObserver(place);
    panels.observe(document.body, { childList: true, subtree: true });
    addEventListener('resize', place);
    place();
    return () => {
      sizes.disconnect();
      panels.disconnect();
      removeEventListener('resize', place);
    };
  }, []);
  const lastDone = useLastDone();
  const lastUndone = useLastUndone();
  const stays = toast.tone === 'error' || toast.copy !== undefined;
  useEffect(() => {
    if (stays || isHeld) return undefined;
    const timer = setTimeout(() => closeToast(toast), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, stays, isHeld]);
  return (
    <div ref={box} className={`toast${toast.tone === 'error' ? ' bad' : ''}`} data-testid="toast"
      onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(box.current?.matches(':hover') ?? false)}>
      {toast.tone === 'error' && <Icon name="warning" />}
      <p>{toast.text}</p>
      {toast.link && <ToastLink link={toast.link} />}
      {toast.step && toast.step === lastDone && <button type="button" className="link-button" onClick={() => void onMove('undo')} title="Ctrl Z" data-testid="toast-undo">{t('chrome.undo.undo')}</button>}
      {toast.undone && toast.undone === lastUndone && <button type="button" className="link-button" onClick={() => void onMove('redo')} title="Ctrl Shift Z" data-testid="toast-redo">{t('chrome.undo.redo')}</button>}
      <button type="button" className="icon-button" aria-label={t('map.close')} onClick={() => closeToast(toast)} data-testid="toast-close"><Icon name="close" size={14} /></button>
      {toast.copy !== undefined && <input className="control" readOnly value={toast.copy} aria-label={t('chrome.share.address')} onFocus={(event) => event.target.select()} data-testid="toast-copy" />}
    </div>
  );
};

const ToastLink = ({ link }: { link: NonNullable<Toast['link']> }) => (
  <a className="link-button" href={link.search} data-testid="toast-link" onClick={(event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    navigate(link.search);
  }}>{link.text}</a>
);
