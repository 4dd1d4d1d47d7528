// The map: towns as dots, districts and provinces as rings, countries as areas, each as large as its events are many.

const makeMap = ({ onPlace }) => {
  const stored = byId("world");
  if (!stored) return { set() {}, zooms: {} };
  const world = JSON.parse(stored.textContent);
  const countries = topojson.feature(world, world.objects.countries).features;
  const centres = new Map(countries.map((country) => [country.id, country]));
  const svg = d3.select("#map");
  const land = svg.append("g").attr("class", "land");
  const spots = svg.append("g").attr("class", "spots");
  const names = svg.append("g").attr("class", "names").attr("aria-hidden", "true");
  const unplaced = byId("unplaced");
  const HEIGHT = 320;
  const TOWN = 2;
  const PROVINCE = 4;
  const LEAST = 8;
  let counts = new Map();
  let chosenName = "";
  let path = null;
  let projection = null;
  let transform = d3.zoomIdentity;

  const isCountry = (place) => place.precision > PROVINCE;
  const pointOf = (place) => {
    if (place.lat !== null) return projection([place.lon, place.lat]);
    const country = centres.get(place.country);
    return country ? path.centroid(country) : null;
  };
  // A place of which only the country is known colours it, but has no spot of its own.
  const told = () => places.filter((place) => counts.has(place) && (isCountry(place) || place.lat === null));
  const known = () => places.filter((place) => counts.has(place) && (place.lat !== null || (isCountry(place) && centres.has(place.country))));

  // As much of the world as the places need, and never less than a few degrees.
  const fit = () => {
    const width = svg.node().clientWidth;
    const fitted = [...known(), ...told().filter((place) => centres.has(place.country))];
    const points = fitted.flatMap((place) => {
      const [lon, lat] = place.lat === null ? d3.geoCentroid(centres.get(place.country)) : [place.lon, place.lat];
      return [[lon - LEAST, lat - LEAST / 2], [lon + LEAST, lat + LEAST / 2]];
    });
    const box = points.length ? { type: "MultiPoint", coordinates: points } : { type: "Sphere" };
    projection = d3.geoEqualEarth().fitExtent([[20, 20], [width - 20, HEIGHT - 20]], box);
    path = d3.geoPath(projection);
    svg.attr("viewBox", `0 0 ${width} ${HEIGHT}`);
    zoom.extent([[0, 0], [width, HEIGHT]]);
    svg.call(zoom.transform, d3.zoomIdentity);
  };

  const draw = () => {
    const coloured = new Set(told().map((place) => place.country));
    const chosen = told().find((place) => place.name === chosenName)?.country;
    land.attr("transform", transform).selectAll("path").data(countries).join("path")
      .attr("d", path)
      .attr("class", (country) => (coloured.has(country.id) ? "told" : null))
      .classed("chosen", (country) => country.id === chosen);
    const shown = known().map((place) => ({ place, count: counts.get(place), at: pointOf(place) }))
      .filter((spot) => spot.at && spot.at.every(Number.isFinite)).map((spot) => ({ ...spot, at: transform.apply(spot.at) }))
      .sort((a, b) => b.count - a.count);
    const radius = (spot) => 4 + 3 * Math.log2(spot.count + 1);
    const taken = [];
    const free = (x0, x1, y) => taken.every((one) => x1 < one.x0 || x0 > one.x1 || Math.abs(y - one.y) > one.high) && taken.push({ x0, x1, y, high: 13 });
    const nameOf = (spot) => spot.place.name.split(", ");
    const labelled = (spot) => {
      const [name] = nameOf(spot);
      const [middle, y] = spot.at;
      const wide = isCountry(spot.place) ? 0 : radius(spot);
      taken.push({ x0: middle - wide, x1: middle + wide, y, high: wide + 5 }); // a name covers no larger place
      const x = middle + radius(spot) + 4;
      return free(x, x + 7 * name.length + 20, y) ? `${name} ${spot.count}` : "";
    };
    const group = spots.selectAll("g").data(shown, (spot) => spot.place.name).join((enter) => {
      const made = enter.append("g").attr("tabindex", 0).attr("role", "button");
      made.append("circle");
      made.on("click", (_, spot) => onPlace(spot.place.name));
      made.on("keydown", (key, spot) => { if (key.key === "Enter" || key.key === " ") { key.preventDefault(); onPlace(spot.place.name); } });
      return made;
    });
    group.attr("transform", (spot) => `translate(${spot.at})`)
      .attr("aria-label", (spot) => [`${nameOf(spot)[0]} ${counted(spot.count, "event")}`, ...nameOf(spot).slice(1)].join(", "))
      .attr("aria-pressed", (spot) => spot.place.name === chosenName)
      .attr("class", (spot) => (isCountry(spot.place) ? "country" : spot.place.precision > TOWN ? "area" : "town"));
    group.select("circle").attr("r", radius);
    names.selectAll("text").data(shown.map((spot) => ({ ...spot, label: labelled(spot) })).filter((spot) => spot.label)).join("text")
      .attr("x", (spot) => spot.at[0] + radius(spot) + 4).attr("y", (spot) => spot.at[1]).attr("dy", "0.35em").text((spot) => spot.label);
  };

  const zoom = d3.zoom().scaleExtent([0.3, 40])
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button))
    .on("zoom", (event) => { transform = event.transform; draw(); });
  svg.call(zoom);
  svg.node().style.touchAction = "pan-y";

  const zooms = { in: () => svg.call(zoom.scaleBy, 2), out: () => svg.call(zoom.scaleBy, 0.5), fit };
  for (const button of document.querySelectorAll("[data-map]")) {
    button.addEventListener("click", () => zooms[button.dataset.map]());
  }
  new ResizeObserver(() => { if (projection) fit(); }).observe(svg.node());
  return {
    set(some, name) {
      counts = d3.rollup(some.filter((event) => event.place), (group) => group.length, (event) => event.place);
      chosenName = name;
      const shown = known().reduce((sum, place) => sum + counts.get(place), 0);
      const left = some.length - shown;
      unplaced.textContent = left ? `${counted(left, "event")} without a place that the map knows.` : "";
      fit();
    },
  };
};
