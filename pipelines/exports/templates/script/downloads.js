// Downloads of what is shown, and links to it.

const COLUMNS = ["id", "from", "to", "date", "title", "place", "killed and injured", "kind", "status", "known", "sources", "latitude", "longitude"];

const rowOf = (event) => ({
  id: event.id,
  from: event.from === null ? "" : isoDay(event.from),
  to: event.until === null ? "" : isoDay(event.until - DAY),
  date: whenOf(event),
  title: titleOf(event),
  place: event.place?.name ?? "",
  "killed and injured": part(event, "toll"),
  kind: event.kind,
  status: event.status,
  known: event.certainty,
  sources: event.sources,
  latitude: event.place?.lat ?? "",
  longitude: event.place?.lon ?? "",
});

// An apostrophe keeps a spreadsheet from running a text as a formula.
const cell = (value) => {
  const text = Array.isArray(value) ? value.join("; ") : `${value}`;
  const harmless = typeof value !== "number" && /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
};
const csvOf = (some) => [COLUMNS.map(cell), ...some.map((event) => COLUMNS.map((name) => cell(rowOf(event)[name])))].map((row) => row.join(",")).join("\r\n");

const save = (name, blob) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

const wireDownloads = ({ shown, picture, link, embed }) => {
  const inTime = () => shown().slice().sort((a, b) => a.known - b.known);
  const makers = {
    csv: () => save("events.csv", new Blob([`\ufeff${csvOf(inTime())}\r\n`], { type: "text/csv" })),
    json: () => save("events.json", new Blob([JSON.stringify(inTime().map(rowOf), null, 1)], { type: "application/json" })),
    svg: () => save("picture.svg", new Blob([new XMLSerializer().serializeToString(picture.asSvg())], { type: "image/svg+xml" })),
    png: () => picture.canvas.toBlob((blob) => save("picture.png", blob)),
  };
  for (const button of document.querySelectorAll("[data-download]")) {
    button.addEventListener("click", makers[button.dataset.download]);
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => {
      const field = byId(button.dataset.copy);
      field.select();
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).catch(() => document.execCommand("copy"));
      else document.execCommand("copy");
    });
  }
  byId("share").addEventListener("toggle", () => {
    byId("link").value = link();
    byId("embed").value = `<iframe src="${embed()}" width="100%" height="620" title="${document.title.replaceAll('"', "&quot;")}"></iframe>`;
  });
};
