/** The sheet for the people who load: what is drawn and said on it. Millimetres and kilograms; points of a view run right and down from its upper left corner. */
import type { Language } from '../../planner/domain/index.ts';
import type { Axis, UnplacedReason } from '../../planner/packing/index.ts';

export interface SheetView {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly outline: readonly (readonly (readonly number[])[])[];
  /** In painter's order. */
  readonly faces: readonly { readonly step: number; readonly stop: number; readonly side: 'top' | 'side' | 'end'; readonly points: readonly (readonly number[])[] }[];
}

export interface LoadSheet {
  readonly language: Language;
  /** Undefined: no name is printed. */
  readonly firm: string | undefined;
  /** What it is the load of, line by line under the title: the departure, the last minutes. */
  readonly about: readonly string[];
  /** Goods that go in the unit and are not drawn, since nobody knows the sizes of their pieces. */
  readonly withoutSizes: readonly string[];
  readonly unit: {
    readonly type: string; readonly lengthMm: number; readonly widthMm: number; readonly heightMm: number; readonly payloadKg: number;
    readonly limits: { readonly lengthPercent: number; readonly widthPercent: number };
  };
  readonly placements: readonly unknown[];
  readonly steps: readonly {
    readonly step: number; readonly box: string; readonly consignment: string; readonly stop: number; readonly count: number; readonly upright: Axis;
    readonly xMm: number; readonly yMm: number; readonly zMm: number; readonly dxMm: number; readonly dyMm: number; readonly dzMm: number; readonly row: Axis;
  }[];
  readonly unplaced: readonly { readonly box: string; readonly count: number; readonly reason: UnplacedReason }[];
  readonly weightKg: number;
  readonly packedCbm: number;
  readonly usableCbm: number;
  /** Shares of one. */
  readonly volumeFill: number;
  readonly weightFill: number;
  readonly floorLoadKgPerSquareMetre: number;
  readonly balance: {
    readonly centre: { readonly length: number; readonly width: number; readonly height: number } | null;
    readonly axleLoadsKg: readonly number[] | null;
    readonly isWithinLimits: boolean;
  };
  readonly views: { readonly top: SheetView; readonly side: SheetView; readonly isometric: SheetView };
}

export interface LoadSheetPrinter {
  /** A PDF; the same sheet gives the same bytes. @throws OutsideError */
  printLoadSheet(sheet: LoadSheet): Promise<Uint8Array>;
}
