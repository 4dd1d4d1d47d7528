// One state, which the address holds too; whatever changes it shows list, picture, strip and map anew.

let state = readAddress();
let visible = events;
let auto = null;

const weightiest = (some) => some.slice().sort((a, b) => b.weight - a.weight);

// The window of time that a choice of events opens on: the one asked for, else the stretch with most of them.
const windowOf = () => {
  const asked = viewOf(state.view);
  if (asked) return asked;
  const extent = extentOf(visible) ?? picture.outer;
  const [from, until] = [daysOf(state.from)?.[0], daysOf(state.to)?.[1]];
  if (from || until) return widened([from ?? extent[0], until ?? extent[1]], 0.02);
  const dense = widened(densest(visible, 0.8) ?? extent);
  return extent[1] - extent[0] < 1.6 * (dense[1] - dense[0]) ? widened(extent) : dense;
};

const heading = document.querySelector("h1");
const wholeTitle = heading.textContent;

const show = (before) => {
  fillForm(state);
  const narrowed = !before || FILTERS.some((name) => state[name] !== before[name]);
  if (narrowed) {
    const { visible: found, counts } = filtered(state);
    visible = weightiest(found);
    showCounts(counts);
    heading.textContent = state.story || wholeTitle;
    list.set(visible, state.status === "Undated", showUndated(state), choicesOf(state));
    map.set(visible, state.place);
    byId("clear").hidden = FILTERS.every((name) => state[name] === "");
  }
  if (narrowed || state.view !== before.view || state.event !== before.event) {
    auto = windowOf();
    picture.set(visible, auto, state.event);
    strip.set(visible, picture.view());
  }
};

// how: "push" makes a step to which the reader can go back, "replace" does not.
const change = (changes, how = "push") => {
  const before = state;
  state = { ...state, ...changes };
  const address = addressOf(state);
  if (address !== location.hash && !(address === "#" && !location.hash)) history[`${how}State`](null, "", address);
  show(before);
};

const picture = makePicture({
  onView: (view, done) => { strip.follow(view); if (done) { state = { ...state, view: viewWords(view) }; history.replaceState(null, "", addressOf(state)); } },
  onOpen: (id) => { change({ event: id }); list.open(id); },
});
const strip = makeStrip({
  outer: picture.outer,
  onBrush: (view, done) => { if (view[1] - view[0] > DAY) picture[done ? "turn" : "place"](view); },
});
const map = makeMap({ onPlace: (name) => change({ place: state.place === name ? "" : name, view: "" }) });
const list = makeList({
  onToggle: (id, open) => { if (open || state.event === id) change({ event: open ? id : "" }); },
});
wireDownloads({
  shown: () => visible, picture, link: () => linkOf(state), embed: () => linkOf({ ...state, embed: "1" }),
});

// Search and filters

let typing = 0;
const readForm = (how) => change({ ...Object.fromEntries(FILTERS.map((name) => [name, form.elements[name]?.value ?? ""])), view: "" }, how);
form.addEventListener("input", (input) => {
  if (!input.target.matches("[name]")) return;
  clearTimeout(typing);
  if (input.target.matches("select")) readForm("push");
  else typing = setTimeout(readForm, 150, "replace");
});
form.addEventListener("submit", (submit) => { submit.preventDefault(); readForm("push"); });
form.addEventListener("reset", () => setTimeout(readForm, 0, "push"));

// Links within the page, back and forward

const follow = () => {
  const before = state;
  if (location.hash && !location.hash.includes("=") && !/^#[0-9a-f]{4,}$/.test(location.hash)) return;
  state = readAddress();
  if (eventsById.has(before.event) && state.event !== before.event) list.close(before.event);
  show(before);
  list.open(state.event);
};
window.addEventListener("popstate", follow);
document.addEventListener("click", (click) => {
  const id = click.target.closest("a[href^='#']")?.hash.slice(1);
  if (!eventsById.has(id)) return;
  click.preventDefault();
  if (eventsById.get(id).element.hidden) {
    change({ ...NOTHING, event: id });
  } else {
    change({ event: id });
  }
  list.open(id);
});

// Keyboard

const PAGE_KEYS = {
  "/": () => form.elements.words.focus(), j: () => list.step(1), k: () => list.step(-1),
  "+": picture.zooms.in, "-": picture.zooms.out, 0: picture.zooms.all,
};
document.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.metaKey || key.altKey || key.target.matches("input, select, textarea")) return;
  if (!(key.key in PAGE_KEYS)) return;
  key.preventDefault();
  PAGE_KEYS[key.key]();
});

// On a phone the filters are folded; on paper the picture is drawn sharp

const more = byId("more");
const narrow = matchMedia("(max-width: 48rem)");
const fold = () => { more.open = !narrow.matches; };
narrow.addEventListener("change", fold);
let printed = null;
window.addEventListener("beforeprint", () => {
  picture.repaint();
  printed = picture.asSvg();
  byId("chart").append(printed);
});
window.addEventListener("afterprint", () => { printed?.remove(); picture.repaint(); });

for (const one of document.querySelectorAll("[data-needs-script]")) one.hidden = false;
document.body.classList.toggle("embed", state.embed !== "");
fold();

// The list is there to be read before the picture is drawn.
window.addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => {
  show(null);
  list.open(state.event);
  byId("chart").classList.add("live");
})));
