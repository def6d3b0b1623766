/** Goods on their way from one unit to another by drag. */
import type { DragEvent } from 'react';

const TYPE = 'application/x-qilu-consignments';

export const dragGoods = (event: DragEvent, goods: readonly string[]): void => {
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData(TYPE, JSON.stringify(goods));
};
export const draggedGoods = (event: DragEvent): readonly string[] => {
  const text = event.dataTransfer.getData(TYPE);
  return text === '' ? [] : (JSON.parse(text) as readonly string[]);
};
