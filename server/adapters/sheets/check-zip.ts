/**
 * Looks into the directory of a workbook's archive before anything is unpacked (APPNOTE.TXT 4.3.12, 4.3.16): how many parts, how large they
 * become, and whether they are those of a plain workbook. The sizes are claims; the reader holds every part to its claim.
 */
import { constants, inflateRawSync } from 'node:zlib';
import type { SheetLimits } from '../../ports/sheets.ts';
import { Refused } from './row-sink.ts';

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const ZIP64 = 0xffffffff;
/** Parts below this size are small whatever their ratio. */
const RATIO_FROM = 1_000_000;
/** What a plain workbook is made of: text parts, pictures, printer settings. */
const PLAIN = /\.(xml|rels|vml|png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$|^xl\/printerSettings\/[^/]+\.bin$|\/$/i;

/** @throws Refused */
export const checkZip = (bytes: Uint8Array, limits: Pick<SheetLimits, 'parts' | 'unpackedBytes' | 'partBytes' | 'ratio'>): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = listParts(bytes, view, limits.parts);
  const names = new Set(parts.map(({ name }) => name));
  if (names.size !== parts.length) throw new Refused('FILE_UNREADABLE', { found: 'ZIP' });
  if (!names.has('[Content_Types].xml') || ![...names].some((name) => name.startsWith('xl/'))) throw new Refused('FILE_OTHER_TYPE', { found: 'ZIP' });
  const total = parts.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > limits.unpackedBytes) throw new Refused('FILE_UNPACKS_TOO_LARGE', { limit: megabytes(limits.unpackedBytes), found: megabytes(total) });
  for (const part of parts) {
    if (part.unpacked > RATIO_FROM && part.unpacked > part.packed * limits.ratio) throw new Refused('FILE_UNPACKS_TOO_LARGE', { limit: megabytes(limits.unpackedBytes), found: megabytes(part.unpacked) });
    if (part.unpacked > limits.partBytes && /\.(xml|rels|vml)$/i.test(part.name) && !/^xl\/worksheets\//i.test(part.name)) throw new Refused('FILE_UNPACKS_TOO_LARGE', { limit: megabytes(limits.partBytes), found: megabytes(part.unpacked) });
    if (/vbaProject|\/macrosheets\//i.test(part.name)) throw new Refused('FILE_MACROS', { part: part.name.slice(0, 80) });
    if (/^xl\/(externalLinks|connections|queryTables)\b/i.test(part.name)) throw new Refused('FILE_LINKS', { part: part.name.slice(0, 80) });
    if (!PLAIN.test(part.name)) throw new Refused('FILE_EMBEDDED', { part: part.name.slice(0, 80) });
    if (/\.(xml|rels|vml)$/i.test(part.name) && hasDoctype(bytes, view, part)) throw new Refused('FILE_DOCTYPE', { part: part.name.slice(0, 80) });
  }
};

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);
const broken = (): Refused => new Refused('FILE_UNREADABLE', { found: 'ZIP' });

const listParts = (bytes: Uint8Array, view: DataView, most: number): Part[] => {
  let end = bytes.length - 22;
  while (end >= 0 && end >= bytes.length - 65_557 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0 || end < bytes.length - 65_557) throw broken();
  const count = view.getUint16(end + 10, true);
  if (count > most) throw new Refused('FILE_TOO_MANY_PARTS', { limit: most, found: count });
  const parts: Part[] = [];
  for (let at = view.getUint32(end + 16, true), i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw broken();
    const [flags, packed, unpacked, offset] = [view.getUint16(at + 8, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint32(at + 42, true)];
    const nameLength = view.getUint16(at + 28, true);
    // A directory that leaves the sizes open cannot be judged; nor does a file of some megabytes need 64-bit ones.
    if (packed === ZIP64 || unpacked === ZIP64 || offset === ZIP64 || (unpacked === 0 && packed > 64) || (packed === 0 && (flags & 8) !== 0)) throw broken();
    if ((flags & 1) !== 0) throw new Refused('FILE_ENCRYPTED');
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    parts.push({ name, method: view.getUint16(at + 10, true), packed, unpacked, offset });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
};

/** Whether an XML part declares a document type, and with it entities: no workbook needs one (ISO/IEC 29500-2, 9.1.4 forbids it). */
const hasDoctype = (bytes: Uint8Array, view: DataView, { method, packed, offset }: Part): boolean => {
  if (offset + 30 > bytes.length) throw broken();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  // It stands before the first element; 4 kB packed hold far more than any prolog.
  const head = bytes.subarray(start, start + Math.min(packed, 4096));
  try {
    const text = new TextDecoder('latin1').decode(method === 0 ? head : inflateRawSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 8_000_000 }));
    return /<!DOCTYPE/i.test(text.replaceAll('\0', ''));
  } catch {
    throw broken();
  }
};
