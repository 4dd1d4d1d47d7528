"use strict";
(() => {
// The panel of the review. Everything that it shows is put there as text.

const byId = (id) => document.getElementById(id);
const { token } = JSON.parse(byId("review-data").textContent);
const form = byId("review-form");
const STATUSES = { happened: "it happened", planned: "planned", disputed: "disputed", denied: "denied", negated: "said not to happen", hypothetical: "it may happen" };
const MONTHS = "january february march april may june july august september october november december".split(" ");
const SECOND = 1000;
const ANEW = "The timeline was published anew. Load the page again to see it.";

let items = [];
let total = 0;
let at = 0;
let card = null; // the question, or an event of the list, that is looked at
let pending = [];
let mine = []; // files of this browser's corrections, the last one last
let published = null;
let reason = ""; // of an answer that was refused

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
};

const say = (words, refused = false) => {
  byId("review-said").textContent = words;
  byId("review-said").classList.toggle("refused", refused);
};

const ask = async (path, method = "GET", body = null) => {
  const headers = method === "GET" ? {} : { "content-type": "application/json", "x-dateline-token": token };
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const found = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(found.problem), { status: answer.status });
  return found;
};

// What a person may say of an event, or of two, by the key that says it.

const dayOf = (words) => {
  const [, day, month, year] = /^(?:(\d{1,2})\s+)?([a-z]+)\s+(\d{4})$/i.exec(words) ?? [];
  const number = MONTHS.findIndex((name) => month && month.length > 2 && name.startsWith(month.toLowerCase())) + 1;
  const two = (count) => String(count).padStart(2, "0");
  const found = number ? `${year}-${two(number)}${day ? `-${two(day)}` : ""}` : words;
  if (/^\d{4}(-\d\d(-\d\d)?)?$/.test(found)) return found;
  throw Object.assign(new Error(`“${words}” is not a date. Write 13 April 2025, April 2025, 2025, or the first and the last day with “to” between them.`), { status: 400 });
};
const datesOf = (words) => words.trim().split(/\s*(?:\/|–|\bto\b)\s*/).map(dayOf).join("/");
const field = (label, value, hint = "") => element("label", {}, label, element("input", { name: "value", value: value ?? "", placeholder: hint, required: true }));
const choice = (label, name, options) => element("label", {}, label, element("select", { name, required: true }, ...options.map(([value, words]) => element("option", { value }, words))));

const ACTIONS = {
  c: { name: "Confirm", target: "confirm", title: ([one]) => `${one.when} is right`, value: ([one]) => one.value },
  d: { name: "Day", target: "event_date", title: () => "Another day", fields: ([one]) => [field("When it was", one.value, "13 April 2025, April 2025, 2025, or … to …")], value: (_, given) => datesOf(given.value) },
  w: { name: "Where", target: "event_place", title: () => "Another place", fields: ([one]) => [field("Where it was", one.place, "town, or town and country: Gdynia, Poland")] },
  t: { name: "Title", target: "event_title", title: () => "Another title", fields: ([one]) => [field("What happened", one.title)] },
  s: { name: "Status", target: "event_status", title: () => "Another status", fields: ([one]) => [choice("What became of it", "value", Object.entries(STATUSES).filter(([value]) => value !== one.status))] },
  m: { name: "Merge", target: "merge", title: () => "One with another event", more: true, fields: (_, one) => [choice("The other event", "other", one.near.map((other) => [other.id, `${other.when}: ${other.title}`]))], ids: ([one], given) => [one.id, given.other] },
  b: { name: "Split", target: "split", title: () => "Two events", more: true, fields: (_, one) => [element("fieldset", {}, element("legend", {}, "Which reports tell the other event?"), ...one.reports.map((report) => element("label", {}, element("input", { type: "checkbox", name: "report", value: report.id }), element("span", {}, report.words, element("small", {}, ` (${report.when}; ${report.document})`)))))], ids: (_, given, all) => all.getAll("report") },
  x: { name: "Drop", target: "drop", title: () => "It is no event" },
};
const PAIR_ACTIONS = {
  y: { name: "Same event", target: "merge", title: () => "They are one event", ids: (both) => both.map((one) => one.id) },
  a: { name: "Two events", target: "distinct", title: () => "They are two events", ids: (both) => both.map((one) => one.id) },
};
const actions = () => (card === null ? {} : card.events.length > 1 ? PAIR_ACTIONS : ACTIONS);

// The card

