import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import type { FieldBinding } from './field.tsx';
import { useOptions, type FindOptions, type Option } from './use-options.ts';

/** A combobox that gathers several entries. What is typed and never chosen becomes an entry as typed: the server names it unknown. */
export const TokenField = ({ binding, entries, faulty, nameOf, find, placeholder, onChange, testId }: {
  binding: FieldBinding;
  entries: readonly string[];
  /** Entries the server refused, by their place in the list. */
  faulty: readonly number[];
  nameOf: (entry: string) => string;
  find: FindOptions;
  placeholder: string;
  onChange: (entries: readonly string[]) => void;
  testId: string;
}) => {
  const { t } = useTranslation();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const text = typed.trim();
  const found = useOptions(text, find);
  const options = (found ?? []).filter(({ value }) => !entries.includes(value));
  const isListed = found !== undefined;
  const add = (entry: string): void => {
    if (entry && !entries.includes(entry)) onChange([...entries, entry]);
    setTyped('');
    setActive(0);
  };
  const remove = (index: number): void => {
    onChange(entries.filter((_, i) => i !== index));
    input.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (isListed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const last = Math.max(0, options.length - 1);
      setActive((at) => (event.key === 'ArrowDown' ? (at >= last ? 0 : at + 1) : at <= 0 ? last : at - 1));
    } else if (text !== '' && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) {
      // With nothing typed Enter asks the question, as in any field.
      if (event.key === 'Enter') event.preventDefault();
      add(options[active]?.value ?? text);
    } else if (event.key === 'Backspace' && typed === '' && entries.length > 0) {
      remove(entries.length - 1);
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      event.stopPropagation();
      setTyped('');
    }
  };
  const activeId = isListed && options[active] ? `${listId}-${active}` : undefined;
  return (
    <div className="tokens">
      {/* A press beside the entries is meant for the field. */}
      <div className="control token-box" role="presentation" onMouseDown={(event) => { if (event.target === event.currentTarget) { event.preventDefault(); input.current?.focus(); } }}>
        {entries.map((entry, i) => (
          <span key={entry} className={`token${faulty.includes(i) ? ' bad' : ''}`} data-testid="token">
            <span className="clip">{nameOf(entry)}</span>
            <button type="button" aria-label={t('chrome.form.remove', { name: nameOf(entry) })} onClick={() => remove(i)}><Icon name="close" size={10} /></button>
          </span>
        ))}
        <input {...binding} ref={input} type="text" value={typed} placeholder={entries.length === 0 ? placeholder : ''} autoComplete="off" spellCheck={false} data-testid={testId}
          role="combobox" aria-expanded={isListed} aria-controls={listId} aria-autocomplete="list" aria-activedescendant={activeId}
          onChange={(event) => { setTyped(event.target.value); setActive(0); }} onKeyDown={press} onBlur={() => add(text)} />
      </div>
      {isListed && <Options id={listId} label={t('form.placesFound')} options={options} active={active} text={text} onPoint={setActive} onChoose={add} />}
    </div>
  );
};

const Options = ({ id, label, options, active, text, onPoint, onChoose }: { id: string; label: string; options: readonly Option[]; active: number; text: string; onPoint: (index: number) => void; onChoose: (value: string) => void }) => {
  const { t } = useTranslation();
  return (
    <ul id={id} className="place-list" role="listbox" aria-label={label} ref={(node) => { node?.scrollIntoView({ block: 'nearest' }); }}>
      {options.map((option, i) => (
        // The field keeps the focus; a mouse press must not take it away before the click is heard.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys of its list
        <li key={option.value} id={`${id}-${i}`} role="option" aria-selected={i === active} className={i === active ? 'active' : ''} onPointerMove={() => onPoint(i)} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(option.value)} data-testid="token-option">
          <Icon name={option.icon} size={14} />
          <span className="clip">{option.name}</span>
          <span className="muted num clip">{option.hint}</span>
        </li>
      ))}
      {options.length === 0 && <li className="place-none">{t('chrome.form.noMatch', { text })}</li>}
    </ul>
  );
};
