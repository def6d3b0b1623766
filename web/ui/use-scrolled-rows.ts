import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Rows drawn above and below what is in view. */
const SPARE = 12;

export interface Slice {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}
export const sliceOf = (top: number, height: number, rowHeight: number, count: number): Slice => {
  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  return { first, end: Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE) };
};

export interface ScrolledRows extends Slice {
  /** To be given to the box that scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
}

/** Which of many rows of one height need drawing in a box that scrolls; asks for more before the last comes into view. */
export const useScrolledRows = ({ rowHeight, count, ahead, question, onEnd }: {
  rowHeight: number;
  count: number;
  /** More are asked for when this many rows are left below. */
  ahead: number;
  /** What the rows answer: another one starts at the top. */
  question: string;
  onEnd: () => void;
}): ScrolledRows => {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 900 });
  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return undefined;
    const measure = (): void => setSeen((was) => (was.top === node.scrollTop && was.height === node.clientHeight ? was : { top: node.scrollTop, height: node.clientHeight }));
    measure();
    node.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => {
      node.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, []);
  const { first, end } = sliceOf(seen.top, seen.height, rowHeight, count);
  useEffect(() => {
    if (end + ahead >= count) onEnd();
  }, [end, ahead, count, onEnd]);
  const shown = useRef(question);
  useEffect(() => {
    if (shown.current === question) return;
    shown.current = question;
    box.current?.scrollTo({ top: 0 });
  }, [question]);
  return { box, first, end };
};
