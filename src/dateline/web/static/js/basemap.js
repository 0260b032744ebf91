// Land, borders and names, all from our own server. Countries are drawn at once; the divisions of a country come when one
// is close enough to read them, or when an incident is known to have happened somewhere in one of them.

import { colour, words } from "./address.js";

const L = window.L;
const DIVISIONS_FROM = 5;
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
  drawNames(map);
  drawDivisions(map, countries.features, renderer);
  return countries.features;
}

export function watchColours(redraw) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

// Names as elements of the page, so that the browser shapes and orders the letters of every script.
function drawNames(map) {
  map.createPane("names").style.zIndex = 410; // under what happened
  const layer = L.layerGroup().addTo(map);
  const redraw = () => {
    layer.clearLayers();
    const zoom = map.getZoom();
    if (zoom < 3) return;
    const bounds = map.getBounds();
    for (const [code, [latitude, longitude, name]] of Object.entries(words.countries)) {
      if ((zoom < 5 && !LARGE.has(code)) || zoom > 7 || !bounds.contains([latitude, longitude])) continue;
      layer.addLayer(label([latitude, longitude], name, "country-name"));
    }
  };
  map.on("moveend", redraw);
  redraw();
}

function label(point, name, kind) {
  const element = document.createElement("span");
  element.textContent = name;
  return L.marker(point, { icon: L.divIcon({ className: `place-name ${kind}`, html: element, iconSize: null }), interactive: false, keyboard: false, pane: "names" });
}

function drawDivisions(map, countries, renderer) {
  const drawn = new Map();
  const names = L.layerGroup().addTo(map);
  const redraw = async () => {
    names.clearLayers();
    const close = map.getZoom() >= DIVISIONS_FROM;
    const seen = close ? countries.filter((c) => bounds(c).intersects(map.getBounds())).map((c) => c.id) : [];
    for (const [code, layer] of drawn) if (!seen.includes(code)) { layer?.remove(); drawn.delete(code); }
    for (const code of seen) {
      const found = await divisionsOf(code);
      if (!found) continue;
      if (!drawn.has(code)) drawn.set(code, outlineOf(found, renderer).addTo(map));
      if (map.getZoom() >= 7) nameDivisions(found, names, map.getBounds());
    }
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

function nameDivisions(features, layer, bounds) {
  for (const { properties: { names, point } } of features) {
    const at = [point[1], point[0]];
    if (bounds.contains(at)) layer.addLayer(label(at, names[words.language] ?? names.en, "division-name"));
  }
}

// The shape of a division by its GeoNames id, or of a country.
export async function shapeOf(countries, precision, country, geonamesId) {
  if (precision === "country") return countries?.find((one) => one.id === country) ?? null;
  const features = country ? await divisionsOf(country) : null;
  return features?.find((one) => one.id === geonamesId) ?? null;
}
