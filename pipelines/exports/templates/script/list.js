// The list: events that fit, opened and closed, and walked by keyboard.

const HIGHLIGHTS = 8;

const makeList = ({ onToggle }) => {
  const list = byId("events");
  const title = byId("events-title");
  const nothing = byId("nothing");
  const unfold = byId("unfold");
  const lead = document.querySelector(".lead");
  const leadWords = lead.textContent;
  const highlights = document.querySelector(".highlights");
  const told = Array.from(highlights.querySelectorAll("li"));
  const documents = Array.from(document.querySelectorAll(".documents > li"));
  const groups = Array.from(list.querySelectorAll("section"));
  const expected = new Set();

  // The most important events (`visible` has the weightiest first), one for each day of a story, in the order of time:
  // the one that most sources tell. Those whose day is only inferred come after all others.
  const leadingOf = (visible) => {
    const days = new Map();
    for (const event of visible.filter((one) => one.leads).sort((a, b) => b.leads - a.leads)) {
      const day = `${event.group} ${event.from ?? event.until}`;
      const told = days.get(day);
      if (told ? event.leads === told.leads && event.tellers > told.tellers : days.size < HIGHLIGHTS) days.set(day, event);
    }
    return Array.from(days.values()).sort((a, b) => a.known - b.known);
  };

  const highlightOf = (event) => {
    const summary = event.element.querySelector("summary");
    const copies = (selector) => Array.from(summary.querySelectorAll(selector), (one) => one.cloneNode(true));
    const [item, link, facts] = ["li", "a", "p"].map((name) => document.createElement(name));
    item.className = summary.className;
    link.href = `#${event.id}`;
    link.append(...copies(".when, .title"));
    facts.className = "facts";
    facts.append(...copies(".fact").flatMap((fact) => [fact, " "]));
    item.append(link, facts);
    return item;
  };

  const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };

  const set = (visible, undatedOnly, undatedCount, choices) => {
    const shown = new Set(undatedOnly ? [] : visible);
    const needed = new Set();
    for (const event of events) {
      hide(event.element, !shown.has(event));
      for (let up = shown.has(event) && event.element.parentElement; up && up !== list && !needed.has(up); up = up.parentElement) needed.add(up);
    }
    for (const group of groups) hide(group, !needed.has(group));
    const tellers = new Set(visible.flatMap((event) => event.documents));
    const whole = visible.length === events.length || undatedOnly;
    const leading = whole ? told : leadingOf(visible).map(highlightOf);
    highlights.querySelector("ol").replaceChildren(...leading);
    hide(highlights, undatedOnly || leading.length === 0);
    lead.textContent = whole ? leadWords : `${choices.join("; ")}: ${counted(visible.length, "event")} from ${counted(tellers.size, "document")}.`;
    for (const one of documents) hide(one, !whole && !tellers.has(Number(one.id.slice("document-".length))));
    nothing.hidden = shown.size > 0 || undatedOnly;
    title.textContent = undatedOnly ? `${undatedCount} undated`
      : shown.size === events.length ? counted(events.length, "event") : `${shown.size.toLocaleString("en-GB")} of ${counted(events.length, "event")}`;
  };

  // Opens or closes an event without a word to the reader's history.
  const fold = (event, opening) => {
    if (event.element.open === opening) return;
    expected.add(event);
    event.element.open = opening;
  };

  const open = (id) => {
    const event = eventsById.get(id);
    if (!event) return;
    fold(event, true);
    event.element.scrollIntoView({ block: "start" });
    event.element.querySelector("summary").focus({ preventScroll: true });
  };

  list.addEventListener("toggle", (toggled) => {
    const event = eventsById.get(toggled.target.id);
    if (event && !expected.delete(event)) onToggle(event.id, event.element.open);
  }, true);

  const step = (by) => {
    const visible = Array.from(list.querySelectorAll("details.event:not([hidden])"));
    const here = visible.indexOf(document.activeElement.closest("details.event"));
    const next = visible[here < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(here + by, 0), visible.length - 1)];
    if (!next) return;
    next.scrollIntoView({ block: "nearest" });
    next.querySelector("summary").focus({ preventScroll: true });
  };

  unfold.addEventListener("click", () => {
    const opening = unfold.textContent === "Open all";
    for (const event of events) if (!event.element.hidden) fold(event, opening);
    unfold.textContent = opening ? "Close all" : "Open all";
  });

  const detail = byId("detail");
  detail.addEventListener("click", () => {
    detail.setAttribute("aria-pressed", list.classList.toggle("detailed"));
  });

  return { set, open, close: (id) => fold(eventsById.get(id), false), step };
};
