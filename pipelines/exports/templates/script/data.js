// The events as the page has them: the short rows of its JSON, each beside its element in the list.

const DAY = 86400000;
const byId = (id) => document.getElementById(id);
const timeline = JSON.parse(byId("timeline-data").textContent);
const BACKGROUND = timeline.lanes.length - 1;

const places = timeline.places.map(([name, lat, lon, precision, country]) => ({ name, lat, lon, precision, country }));

// `from` and `until` are milliseconds, `until` is the end of the last day; an open side is null.
const eventOf = ([id, first, last, shape, lane, kind, certainty, place, story, sources, weight, leads, tellers]) => {
  const from = first === null ? null : first * DAY;
  const until = last === null ? null : (last + 1) * DAY;
  const known = [from, until === null ? null : until - DAY].filter((one) => one !== null);
  return {
    id, from, until, weight, lane, leads, tellers,
    known: known.reduce((sum, one) => sum + one, 0) / known.length,
    shape: timeline.shapes[shape],
    family: timeline.kinds[kind][1],
    kind: timeline.kinds[kind][0],
    status: timeline.lanes[lane],
    certainty: timeline.certainties[certainty],
    place: place < 0 ? null : places[place],
    story: timeline.stories[story] ?? null,
    group: story < 0 ? id : story,
    documents: sources,
    sources: sources.map((number) => timeline.sources[number]),
    element: byId(id),
  };
};

// An event that could not be written has a row but no element.
const events = timeline.rows.map(eventOf).filter((event) => event.element);
const eventsById = new Map(events.map((event) => [event.id, event]));

const part = (event, name) => event.element.querySelector(`summary .${name}`)?.textContent ?? "";
const titleOf = (event) => (event.title ??= part(event, "title"));
const whenOf = (event) => (event.when ??= part(event, "when"));

const counted = (count, noun) => `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;

const MONTHS = "January February March April May June July August September October November December".split(" ");
const yearWords = (year) => (year >= 1000 ? `${year}` : `AD ${year}`);
const dayWords = (time) => {
  const day = new Date(time);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${yearWords(day.getUTCFullYear())}`;
};
const isoDay = (time) => new Date(time).toISOString().slice(0, 10);

// The first and the last millisecond that words such as "12 April 2025", "April 2025", "2025" or "2025-04-12" mean.
const daysOf = (words) => {
  const parts = words.trim().toLowerCase().split(/[\s,./-]+/).filter(Boolean);
  if (parts.length === 0 || parts.length > 3) return null;
  if (/^\d{4}$/.test(parts[0])) parts.reverse();
  const year = Number(parts.at(-1));
  const named = parts.at(-2) ?? "";
  const found = MONTHS.findIndex((name) => named.length >= 3 && name.toLowerCase().startsWith(named));
  const month = found >= 0 ? found : Number(named) - 1;
  const day = Number(parts.at(-3) ?? 1);
  const utc = (...numbers) => { const one = new Date(0); one.setUTCFullYear(...numbers); return one.getTime(); };
  if (!(year > 0 && year < 9999)) return null;
  if (parts.length === 1) return [utc(year, 0, 1), utc(year + 1, 0, 1)];
  if (!(month >= 0 && month < 12 && day >= 1 && day <= 31)) return null;
  return parts.length === 2 ? [utc(year, month, 1), utc(year, month + 1, 1)] : [utc(year, month, day), utc(year, month, day + 1)];
};
