// The names on the base map: the weightier first, and none over another. They are elements of the page, so that the
// browser shapes and orders the letters of every script.

const L = window.L;
const GAP = 3;
const KINDS = ["country-name", "division-name"]; // in order of weight

export class Names {
  constructor(map) {
    this.map = map;
    this.layer = L.layerGroup().addTo(map);
    this.wanted = new Map();
    this.widths = new Map();
    this.brush = document.createElement("canvas").getContext("2d");
    map.createPane("names").style.zIndex = 410; // under what happened
  }

  // Shows these names of a kind, each a [[latitude, longitude], name], instead of those shown before.
  show(kind, names) {
    this.wanted.set(kind, names);
    this.layer.clearLayers();
    const taken = [];
    for (const one of KINDS) {
      for (const [point, name] of this.wanted.get(one) ?? []) {
        const box = this.boxOf(point, name, one);
        if (taken.some((other) => other.overlaps(box))) continue;
        taken.push(box);
        this.layer.addLayer(this.label(point, name, one));
      }
    }
  }

  boxOf(point, name, kind) {
    const { x, y } = this.map.latLngToLayerPoint(point);
    const half = [this.widthOf(name, kind) / 2 + GAP, 6 + GAP];
    return L.bounds([x - half[0], y - half[1]], [x + half[0], y + half[1]]);
  }

  widthOf(name, kind) {
    if (!this.widths.has(name)) {
      this.brush.font = kind === "country-name" ? "600 13px sans-serif" : "italic 12px serif";
      this.widths.set(name, this.brush.measureText(name).width);
    }
    return this.widths.get(name);
  }

  label(point, name, kind) {
    const element = document.createElement("span");
    element.textContent = name;
    const icon = L.divIcon({ className: `place-name ${kind}`, html: element, iconSize: null });
    return L.marker(point, { icon, interactive: false, keyboard: false, pane: "names" });
  }
}
