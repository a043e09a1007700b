// Key figures, ladder, positions, halts and alerts: everything that comes in a summary.

import * as format from "./format.js";
import { byId, element, setFigure, setList, setText } from "./dom.js";

const KINDS = {
  HALT_IMPOSED: "Halt imposed",
  HALT_LIFTED: "Halt lifted",
  ENTRIES_PAUSED: "Entries paused",
  SIZE_SCALED: "Sizes scaled",
  REDUCTION_ORDERED: "Reduction ordered",
  HALT_LOG_REBASED: "Halt log rebased",
};

export function showSummary(summary) {
  showFigures(summary);
  showLadder(summary.breaker.rungs);
  showPositions(summary);
  setList("risk-actions", summary.riskActions.map((action) => riskAction(action, summary.halts)));
  setList("alerts", summary.alerts.map(alert));
  setText("alert-count", summary.counts.alerts ? `${format.count(summary.counts.alerts)} in all` : "");
  setText("decision-count", `${format.count(summary.counts.decisions)} recorded, ${format.count(summary.counts.decisionsActed)} acted`);
  setText("order-count", `${format.count(summary.counts.orders)} orders, ${format.count(summary.counts.ordersOpen)} open, ${format.count(summary.counts.executions)} executions, ${format.count(summary.counts.rejections)} rejected by risk`);
  setText("lag", lag(summary.lag));
}

function lag({ records, caughtUp }) {
  if (records === null) return "Kafka cannot be asked";
  return caughtUp ? "" : `catching up: ${format.count(records)} records behind`;
}

function showFigures({ risk, breaker, halts }) {
  const active = breaker.rungs.filter((rung) => rung.active).at(-1);
  setText("breaker-level", `${breaker.level} ${breaker.name}`);
  setText("breaker-since", active?.since ? `since ${format.minute(active.since)}` : breaker.level ? "active" : "below every threshold");
  byId("breaker-figure").dataset.level = breaker.level;
  setText("halt-count", halts.length ? String(halts.length) : "None");
  setText("halt-scopes", halts.length ? halts.map((halt) => halt.scope).join(", ") : "every engine may trade");
  byId("halt-figure").dataset.halted = halts.length > 0;
  if (!risk) return;
  setFigure("equity", format.usdt(risk.equity), "USDT");
  setFigure("unit-value", format.unitValue(risk.unitValue), "USDT");
  setFigure("drawdown", format.percent(risk.drawdown), "");
  setFigure("max-drawdown", format.percent(risk.maxDrawdown), "");
  setText("as-of", Date.parse(risk.asOf) ? `as of ${format.time(risk.asOf)} UTC` : "before the first candle");
  setText("unit-peak", `peak ${format.unitValue(risk.peakUnitValue)} USDT`);
  const next = breaker.rungs.find((rung) => !rung.active);
  setText("to-next", next ? `level ${next.level} at ${format.roughPercent(next.threshold)}` : breaker.rungs.length ? "every level reached" : "");
}

function showLadder(rungs) {
  const items = [...rungs].reverse().map((rung) =>
    element("li", { data: { level: rung.level, active: rung.active } },
      element("span", { className: "name" }, `${rung.level} ${rung.name}`),
      element("span", { className: "at" }, format.roughPercent(rung.threshold)),
      element("span", { className: "does" }, rung.does),
      element("span", { className: "since" }, rung.active
        ? element("b", {}, rung.since ? `Active since ${format.minute(rung.since)}. ` : "Active. ")
        : "Not active. ", rung.active ? `Ends ${rung.leaves}.` : "")));
  byId("rungs").replaceChildren(...items);
  byId("rungs-empty").hidden = items.length > 0;
}

function showPositions({ positions, accounts, allocations }) {
  byId("positions").replaceChildren(...positions.map((position) =>
    element("tr", {},
      element("td", {}, position.asset),
      element("td", { className: "num" }, format.quantity(position.quantity)),
      element("td", { className: "num" }, position.asset === "USDT" ? "1" : format.usdt(position.mark)),
      element("td", { className: "num" }, format.usdt(position.value)),
      element("td", { className: "num" }, format.share(position.weight)))));
  byId("positions").closest(".scroll").hidden = positions.length === 0;
  byId("positions-empty").hidden = positions.length > 0;
  const unreconciled = accounts.filter((account) => !account.reconciled);
  setText("accounts", unreconciled.length
    ? `not reconciled: ${unreconciled.map((account) => account.account).join(", ")}`
    : accounts.length ? "reconciled with the exchange" : "");
  byId("accounts").className = unreconciled.length ? "bad" : "muted";
  byId("allocations").replaceChildren(...accounts.map((account) => {
    const may = allocations.find((allocation) => allocation.account === account.account);
    return element("p", {},
      element("span", {}, account.account),
      element("span", {}, may ? `${format.usdt(account.value)} USDT of ${format.usdt(may.engineCapital)} assigned` : `${format.usdt(account.value)} USDT`));
  }));
}

function riskAction(action, halts) {
  const inForce = halts.some((halt) => halt.riskEpoch === action.riskEpoch);
  return element("li", {},
    element("div", { className: "head" },
      element("time", {}, format.minute(action.at)),
      element("span", { className: inForce ? "bad" : "title" }, KINDS[action.kind] ?? format.words(action.kind)),
      element("span", { className: "tag" }, action.scope),
      inForce ? element("span", { className: "bad" }, "in force") : null),
    element("p", { className: "facts" }, details(action)));
}

function details(action) {
  const parts = [action.reason];
  if (action.kind === "REDUCTION_ORDERED") parts.unshift(`sell ${format.roughPercent(action.fraction)} of holdings`);
  if (action.kind === "SIZE_SCALED") parts.unshift(`new positions × ${format.quantity(action.fraction)}`);
  if (action.until) parts.push(`until ${format.minute(action.until)}`);
  if (action.people) parts.push(`by ${action.people}`);
  parts.push(`epoch ${action.riskEpoch}`);
  return parts.filter(Boolean).join("; ");
}

function alert(raised) {
  return element("li", {},
    element("div", { className: "head" },
      element("time", {}, format.minute(raised.at)),
      element("span", { className: "tag", data: { severity: raised.severity } }, raised.severity),
      element("span", { className: "title" }, raised.subject)),
    element("p", { className: "why" }, raised.text));
}
