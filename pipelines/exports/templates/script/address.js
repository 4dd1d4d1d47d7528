// What the reader looks at, kept in the address after #: filters, search, window of time and open event.

const NOTHING = {
  words: "", from: "", to: "", story: "", place: "", kind: "", status: "", source: "", certainty: "", view: "", event: "", embed: "",
};
const FILTERS = ["words", "from", "to", "story", "place", "kind", "status", "source", "certainty"];

const readAddress = () => {
  const hash = location.hash.slice(1);
  if (!hash.includes("=")) {
    const named = /^[0-9a-f]{4,}$/.test(hash) ? events.find((event) => event.id.startsWith(hash)) : null;
    return { ...NOTHING, event: named ? named.id : "" };
  }
  const said = Object.fromEntries(new URLSearchParams(hash));
  return Object.fromEntries(Object.keys(NOTHING).map((name) => [name, said[name] ?? ""]));
};

const addressOf = (state) => {
  const said = Object.entries(state).filter(([, value]) => value !== "");
  return said.length ? `#${new URLSearchParams(said)}` : "#";
};

const linkOf = (state) => location.href.replace(/#.*/, "") + addressOf(state);

// The window of time as two days, and back.
const viewWords = ([start, end]) => `${isoDay(start)}..${isoDay(end)}`;
const viewOf = (words) => {
  const [start, end] = words.split("..").map((day) => Date.parse(day));
  return start < end ? [start, end] : null;
};
