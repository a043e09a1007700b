// Builds elements from text. Nothing here or elsewhere reads HTML from a message.

export const byId = (id) => document.getElementById(id);

/** An element with a class, attributes of data-*, and children that are elements or text. */
export function element(tag, { className = "", data = {} } = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(data)) made.dataset[name] = value;
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** Text that changes often: untouched when it is the same, so that nothing flickers or loses a selection. */
export function setText(id, text) {
  const target = byId(id);
  if (target.textContent !== text) target.textContent = text;
}

/** A figure with its unit. */
export function setFigure(id, number, unit) {
  const target = byId(id);
  if (target.dataset.shown === number + unit) return;
  target.dataset.shown = number + unit;
  target.replaceChildren(number, element("span", { className: "unit" }, unit));
}

/** The items of a list, or the sentence that says why there are none. */
export function setList(id, items) {
  byId(id).replaceChildren(...items);
  byId(id + "-empty").hidden = items.length > 0;
}
