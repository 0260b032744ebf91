// Land, borders and names, all from our own server. Countries are drawn at once; the divisions of a country come when one
// is close enough to read them, or when an incident is known to have happened somewhere in one of them.

import { colour, words } from "./address.js";
import { Names } from "./names.js";

const L = window.L;
const DIVISIONS_FROM = 5;
const NAMES_FROM = 7;
const LARGE = new Set("US CA MX BR AR CO PE CL DZ LY EG SD TD NE ML NG ET CD AO ZA SA IR IQ TR SY YE UA RU KZ CN IN PK AF MM ID AU FR ES DE PL SO KE TZ MZ".split(" "));

const files = new Map();

function topo(name) {
  if (!files.has(name)) {
    const found = fetch(`/static/map/${name}.json`).then((answer) => (answer.ok ? answer.json() : null));
    files.set(name, found.catch(() => null));
  }
  return files.get(name);
}

export async function drawWorld(map) {
  const world = await topo("world");
  if (!world) return null;
  const countries = window.topojson.feature(world, world.objects.countries);
  const pane = map.createPane("land");
  pane.style.zIndex = 200;
  const renderer = L.canvas({ pane: "land", padding: 0.3 });
  const style = () => ({ fillColor: colour("land"), fillOpacity: 1, color: colour("border"), weight: 0.8 });
  const land = L.geoJSON(countries, { style, interactive: false, renderer, pane: "land" }).addTo(map);
  const line = { type: "Feature", geometry: window.topojson.feature(world, world.objects.disputed).geometry };
  const dashed = () => ({ color: colour("border"), weight: 1, dashArray: "3 4", fill: false });
  const disputed = L.geoJSON(line, { style: dashed, interactive: false, renderer, pane: "land" }).addTo(map);
  watchColours(() => {
    land.setStyle(style());
    disputed.setStyle(dashed());
  });
  const names = new Names(map);
  nameCountries(map, names);
  drawDivisions(map, countries.features, renderer, names);
  return countries.features;
}

export function watchColours(redraw) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

function nameCountries(map, names) {
  const redraw = () => {
    const [zoom, seen] = [map.getZoom(), map.getBounds()];
    const within = zoom < 3 || zoom > 7 ? [] : Object.entries(words.countries).filter(([code, [latitude, longitude]]) => (zoom >= 5 || LARGE.has(code)) && seen.contains([latitude, longitude]));
    names.show("country-name", within.map(([, [latitude, longitude, name]]) => [[latitude, longitude], name]));
  };
  map.on("moveend", redraw);
  redraw();
}

function drawDivisions(map, countries, renderer, names) {
  const drawn = new Map();
  const redraw = async () => {
    const [zoom, box] = [map.getZoom(), map.getBounds()];
    const seen = zoom >= DIVISIONS_FROM ? countries.filter((c) => bounds(c).intersects(box)).map((c) => c.id) : [];
    for (const [code, layer] of drawn) if (!seen.includes(code)) { layer?.remove(); drawn.delete(code); }
    const found = (await Promise.all(seen.map(divisionsOf))).map((features) => features ?? []);
    if (zoom !== map.getZoom() || !box.equals(map.getBounds())) return; // moved on meanwhile
    for (const [index, code] of seen.entries()) {
      if (found[index].length && !drawn.has(code)) drawn.set(code, outlineOf(found[index], renderer).addTo(map));
    }
    names.show("division-name", zoom >= NAMES_FROM ? found.flatMap((features) => namesWithin(features, box)) : []);
  };
  map.on("moveend", redraw);
  redraw();
}

const boxes = new WeakMap();

function bounds(feature) {
  if (!boxes.has(feature)) boxes.set(feature, L.geoJSON(feature).getBounds());
  return boxes.get(feature);
}

export async function divisionsOf(code) {
  const file = await topo(`divisions/${code}`);
  if (!file) return null;
  file.features ??= window.topojson.feature(file, file.objects.divisions).features;
  return file.features;
}

function outlineOf(features, renderer) {
  const style = { color: colour("border"), weight: 0.6, opacity: 0.8, fillColor: colour("land"), fillOpacity: 1 };
  return L.geoJSON({ type: "FeatureCollection", features }, { style, interactive: false, renderer, pane: "land" });
}

function namesWithin(features, box) {
  const named = features.map(({ properties: { names, point } }) => [[point[1], point[0]], names[words.language] ?? names.en]);
  return named.filter(([point]) => box.contains(point));
}

// The shape of a division by its GeoNames id, or of a country.
export async function shapeOf(countries, precision, country, geonamesId) {
  if (precision === "country") return countries?.find((one) => one.id === country) ?? null;
  const features = country ? await divisionsOf(country) : null;
  return features?.find((one) => one.id === geonamesId) ?? null;
}
