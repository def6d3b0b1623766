import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../api/saved-quotes.ts';
import type { FieldBinding } from '../quote/form/field.tsx';
import { useCustomers } from './use-customers.ts';

/** A name that may be new: earlier customers are offered below it, none is taken without being chosen. */
export const CustomerField = ({ binding, name, isFirst, onName, onChoose }: {
  binding: FieldBinding;
  name: string;
  isFirst: boolean;
  onName: (name: string) => void;
  onChoose: (customer: Customer) => void;
}) => {
  const { t } = useTranslation();
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const customers = useCustomers(name.trim(), isOpen);
  const isListed = isOpen && customers.length > 0;
  const choose = (customer: Customer): void => {
    onChoose(customer);
    setOpen(false);
    setActive(-1);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const chosen = isListed ? customers[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      if (isListed) setActive((at) => (event.key === 'ArrowDown' ? Math.min(customers.length - 1, at + 1) : Math.max(-1, at - 1)));
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape' && isListed) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className="place customer-field">
      <input {...binding} className="control" type="text" value={name} maxLength={120} autoComplete="off" spellCheck={false} data-autofocus={isFirst || undefined} required data-testid="save-customer"
        role="combobox" aria-expanded={isListed} aria-controls={listId} aria-autocomplete="list" aria-activedescendant={isListed && active >= 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => { onName(event.target.value); setOpen(true); setActive(-1); }} onClick={() => setOpen(true)} onKeyDown={press} onBlur={() => setOpen(false)} />
      {isListed && (
        <ul id={listId} className="place-list" role="listbox" aria-label={t('saved.save.earlier')}>
          {customers.map((customer, i) => (
            // The field keeps the focus; a mouse press must not take it away before the click is heard.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys of its list
            <li key={customer.name} id={`${listId}-${i}`} role="option" aria-selected={i === active} className={i === active ? 'active' : ''} onPointerMove={() => setActive(i)} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(customer)} data-testid="customer-option">
              <span className="clip">{customer.name}</span><span className="muted clip">{customer.contact}</span>
            </li>
          ))}
        </ul>
      )}
      <span className="visually-hidden" role="status">{isListed ? t('saved.save.found', { count: customers.length }) : ''}</span>
    </div>
  );
};
