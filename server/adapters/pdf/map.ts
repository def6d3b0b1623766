/** A small map of the way: land and sea only, no borders and no names of countries, the legs by colour and dash, their ends named. */
import type { Quotation } from '../../ports/quotation.ts';
import { clipRing, latOfMercator, mapLines, mercatorY, type Box, type LonLat } from './geometry.ts';
import type { Land } from './land.ts';
import type { Sheet } from './sheet.ts';
import type { Speaker } from './speak.ts';
import { CONTENT_WIDTH, GROUND, INK, PAGE, SIZE, STROKES } from './theme.ts';

const HEIGHT = 94;
/** Room for names beside and above the ends, points. */
const MARGIN = { x: 62, y: 15 } as const;
/** A map closer than this would show nothing but its own line, degrees of longitude. */
const LEAST_SPAN = 9;
const TURNS = [-360, 0, 360] as const;

interface View {
  readonly box: Box;
  readonly toPage: (point: LonLat) => readonly [number, number];
}

const fit = (points: readonly LonLat[], top: number): View => {
  const [lons, ys] = [points.map(([lon]) => lon), points.map(([, lat]) => mercatorY(lat))];
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...ys), Math.max(...ys)];
  // Points per degree; Mercator's y is in degrees of longitude too.
  const scale = Math.min((CONTENT_WIDTH - 2 * MARGIN.x) / Math.max(1e-6, east - west), (HEIGHT - 2 * MARGIN.y) / Math.max(1e-6, north - south), CONTENT_WIDTH / LEAST_SPAN);
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const [halfX, halfY] = [CONTENT_WIDTH / 2 / scale, HEIGHT / 2 / scale];
  return {
    box: { west: middleX - halfX, east: middleX + halfX, south: latOfMercator(middleY - halfY), north: latOfMercator(middleY + halfY) },
    toPage: ([lon, lat]) => [PAGE.side + (lon - middleX + halfX) * scale, top + (middleY + halfY - mercatorY(lat)) * scale],
  };
};

export const drawMap = (sheet: Sheet, quotation: Quotation, speaker: Speaker, land: Land): void => {
  const { pdf } = sheet;
  const { lines, stops } = mapLines(quotation);
  const points = [...lines.flatMap((line) => line.points), ...stops.map((stop) => stop.at)];
  if (points.length === 0) return;
  sheet.need(HEIGHT + 8);
  const top = sheet.y;
  const view = fit(points, top);
  pdf.save();
  pdf.roundedRect(PAGE.side, top, CONTENT_WIDTH, HEIGHT, 4).clip();
  pdf.rect(PAGE.side, top, CONTENT_WIDTH, HEIGHT).fill(GROUND.sea);
  drawLand(pdf, land, view);
  // Under all lines their casing, so that none cuts another.
  pdf.lineCap('round').lineJoin('round');
  for (const line of lines) if (trace(pdf, line.points, view)) pdf.undash().lineWidth((STROKES[line.mode as keyof typeof STROKES]?.width ?? 1.5) + 2.6).strokeColor(GROUND.paper, 0.85).stroke();
  for (const line of lines) {
    const stroke = STROKES[line.mode as keyof typeof STROKES];
    if (!stroke || !trace(pdf, line.points, view)) continue;
    pdf.lineCap(line.mode === 'air' ? 'round' : 'butt').lineWidth(stroke.width).strokeColor(stroke.colour, 1);
    // pdfkit takes a whole pattern, which its types do not say.
    if (stroke.dash.length > 0) pdf.dash([...stroke.dash] as never, {});
    else pdf.undash();
    pdf.stroke();
  }
  pdf.undash();
  drawStops(sheet, stops.map((stop) => ({ ...stop, at: view.toPage(stop.at) })), quotation, speaker, top);
  pdf.restore();
  pdf.roundedRect(PAGE.side, top, CONTENT_WIDTH, HEIGHT, 4).lineWidth(0.6).stroke(INK.line);
  sheet.y = top + HEIGHT + 8;
};

const trace = (pdf: PDFKit.PDFDocument, points: readonly LonLat[], { toPage }: View): boolean => {
  let last: readonly [number, number] | undefined;
  points.forEach((point, i) => {
    const [x, y] = toPage(point);
    // A third of a point is less than the pen.
    if (last && i < points.length - 1 && Math.hypot(x - last[0], y - last[1]) < 0.35) return;
    if (last) pdf.lineTo(round(x), round(y));
    else pdf.moveTo(round(x), round(y));
    last = [x, y];
  });
  return points.length > 1;
};
const round = (n: number): number => Math.round(n * 100) / 100;

