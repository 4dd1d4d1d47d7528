// The picture: the events of a window of time on a canvas, to zoom, to move, and to open by pointer or keyboard.

const makePicture = ({ onView, onOpen }) => {
  const SHORTEST = 4 * DAY;
  const chart = byId("chart");
  const canvas = byId("focus");
  const context = canvas.getContext("2d");
  const tip = byId("tip");
  const seen = byId("seen");
  const list = byId("cluster");
  const background = byId("background");
  let some = [];
  let lanes = [];
  let view = null;
  let openId = "";
  let found = null;
  let scale = null;
  let steppedTo = null;
  let width = 0;
  let height = 0;
  let colours = palette();
  const outer = widened(extentOf(events), 0.1);
  const base = d3.scaleUtc(outer, [0, 1]);

  const widths = new Map();
  const widthOf = (event) => {
    if (!widths.has(event)) {
      context.font = FONT;
      widths.set(event, context.measureText(shortTitle(event)).width);
    }
    return widths.get(event);
  };

  const rowsWanted = () => {
    const most = matchMedia("(max-width: 48rem)").matches ? 11 : 14;
    const held = some.filter((event) => event.lane === lanes[0]).length;
    return Math.min(most, Math.max(4, held + 1)) + (lanes.length - 1) * 3;
  };

  const resize = () => {
    width = chart.clientWidth;
    height = AXIS + Math.max(1, lanes.length) * LANE_HEAD + rowsWanted() * ROW;
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.height = `${height}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    zoom.extent([[0, 0], [width, height]]).translateExtent([[0, -Infinity], [width, Infinity]]);
    zoom.scaleExtent([1, Math.max(1, (outer[1] - outer[0]) / SHORTEST)]);
  };

  const draw = () => {
    scale = d3.scaleUtc(view, [0, width]);
    found = layout(some, scale, width, height, lanes, widthOf);
    context.clearRect(0, 0, width, height);
    drawLayout(canvasPen(context), found, scale, width, colours, [openId, steppedTo?.id]);
  };
  let waiting = 0;
  const drawSoon = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(draw); };

  const say = () => {
    const [start, end] = view;
    const earlier = some.filter((event) => event.until !== null && event.until <= start).length;
    const later = some.filter((event) => event.from !== null && event.from >= end).length;
    const beyond = [earlier && `${earlier} earlier`, later && `${later} later`].filter(Boolean).join(", ");
    seen.textContent = `${dayWords(start)} – ${dayWords(end - 1)}: ${counted(some.length - earlier - later, "event")}${beyond && ` (${beyond})`}`;
  };

  // Zoom and movement

  const zoom = d3.zoom()
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button))
    .on("zoom", ({ transform, sourceEvent }) => {
      view = transform.rescaleX(base.copy().range([0, width])).domain().map(Number);
      drawSoon();
      if (sourceEvent) { hide(); onView(view, false); }
    })
    .on("end", ({ sourceEvent }) => { say(); if (sourceEvent) onView(view, true); });

  const place = ([start, end]) => {
    const most = (outer[1] - outer[0]) / (end - start);
    const k = Math.min(Math.max(1, most), zoom.scaleExtent()[1]);
    const x = -base.copy().range([0, width])((start + end) / 2) * k + width / 2;
    d3.select(canvas).call(zoom.transform, d3.zoomIdentity.translate(Math.min(0, Math.max(x, width - width * k)), 0).scale(k));
  };
  const turn = (wanted) => { place(wanted); onView(view, true); };
  const move = (share) => turn(view.map((edge) => edge + share * (view[1] - view[0])));
  const scaleBy = (factor) => {
    const middle = (view[0] + view[1]) / 2;
    turn(view.map((edge) => middle + (edge - middle) / factor));
  };
  const zooms = {
    in: () => scaleBy(2), out: () => scaleBy(0.5), earlier: () => move(-0.4), later: () => move(0.4),
    all: () => turn(widened(extentOf(some.filter((event) => lanes.includes(event.lane))) ?? outer)), most: () => turn(widened(densest(some, 0.8) ?? outer)),
  };

  // Pointer

  const hit = (event) => {
    const [x, y] = d3.pointer(event, canvas);
    const cluster = found?.clusters.find((one) => Math.abs(one.x - x) < CLUSTER / 2 && Math.abs(one.y - y) < 10);
    if (cluster) return { cluster };
    const mark = found?.marks.find((one) => {
      const room = widths.get(one.event) + 8;
      const [x0, x1] = [one.x0 - (one.side === "left" ? room : 4), one.x1 + (one.side === "right" ? room : 4)];
      return Math.abs(one.y - y) < ROW / 2 && x >= x0 && x <= x1;
    });
    return mark ? { mark } : null;
  };
  const hide = () => { tip.hidden = true; };
  const show = (words, x, y) => {
    tip.textContent = words;
    tip.hidden = false;
    tip.style.left = `${Math.min(Math.max(4, x - tip.offsetWidth / 2), width - tip.offsetWidth - 4)}px`;
    tip.style.top = `${y > height / 2 ? y - tip.offsetHeight - 14 : y + 14}px`;
  };
  const tell = (event) => `${whenOf(event)}: ${titleOf(event)}`;
  canvas.addEventListener("pointermove", (moved) => {
    const under = hit(moved);
    canvas.style.cursor = under ? "pointer" : "grab";
    if (!under) { hide(); return; }
    const { x, x0, x1, y } = under.mark ?? under.cluster;
    show(under.mark ? tell(under.mark.event) : `${counted(under.cluster.events.length, "more event")}; click to see them`, x ?? (Math.max(0, x0) + Math.min(width, x1)) / 2, y);
  });
  canvas.addEventListener("pointerleave", hide);
  canvas.addEventListener("click", (click) => {
    const under = hit(click);
    list.hidden = true;
    if (under?.mark) onOpen(under.mark.event.id);
    if (under?.cluster) openCluster(under.cluster.events);
  });

  const openCluster = (held) => {
    const [start, end] = extentOf(held);
    if (end - start > SHORTEST && end - start < (view[1] - view[0]) / 2) {
      turn(widened([start, end], 0.15));
      return;
    }
    const title = document.createElement("p");
    title.textContent = `${counted(held.length, "event")}, ${start + DAY >= end ? dayWords(start) : `${dayWords(start)} – ${dayWords(end - 1)}`}`;
    list.replaceChildren(title, ...held.slice(0, 100).map((event) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = tell(event);
      button.addEventListener("click", () => onOpen(event.id));
      return button;
    }));
    list.hidden = false;
  };

  // Keyboard: arrows go from mark to mark, with Shift through time

  const step = (by) => {
    const marks = found.marks.slice().sort((a, b) => a.x0 - b.x0 || a.y - b.y);
    if (!marks.length) return;
    const here = marks.findIndex((mark) => mark.event === steppedTo);
    const next = marks[here < 0 ? (by > 0 ? 0 : marks.length - 1) : Math.min(Math.max(0, here + by), marks.length - 1)];
    steppedTo = next.event;
    seen.textContent = tell(steppedTo);
    show(tell(steppedTo), (Math.max(0, next.x0) + Math.min(width, next.x1)) / 2, next.y);
    drawSoon();
  };
  const KEYS = { ArrowRight: () => step(1), ArrowLeft: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) };
  canvas.addEventListener("keydown", (key) => {
    if (key.key === "Enter" && steppedTo) onOpen(steppedTo.id);
    else if (key.shiftKey && key.key === "ArrowRight") zooms.later();
    else if (key.shiftKey && key.key === "ArrowLeft") zooms.earlier();
    else if (key.key in KEYS) KEYS[key.key]();
    else return;
    key.preventDefault();
  });
  canvas.addEventListener("blur", () => { steppedTo = null; hide(); drawSoon(); });

  background?.addEventListener("click", () => {
    background.setAttribute("aria-pressed", background.getAttribute("aria-pressed") === "false");
    set(some, view, openId);
  });

  // The lanes that have events; the background is folded away unless it is asked for, or all there is.
  const lanesOf = () => {
    const held = Array.from(new Set(some.map((event) => event.lane))).sort();
    const folded = background?.getAttribute("aria-pressed") !== "true" && held.length > 1;
    return folded ? held.filter((lane) => lane !== BACKGROUND) : held;
  };

  // Show events (the weightiest first) in a window of time.
  const set = (wanted, window, id) => {
    some = wanted;
    openId = id;
    lanes = lanesOf();
    canvas.hidden = false;
    resize();
    place(window);
    draw();
    say();
  };

  const asSvg = () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` })) svg.setAttribute(name, value);
    const pen = svgPen(svg);
    pen.rect(0, 0, width, height, { fill: colours.ground });
    drawLayout(pen, found, scale, width, colours, [openId]);
    return svg;
  };

  d3.select(canvas).call(zoom);
  canvas.style.touchAction = "pan-y";
  new ResizeObserver(() => { if (view && chart.clientWidth !== width) set(some, view, openId); }).observe(chart);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { colours = palette(); draw(); });
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zooms[button.dataset.zoom]());
  }
  return { set, zooms, turn, place, asSvg, canvas, draw, repaint: () => { colours = palette(); draw(); }, view: () => view, outer };
};
