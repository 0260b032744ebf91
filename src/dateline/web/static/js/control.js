// Who holds what on a day: a flag at a place, a patterned area for a province or country. A side has a colour and a
// pattern of its own, so that no two are told apart by colour alone; contested is banded in the colours of those who are
// said to hold it, with a broken edge; unknown is empty, with a question mark. Nothing is filled in between places.

import { colour, day as dayOf, say, words } from "./address.js";
import { shapeOf, watchColours } from "./basemap.js";

const L = window.L;
const AREAS = new Set(["province", "country"]);
const COLOURS = ["side-1", "side-2", "side-3", "side-4", "side-5", "side-6"];
const PATTERNS = ["solid", "rising", "dotted", "level", "falling", "crossed"];
const FLAG = { width: 19, height: 13, pole: 25 };
const MOST_FLAGS = 250;
const TILE = 8;

const strokes = {
  solid: () => {},
  rising: (c) => line(c, [[-2, 2], [2, -2]], [[-2, 10], [10, -2]], [[6, 10], [10, 6]]),
  falling: (c) => line(c, [[-2, 6], [2, 10]], [[-2, -2], [10, 10]], [[6, -2], [10, 2]]),
  level: (c) => line(c, [[0, 4], [8, 4]]),
  crossed: (c) => line(c, [[0, 4], [8, 4]], [[4, 0], [4, 8]]),
  dotted: (c) => { c.beginPath(); c.arc(4, 4, 1.7, 0, 7); c.fill(); },
};

function line(context, ...ends) {
  context.beginPath();
  for (const [from, to] of ends) { context.moveTo(...from); context.lineTo(...to); }
  context.stroke();
}

// A tile of the side's colour with its own strokes in white, to fill a flag, an area or a swatch.
function tile(number) {
  const element = Object.assign(document.createElement("canvas"), { width: TILE, height: TILE });
  const context = element.getContext("2d");
  context.fillStyle = colour(COLOURS[number % COLOURS.length]);
  context.fillRect(0, 0, TILE, TILE);
  context.fillStyle = context.strokeStyle = "#fff";
  context.lineWidth = 1.8;
  strokes[PATTERNS[(number + Math.floor(number / COLOURS.length)) % PATTERNS.length]](context);
  return context.createPattern(element, "repeat");
}

// Bands of the colours of all who are said to hold a place.
function bands(numbers) {
  const tints = (numbers.length > 1 ? numbers.map((n) => colour(COLOURS[n % COLOURS.length])) : [colour(COLOURS[(numbers[0] ?? 0) % COLOURS.length]), colour("sheet")]);
  const size = 6 * tints.length;
  const element = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const context = element.getContext("2d");
  const picture = context.createImageData(size, size);
  const parts = tints.map((one) => rgb(context, one));
  for (let at = 0; at < size * size; at += 1) {
    const [x, y] = [at % size, Math.floor(at / size)];
    picture.data.set(parts[Math.floor(((x + y) % size) / 6)], at * 4);
  }
  context.putImageData(picture, 0, 0);
  return context.createPattern(element, "repeat");
}

