import { useEffect, useState } from 'react';

/** Marks the entry of the history that opened the sheet, so that going back closes it. */
const SHEET = 'sheet';

export interface Sheet {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

/** The open option over everything else on a phone. Back closes it, as it closes the last thing opened anywhere. */
export const useSheet = (): Sheet => {
  const [isOpen, setOpen] = useState(() => history.state === SHEET);
  useEffect(() => {
    const follow = (): void => setOpen(history.state === SHEET);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  // After the address has taken the option that was opened with it.
  useEffect(() => {
    if (isOpen && history.state !== SHEET) history.pushState(SHEET, '', location.href);
  }, [isOpen]);
  return {
    isOpen,
    open: () => setOpen(true),
    close: () => {
      if (history.state === SHEET) history.back();
      else setOpen(false);
    },
  };
};
