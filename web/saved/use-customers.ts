import { useEffect, useState } from 'react';
import { listQuotes, type Customer } from '../api/saved-quotes.ts';

const PAUSE_MS = 120;
/** Rows looked through for customers, and how many of these are shown. */
const ROWS = 60;
const SHOWN = 6;

/** Customers of earlier quotes whose name or contact holds the text, latest first, each once. */
export const useCustomers = (text: string, isOpen: boolean): readonly Customer[] => {
  const [found, setFound] = useState<readonly Customer[]>([]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      listQuotes({ ...(text && { q: text }), limit: ROWS, sort: 'savedAt', direction: 'desc' }, abort.signal).then(
        (outcome) => {
          // Without earlier customers the field is a plain one.
          if (outcome.ok) setFound(distinct(outcome.value.rows.map(({ customer }) => customer), text));
        },
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, isOpen]);
  return found;
};

export const distinct = (customers: readonly Customer[], text: string): readonly Customer[] => {
  const wanted = text.trim().toLowerCase();
  const byName = new Map<string, Customer>();
  for (const customer of customers) {
    const isWanted = customer.name.toLowerCase().includes(wanted) || customer.contact.toLowerCase().includes(wanted);
    if (isWanted && !byName.has(customer.name)) byName.set(customer.name, customer);
  }
  return [...byName.values()].slice(0, SHOWN);
};
