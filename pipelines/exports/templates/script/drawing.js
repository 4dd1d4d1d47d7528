// Draws a layout with a pen, of which there are two: one for the screen (canvas), one for print and files (SVG).

const FONT = '12px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const palette = () => ({
  families: ["--violence", "--talks", "--agreements", "--disasters", "--other"].map(colour),
  ink: colour("--ink"), soft: colour("--soft"), line: colour("--line"), band: colour("--raised"), ground: colour("--ground"),
  link: colour("--link"),
});

const canvasPen = (context) => ({
  rect(x, y, width, height, { fill, stroke, dash = [], opacity = 1, round = 0 }) {
    context.beginPath();
    context.roundRect(x, y, width, height, round);
    if (fill) { context.globalAlpha = opacity; context.fillStyle = fill; context.fill(); context.globalAlpha = 1; }
    if (stroke) { context.setLineDash(dash); context.strokeStyle = stroke; context.lineWidth = 1.6; context.stroke(); context.setLineDash([]); }
  },
  path(points, fill) {
    context.beginPath();
    points.forEach(([x, y], at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.fillStyle = fill;
    context.fill();
  },
  fade(x, y, width, height, fill, stops) {
    const gradient = context.createLinearGradient(x, 0, x + width, 0);
    for (const [offset, opacity] of stops) gradient.addColorStop(offset, faded(fill, opacity));
    context.fillStyle = gradient;
    context.fillRect(x, y, width, height);
  },
  text(words, x, y, { fill, anchor = "left", bold = false }) {
    context.font = bold ? `600 ${FONT}` : FONT;
    context.textAlign = anchor;
    context.textBaseline = "middle";
    context.fillStyle = fill;
    context.fillText(words, x, y);
  },
});

const faded = (fill, opacity) => { const found = d3.rgb(fill); found.opacity = opacity; return found.formatRgb(); };

const svgPen = (svg) => {
  const add = (name, attributes, parent = svg) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return parent.appendChild(made);
  };
  let gradients = 0;
  return {
    rect(x, y, width, height, { fill = "none", stroke = "none", dash = [], opacity = 1, round = 0 }) {
      add("rect", { x, y, width, height, rx: round, fill, "fill-opacity": opacity, stroke, "stroke-width": 1.6, "stroke-dasharray": dash.join(" ") });
    },
    path(points, fill) { add("path", { d: `M${points.map((point) => point.join(" ")).join("L")}Z`, fill }); },
    fade(x, y, width, height, fill, stops) {
      const id = `fade-${gradients += 1}`;
      const gradient = add("linearGradient", { id });
      for (const [offset, opacity] of stops) add("stop", { offset, "stop-color": fill, "stop-opacity": opacity }, gradient);
      add("rect", { x, y, width, height, fill: `url(#${id})` });
    },
    text(words, x, y, { fill, anchor = "left", bold = false }) {
      const anchors = { left: "start", right: "end", center: "middle" };
      const made = add("text", { x, y: y + 4, fill, "text-anchor": anchors[anchor], "font-weight": bold ? 600 : 400, "font-size": 12, "font-family": "system-ui, sans-serif" });
      made.textContent = words;
    },
  };
};

// One drawing for each shape, told from x0 to x1 at the height y; one that holds its title is higher.
const SHAPES = {
  day: (pen, x0, x1, y, fill) => pen.rect((x0 + x1) / 2 - 5, y - 5, 10, 10, { fill, round: 5 }),
  within: (pen, x0, x1, y, fill, high) => {
    pen.rect(x0, y - high / 2, x1 - x0, high, { fill, opacity: 0.15, round: 5 });
    pen.rect(x0, y - high / 2, x1 - x0, high, { stroke: fill, dash: x1 - x0 > 14 ? [4, 2.5] : [2, 2], round: 5 });
  },
  whole: (pen, x0, x1, y, fill) => pen.rect(x0, y - 5, x1 - x0, 10, { fill, round: 1 }),
  about: (pen, x0, x1, y, fill) => pen.fade(x0 - 5, y - 5, x1 - x0 + 10, 10, fill, [[0, 0], [0.4, 1], [0.6, 1], [1, 0]]),
  from: (pen, x0, x1, y, fill) => {
    pen.fade(x0, y - 4, x1 - x0 - 7, 8, fill, [[0, 0.9], [1, 0.1]]);
    pen.rect(x0, y - 7, 3, 14, { fill });
    pen.path([[x1 - 8, y - 5], [x1, y], [x1 - 8, y + 5]], fill);
  },
  by: (pen, x0, x1, y, fill) => {
    pen.fade(x0 + 7, y - 4, x1 - x0 - 7, 8, fill, [[0, 0.1], [1, 0.9]]);
    pen.rect(x1 - 3, y - 7, 3, 14, { fill });
    pen.path([[x0 + 8, y - 5], [x0, y], [x0 + 8, y + 5]], fill);
  },
};

const tickWords = (tick, first) => {
  const [year, month, day] = [tick.getUTCFullYear(), tick.getUTCMonth(), tick.getUTCDate()];
  if (month === 0 && day === 1) return yearWords(year);
  if (day === 1) return MONTHS[month].slice(0, 3) + (first ? ` ${yearWords(year)}` : "");
  return `${day} ${MONTHS[month].slice(0, 3)}` + (first ? ` ${yearWords(year)}` : "");
};

const ticksOf = (scale, width) => scale.ticks(Math.max(2, Math.floor(width / 120))).filter((tick) => tick % DAY === 0);

const drawLayout = (pen, found, scale, width, colours, chosenIds) => {
  found.lanes.forEach((lane, place) => {
    if (place % 2 === 0) pen.rect(0, lane.top, width, lane.height, { fill: colours.band });
  });
  let end = 0;
  ticksOf(scale, width).forEach((tick, place) => {
    const x = scale(tick);
    pen.rect(x, 0, 1, found.base, { fill: colours.line });
    const words = tickWords(tick, place === 0);
    const half = words.length * 3.6;
    const middle = Math.min(Math.max(x, half + 4), width - half - 4);
    if (middle - half < end) return;
    pen.text(words, middle, found.base + AXIS / 2 + 1, { fill: colours.soft, anchor: "center" });
    end = middle + half + 6;
  });
  for (const lane of found.lanes) pen.text(lane.name, 6, lane.top + LANE_HEAD / 2 + 1, { fill: colours.soft, bold: true });
  for (const { event, x0, x1, y, side } of found.marks) {
    const [a, b] = [Math.max(-20, x0), Math.min(width + 20, x1)];
    if (chosenIds.includes(event.id)) pen.rect(a - 3, y - 9, b - a + 6, 18, { stroke: colours.link, round: 9 });
    SHAPES[event.shape](pen, a, b, y, colours.families[event.family], side === "inside" ? 17 : 10);
    if (side === "right") pen.text(shortTitle(event), b + 5, y + 1, { fill: colours.ink });
    if (side === "inside") pen.text(shortTitle(event), Math.max(0, x0) + 9, y + 1, { fill: colours.ink });
    if (side === "left") pen.text(shortTitle(event), a - 5, y + 1, { fill: colours.ink, anchor: "right" });
  }
  for (const { x, y, events: held } of found.clusters) {
    const words = `+${held.length}`;
    const half = 6 + words.length * 3.6;
    pen.rect(x - half, y - 9, 2 * half, 18, { fill: colours.ground, stroke: colours.soft, round: 9 });
    pen.text(words, x, y + 1, { fill: colours.ink, anchor: "center", bold: true });
  }
};

const TITLE = 46;
const shortTitle = (event) => {
  if (event.short === undefined) {
    const title = titleOf(event).replace(/[\p{Cc}\p{Cf}]/gu, "");
    event.short = title.length <= TITLE ? title : `${title.slice(0, TITLE - 1).replace(/\s+\S*$/, "")} …`;
  }
  return event.short;
};
