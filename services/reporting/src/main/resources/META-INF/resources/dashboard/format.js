// Numbers arrive as decimal strings, exact; Intl formats strings without rounding them to doubles first.

const money = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const unit = new Intl.NumberFormat("en-US", { minimumFractionDigits: 4, maximumFractionDigits: 4 });
const exact = new Intl.NumberFormat("en-US", { maximumFractionDigits: 8 });
const large = new Intl.NumberFormat("en-US", { maximumFractionDigits: 3 });
const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const percentage = new Intl.NumberFormat("en-US", { style: "percent", signDisplay: "negative", minimumFractionDigits: 2, maximumFractionDigits: 2 });
const sharePercentage = new Intl.NumberFormat("en-US", { style: "percent", signDisplay: "negative", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const shortPercentage = new Intl.NumberFormat("en-US", { style: "percent", signDisplay: "negative", maximumFractionDigits: 1 });

export const NONE = "—";

const orNone = (format) => (value) => (value === null || value === undefined ? NONE : format(value));

export const usdt = orNone((value) => money.format(value));
export const unitValue = orNone((value) => unit.format(value));
export const quantity = orNone((value) => (Math.abs(Number(value)) < 1000 ? exact : large).format(value));
export const count = orNone((value) => whole.format(value));
export const percent = orNone((value) => percentage.format(value).replace("%", " %"));
export const roughPercent = orNone((value) => shortPercentage.format(value).replace("%", " %"));

export const share = orNone((value) => sharePercentage.format(value).replace("%", " %"));

/** 2020-03-12 14:00:05 in UTC. */
export const time = orNone((iso) => iso.slice(0, 10) + " " + iso.slice(11, 19));

/** 2020-03-12 14:00 in UTC. */
export const minute = orNone((iso) => time(iso).slice(0, 16));

/** A name of the code in words: PARTIALLY_FILLED becomes partially filled. */
export const words = (name) => name.toLowerCase().replaceAll("_", " ");