const link = (event) => element("a", { href: `#${event.id}` }, element("bdi", {}, event.title));
const about = (event, place) => {
  const facts = [event.when, event.place, STATUSES[event.status] ?? event.status, `${event.sources} source${event.sources === 1 ? "" : "s"}`];
  const changes = pending.filter((one) => one.events.includes(event.id));
  const sentence = card.sentences?.[place];
  return element("article", {}, link(event), element("p", {}, facts.filter(Boolean).join(" · ")), sentence ? element("blockquote", {}, sentence) : null, ...changes.map((one) => element("p", {}, `Next run: ${one.words}`)));
};
const draw = () => {
  const parts = [];
  if (card) {
    const asked = card.events.length > 1 ? "Are these one event?" : card.reasons ? "Is this right?" : "From the list";
    parts.push(element("p", { className: "asked" }, asked), ...card.events.map(about));
    if (card.reasons?.length) parts.push(element("ul", {}, ...card.reasons.map((reason) => element("li", {}, reason))));
  } else {
    parts.push(element("p", { className: "asked" }, "Nothing is left to ask. Open an event in the list to correct it."));
  }
  byId("review-card").replaceChildren(...parts);
  byId("review-actions").replaceChildren(...Object.entries(actions()).map(([key, action]) => button(action.name, key)));
  if (card && !card.reasons && items.length) byId("review-actions").append(button("Back to the questions", "q"));
  byId("review-place").textContent = items.length ? `${at + 1} of ${total.toLocaleString("en-GB")}` : "";
  form.hidden = true;
};
const button = (words, key) => {
  const made = element("button", { type: "button" }, `${words} `, element("kbd", {}, key));
  made.dataset.review = key;
  return made;
};

const turn = (to, opening = true) => {
  at = Math.max(0, Math.min(to, items.length - 1));
  card = items[at] ?? null;
  draw();
  if (opening && card) byId("review-card").querySelector("a").click();
};

// What the next run will change

const listed = (one) => {
  const made = [one.author, one.reason].filter(Boolean).join(": ");
  const words = element("span", {}, one.words || one.name, made ? element("small", {}, made) : null, one.problem ? element("small", { className: "problem" }, `It will not be applied: ${one.problem}`) : null);
  const undo = one.file ? element("button", { type: "button", onclick: () => takeBack(one) }, "Undo") : null;
  return element("li", { className: "change" }, words, undo);
};
const showPending = (found) => {
  pending = found.pending;
  byId("review-pending").replaceChildren(...(pending.length ? pending.map(listed) : [element("li", {}, "Nothing yet.")]));
  const holding = byId("review-holding");
  holding.hidden = found.applied.length === 0;
  holding.querySelector("summary").textContent = `Corrections of reviews in this timeline (${found.applied.length})`;
  holding.querySelector("ul").replaceChildren(...found.applied.map(listed));
  for (const old of document.querySelectorAll(".event.changing, .event.dropping")) old.classList.remove("changing", "dropping");
  for (const id of pending.flatMap((one) => one.events)) byId(id)?.classList.add("changing");
  for (const one of pending) if (one.target === "drop") byId(one.events[0])?.classList.add("dropping");
  if (published !== null && published !== found.published) say(ANEW, true);
  published ??= found.published;
  watch(found.run);
};

const load = async () => {
  const [queue, found] = await Promise.all([ask("/api/queue"), ask("/api/pending")]);
  const looked = card?.events.map((one) => one.id).join() ?? "";
  const loose = card !== null && !card.reasons;
  items = queue.items;
  total = queue.total;
  showPending(found);
  const same = items.findIndex((item) => item.events.map((one) => one.id).join() === looked);
  if (loose) await look(looked);
  else turn(same < 0 ? at : same, false);
};

const look = async (id) => {
  try {
    card = { events: [await ask(`/api/events/${id}`)], reasons: null };
  } catch (problem) {
    say(problem.message, true);
    card = items[at] ?? null;
  }
  draw();
};

// Saying it

const attempt = async (work) => {
  try {
    await work();
  } catch (problem) {
    const stopped = problem.status === undefined;
    if (!stopped && problem.status !== 400) await load();
    say(stopped ? "The review does not answer. Start it again, and load the page again." : problem.message, true);
  }
};

