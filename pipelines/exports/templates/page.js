"use strict";
(() => {
  const DAY = 86400000;
  const AXIS = 32;
  const GRAINS = [["year", 1100], ["month", 100], ["day", 0]];
  const list = document.getElementById("events");
  const form = document.getElementById("filters");
  const shown = document.getElementById("events-title");
  const nothing = document.getElementById("nothing");
  const hint = document.getElementById("hint");
  const chart = document.getElementById("chart");
  const more = document.getElementById("more");
  const clear = document.getElementById("clear");
  const undated = document.getElementById("undated");
  const events = Array.from(list.querySelectorAll("details.event"));
  const groups = Array.from(list.querySelectorAll("section"));
  const { specification, families, shapes, rows } = JSON.parse(document.getElementById("overview-data").textContent);
  const titleOf = (id) => {
    const event = document.getElementById(id);
    return `${event.querySelector(".when").textContent}: ${event.querySelector(".title").textContent}`;
  };
  const there = new Set(events.map((event) => event.id));
  const marks = rows.filter(([id]) => there.has(id)).map(([id, family, shape, from, to, y, title = "", side = ""]) => (
    { id, family: families[family], shape: shapes[shape], from: from * DAY, to: to * DAY, y, title, side }
  ));
  const parameter = (name) => specification.params.find((one) => one.name === name);
  const whole = [parameter("first").value, parameter("last").value];
  const help = hint.textContent;
  let drawn = marks;
  let days = whole.slice();
  let view = null;

  for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;

  const narrow = matchMedia("(max-width: 40rem)");
  const fold = () => { more.open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  fold();

  // Search and filters

  const SEARCHED = "summary, blockquote, .who";
  const texts = new Map();
  const textOf = (element) => {
    if (!texts.has(element)) {
      const parts = element.matches("details") ? Array.from(element.querySelectorAll(SEARCHED)) : [element];
      texts.set(element, parts.map((part) => part.textContent).join("\n").toLocaleLowerCase());
    }
    return texts.get(element);
  };

  const reads = (element, words) => words.every((word) => textOf(element).includes(word));

  const matches = (event, want, words) => {
    const { from, to, class: kind, lane = "Happened", certainty = "stated", source } = event.dataset;
    const place = want.place && event.querySelector(".where")?.textContent;
    return (!want.from || !to || to >= want.from) && (!want.to || !from || from <= want.to)
      && (!want.place || place === want.place) && (!want.class || kind === want.class)
      && (!want.lane || lane === want.lane) && (!want.certainty || certainty === want.certainty)
      && (!want.source || source.split(" ").includes(want.source)) && reads(event, words);
  };

  const filterUndated = (want, words) => {
    if (!undated) return 0;
    const dated = want.from || want.to || want.place || want.class || want.certainty || (want.lane && want.lane !== "Undated");
    let count = 0;
    for (const report of undated.querySelectorAll("li")) {
      report.hidden = Boolean(dated) || Boolean(want.source && report.dataset.source !== want.source) || !reads(report, words);
      count += report.hidden ? 0 : 1;
    }
    return count;
  };

  const copied = (some) => some.map((mark) => ({ ...mark }));
  const redraw = (visible) => {
    drawn = visible.size === events.length ? marks : marks.filter((mark) => visible.has(mark.id));
    if (view) view.data("events", copied(drawn));
    if (drawn.length === marks.length || drawn.length === 0) {
      zoom(...whole);
      return;
    }
    const first = drawn.reduce((least, mark) => Math.min(least, mark.from), Infinity);
    const last = drawn.reduce((most, mark) => Math.max(most, mark.to), -Infinity);
    const margin = Math.max(2 * DAY, (last - first) * 0.15);
    zoom(first - margin, last + margin);
  };

  const counted = (count) => `${count.toLocaleString("en")} ${count === 1 ? "event" : "events"}`;

  const filter = () => {
    const want = Object.fromEntries(new FormData(form));
    const words = want.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const visible = new Set();
    for (const group of groups) group.hidden = true;
    for (const event of events) {
      event.hidden = want.lane === "Undated" || !matches(event, want, words);
      if (event.hidden) continue;
      visible.add(event.id);
      for (let up = event.parentElement; up !== list && up.hidden; up = up.parentElement) up.hidden = false;
    }
    const reports = filterUndated(want, words);
    if (undated && want.lane === "Undated") undated.open = true;
    nothing.hidden = visible.size > 0 || want.lane === "Undated";
    clear.hidden = Object.values(want).every((value) => value === "");
    shown.textContent = want.lane === "Undated" ? `${reports} undated`
      : visible.size === events.length ? counted(events.length) : `${visible.size.toLocaleString("en")} of ${counted(events.length)}`;
    redraw(visible);
  };

  let waiting = 0;
  const filterSoon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); };
  form.addEventListener("input", filterSoon);
  form.addEventListener("submit", (submit) => { submit.preventDefault(); filter(); });
  form.addEventListener("reset", () => setTimeout(filter));

  // Deep links

  const show = (id) => {
    const event = id && document.getElementById(id);
    if (!event || !event.matches("details.event")) return;
    if (event.hidden) { form.reset(); filter(); }
    event.open = true;
    event.scrollIntoView({ block: "start" });
    event.querySelector("summary").focus({ preventScroll: true });
  };
  const follow = () => show(decodeURIComponent(location.hash.slice(1)));
  window.addEventListener("hashchange", follow);

  // The overview

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const zoom = (first, last) => {
    const span = Math.min(Math.max(last - first, 2 * DAY), whole[1] - whole[0]);
    const start = Math.min(Math.max(first, whole[0]), whole[1] - span);
    days = [start, start + span];
    list.dataset.grain = GRAINS.find(([, least]) => span / DAY > least)[0];
    if (view) view.signal("first", days[0]).signal("last", days[1]).runAsync();
  };

  const scaleAround = (factor, at = 0.5) => {
    const [first, last] = days;
    const centre = first + (last - first) * at;
    zoom(centre - (centre - first) * factor, centre + (last - centre) * factor);
  };
  const move = (share) => { const step = (days[1] - days[0]) * share; zoom(days[0] + step, days[1] + step); };
  const ZOOMS = {
    in: () => scaleAround(0.5), out: () => scaleAround(2), earlier: () => move(-0.3), later: () => move(0.3), all: () => zoom(...whole),
  };
  for (const button of document.querySelectorAll("[data-zoom]")) button.addEventListener("click", ZOOMS[button.dataset.zoom]);

  const share = (pointer) => {
    const box = chart.getBoundingClientRect();
    return Math.min(1, Math.max(0, (pointer.clientX - box.left) / box.width));
  };
  chart.addEventListener("wheel", (wheel) => {
    if (!wheel.ctrlKey && !wheel.metaKey) return;
    wheel.preventDefault();
    scaleAround(wheel.deltaY > 0 ? 1.25 : 0.8, share(wheel));
  }, { passive: false });

  let held = null;
  let dragged = false;
  chart.addEventListener("pointerdown", (down) => { held = { at: share(down), days: days.slice() }; dragged = false; });
  chart.addEventListener("pointermove", (pointer) => {
    if (!held) return;
    const by = held.at - share(pointer);
    if (Math.abs(by) < 0.01 && !dragged) return;
    dragged = true;
    const span = held.days[1] - held.days[0];
    zoom(held.days[0] + by * span, held.days[1] + by * span);
  });
  window.addEventListener("pointerup", () => { held = null; });
  chart.addEventListener("pointercancel", () => { held = null; });

  // The parts of a large timeline share one file with what draws; the web checks it, a disk cannot.
  const withVega = () => new Promise((loaded, failed) => {
    if (window.vegaEmbed) { loaded(); return; }
    const script = document.createElement("script");
    if (location.protocol !== "file:") script.integrity = chart.dataset.integrity;
    script.onload = loaded;
    script.onerror = failed;
    script.src = chart.dataset.vega;
    document.head.append(script);
  });

  const draw = async () => {
    try {
      await withVega();
    } catch {
      hint.textContent = `The picture needs the file ${chart.dataset.vega} beside this page.`;
      return;
    }
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    parameter("ink").value = colour("--soft") || (dark ? "#a3abb5" : "#59616b");
    specification.data.values = copied(drawn);
    parameter("first").value = days[0];
    parameter("last").value = days[1];
    const result = await vegaEmbed(chart, specification, {
      actions: false, ast: true, defaultStyle: false, hover: false, renderer: marks.length > 1000 ? "canvas" : "svg",
      logLevel: 1,
      tooltip: (handler, event, item) => { hint.textContent = item?.datum?.id ? titleOf(item.datum.id) : help; },
    });
    view = result.view;
    chart.classList.add("live");
    view.addEventListener("click", (click, item) => {
      if (item && item.datum && item.datum.id && !dragged) {
        if (location.hash === `#${item.datum.id}`) follow(); else location.hash = item.datum.id;
      }
    });
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

  // Keyboard

  const step = (by) => {
    const visible = events.filter((event) => !event.hidden);
    const here = visible.indexOf(document.activeElement.closest("details.event"));
    const next = visible[here < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(here + by, 0), visible.length - 1)];
    if (!next) return;
    next.scrollIntoView({ block: "nearest" });
    next.querySelector("summary").focus({ preventScroll: true });
  };
  const KEYS = {
    "/": () => form.elements.words.focus(), j: () => step(1), k: () => step(-1),
    "+": ZOOMS.in, "-": ZOOMS.out, 0: ZOOMS.all,
  };
  document.addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.metaKey || key.altKey || key.target.matches("input, select, textarea")) return;
    if (!(key.key in KEYS)) return;
    key.preventDefault();
    KEYS[key.key]();
  });

  // In print every event is open, as far as paper allows

  let opened = [];
  window.addEventListener("beforeprint", () => {
    if (events.length > 300) return;
    opened = events.filter((event) => !event.hidden && !event.open);
    for (const event of opened) event.open = true;
  });
  window.addEventListener("afterprint", () => { for (const event of opened) event.open = false; });

  // The list is there to be read before the picture, whose place is kept

  chart.style.minHeight = `${specification.height + AXIS}px`;
  window.addEventListener("load", () => {
    follow();
    requestAnimationFrame(() => setTimeout(draw));
  });
})();
