import { useLayoutEffect, useState, type RefObject } from 'react';

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

/** Which of many rows of one height need drawing in a box that scrolls. */
export const useWindow = (box: RefObject<HTMLElement | null>, rowHeight: number, count: number): Slice => {
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
  }, [box]);
  return sliceOf(seen.top, seen.height, rowHeight, count);
};
