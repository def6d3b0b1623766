/** The manifest as paper: what goes in which unit of which departure, for the dock, the driver and the carrier. Texts are in the language, numbers written out. */
import type { Language } from '../../planner/domain/index.ts';

export interface ManifestLine {
  readonly reference: string;
  readonly goods: string;
  /** Temperature, dangerous goods: what must be seen beside the goods; empty for most. */
  readonly marks: string;
  readonly shipper: string;
  readonly consignee: string;
  readonly destination: string;
  readonly regime: string;
  readonly pieces: string;
  readonly weightKg: string;
  readonly volumeCbm: string;
}
export interface ManifestUnit {
  /** `40HQ #1`; goods that go loose have the word for it. */
  readonly name: string;
  /** Its number and seal are written in by hand. */
  readonly isBox: boolean;
  /** At the hub by then. */
  readonly readyBy: string;
  readonly lines: readonly ManifestLine[];
  readonly weightKg: string;
  readonly volumeCbm: string;
}
export interface ManifestPrint {
  readonly language: Language;
  /** Undefined: no name is printed. */
  readonly firm: string | undefined;
  readonly hub: string;
  /** The plan it is taken from, as it is named elsewhere. */
  readonly plan: string;
  readonly departures: readonly { readonly name: string; readonly leavesAt: string; readonly arrivesAt: string; readonly units: readonly ManifestUnit[] }[];
}

export interface ManifestPrinter {
  /** A PDF; the same manifest gives the same bytes. @throws OutsideError */
  printManifest(manifest: ManifestPrint): Promise<Uint8Array>;
}
