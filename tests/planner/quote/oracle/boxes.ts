import type { Cargo, ContainerType } from '../../../../planner/domain/index.ts';
import type { Mistake } from './features.ts';

/** The containers of a consignment, as far as prices and emissions count them. */
export interface Boxes {
  readonly teu: number;
  readonly byLength: readonly { readonly feet: 20 | 40; readonly count: number; readonly teu: number }[];
}

/** Fewest TEU, then fewest boxes, then fewest 40HQ. Undefined: no such set, because no container is known. */
export const chooseBoxes = (types: readonly ContainerType[], cargo: Cargo, mistake: Mistake | undefined): Boxes | undefined => {
  const volume = mistake === 'loadUnit' ? 0 : cargo.volume;
  const found: { readonly order: readonly number[]; readonly boxes: Boxes }[] = [];
  const most = (type: ContainerType) => Math.ceil(Math.max(cargo.weight / type.payload, volume / type.usable, 1));

  const fill = (index: number, chosen: readonly number[]): void => {
    const type = types[index];
    if (type) {
      for (let count = 0; count <= most(type); count++) fill(index + 1, [...chosen, count]);
      return;
    }
    const total = (of: (type: ContainerType) => number) => types.reduce((sum, each, i) => sum + of(each) * (chosen[i] ?? 0), 0);
    const count = total(() => 1);
    if (count === 0 || total((each) => each.payload) < cargo.weight || total((each) => each.usable) < volume) return;
    const teu = total((each) => each.teu);
    const byLength = ([20, 40] as const).map((feet) => ({
      feet, count: total((each) => (each.feet === feet ? 1 : 0)), teu: total((each) => (each.feet === feet ? each.teu : 0)),
    }));
    found.push({ order: [teu, count, total((each) => (each.id === '40HQ' ? 1 : 0))], boxes: { teu, byLength } });
  };
  fill(0, []);
  found.sort((a, b) => a.order.reduce((sign, value, i) => sign || value - (b.order[i] ?? 0), 0));
  return found[0]?.boxes;
};
