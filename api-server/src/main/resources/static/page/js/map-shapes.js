// Where each region lies on the drawing: its outline, or a tile of equal size where there is none.

const MIDDLE = (36.2 * Math.PI) / 180;
const TO_RADIANS = Math.PI / 180;

/** Cylindrical equal-area projection, true to shape in the middle of the country. */
export function project(longitude, latitude) {
  return [
    longitude * TO_RADIANS * Math.cos(MIDDLE) * 1000,
    (-Math.sin(latitude * TO_RADIANS) / Math.cos(MIDDLE)) * 1000,
  ];
}

function ringPath(ring) {
  let text = "";
  for (let i = 0; i < ring.length - 1; i += 1) {
    const [x, y] = project(ring[i][0], ring[i][1]);
    text += `${i ? "L" : "M"}${x.toFixed(2)} ${y.toFixed(2)}`;
  }
  return `${text}Z`;
}

function outline(geometry) {
  return geometry.coordinates.flatMap((polygon) => polygon.map(ringPath)).join("");
}

/** Which of the two kinds of drawing the regions allow. */
export function hasOutlines(regions) {
  return regions.length > 0 && regions.every((region) => region.geometry);
}

/** A path for every region, in order. */
export function shapes(regions) {
  return hasOutlines(regions)
    ? regions.map((region) => outline(region.geometry))
    : tiles(regions).map(([x, y, size]) => {
        const half = size * 0.46;
        return `M${x - half} ${y - half}h${half * 2}v${half * 2}h${-half * 2}Z`;
      });
}

const TILES_ACROSS = 17;

/**
 * Tiles on a square lattice: every region takes the free tile nearest to its point, those in crowded
 * places last, so that the tiles of a city spread around it.
 */
function tiles(regions) {
  const points = regions.map((region) => project(region.longitude, region.latitude));
  const xs = points.map((p) => p[0]);
  const size = (Math.max(...xs) - Math.min(...xs)) / TILES_ACROSS || 1;
  const crowd = points.map(
    ([x, y]) => points.filter(([a, b]) => Math.hypot(a - x, b - y) < size * 1.5).length,
  );
  const order = points.map((point, at) => at).sort((a, b) => crowd[a] - crowd[b] || a - b);
  const taken = new Set();
  const placed = new Array(points.length);
  for (const at of order) {
    placed[at] = [...freeTile(points[at], size, taken), size];
  }
  return placed;
}

function freeTile([x, y], size, taken) {
  const column = Math.round(x / size);
  const row = Math.round(y / size);
  let best = null;
  for (let reach = 0; reach < 40; reach += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      for (let dy = -reach; dy <= reach; dy += 1) {
        if (Math.max(Math.abs(dx), Math.abs(dy)) !== reach) continue;
        const name = `${column + dx} ${row + dy}`;
        if (taken.has(name)) continue;
        const away = Math.hypot((column + dx) * size - x, (row + dy) * size - y);
        if (!best || away < best.away) best = { away, name, x: (column + dx) * size, y: (row + dy) * size };
      }
    }
    // One more ring after the first find: its corners are farther than the next ring's sides.
    if (best && reach > best.away / size) break;
  }
  taken.add(best.name);
  return [best.x, best.y];
}

/** The frame around all points: west, north, width and height with a margin. */
export function frame(regions) {
  const corners = [];
  for (const region of regions) {
    if (!region.geometry) corners.push(project(region.longitude, region.latitude));
    else {
      for (const polygon of region.geometry.coordinates) {
        for (const point of polygon[0]) corners.push(project(point[0], point[1]));
      }
    }
  }
  const bound = (pick, of) => corners.reduce((best, point) => pick(best, point[of]), corners[0][of]);
  const west = bound(Math.min, 0);
  const north = bound(Math.min, 1);
  const width = bound(Math.max, 0) - west;
  const height = bound(Math.max, 1) - north;
  const margin = Math.max(width, height) * 0.03;
  return [west - margin, north - margin, width + 2 * margin, height + 2 * margin];
}
