import { create, type Font, type Path } from 'fontkit';

/**
 * Opens a WOFF2 font so that parts of it can be embedded. fontkit 2.0.4 copies a subset's outlines from where they would lie in a plain
 * TrueType file, but WOFF2 stores them otherwise: it embeds megabytes of the wrong bytes. Here every outline is encoded from its path.
 */
export const openFont = (bytes: Uint8Array): Font => {
  const font = create(bytes);
  const createSubset = font.createSubset.bind(font);
  const encoded = new Map<number, Uint8Array>();
  font.createSubset = () => {
    const subset = createSubset();
    subset['_addGlyph'] = (id) => {
      const glyph = font.getGlyph(id);
      const outline = encoded.get(id) ?? encodeOutline(glyph.path);
      encoded.set(id, outline);
      subset.glyf.push(outline);
      subset.loca.offsets.push(subset.offset);
      subset.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: glyph['_getMetrics']().leftBearing });
      subset.offset += outline.length;
      return subset.glyf.length - 1;
    };
    return subset;
  };
  return font;
};

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

/** Contours of a path, without the point that only says again where the contour began. */
const contoursOf = (path: Path): Point[][] => {
  const contours: Point[][] = [];
  const add = (isOn: boolean, x: number | undefined, y: number | undefined): void => void contours.at(-1)?.push({ x: Math.round(x ?? 0), y: Math.round(y ?? 0), isOn });
  for (const { command, args } of path.commands) {
    if (command === 'moveTo') contours.push([]);
    if (command === 'bezierCurveTo') throw new Error('a cubic curve in a TrueType outline');
    if (command === 'quadraticCurveTo') add(false, args[0], args[1]);
    if (command !== 'closePath') add(true, args.at(-2), args.at(-1));
  }
  return contours.flatMap((contour) => {
    const [first, last] = [contour[0], contour.at(-1)];
    const open = first && last && contour.length > 1 && first.x === last.x && first.y === last.y ? contour.slice(0, -1) : contour;
    return open.length > 1 ? [open] : [];
  });
};

/** A simple glyph of the `glyf` table (OpenType 1.9), every coordinate in two bytes: the stream that holds it is compressed anyway. */
const encodeOutline = (path: Path): Uint8Array => {
  const contours = contoursOf(path);
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array();
  const size = 10 + 2 * contours.length + 2 + 5 * points.length;
  const bytes = new Uint8Array(size + ((4 - (size % 4)) % 4));
  const view = new DataView(bytes.buffer);
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, i) => view.setInt16(2 * i, value));
  let at = 10;
  let end = -1;
  for (const contour of contours) {
    end += contour.length;
    view.setUint16(at, end);
    at += 2;
  }
  at += 2; // no instructions
  for (const { isOn } of points) view.setUint8(at++, isOn ? 1 : 0);
  for (const axis of [xs, ys])
    axis.forEach((value, i) => {
      view.setInt16(at, value - (axis[i - 1] ?? 0));
      at += 2;
    });
  return bytes;
};
