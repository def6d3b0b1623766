/**
 * Writes land.json: the coast the map stands on, from Natural Earth by way of world-atlas, and a coarser copy of it for the printed
 * quotation. Run it by hand when world-atlas changes: `node web/map/build-land.mjs`. The results are committed, so that a build needs no atlas.
 *
 * Two grades: the 10m coast inside the corridor's window, the 50m coast elsewhere, cut along the window's edges so that the
 * two meet without overlap. Longitudes run from -25 to 335: the Americas follow Asia across the Pacific.
 * Not contained: borders, lakes, Antarctica.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const WINDOW = { west: 105, south: 20, east: 150, north: 50 };
const SOUTH_END = -58;
const WEST_END = -25;
/** Steps per degree of the written integers; about 110 m. */
const PRECISION = 1000;
/** Douglas-Peucker tolerance in degrees, and the smallest island kept in square degrees. */
const NEAR = { tolerance: 0.004, smallest: 0.00004 };
const FAR = { tolerance: 0.04, smallest: 0.01 };
/** On paper the map is 18 cm wide and never closer than some degrees. */
const PRINTED = { near: { tolerance: 0.02, smallest: 0.002 }, far: { tolerance: 0.12, smallest: 0.1 }, precision: 100 };

const require = createRequire(import.meta.url);
const rings = (name) => {
  const atlas = JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), 'utf8'));
  const land = feature(atlas, atlas.objects.land);
  const polygons = (land.features ?? [land]).flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates));
  // Lakes are not drawn, so a polygon is its outer ring. A few rings collapse to a line or run the wrong way round: on the
  // sphere they are everything but a speck, and would flood the sea with land.
  return polygons.map((polygon) => unrolled(polygon[0])).filter((ring) => sphericalArea(ring) <= 2 * Math.PI);
};

/** The ring without jumps across the 180th meridian; it may pass 180. */
const unrolled = (ring) => {
  let turn = 0;
  return ring.map(([x, y], i) => {
    const step = i === 0 ? 0 : x - ring[i - 1][0];
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [x + turn, y];
  });
};

/** Area on the unit sphere to the right of the ring (land rings run clockwise), 0 to 4π. */
function sphericalArea(ring) {
  const rad = Math.PI / 180;
  let sum = 0;
  for (let i = 0; i < ring.length - 1; i++) {
    const [lonA, latA] = ring[i];
    const [lonB, latB] = ring[i + 1];
    const a = Math.tan((latA * rad) / 2);
    const b = Math.tan((latB * rad) / 2);
    // The area between this edge and the equator.
    sum += 2 * Math.atan2(Math.tan(((lonB - lonA) * rad) / 2) * (a + b), 1 + a * b);
  }
  return sum > 1e-12 ? sum : 4 * Math.PI + sum;
}

const planarArea = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => { const [u, v] = ring[(i + 1) % ring.length]; return sum + x * v - u * y; }, 0) / 2);

/** Sutherland-Hodgman against one side of a box: keeps what `inside` accepts, `cross` finds the point on the side. */
const clipSide = (ring, inside, cross) => {
  const out = [];
  ring.forEach((point, i) => {
    const before = ring[(i + ring.length - 1) % ring.length];
    if (inside(point) !== inside(before)) out.push(cross(before, point));
    if (inside(point)) out.push(point);
  });
  return out;
};
const atLon = (lon) => ([x, y], [u, v]) => [lon, y + ((lon - x) / (u - x)) * (v - y)];
const atLat = (lat) => ([x, y], [u, v]) => [x + ((lat - y) / (v - y)) * (u - x), lat];
const clip = (ring, { west, south, east, north }) => {
  let out = ring;
  out = clipSide(out, ([x]) => x >= west, atLon(west));
  out = clipSide(out, ([x]) => x <= east, atLon(east));
  out = clipSide(out, ([, y]) => y >= south, atLat(south));
  return clipSide(out, ([, y]) => y <= north, atLat(north));
};

