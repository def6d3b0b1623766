import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place, Role } from '../../api/types.ts';
import { localName, placeCode, type Names } from '../../format/names.ts';
import { keepRecent, listRecent } from '../../state/recent-places.ts';
import { usePlaceSearch } from '../../state/use-place-search.ts';
import { Icon, kindIcon } from '../../ui/icon.tsx';
import type { FieldBinding } from './field.tsx';

/** A combobox over the places of the network (WAI-ARIA list autocomplete, manual selection). Unknown text is never taken for a place. */
export const PlaceField = ({ binding, inputRef, end, placeId, names, onChange, testId }: {
  binding: FieldBinding;
  inputRef?: Ref<HTMLInputElement>;
  end: Role;
  placeId: string;
  names: Names;
  onChange: (placeId: string) => void;
  testId: string;
}) => {
  const { t } = useTranslation();
  const listId = useId();
  /** Undefined: nothing typed since the last choice, the field shows the chosen place. */
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const text = typed?.trim() ?? '';
  const search = usePlaceSearch(text, end, isOpen && text !== '');
  // Before anything is typed the list holds what was chosen lately.
  const recent = listRecent(end).map(names.findPlace).filter((place) => place !== undefined);
  const places = text === '' ? recent : search.places;
  const isListed = isOpen && (text === '' ? recent.length > 0 : search.asked !== undefined);
  const chosen = placeId ? names.findPlace(placeId) : undefined;
  const shown = typed ?? (chosen ? names.place(chosen.id) : placeId);

  const choose = (place: Place): void => {
    onChange(place.id);
    keepRecent(end, place.id);
    setTyped(undefined);
    setOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const last = places.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) setOpen(true);
      else setActive((at) => (event.key === 'ArrowDown' ? (at >= last ? 0 : at + 1) : at <= 0 ? last : at - 1));
    } else if (isListed && places[active] && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && typed))) {
      if (event.key === 'Enter') event.preventDefault();
      choose(places[active]);
    } else if (isOpen && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setTyped(undefined);
    }
  };
  // Text that was typed but never chosen goes over as typed: the server names the candidates or says it is unknown.
  const leave = (): void => {
    setOpen(false);
    if (typed !== undefined) {
      onChange(typed.trim());
      setTyped(undefined);
    }
  };
  const activeId = isListed && places[active] ? `${listId}-${active}` : undefined;
  return (
    <div className="place">
      {chosen && typed === undefined && <Icon name={kindIcon(chosen.kind)} size={14} className="place-icon" />}
      <input
        {...binding} ref={inputRef} className={`control${chosen && typed === undefined ? ' with-icon' : ''}`} type="text" value={shown} placeholder={t('form.placePlaceholder')} autoComplete="off" spellCheck={false}
        role="combobox" aria-expanded={isListed} aria-controls={listId} aria-autocomplete="list" aria-activedescendant={activeId} data-testid={testId}
        onChange={(event) => { setTyped(event.target.value); setActive(0); setOpen(true); }}
        onFocus={(event) => event.target.select()} onClick={() => setOpen(true)} onKeyDown={press} onBlur={leave}
      />
      {chosen && typed === undefined && <span className="place-code">{placeCode(chosen)}</span>}
      {isListed && (
        <ul id={listId} className="place-list" role="listbox" aria-label={t(text === '' ? 'form.placesRecent' : 'form.placesFound')}>
          {text === '' && <li role="presentation" className="place-group">{t('form.placesRecent')}</li>}
          {places.map((place, i) => (
            <PlaceRow key={place.id} id={`${listId}-${i}`} place={place} names={names} typed={text} isActive={i === active} onPoint={() => setActive(i)} onChoose={() => choose(place)} />
          ))}
          {places.length === 0 && <li className="place-none">{search.isFailed ? t('form.placesFailed') : t('form.noPlace', { text: search.asked ?? text })}</li>}
        </ul>
      )}
      <span className="visually-hidden" role="status">{isListed ? t('form.placeCount', { count: places.length }) : ''}</span>
    </div>
  );
};

const PlaceRow = ({ id, place, names, typed, isActive, onPoint, onChoose }: {
  id: string;
  place: Place;
  names: Names;
  typed: string;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) => {
  const { t } = useTranslation();
  const name = names.findPlace(place.id) ? names.place(place.id) : place.names[names.language];
  const local = localName(place, names.language);
  const at = typed ? name.toLowerCase().indexOf(typed.toLowerCase()) : -1;
  return (
    // The field keeps the focus; a mouse press must not take it away before the click is heard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys of its list
    <li id={id} role="option" aria-selected={isActive} className={isActive ? 'active' : ''} onPointerMove={onPoint} onMouseDown={(event) => event.preventDefault()} onClick={onChoose} data-testid="place-option">
      <Icon name={kindIcon(place.kind)} size={14} />
      <span className="clip">
        {at < 0 ? name : <>{name.slice(0, at)}<b>{name.slice(at, at + typed.length)}</b>{name.slice(at + typed.length)}</>}
        {local && <span className="muted" lang={local.lang}> {local.text}</span>}
      </span>
      <span className="muted num">{placeCode(place) || t(`kind.${place.kind}`, { defaultValue: place.kind })}</span>
    </li>
  );
};
