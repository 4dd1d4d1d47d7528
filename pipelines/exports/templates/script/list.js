// The list: events that fit, opened and closed, and walked by keyboard.

const makeList = ({ onToggle }) => {
  const list = byId("events");
  const title = byId("events-title");
  const nothing = byId("nothing");
  const unfold = byId("unfold");
  const groups = Array.from(list.querySelectorAll("section"));
  const expected = new Set();

  const set = (visible, undatedOnly, undatedCount) => {
    const shown = new Set(undatedOnly ? [] : visible);
    for (const group of groups) group.hidden = true;
    for (const event of events) {
      event.element.hidden = !shown.has(event);
      if (event.element.hidden) continue;
      for (let up = event.element.parentElement; up !== list && up.hidden; up = up.parentElement) up.hidden = false;
    }
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

  for (const event of events) {
    event.element.addEventListener("toggle", () => { if (!expected.delete(event)) onToggle(event.id, event.element.open); });
  }

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

  return { set, open, close: (id) => fold(eventsById.get(id), false), step };
};