const drawLand = (pdf: PDFKit.PDFDocument, { rings, isCut }: Land, { box, toPage }: View): void => {
  // A little more than is seen: the edges of the cut lie outside.
  const [dx, dy] = [(box.east - box.west) * 0.02, (box.north - box.south) * 0.02];
  const wide: Box = { west: box.west - dx, east: box.east + dx, south: Math.max(-84, box.south - dy), north: Math.min(84, box.north + dy) };
  const seen = TURNS.flatMap((turn) => rings.map((ring) => clipRing(ring.map(([lon, lat]): LonLat => [lon + turn, lat]), wide))).filter((ring) => ring.length > 2);
  const draw = (ring: readonly LonLat[], isPen: (a: LonLat, b: LonLat) => boolean): void => {
    [...ring, ring[0] as LonLat].forEach((point, i) => {
      const [x, y] = toPage(point);
      const before = ring[i - 1];
      if (before && isPen(before, point)) pdf.lineTo(round(x), round(y));
      else pdf.moveTo(round(x), round(y));
    });
  };
  for (const ring of seen) draw(ring, () => true);
  if (seen.length > 0) pdf.fill(GROUND.land);
  const isFrame = (a: LonLat, b: LonLat): boolean => (a[0] === b[0] && (a[0] === wide.west || a[0] === wide.east)) || (a[1] === b[1] && (a[1] === wide.south || a[1] === wide.north));
  for (const ring of seen) draw(ring, (a, b) => !isCut(a, b) && !isFrame(a, b));
  if (seen.length > 0) pdf.lineWidth(0.4).stroke(GROUND.coast);
};

interface Spot {
  readonly id: string;
  readonly at: readonly [number, number];
  readonly isEnd: boolean;
}
interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const touch = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const MARK = 3;

/** Ends are always named, beside, above or under their mark; other calls where there is room. */
const drawStops = (sheet: Sheet, spots: readonly Spot[], { places }: Quotation, speaker: Speaker, top: number): void => {
  const { pdf, type } = sheet;
  const taken: Rect[] = spots.map(({ at: [x, y] }) => ({ x: x - MARK, y: y - MARK, width: 2 * MARK, height: 2 * MARK }));
  const frame: Rect = { x: PAGE.side + 3, y: top + 3, width: CONTENT_WIDTH - 6, height: HEIGHT - 6 };
  const within = (rect: Rect): boolean => rect.x >= frame.x && rect.y >= frame.y && rect.x + rect.width <= frame.x + frame.width && rect.y + rect.height <= frame.y + frame.height;
  const named = new Set<string>();
  const ordered = [...spots].sort((a, b) => Number(b.isEnd) - Number(a.isEnd));
  for (const { id, at: [x, y], isEnd } of [...ordered].reverse()) {
    if (isEnd) pdf.circle(x, y, MARK).lineWidth(1).fillAndStroke(INK.text, GROUND.paper);
    else drawHub(pdf, places[id]?.kind ?? 'seaport', x, y);
  }
  for (const { id, at: [x, y], isEnd } of ordered) {
    const text = speaker.short(id);
    if (named.has(text)) continue;
    const line = type.line([{ text, size: SIZE.small, colour: INK.text, ...(isEnd ? { weight: 600 as const } : {}) }]);
    const [width, height] = [line.width + 3, SIZE.small * 1.3];
    const spotsFor: readonly (readonly [number, number])[] = [[x + 6, y - height / 2], [x - 6 - width, y - height / 2], [x - width / 2, y - 6 - height], [x - width / 2, y + 6], [x + 4, y - 4 - height], [x - 4 - width, y - 4 - height], [x + 4, y + 4], [x - 4 - width, y + 4]];
    const free = spotsFor.map(([left, up]): Rect => ({ x: left, y: up, width, height })).find((rect) => within(rect) && !taken.some((other) => touch(rect, other)));
    const rect = free ?? (isEnd ? { x: Math.min(Math.max(x + 6, frame.x), frame.x + frame.width - width), y: y - height / 2, width, height } : undefined);
    if (!rect) continue;
    taken.push(rect);
    named.add(text);
    pdf.save().fillOpacity(0.78).roundedRect(rect.x, rect.y, rect.width, rect.height, 2).fill(GROUND.paper).restore();
    type.draw(line, rect.x + 1.5, rect.y + SIZE.small * 0.98);
  }
};

/** Seaports are circles, airports diamonds, rail and borders squares. */
const drawHub = (pdf: PDFKit.PDFDocument, kind: string, x: number, y: number): void => {
  const r = MARK - 0.4;
  if (kind === 'airport') pdf.polygon([x, y - r - 0.6], [x + r + 0.6, y], [x, y + r + 0.6], [x - r - 0.6, y]);
  else if (kind === 'seaport') pdf.circle(x, y, r);
  else pdf.rect(x - r, y - r, 2 * r, 2 * r);
  pdf.lineWidth(1).fillAndStroke(GROUND.paper, INK.text);
};
