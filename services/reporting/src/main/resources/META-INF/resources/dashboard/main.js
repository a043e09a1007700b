// The live dashboard: one stream of events in, one page out. Only the equity curve is read by request.

import { addPoint, setCurve, setThresholds } from "./charts.js";
import { connect } from "./connection.js";
import { byId, setText } from "./dom.js";
import { showSummary } from "./overview.js";
import { showDecisions, showOrders } from "./trades.js";

const CURVE_POINTS = 800;
const REREAD_AFTER_MS = 15000;

let readAt = -Infinity;
let reading = false;

async function readCurve() {
  if (reading) return;
  reading = true;
  try {
    const answer = await fetch(`/api/equity?points=${CURVE_POINTS}`);
    if (answer.ok) setCurve((await answer.json()).points);
    readAt = performance.now();
  } catch {
    // The stream says that the service is away; the curve is read again when it is back.
  } finally {
    reading = false;
  }
}

function onSummary(summary) {
  showSummary(summary);
  setThresholds(summary.breaker.rungs);
  const fits = summary.risk && Date.parse(summary.risk.asOf) ? addPoint(summary.risk) : true;
  // While history is played fast, single points are far apart: the curve between them is fetched now and then.
  if (!fits || performance.now() - readAt > REREAD_AFTER_MS) readCurve();
}

readCurve();
connect("/api/stream",
  { summary: onSummary, decisions: showDecisions, orders: showOrders, alive: () => {} },
  (state, words) => {
    byId("connection").dataset.state = state;
    const label = byId("connection").querySelector("b");
    if (label.textContent !== words) label.textContent = words;
    document.title = state === "live" ? "The Eternal Engine" : `${words} · The Eternal Engine`;
  });
setText("readout", "");
