// Two charts on one time axis: equity above, drawdown with the thresholds of the breaker below.

import * as format from "./format.js";
import { byId, setText } from "./dom.js";

const MAX_POINTS = 2000;
const utc = (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC");
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const state = { times: [], equity: [], drawdown: [], thresholds: [], plots: [] };

/** Replaces the curve: points with at, equity and drawdown. */
export function setCurve(points) {
  state.times = points.map((point) => Date.parse(point.at) / 1000);
  state.equity = points.map((point) => Number(point.equity));
  state.drawdown = points.map((point) => -100 * Number(point.drawdown));
  show();
}

/** Adds the latest valuation at the end; returns false when the curve has grown so long that it should be read anew. */
export function addPoint(risk) {
  const at = Date.parse(risk.asOf) / 1000;
  const last = state.times.length - 1;
  if (last >= 0 && at < state.times[last]) return false;
  if (last >= 0 && at === state.times[last]) {
    state.equity[last] = Number(risk.equity);
    state.drawdown[last] = Math.min(state.drawdown[last], -100 * Number(risk.drawdown));
  } else {
    state.times.push(at);
    state.equity.push(Number(risk.equity));
    state.drawdown.push(-100 * Number(risk.drawdown));
  }
  show();
  return state.times.length < MAX_POINTS;
}

export function setThresholds(rungs) {
  const thresholds = rungs.map((rung) => ({ at: -100 * Number(rung.threshold), color: `--level-${rung.level}` }));
  if (JSON.stringify(thresholds) === JSON.stringify(state.thresholds)) return;
  state.thresholds = thresholds;
  state.plots.forEach((plot) => plot.redraw());
}

function show() {
  const empty = state.times.length === 0;
  byId("chart-empty").hidden = !empty;
  byId("equity-chart").hidden = empty;
  byId("drawdown-chart").hidden = empty;
  if (empty) return;
  if (state.plots.length === 0) create();
  state.plots[0].setData([state.times, state.equity]);
  state.plots[1].setData([state.times, state.drawdown]);
}

function create() {
  state.plots = [
    plot("equity-chart", "--accent", (value) => format.count(value), { auto: true }, []),
    plot("drawdown-chart", "--loss", (value) => `${value} %`, { range: drawdownRange }, [drawThresholds]),
  ];
}

function drawdownRange(_, min) {
  const deepest = state.thresholds.length ? state.thresholds.at(-1).at : -25;
  return [Math.min(min ?? 0, deepest) * 1.12, 0];
}

function plot(id, line, label, scale, draw) {
  const holder = byId(id);
  const axis = { stroke: () => color("--muted"), grid: { stroke: () => color("--line"), width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
  const options = {
    ...size(holder),
    tzDate: utc,
    legend: { show: false },
    padding: [8, 8, 0, 0],
    cursor: { sync: { key: "time" }, y: false, points: { size: 7 } },
    scales: { y: scale },
    axes: [{ ...axis, size: 30, values: dateLabels }, { ...axis, size: 62, values: (_, values) => values.map(label) }],
    series: [{}, { stroke: () => color(line), width: 1.6, fill: () => color(line) + "22", fillTo: id === "equity-chart" ? undefined : 0, points: { show: false } }],
    hooks: { draw, setCursor: [readout] },
  };
  const made = new uPlot(options, [[], []], holder);
  new ResizeObserver(() => made.setSize(size(holder))).observe(holder);
  return made;
}

const size = (holder) => ({ width: holder.clientWidth, height: holder.clientHeight });

function dateLabels(_, splits) {
  const years = splits.length > 1 && splits.at(-1) - splits[0] > 300 * 86400;
  const days = splits.length > 1 && splits[1] - splits[0] >= 86400;
  return splits.map((seconds) => {
    const iso = new Date(seconds * 1000).toISOString();
    if (years) return iso.slice(0, 7);
    return days || iso.slice(11, 16) === "00:00" ? iso.slice(5, 10) : iso.slice(11, 16);
  });
}

function drawThresholds(plot) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = "left";
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
  for (const [index, threshold] of state.thresholds.entries()) {
    const y = Math.round(plot.valToPos(threshold.at, "y", true));
    ctx.strokeStyle = ctx.fillStyle = color(threshold.color);
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillText(`${-threshold.at} %`, bbox.left + (6 + 38 * index) * devicePixelRatio, y - 3 * devicePixelRatio);
  }
  ctx.restore();
}

function readout(plot) {
  const index = plot.cursor.idx;
  if (index === null || index === undefined || plot.cursor.left < 0) {
    setText("readout", "");
    return;
  }
  const at = new Date(state.times[index] * 1000).toISOString();
  setText("readout", `${format.minute(at)} UTC   ${format.usdt(state.equity[index])} USDT   drawdown ${format.percent(-state.drawdown[index] / 100)}`);
}

matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => state.plots.forEach((plot) => plot.redraw()));
