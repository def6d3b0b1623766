/** Archives made by hand, so that a test can say in them what no tool would write. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** Unpacked size the directory claims; default: the true one. */
  readonly claims?: number;
}

export const zipOf = (parts: readonly ZipPart[]): Buffer<ArrayBuffer> => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims } of parts) {
    const raw = Buffer.from(data as string);
    const packed = deflateRawSync(raw, { level: 6 });
    const title = Buffer.from(name);
    const head = (signature: number, fields: (view: DataView) => void, size: number): Buffer => {
      const bytes = new Uint8Array(size);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, signature, true);
      fields(view);
      return Buffer.from(bytes);
    };
    const common = (view: DataView, at: number): void => {
      view.setUint16(at, 20, true);
      view.setUint16(at + 4, 8, true);
      view.setUint32(at + 10, crc32(raw), true);
      view.setUint32(at + 14, packed.length, true);
      view.setUint32(at + 18, claims ?? raw.length, true);
      view.setUint16(at + 22, title.length, true);
    };
    const local = head(0x04034b50, (view) => common(view, 4), 30);
    directory.push(head(0x02014b50, (view) => {
      view.setUint16(4, 20, true);
      common(view, 6);
      view.setUint32(42, offset, true);
    }, 46), title);
    bodies.push(local, title, packed);
    offset += local.length + title.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, parts.length, true);
  view.setUint16(10, parts.length, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return Buffer.concat([...bodies, ...directory, end]) as Buffer<ArrayBuffer>;
};