const openForm = async (action) => {
  const about = card;
  const detail = action.more ? await ask(`/api/events/${about.events[0].id}`) : null;
  if (about !== card) return;
  if (action.target === "split" && detail.reports.length < 2) {
    say("One report tells it, so there is nothing to split.");
    return;
  }
  const others = Object.fromEntries((detail?.near ?? []).map((one) => [one.id, one.version]));
  const author = element("input", { name: "author", value: localStorage.getItem("dateline-author") ?? "", autocomplete: "name", required: true });
  form.replaceChildren(
    element("h3", {}, action.title(about.events)),
    ...(action.fields?.(about.events, detail) ?? []),
    element("label", {}, "Reason", element("input", { name: "reason", value: reason, required: true, autocomplete: "off" })),
    element("label", {}, "Your name", author),
    element("div", { className: "buttons" }, element("button", { type: "submit" }, "Save"), element("button", { type: "button", onclick: () => { form.hidden = true; } }, "Cancel")),
  );
  form.onsubmit = (submit) => {
    submit.preventDefault();
    const all = new FormData(form);
    const given = Object.fromEntries(all);
    localStorage.setItem("dateline-author", given.author);
    const ids = action.ids?.(about.events, given, all) ?? [about.events[0].id];
    const seen = { ...others, ...Object.fromEntries(about.events.map((one) => [one.id, one.version])) };
    reason = given.reason;
    attempt(async () => {
      const value = action.value ? action.value(about.events, given) : given.value ?? null;
      const { file } = await ask("/api/corrections", "POST", { target: action.target, ids, value, reason: given.reason, author: given.author, seen });
      mine.push(file);
      reason = "";
      await load();
      if (card?.reasons) turn(at);
      say(`Saved as ${file}.`);
      byId("review-card").querySelector("a")?.focus({ preventScroll: true });
    });
  };
  form.hidden = false;
  form.scrollIntoView({ block: "nearest" });
  form.querySelector("input, select").focus();
};

const takeBack = (one) => attempt(async () => {
  await ask("/api/corrections", "DELETE", { file: one.file, stamp: one.stamp });
  mine = mine.filter((file) => file !== one.file);
  await load();
  say(`Taken back: ${one.words}.`);
});
const undo = () => {
  const last = pending.findLast((one) => one.file === mine.at(-1) && one.file);
  if (last) takeBack(last);
  else say("You have made no correction that could be undone.");
};

// Running it

let watching = 0;
const watch = (run) => {
  clearTimeout(watching);
  const log = byId("review-log");
  log.hidden = run.printed === "" || (!run.running && run.code === 0);
  log.textContent = run.printed;
  log.scrollTop = log.scrollHeight;
  document.querySelector("#review [data-review='r']").disabled = run.running;
  if (run.running) watching = setTimeout(() => attempt(follow), SECOND);
};
const follow = async () => {
  const run = await ask("/api/run");
  watch(run);
  if (run.running) return;
  if (run.code === 0 && form.hidden) location.reload();
  else if (run.code === 0) say(ANEW, true);
  else say("The run has failed, and the timeline is as it was. Its last lines say why.", true);
};
const start = () => attempt(async () => {
  watch(await ask("/api/run", "POST"));
  say("The run is under way; the page loads again when it is done.");
});

// Keys and buttons

const act = (key) => {
  if (key === "n") turn(at + 1);
  else if (key === "p") turn(at - 1);
  else if (key === "q") turn(at);
  else if (key === "u") undo();
  else if (key === "r") start();
  else if (actions()[key]) attempt(() => openForm(actions()[key]));
  else return false;
  return true;
};
byId("review").addEventListener("click", (click) => {
  const key = click.target.closest("[data-review]")?.dataset.review;
  if (key) act(key);
});
document.addEventListener("keydown", (key) => {
  if (key.key === "Escape" && !form.hidden) {
    form.hidden = true;
    byId("review-card").querySelector("a")?.focus();
  }
  if (key.ctrlKey || key.metaKey || key.altKey || key.target.matches("input, select, textarea")) return;
  if (act(key.key)) key.preventDefault();
});
byId("review-fold").addEventListener("click", () => {
  const folded = byId("review").classList.toggle("folded");
  byId("review-fold").textContent = folded ? "+" : "\u2212";
  byId("review-fold").setAttribute("aria-expanded", String(!folded));
});
byId("events").addEventListener("toggle", (toggled) => {
  const opened = toggled.target;
  if (opened.matches("details.event") && opened.open && form.hidden && !card?.events.some((one) => one.id === opened.id)) look(opened.id);
}, true);
window.addEventListener("focus", () => { if (form.hidden) attempt(load); });
attempt(load);
})();
