// Where each event of a window of time stands: rows of a lane, titles where there is room, clusters for what is left.

const ROW = 20;
const LANE_HEAD = 18;
const AXIS = 24;
const CLUSTER = 44;
const LABELLED = 300;
const FADE = 46;
const CELL = 4;
const COARSE = 93 * DAY;

// The shortest stretch of time that holds a share of the events, as [start, end]; those whose day is known only
// roughly do not count, unless most are such.
const densest = (some, share) => {
  const near = some.filter((event) => event.lane !== BACKGROUND);
  const exact = near.filter((event) => event.from === null || event.until === null || event.until - event.from <= COARSE);
  const rough = exact.length * 2 <= near.length;
  const counting = (rough ? near : exact).slice().sort((a, b) => a.known - b.known);
  if (counting.length === 0) return some.length ? extentOf(some) : null;
  const held = Math.ceil(share * counting.length) - 1;
  const length = (at) => counting[at + held].known - counting[at].known;
  let first = 0;
  for (let at = 1; at + held < counting.length; at += 1) if (length(at) < length(first)) first = at;
  const kept = counting.slice(first, first + held + 1);
  return rough ? extentOf(kept) : [kept[0].known, kept.at(-1).known + DAY];
};

const widened = ([start, end], share = 0.05) => {
  const margin = Math.max(2 * DAY, (end - start) * share);
  return [start - margin, end + margin];
};

const extentOf = (some) => {
  let [start, end] = [Infinity, -Infinity];
  for (const event of some) {
    start = Math.min(start, event.from ?? event.until - DAY);
    end = Math.max(end, event.until ?? event.from + DAY);
  }
  return start < end ? [start, end] : null;
};

// Rows of a lane as cells of a few pixels, taken or free.
class Rows {
  constructor(count, width) {
    this.cells = Array.from({ length: count }, () => new Uint8Array(Math.ceil(width / CELL) + 1));
  }

  // The first row that is free between two pixels, which is then taken; -1 if there is none.
  take(x0, x1) {
    const first = Math.max(0, Math.floor(x0 / CELL));
    const last = Math.floor(x1 / CELL);
    const row = this.cells.findIndex((cells) => {
      for (let at = first; at <= last && at < cells.length; at += 1) if (cells[at]) return false;
      return true;
    });
    if (row >= 0) this.cells[row].fill(1, first, last + 1);
    return row;
  }
}

const pixelsOf = (event, scale) => {
  const from = event.from === null ? null : scale(event.from);
  const until = event.until === null ? null : scale(event.until);
  if (from === null) return [until - FADE, until];
  if (until === null) return [from, from + FADE];
  if (event.shape !== "day" && until - from >= 10) return [from, until];
  const middle = (from + until) / 2;
  return [middle - 5, middle + 5];
};

// Neighbours among the marks for which no row has room.
const clustersOf = (left) => {
  const found = [];
  for (const mark of left.sort((a, b) => a.middle - b.middle)) {
    const last = found.at(-1);
    if (last && mark.middle - last[0].middle < CLUSTER) last.push(mark); else found.push([mark]);
  }
  return found.map((marks) => ({ x: (marks[0].middle + marks.at(-1).middle) / 2, marks }));
};

// The marks of one lane in so many rows, and those that no row had room for.
const inRows = (marks, count, width, widthOf) => {
  const rows = new Rows(count, width);
  const placed = [];
  const left = [];
  marks.forEach((mark, number) => {
    const [x0, x1] = [Math.max(0, mark.x0), Math.min(width, mark.x1)];
    const room = number < LABELLED ? widthOf(mark.event) + 8 : 0;
    let side = room === 0 ? "" : x1 + room <= width ? "right" : x0 - room >= 0 ? "left" : x1 - x0 >= room && mark.event.shape === "within" ? "inside" : "";
    let row = side === "left" ? rows.take(x0 - room, x1) : rows.take(x0, x1 + (side === "right" ? room : 3));
    if (row < 0 && side) {
      side = "";
      row = rows.take(x0, x1 + 3);
    }
    if (row < 0) left.push(mark); else placed.push({ ...mark, row, side });
  });
  return { placed, left };
};

// Wide marks say little about when, so they come after the others.
const isWide = (mark, width) => Number(Math.min(width, mark.x1) - Math.max(0, mark.x0) > width / 3);

// All lanes of a picture. `some` are the events from the weightiest on, `widthOf` measures a title in pixels.
const layout = (some, scale, width, height, lanes, widthOf) => {
  const small = width < 600 ? 2 : 3;
  const spare = Math.floor((height - AXIS - lanes.length * LANE_HEAD) / ROW);
  const found = { lanes: [], marks: [], clusters: [] };
  let top = 0;
  lanes.forEach((lane, place) => {
    const rows = place === 0 ? Math.max(2, spare - small * (lanes.length - 1)) : small;
    const marks = [];
    for (const event of some) {
      if (event.lane !== lane) continue;
      const [x0, x1] = pixelsOf(event, scale);
      if (x1 < 0 || x0 > width) continue;
      marks.push({ event, x0, x1, middle: (Math.max(0, x0) + Math.min(width, x1)) / 2 });
    }
    marks.sort((a, b) => isWide(a, width) - isWide(b, width));
    let { placed, left } = inRows(marks, rows, width, widthOf);
    if (left.length) ({ placed, left } = inRows(marks, rows - 1, width, widthOf));
    const at = (row) => top + LANE_HEAD + row * ROW + ROW / 2;
    found.lanes.push({ name: timeline.lanes[lane], top, height: LANE_HEAD + rows * ROW });
    found.marks.push(...placed.map((mark) => ({ ...mark, y: at(mark.row) })));
    for (const cluster of clustersOf(left)) {
      const [only] = cluster.marks;
      const y = at(rows - 1);
      if (cluster.marks.length === 1 && only.x1 - only.x0 < CLUSTER) found.marks.push({ ...only, y, side: "" });
      else found.clusters.push({ x: cluster.x, y, events: cluster.marks.map((mark) => mark.event) });
    }
    top += LANE_HEAD + rows * ROW;
  });
  return { ...found, height: top + AXIS, base: top };
};
