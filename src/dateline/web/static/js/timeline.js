// The days of the incidents as bars, each family in its colour: drag over them to keep some days, play to let them pass.
// The same can be done with the two date fields of the filter, which is how the keyboard does it.

import uPlot from "/static/vendor/uplot/uPlot.esm.js";
import { colour, day, iso } from "./address.js";
import { watchColours } from "./basemap.js";
import { FAMILIES } from "./spots.js";

const DAY = 86400;
const MOST_BARS = 220;
const STEP_MS = 700;

export class Timeline {
  constructor(element, onBrush) {
    this.element = element;
    this.onBrush = onBrush;
    this.range = [null, null];
    this.columns = null;
    this.timer = null;
    new ResizeObserver(() => this.plot?.setSize(this.size())).observe(element);
    watchColours(() => this.columns && this.draw());
  }

  size() {
    return { width: Math.max(120, this.element.clientWidth), height: this.element.clientHeight || 110 };
  }

  show(columns, range) {
    this.columns = gathered(columns);
    this.range = range;
    this.draw();
  }

  draw() {
    this.plot?.destroy();
    this.element.replaceChildren();
    const { seconds, bars, step } = this.columns;
    if (!seconds.length) return;
    const axis = { stroke: colour("faint"), grid: { show: false }, ticks: { stroke: colour("rule"), width: 1 }, font: "11px system-ui" };
    const series = FAMILIES.map((name, n) => ({
      label: name, fill: colour(`family-${name}`), width: 0, points: { show: false },
      paths: uPlot.paths.bars({ size: [0.86, 14], align: 1, radius: 0 }), value: (_u, v) => v, stroke: "transparent", show: true, index: n,
    })).reverse();
    const options = {
      ...this.size(), tzDate: (ts) => uPlot.tzDate(new Date(ts * 1e3), "Etc/UTC"), legend: { show: false },
      cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { show: false } },
      scales: { x: { time: true, range: (_u, min, max) => [min - step * DAY * 0.5, max + step * DAY * 1.5] }, y: { range: (_u, _min, max) => [0, Math.max(1, max) * 1.08] } },
      axes: [{ ...axis, size: 26, values: (_u, splits) => labels(splits) }, { ...axis, size: 34, space: 22, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] }],
      series: [{}, ...series],
      hooks: { setSelect: [(u) => this.brushed(u)], draw: [(u) => this.shade(u)] },
    };
    this.plot = new uPlot(options, [seconds, ...[...bars].reverse()], this.element);
  }

  brushed(plot) {
    const { left, width } = plot.select;
    if (width < 3) return;
    const [first, last] = [left, left + width].map((x) => iso(plot.posToVal(x, "x") * 1e3));
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    this.stop();
    this.keep(first, last);
  }

  keep(first, last) {
    this.range = [first, last];
    this.plot?.redraw(false);
    this.onBrush(first, last);
  }

  // What is left out by the chosen days lies under a veil.
  shade(plot) {
    const [first, last] = this.range;
    if (!first && !last) return;
    const { ctx, bbox } = plot;
    const at = (value, add) => plot.valToPos(Date.parse(value) / 1e3 + add, "x", true);
    const from = first ? Math.max(bbox.left, at(first, 0)) : bbox.left;
    const to = last ? Math.min(bbox.left + bbox.width, at(last, DAY)) : bbox.left + bbox.width;
    ctx.save();
    ctx.fillStyle = colour("paper");
    ctx.globalAlpha = 0.75;
    ctx.fillRect(bbox.left, bbox.top, Math.max(0, from - bbox.left), bbox.height);
    ctx.fillRect(to, bbox.top, Math.max(0, bbox.left + bbox.width - to), bbox.height);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colour("ink");
    for (const edge of [from, to]) ctx.fillRect(edge - 1, bbox.top, 2, bbox.height);
    ctx.restore();
  }

  // Lets a window of days pass over the whole; the window is what is brushed, or a twentieth of all days.
  play(onStop) {
    const { seconds } = this.columns;
    if (!seconds.length) return onStop();
    const whole = [seconds[0], seconds.at(-1) + DAY];
    const [first, last] = this.range;
    const length = first && last ? Math.max(DAY, (Date.parse(last) - Date.parse(first)) / 1e3) : Math.max(DAY * 6, (whole[1] - whole[0]) / 20);
    let start = first && Date.parse(last) / 1e3 + DAY < whole[1] ? Date.parse(first) / 1e3 : whole[0] - length / 2;
    this.onStop = onStop;
    this.timer = setInterval(() => {
      start += length / 2;
      if (start > whole[1]) return this.stop();
      this.keep(iso(start * 1e3), iso((start + length) * 1e3));
    }, STEP_MS);
  }

  stop() {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
    this.onStop?.();
  }
}

// Days, or as many of them together as fit; families stacked one on the other.
function gathered(columns) {
  const days = columns.day.map((one) => Date.parse(one) / 1e3 / DAY);
  if (!days.length) return { seconds: [], bars: FAMILIES.map(() => []), step: 1 };
  const span = days.at(-1) - days[0] + 1;
  const step = [1, 7, 14, 28, 91, 182, 365].find((one) => span / one <= MOST_BARS) ?? Math.ceil(span / MOST_BARS);
  const count = Math.floor((days.at(-1) - days[0]) / step) + 1;
  const stacked = Array.from({ length: count }, () => 0);
  const bars = FAMILIES.map((name) => {
    days.forEach((one, n) => { stacked[Math.floor((one - days[0]) / step)] += columns[name][n]; });
    return [...stacked];
  });
  const seconds = stacked.map((_, n) => (days[0] + n * step) * DAY);
  return { seconds, bars, step };
}

function labels(splits) {
  const wide = splits.length > 1 && splits[1] - splits[0] > 300 * DAY;
  return splits.map((one) => (wide ? String(new Date(one * 1e3).getUTCFullYear()) : day(one * 1e3)));
}

export function told(first, last) {
  if (first && last) return first === last ? day(Date.parse(first)) : `${day(Date.parse(first))} – ${day(Date.parse(last))}`;
  return first || last ? `${first ? day(Date.parse(first)) : ""} – ${last ? day(Date.parse(last)) : ""}` : "";
}
