// Incidents on the map, as sure as they are known and no surer: a place is a circle of its own inside a disc of the
// distance it may be off; a province or a country is its shaded area with a number, never a point. Circles grow with the
// number of incidents; what a colour means is written in the legend and in every spot's own words.

import { colour, say, shown, words } from "./address.js";
import { shapeOf, watchColours } from "./basemap.js";

const L = window.L;
export const FAMILIES = ["fighting", "territory", "harm", "unrest", "dealing", "pressure"];
const AREAS = new Set(["province", "country"]);
const [LATITUDE, LONGITUDE, INCIDENTS, KILLED, FAMILY, NAME, PLACES, KM, PRECISION, GEONAMES, COUNTRY, ID] = Array.from({ length: 12 }, (_, n) => n);

const Bubble = L.CircleMarker.extend({
  _updatePath() {
    this._renderer._updateCircle(this);
    const { number, ink } = this.options;
    const context = this._renderer._ctx;
    if (!number || !this._renderer._drawing || this._empty()) return;
    context.fillStyle = ink;
    context.font = `600 ${this._radius > 13 ? 12 : 11}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(number, this._point.x, this._point.y + 0.5);
  },
});

export class Spots {
  constructor(map, onChoose) {
    this.map = map;
    this.onChoose = onChoose;
    this.countries = null;
    this.spots = [];
    const pane = map.createPane("spots");
    pane.style.zIndex = 450;
    this.renderer = L.canvas({ pane: "spots", padding: 0.2, tolerance: 6 });
    const under = map.createPane("reach");
    under.style.zIndex = 420;
    this.underRenderer = L.canvas({ pane: "reach", padding: 0.2 });
    this.layer = L.layerGroup().addTo(map);
    this.round = 0;
    watchColours(() => this.show(this.spots));
  }

  visible(on) {
    if (on) this.layer.addTo(this.map);
    else this.layer.remove();
  }

  async show(spots) {
    this.spots = spots;
    const round = ++this.round;
    const layers = [];
    const areas = spots.filter((spot) => AREAS.has(spot[PRECISION]));
    const shapes = await Promise.all(areas.map((spot) => (this.isWorthAShape(areas, spot) ? shapeOf(this.countries, spot[PRECISION], spot[COUNTRY], spot[GEONAMES]) : null)));
    if (round !== this.round) return;
    areas.forEach((spot, n) => layers.push(...this.area(spot, shapes[n])));
    const places = [...spots].sort((a, b) => b[INCIDENTS] - a[INCIDENTS]); // the small ones on top
    for (const spot of places) if (!AREAS.has(spot[PRECISION])) layers.push(...this.place(spot));
    this.layer.clearLayers();
    layers.forEach((layer) => this.layer.addLayer(layer));
  }

  // From afar with many countries in view, a ring stands for the shaded area: its file would have to be fetched first.
  isWorthAShape(areas, spot) {
    return spot[PRECISION] === "country" || this.map.getZoom() >= 4 || new Set(areas.map((one) => one[COUNTRY])).size <= 8;
  }

  place(spot) {
    const tint = colour(`family-${spot[FAMILY]}`);
    const at = [spot[LATITUDE], spot[LONGITUDE]];
    const layers = [];
    if (spot[PRECISION] && spot[KM] > 0) {
      layers.push(L.circle(at, { radius: spot[KM] * 1000, pane: "reach", renderer: this.underRenderer, interactive: false, stroke: true, color: tint, weight: 1, opacity: 0.55, dashArray: "4 3", fillColor: tint, fillOpacity: 0.1 }));
    }
    const several = spot[INCIDENTS] > 1;
    layers.push(this.wired(new Bubble(at, { renderer: this.renderer, pane: "spots", radius: radiusOf(spot[INCIDENTS]), color: colour("sheet"), weight: 1.5, fillColor: tint, fillOpacity: 0.92, number: several ? shown(spot[INCIDENTS]) : "", ink: "#fff" }), spot));
    return layers;
  }

  area(spot, shape) {
    const tint = colour(`family-${spot[FAMILY]}`);
    const layers = [];
    if (shape) {
      const style = { color: tint, weight: 1.5, opacity: 0.7, dashArray: "6 4", fillColor: tint, fillOpacity: spot[PRECISION] === "country" ? 0.06 : 0.14 };
      layers.push(this.wired(L.geoJSON(shape, { style, renderer: this.underRenderer, pane: "reach" }), spot));
    }
    const at = [spot[LATITUDE], spot[LONGITUDE]];
    layers.push(this.wired(new Bubble(at, { renderer: this.renderer, pane: "spots", radius: Math.max(10, radiusOf(spot[INCIDENTS])), color: tint, weight: 1.5, dashArray: "3 3", fillColor: colour("sheet"), fillOpacity: 0.85, number: shown(spot[INCIDENTS]), ink: colour("ink") }), spot));
    return layers;
  }

  wired(layer, spot) {
    layer.bindTooltip(() => described(spot), { direction: "top", opacity: 1, className: "spot-words" });
    layer.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      this.onChoose(choiceOf(spot));
    });
    return layer;
  }
}

function radiusOf(incidents) {
  return incidents === 1 ? 6 : Math.min(28, 7 + 2.3 * Math.log2(incidents));
}

function choiceOf(spot) {
  return { id: spot[ID], places: spot[PLACES], latitude: spot[LATITUDE], longitude: spot[LONGITUDE], name: spot[NAME], precision: spot[PRECISION] };
}

function described(spot) {
  const element = document.createElement("div");
  const name = document.createElement("strong");
  name.textContent = spot[PLACES] > 1 ? say("places_here", { n: spot[PLACES] }) : spot[NAME];
  element.append(name);
  const lines = [
    say("incidents_here", { n: spot[INCIDENTS] }) + ` · ${words.family[spot[FAMILY]]}`,
    spot[PRECISION] && `${words.precision[spot[PRECISION]]}, ${say("within", { km: spot[KM] })}`,
    spot[KILLED] && say("killed_here", { n: spot[KILLED] }),
  ];
  for (const line of lines.filter(Boolean)) {
    const row = document.createElement("div");
    row.textContent = line;
    element.append(row);
  }
  return element;
}
