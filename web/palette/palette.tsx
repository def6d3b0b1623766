import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { matchIn, rankRows, readTyped, type Group } from './rank.ts';
import { keepRecentRow } from './recent.ts';
import { useSources, type PaletteRow } from './registry.ts';
import { useGroups } from './use-groups.ts';

let isOpen = false;
const listeners = new Set<() => void>();
export const openPalette = (open = true): void => {
  isOpen = open;
  for (const changed of listeners) changed();
};
const useIsOpen = (): boolean =>
  useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, () => isOpen);

/** Ctrl K or ⌘ K, from anywhere. Mounted once. */
export const PaletteHost = () => {
  const open = useIsOpen();
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      openPalette(!isOpen);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return open ? <Palette /> : null;
};

/** One field that finds places, services, numbers and commands (WAI-ARIA combobox with a grouped listbox, in a modal dialog). */
const Palette = () => {
  const { t } = useTranslation();
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  /** The thing chosen first, while it waits for what to do with it. */
  const [subject, setSubject] = useState<PaletteRow>();
  const [activeId, setActiveId] = useState<string>();
  /** Enter came before all answers: the first row of them all is meant, not the first to arrive. */
  const isEntered = useRef(false);
  const question = readTyped(typed);
  const found = useGroups(question);
  const hasNumbers = useSources().some(({ prefix }) => prefix === '#');
  useLayoutEffect(() => {
    const node = dialog.current;
    // Modal: the page behind is inert, and gets the focus back where it was.
    node?.showModal();
    return () => node?.close();
  }, []);
  const text = subject ? typed.trim() : question.text;
  const groups: readonly Group[] = subject ? [{ id: 'choices', title: subject.text, rows: rankRows(subject.choices ?? [], text) }] : found.groups;
  const rows = groups.flatMap((group) => group.rows);
  const at = Math.max(0, rows.findIndex(({ id }) => id === activeId));
  const active = rows[at];
  const type = (next: string): void => {
    isEntered.current = false;
    setTyped(next);
    setActiveId(undefined);
  };
  const choose = (row: PaletteRow): void => {
    if (row.choices) {
      setSubject(row);
      type('');
      return;
    }
    keepRecentRow(subject?.id ?? row.id);
    openPalette(false);
    // The page gets its focus back before the command moves it.
    requestAnimationFrame(() => row.run?.());
  };
  useEffect(() => {
    if (!isEntered.current || found.isWaiting) return;
    isEntered.current = false;
    // oxlint-disable-next-line react/set-state-in-effect -- the press was an event, only its answer was late
    if (active) choose(active);
  });
  const back = (): void => {
    if (subject) {
      setSubject(undefined);
      type('');
    } else openPalette(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const go = (to: number): void => {
      event.preventDefault();
      const row = rows[(to + rows.length) % Math.max(1, rows.length)];
      setActiveId(row?.id);
      if (row) document.getElementById(`${listId}-${row.id}`)?.scrollIntoView({ block: 'nearest' });
    };
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Enter') {
      event.preventDefault();
      if (found.isWaiting && !subject && activeId === undefined) isEntered.current = true;
      else if (active) choose(active);
    } else if (event.key === 'Backspace' && typed === '' && subject) back();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a press beside the box closes, as Escape does
    <dialog ref={dialog} className="palette" aria-label={t('chrome.palette.title')} data-testid="palette"
      onCancel={(event) => { event.preventDefault(); back(); }} onMouseDown={(event) => { if (event.target === event.currentTarget) openPalette(false); }}>
      <div className="palette-box">
        <div className="palette-field">
          <Icon name="search" />
          {subject && <span className="token"><span className="clip">{subject.text}</span></span>}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog puts the focus into its one field */}
          <input autoFocus type="text" value={typed} onChange={(event) => type(event.target.value)} onKeyDown={press} placeholder={t(subject ? 'chrome.palette.whatTo' : hasNumbers ? 'chrome.palette.placeholderNumbers' : 'chrome.palette.placeholder')} autoComplete="off" spellCheck={false}
            role="combobox" aria-label={t('chrome.palette.title')} aria-expanded="true" aria-controls={listId} aria-autocomplete="list" aria-activedescendant={active && `${listId}-${active.id}`} data-testid="palette-input" />
          <button type="button" className="icon-button" aria-label={t('map.close')} onClick={() => openPalette(false)} data-testid="palette-close"><Icon name="close" size={14} /></button>
        </div>
        <div id={listId} className="palette-list" role="listbox" aria-label={t('chrome.palette.results')}>
          {groups.map((group) => (
            <div key={group.id} role="group" aria-label={group.title}>
              <p className="palette-group" aria-hidden="true">{group.title}</p>
              {group.rows.map((row) => <Row key={row.id} id={`${listId}-${row.id}`} row={row} text={text} isActive={row === active} onPoint={() => setActiveId(row.id)} onChoose={() => choose(row)} />)}
            </div>
          ))}
        </div>
        {rows.length === 0 && !found.isWaiting && <p className="palette-none">{text === '' && question.prefix !== undefined ? t(`chrome.palette.empty.${question.prefix === '#' ? 'numbers' : 'commands'}`) : t('chrome.palette.none', { text })}</p>}
        {!subject && found.failed.map((title) => <p key={title} className="palette-none">{t('chrome.palette.failed', { what: title })}</p>)}
        <p className="palette-foot">
          <span><kbd>↑</kbd> <kbd>↓</kbd> {t('chrome.palette.choose')}</span><span><kbd>Enter</kbd> {t('chrome.palette.open')}</span><span><kbd>Esc</kbd> {t(subject ? 'chrome.palette.back' : 'chrome.palette.leave')}</span>
          <span><kbd>&gt;</kbd> {t('chrome.palette.commands')}</span><span><kbd>?</kbd> {t('keys.title')}</span>{hasNumbers && <span><kbd>#</kbd> {t('chrome.palette.numbers')}</span>}
        </p>
        <span className="visually-hidden" role="status">{found.isWaiting ? '' : t('chrome.palette.count', { count: rows.length })}</span>
      </div>
    </dialog>
  );
};

const Row = ({ id, row, text, isActive, onPoint, onChoose }: { id: string; row: PaletteRow; text: string; isActive: boolean; onPoint: () => void; onChoose: () => void }) => {
  const match = matchIn(row.text, text);
  return (
    // The field keeps the focus; a mouse press must not take it away before the click is heard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys of its list
    <div id={id} role="option" tabIndex={-1} aria-selected={isActive} className={`palette-row${isActive ? ' active' : ''}`} onPointerMove={onPoint} onMouseDown={(event) => event.preventDefault()} onClick={onChoose} data-testid="palette-row">
      <Icon name={row.icon} size={14} />
      <span className="clip">{match ? <>{row.text.slice(0, match[0])}<b>{row.text.slice(...match)}</b>{row.text.slice(match[1])}</> : row.text}</span>
      {row.hint && <span className="muted num clip">{row.hint}</span>}
      {row.keys && <span className="num">{row.keys.map((key) => <kbd key={key}>{key}</kbd>)}</span>}
      {row.choices && <Icon name="right" size={12} className="muted" />}
    </div>
  );
};