function rgb(context, tint) {
  context.fillStyle = tint;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

const Flag = L.CircleMarker.extend({
  _updateBounds() {
    const { x, y } = this._point;
    this._pxBounds = L.bounds([x - 3, y - FLAG.pole - 2], [x + FLAG.width + 3, y + 4]);
  },
  _containsPoint({ x, y }) {
    const at = this._point;
    return x >= at.x - 3 && x <= at.x + FLAG.width + 2 && y >= at.y - FLAG.pole - 2 && y <= at.y + 3;
  },
  _updatePath() {
    const context = this._renderer._ctx;
    if (!this._renderer._drawing || this._empty()) return;
    context.save();
    context.translate(Math.round(this._point.x), Math.round(this._point.y));
    if (this.options.poled) {
      context.fillStyle = this.options.ink;
      context.fillRect(-1, -FLAG.pole, 2, FLAG.pole);
    }
    context.translate(1, this.options.poled ? -FLAG.pole : -FLAG.height / 2);
    drawn(context, this.options);
    context.restore();
  },
});

function drawn(context, { fill, ink, status }) {
  const { width, height } = FLAG;
  context.fillStyle = status === "unknown" ? colour("sheet") : fill;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = ink;
  context.lineWidth = 1.2;
  context.setLineDash(status === "held" ? [] : [3, 2]);
  context.strokeRect(0, 0, width, height);
  context.setLineDash([]);
  if (status !== "unknown") return;
  context.fillStyle = ink;
  context.font = "700 11px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText("?", width / 2, height / 2 + 0.5);
}

export class Control {
  constructor(map, legend, onChoose) {
    this.map = map;
    this.legend = legend;
    this.onChoose = onChoose;
    this.found = null;
    this.layer = L.layerGroup();
    map.createPane("control").style.zIndex = 440;
    map.createPane("controlled").style.zIndex = 415;
    this.renderer = L.canvas({ pane: "control", padding: 0.2, tolerance: 3 });
    this.areas = L.canvas({ pane: "controlled", padding: 0.2 });
    this.countries = null;
    this.round = 0;
    watchColours(() => this.found && this.show(this.day));
    map.on("zoomend", () => this.found && this.show(this.day));
  }

  set(found) {
    this.found = found;
    if (found) this.layer.addTo(this.map);
    else this.hide();
  }

  hide() {
    this.round += 1;
    this.layer.clearLayers().remove();
    this.legend.hidden = true;
  }

  async show(day) {
    this.day = day;
    const round = ++this.round;
    const now = this.found.places.map((place) => ({ place, spell: spellOf(place, day) })).filter(({ place, spell }) => spell && place.latitude !== null);
    const shapes = await Promise.all(now.map(({ place }) => (AREAS.has(place.precision) ? shapeOf(this.countries, place.precision, place.country, place.geonames_id) : null)));
    if (round !== this.round) return;
    this.layer.clearLayers();
    now.forEach((one, n) => this.draw(one, shapes[n], now.length <= MOST_FLAGS));
    this.explain(now);
  }

  draw({ place, spell }, shape, poled) {
    const [, , status, sides] = spell;
    const fill = this.fill(status, sides);
    const ink = colour("ink");
    const layers = [];
    if (shape) {
      const style = { color: ink, weight: 1.2, dashArray: status === "held" ? "6 4" : "2 4", fillColor: status === "unknown" ? colour("sheet") : fill, fillOpacity: 0.45 };
      layers.push(L.geoJSON(shape, { style, renderer: this.areas, pane: "controlled" }));
    }
    layers.push(new Flag([place.latitude, place.longitude], { renderer: this.renderer, pane: "control", fill, ink, status, poled }));
    for (const layer of layers) {
      layer.bindTooltip(() => this.described(place, spell), { direction: "top", opacity: 1, className: "spot-words", offset: [8, -18] });
      layer.on("click", (event) => { L.DomEvent.stopPropagation(event); this.onChoose(place); });
      this.layer.addLayer(layer);
    }
  }

  fill(status, sides) {
    if (status === "held") return tile(sides[0]);
    return status === "contested" ? bands(sides) : null;
  }

  names(sides) {
    return sides.map((n) => this.found.sides[n].name).join(", ");
  }

  described(place, [, , status, sides, since, onlyClaimed]) {
    const who = this.names(sides);
    const lines = [status === "held" ? say("held_by", { who }) : status === "contested" ? say("contested_by", { who }) : say("unknown")];
    if (since) lines.push(say("since", { day: dayOf(Date.parse(since)) }));
    if (onlyClaimed) lines.push(say("only_claimed"));
    lines.push(`${words.precision[place.precision]}, ${say("within", { km: place.km })}`);
    const element = document.createElement("div");
    element.append(Object.assign(document.createElement("strong"), { textContent: place.name }));
    for (const text of lines) element.append(Object.assign(document.createElement("div"), { textContent: text }));
    return element;
  }

  // What each pattern in sight means.
  explain(now) {
    const held = [...new Set(now.filter(({ spell }) => spell[2] === "held").map(({ spell }) => spell[3][0]))].sort((a, b) => a - b);
    const contested = now.find(({ spell }) => spell[2] === "contested");
    const rows = held.map((n) => this.row({ status: "held", fill: tile(n) }, this.found.sides[n].name));
    if (contested) rows.push(this.row({ status: "contested", fill: this.fill("contested", contested.spell[3]) }, say("contested")));
    if (now.some(({ spell }) => spell[2] === "unknown")) rows.push(this.row({ status: "unknown" }, say("unknown")));
    const title = document.createElement("li");
    title.textContent = say(now.length ? "control_on" : "control_none", { day: dayOf(Date.parse(this.day)) });
    this.legend.querySelector("ul").replaceChildren(title, ...rows);
    this.legend.hidden = false;
  }

  row(look, text) {
    const element = document.createElement("li");
    const swatch = Object.assign(document.createElement("canvas"), { width: FLAG.width + 2, height: FLAG.height + 2 });
    swatch.setAttribute("aria-hidden", "true");
    const context = swatch.getContext("2d");
    context.translate(1, 1);
    drawn(context, { ink: colour("ink"), ...look });
    const name = Object.assign(document.createElement("bdi"), { textContent: text });
    element.append(swatch, name);
    return element;
  }
}

function spellOf(place, day) {
  return place.spells.find(([first, last]) => first <= day && (last === null || day <= last));
}
