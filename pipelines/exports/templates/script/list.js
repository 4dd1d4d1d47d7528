// The list: events that fit, opened and closed, and walked by keyboard.

const makeList = ({ onToggle }) => {
  const list = byId("events");
  const title = byId("events-title");
  const nothing = byId("nothing");
  const unfold = byId("unfold");
  const lead = document.querySelector(".lead");
  const leadWords = lead.textContent;
  const highlights = Array.from(document.querySelectorAll(".highlights li"));
  const documents = Array.from(document.querySelectorAll(".documents > li"));
  const groups = Array.from(list.querySelectorAll("section"));
  const expected = new Set();

  const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };

  const set = (visible, undatedOnly, undatedCount) => {
    const shown = new Set(undatedOnly ? [] : visible);
    const needed = new Set();
    for (const event of events) {
      hide(event.element, !shown.has(event));
      for (let up = shown.has(event) && event.element.parentElement; up && up !== list && !needed.has(up); up = up.parentElement) needed.add(up);
    }
    for (const group of groups) hide(group, !needed.has(group));
    for (const one of highlights) hide(one, !shown.has(eventsById.get(one.querySelector("a").hash.slice(1))));
    const told = new Set(visible.flatMap((event) => event.documents));
    const whole = visible.length === events.length || undatedOnly;
    lead.textContent = whole ? leadWords : `Narrowed to ${counted(visible.length, "event")} from ${counted(told.size, "document")}.`;
    for (const one of documents) hide(one, !whole && !told.has(Number(one.id.slice("document-".length))));
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
