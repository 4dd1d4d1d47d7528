// The strip over the picture: how many events each part of the whole time has, and the window as a brush on it.

const makeStrip = ({ outer, onBrush }) => {
  const HEIGHT = 46;
  const BAR = 4;
  const svg = d3.select("#strip");
  const bars = svg.append("path").attr("class", "bars");
  const breaks = svg.append("path").attr("class", "breaks");
  const words = svg.append("g").attr("class", "words");
  const held = svg.append("g").attr("class", "brush");
  let scale = null;
  let some = [];
  let view = null;

  // Where most events fill a small part of the whole time, that part has most of the room.
  const scaleOf = (width) => {
    const dense = densest(some, 0.8);
    const whole = outer[1] - outer[0];
    if (!dense || dense[1] - dense[0] > whole / 4) return d3.scaleUtc(outer, [0, width]);
    const [start, end] = widened(dense, 0.2);
    const inner = [Math.max(outer[0] + 1, start), Math.min(outer[1] - 1, end)];
    const [left, right] = [(inner[0] - outer[0]) / whole, (outer[1] - inner[1]) / whole];
    const spare = 0.24 * width;
    const first = (spare * left) / (left + right);
    return d3.scaleUtc([outer[0], ...inner, outer[1]], [0, first, width - (spare - first), width]);
  };

  const draw = () => {
    const width = svg.node().clientWidth;
    if (!width) return;
    scale = scaleOf(width);
    const counts = new Array(Math.ceil(width / BAR)).fill(0);
    for (const event of some) {
      const at = Math.floor(scale(event.known) / BAR);
      if (at >= 0 && at < counts.length) counts[at] += 1;
    }
    const most = Math.max(1, ...counts);
    const top = HEIGHT - 14;
    bars.attr("d", counts.map((count, at) => {
      if (!count) return "";
      const height = Math.max(2, Math.sqrt(count / most) * (top - 4));
      return `M${at * BAR} ${top}v${-height}h${BAR - 1}v${height}z`;
    }).join(""));
    const edges = scale.domain().map(Number);
    const inner = edges.slice(1, -1);
    const labels = inner.length ? edges : [edges[0], (edges[0] + edges[1]) / 2, edges[1]];
    svg.attr("viewBox", `0 0 ${width} ${HEIGHT}`);
    breaks.attr("d", inner.map((time) => `M${scale(time)} 0v${top}`).join(""));
    words.selectAll("text").data(spaced(labels)).join("text")
      .attr("x", (time) => Math.min(Math.max(scale(time), 30), width - 30)).attr("y", HEIGHT - 2).attr("text-anchor", "middle")
      .text((time) => {
        const day = new Date(time);
        const [first, last] = inner.includes(time) ? inner : [edges[0], edges.at(-1)];
        return last - first > 1500 * DAY ? yearWords(day.getUTCFullYear()) : `${MONTHS[day.getUTCMonth()].slice(0, 3)} ${yearWords(day.getUTCFullYear())}`;
      });
    brush.extent([[0, 0], [width, top]]);
    held.call(brush);
    held.call(brush.move, view.map(scale));
  };
  const spaced = (times) => times.filter((time, at) => at === 0 || scale(time) - scale(times[at - 1]) > 60);

  const brush = d3.brushX().on("brush end", ({ selection, sourceEvent, type }) => {
    if (!sourceEvent || !scale) return;
    if (selection) onBrush(selection.map((x) => Number(scale.invert(x))), type === "end");
    else { const middle = Number(scale.invert(d3.pointer(sourceEvent, svg.node())[0])); onBrush(view.map((edge) => edge + middle - (view[0] + view[1]) / 2), true); }
  });

  new ResizeObserver(() => { if (view) draw(); }).observe(svg.node());
  return {
    set(wanted, window) { some = wanted; view = window; draw(); },
    follow(window) { view = window; if (scale) held.call(brush.move, view.map(scale)); },
  };
};
