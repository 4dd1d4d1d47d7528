// Search and filters: which events are shown, and how many each choice would leave.

const form = byId("filters");
const selects = Array.from(form.querySelectorAll("select"));
const undated = byId("undated");

const SEARCHED = "summary, blockquote, .who";
const texts = new Map();
const textOf = (element) => {
  if (!texts.has(element)) {
    const parts = element.matches("details") ? Array.from(element.querySelectorAll(SEARCHED)) : [element];
    texts.set(element, parts.map((one) => one.textContent).join("\n").toLocaleLowerCase());
  }
  return texts.get(element);
};
const reads = (element, words) => words.every((word) => textOf(element).includes(word));
const wordsOf = (state) => state.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);

const chosen = {
  story: (event, value) => event.story === value,
  place: (event, value) => event.place !== null && event.place.name === value,
  kind: (event, value) => event.kind === value,
  status: (event, value) => event.status === value,
  source: (event, value) => event.sources.includes(value),
  certainty: (event, value) => event.certainty === value,
};
const valuesOf = {
  story: (event) => (event.story ? [event.story] : []),
  place: (event) => (event.place ? [event.place.name] : []),
  kind: (event) => [event.kind],
  status: (event) => [event.status],
  source: (event) => Array.from(new Set(event.sources)),
  certainty: (event) => [event.certainty],
};

// The events that fit, and for each facet how many events each of its values would leave.
const filtered = (state) => {
  const words = wordsOf(state);
  const from = daysOf(state.from)?.[0] ?? -Infinity;
  const until = daysOf(state.to)?.[1] ?? Infinity;
  const facets = Object.keys(chosen);
  const counts = Object.fromEntries(facets.map((facet) => [facet, new Map()]));
  const visible = [];
  for (const event of events) {
    if ((event.until ?? Infinity) <= from || (event.from ?? -Infinity) >= until || !reads(event.element, words)) continue;
    const failed = facets.filter((facet) => state[facet] && !chosen[facet](event, state[facet]));
    if (failed.length === 0) visible.push(event);
    for (const facet of failed.length === 0 ? facets : failed.length === 1 ? failed : []) {
      for (const value of valuesOf[facet](event)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  return { visible, counts };
};

const showCounts = (counts) => {
  for (const select of selects) {
    for (const option of Array.from(select.options).slice(1)) {
      option.dataset.words ??= option.textContent;
      const count = counts[select.name].get(option.value) ?? 0;
      if (option.value !== "Undated") option.textContent = `${option.dataset.words} (${count})`;
    }
  }
};

const showUndated = (state) => {
  if (!undated) return 0;
  const dated = FILTERS.some((name) => state[name] && !["words", "source", "status"].includes(name));
  const other = state.status && state.status !== "Undated";
  const words = wordsOf(state);
  let count = 0;
  for (const report of undated.querySelectorAll("li")) {
    const source = timeline.sources[report.dataset.source];
    report.hidden = Boolean(dated || other || (state.source && source !== state.source)) || !reads(report, words);
    count += report.hidden ? 0 : 1;
  }
  if (state.status === "Undated") undated.open = true;
  return count;
};

// What the reader has chosen, in words, such as "Place Oslo, Norway".
const choicesOf = (state) => FILTERS.filter((name) => state[name]).map((name) => {
  const label = form.elements[name]?.closest("label").firstChild.textContent.trim() ?? name;
  return `${label} ${name === "words" ? `“${state[name]}”` : state[name]}`;
});

const fillForm = (state) => {
  for (const name of FILTERS) {
    const field = form.elements[name];
    if (field && field.value !== state[name]) field.value = state[name];
  }
};