/** Douglas-Peucker that never drops a point on a cut: neighbours across it must keep meeting. */
const simplify = (ring, tolerance, fixed) => {
  const keep = new Uint8Array(ring.length);
  keep[0] = keep[ring.length - 1] = 1;
  ring.forEach((point, i) => { if (fixed(point)) keep[i] = 1; });
  const walk = (from, to) => {
    const [ax, ay] = ring[from];
    const [bx, by] = ring[to];
    const length = Math.hypot(bx - ax, by - ay);
    let worst = 0;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const [x, y] = ring[i];
      const off = length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
      if (off > worst) { worst = off; at = i; }
    }
    if (worst > tolerance) { keep[at] = 1; walk(from, at); walk(at, to); }
  };
  let from = 0;
  for (let i = 1; i < ring.length; i++) if (keep[i]) { walk(from, i); from = i; }
  return ring.filter((_, i) => keep[i]);
};

const onCut = ([x, y]) => x === WINDOW.west || x === WINDOW.east || y === WINDOW.north || y === WINDOW.south || Math.abs(x) === 180 || x === WEST_END || x === WEST_END + 360 || y === SOUTH_END;
const open = (ring) => (ring.length > 1 && ring[0][0] === ring.at(-1)[0] && ring[0][1] === ring.at(-1)[1] ? ring.slice(0, -1) : ring);

/** Everything outside the window, as four boxes round it. */
const FRAME = [
  { west: WEST_END, south: SOUTH_END, east: WINDOW.west, north: 84 },
  { west: WINDOW.east, south: SOUTH_END, east: WEST_END + 360, north: 84 },
  { west: WINDOW.west, south: WINDOW.north, east: WINDOW.east, north: 84 },
  { west: WINDOW.west, south: SOUTH_END, east: WINDOW.east, north: WINDOW.south },
];
const grade = (source, boxes, { tolerance, smallest }) =>
  source.flatMap((ring) => boxes.map((box) => clip(ring, box)))
    .filter((ring) => ring.length > 2 && planarArea(ring) >= smallest)
    .map((ring) => simplify([...ring, ring[0]], tolerance, onCut))
    .map(open)
    .filter((ring) => ring.length > 2);

const shifted = (ring) => [-360, 0, 360].map((turn) => ring.map(([x, y]) => [x + turn, y]));
const [fine, coarse] = ['land-10m', 'land-50m'].map((name) => rings(name).map(open).flatMap(shifted));
const near = grade(fine, [WINDOW], NEAR);
const far = grade(coarse, FRAME, FAR);
const printed = [...grade(fine, [WINDOW], PRINTED.near), ...grade(coarse, FRAME, PRINTED.far)];

const covers = (list, [lon, lat]) =>
  list.some((ring) => {
    let inside = false;
    ring.forEach(([x, y], i) => {
      const [u, v] = ring[(i + ring.length - 1) % ring.length];
      if (y > lat !== v > lat && lon < ((u - x) * (lat - y)) / (v - y) + x) inside = !inside;
    });
    return inside;
  });
const all = [...near, ...far];
const mustBe = (isLand, name, point) => {
  if ([all, printed].some((list) => covers(list, point) !== isLand)) throw new Error(`${name} at ${point} should be ${isLand ? 'land' : 'sea'}`);
};
mustBe(false, 'the Yellow Sea', [124, 36]);
mustBe(false, 'the Pacific', [200, 30]);
mustBe(false, 'the Atlantic', [325, 30]);
mustBe(true, 'Shandong', [118, 36.5]);
mustBe(true, 'Korea', [127.5, 37]);
mustBe(true, 'Siberia', [100, 60]);
mustBe(true, 'America', [260, 40]);

const integers = (precision) => (ring) => {
  let px = 0;
  let py = 0;
  return ring.flatMap(([x, y]) => {
    const ix = Math.round(x * precision);
    const iy = Math.round(y * precision);
    const step = [ix - px, iy - py];
    px = ix;
    py = iy;
    return step;
  });
};
const SOURCE = 'Natural Earth 4.1, 10m and 50m land, public domain';
const write = (file, list, precision, cuts) => {
  const text = JSON.stringify({ source: SOURCE, precision, cuts, rings: list.map(integers(precision)) });
  writeFileSync(new URL(file, import.meta.url), `${text}\n`);
  process.stdout.write(`${file}: ${list.length} rings, ${list.reduce((n, r) => n + r.length, 0)} points, ${Math.round(text.length / 1024)} kB\n`);
};
write('./land.json', all, PRECISION, { ...WINDOW, westEnd: WEST_END, southEnd: SOUTH_END });
write('../../server/adapters/pdf/land.json', printed, PRINTED.precision, { lons: [WINDOW.west, WINDOW.east, 180, WEST_END + 360], lats: [WINDOW.south, WINDOW.north, SOUTH_END] });
