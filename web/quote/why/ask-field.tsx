import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault, Network, Option } from '../../api/types.ts';
import type { Names } from '../../format/names.ts';
import { PHONE } from '../../state/use-media.ts';
import { Icon, kindIcon, modeIcon } from '../../ui/icon.tsx';
import { makeCandidates, type Candidate } from './candidates.ts';

/** A combobox over everything that may be asked about. What is found stands in place of the list below the field, so that nothing is covered. */
export const AskField = ({ network, options, names, readyAt, faults, onTyped, onAsk, onClose }: {
  network: Network;
  options: readonly Option[];
  names: Names;
  /** Departures round this instant are offered. */
  readyAt: number;
  /** What the server did not understand. */
  faults: readonly Fault[];
  /** Whether something is found below the field just now. */
  onTyped: (isListing: boolean) => void;
  onAsk: (what: string) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(true);
  const [active, setActive] = useState(0);
  const { find } = useMemo(() => makeCandidates({ network, options, names, readyAt, t }), [network, options, names, readyAt, t]);
  const found = useMemo(() => (isOpen ? find(text) : []), [isOpen, find, text]);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    // On a phone what is found needs the screen below the field.
    if (matchMedia(PHONE).matches) input.current?.closest('.why')?.scrollIntoView({ block: 'start' });
  }, []);
  useEffect(() => onTyped(isOpen), [isOpen, onTyped]);
  // Scrolling answers with a promise in some browsers: it must not be taken for the way to clean up.
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const ask = (what: string): void => {
    onAsk(what);
    setText('');
    setActive(0);
    setOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const last = found.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) setOpen(true);
      else setActive((at) => (event.key === 'ArrowDown' ? (at >= last ? 0 : at + 1) : at <= 0 ? Math.max(0, last) : at - 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // Words nothing here matches go over as they are: the server knows more names, and says so when it does not.
      const what = found[active]?.what ?? text.trim();
      if (what) ask(what);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (isOpen && text) setText('');
      else onClose();
    }
  };
  return (
    <div className="ask">
      <div className="ask-field">
        <Icon name="search" size={14} />
        <input ref={input} className="control" type="text" role="combobox" value={text} placeholder={t('panels.why.placeholder')} aria-label={t('panels.why.ask')} autoComplete="off" spellCheck={false}
          aria-expanded={isOpen && found.length > 0} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
          aria-invalid={faults.length > 0} aria-describedby={faults.length > 0 ? `${id}-fault` : undefined} data-testid="ask-about"
          onChange={(event) => { setText(event.target.value); setActive(0); setOpen(true); }} onClick={() => setOpen(true)} onKeyDown={press} />
        <button type="button" className="icon-button" aria-label={t('panels.why.close')} title={`${t('panels.why.close')} (Esc)`} onClick={onClose}><Icon name="close" size={12} /></button>
      </div>
      {faults.length > 0 && (
        <p className="fault" id={`${id}-fault`} role="alert">
          {faults.map((fault) => <span key={fault.code + fault.value}>{fault.message}</span>)}
          {faults.flatMap(({ candidates }) => candidates).map((place) => <button key={place.id} type="button" className="button small" onClick={() => ask(place.id)}>{place.name} <span className="muted">{place.id}</span></button>)}
        </p>
      )}
      <ul ref={list} id={`${id}-list`} className="ask-list" role="listbox" aria-label={t('panels.why.found')} hidden={!isOpen || found.length === 0}>
        {found.map((candidate, i) => <Row key={candidate.what} id={`${id}-${i}`} candidate={candidate} isActive={i === active} onPoint={() => setActive(i)} onChoose={() => ask(candidate.what)} />)}
      </ul>
      {isOpen && found.length === 0 && text.trim() !== '' && <p className="caption ask-none">{t('panels.why.nothing', { text: text.trim() })}</p>}
      <span className="visually-hidden" role="status">{isOpen && text ? t('panels.why.count', { count: found.length }) : ''}</span>
    </div>
  );
};

const Row = ({ id, candidate, isActive, onPoint, onChoose }: { id: string; candidate: Candidate; isActive: boolean; onPoint: () => void; onChoose: () => void }) => {
  const { t } = useTranslation();
  return (
    // The field keeps the focus; a mouse press must not take it away before the click is heard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys of its list
    <li id={id} role="option" aria-selected={isActive} className={isActive ? 'active' : ''} onPointerMove={onPoint} onMouseDown={(event) => event.preventDefault()} onClick={onChoose} data-testid="ask-option">
      <Icon name={candidate.kind ? kindIcon(candidate.kind) : modeIcon(candidate.mode)} mode={candidate.mode} size={14} />
      <span className="clip">{candidate.name}{candidate.hint && <span className="muted"> {candidate.hint}</span>}</span>
      <span className="muted">{t(`panels.why.group.${candidate.group}`)}</span>
    </li>
  );
};
