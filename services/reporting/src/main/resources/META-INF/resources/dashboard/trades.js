// Decisions with their reasons, and the orders that followed.

import * as format from "./format.js";
import { element, setList } from "./dom.js";

const CLOSED_BADLY = ["REJECTED", "CANCELLED", "EXPIRED"];

export const showDecisions = (decisions) => setList("decisions", decisions.map(decision));
export const showOrders = (orders) => setList("orders", orders.map(order));

function decision(made) {
  return element("li", {},
    element("div", { className: "head" },
      element("time", {}, format.minute(made.eventTime)),
      element("span", { className: "title" }, made.rule || "no rule"),
      element("span", { className: "tag" }, made.account),
      made.repeats ? element("span", { className: "muted" }, `${format.count(made.repeats + 1)} times in a row`) : null,
      element("span", { className: "end" }, `${format.words(made.state)}, decision ${format.count(made.sequence)}`)),
    made.explanation ? element("p", { className: "why" }, made.explanation) : null,
    made.values.length ? element("p", { className: "facts" }, ...made.values.map(fact)) : null,
    ...made.intents.map(intent));
}

const fact = ({ name, value }) => element("span", {}, `${name} `, element("b", {}, value));

function intent(wished) {
  const amount = wished.quantity === null ? `for ${format.usdt(wished.quoteAmount)} USDT` : format.quantity(wished.quantity);
  const outcome = wished.outcome ?? "not yet answered by risk";
  const refused = outcome.startsWith("REJECTED");
  return element("p", { className: "intent" },
    element("span", { className: `side-${wished.side}` }, format.words(wished.side)), ` ${wished.symbol} ${amount}`,
    wished.reason ? `, ${wished.reason}` : "", " → ",
    element("span", { className: refused ? "bad" : outcome === "FILLED" ? "good" : "" }, refused ? outcome : format.words(outcome)));
}

function order(placed) {
  return element("li", {},
    element("div", { className: "head" },
      element("time", {}, format.minute(placed.changedAt)),
      element("span", { className: `side-${placed.side}` }, format.words(placed.side)),
      element("span", { className: "title" }, placed.symbol),
      element("span", { className: CLOSED_BADLY.includes(placed.state) ? "bad" : placed.state === "FILLED" ? "good" : "" }, format.words(placed.state)),
      element("span", { className: "tag" }, placed.engine),
      element("span", { className: "end" }, `${format.quantity(placed.filledQuantity)} filled, ${format.usdt(placed.filledValue)} USDT`)),
    element("p", { className: "facts" }, [asked(placed), placed.reason, placed.cause, placed.clientOrderId].filter(Boolean).join("; ")));
}

function asked({ style, quantity, quoteAmount }) {
  if (!style) return "";
  return `${format.words(style)} ${quantity === null ? `for ${format.usdt(quoteAmount)} USDT` : format.quantity(quantity)}`;
}
