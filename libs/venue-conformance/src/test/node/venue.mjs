// The venue under test, and its clock. Every hour of its market opens and closes at 40 000 (BTC) and 2 000 (ETH), falls by half a
// percent in its first twenty minutes, rises to half a percent above by its fortieth, and returns. The spread is two hundredths
// of a percent, so at every full hour BTC stands at 39 996 to 40 004.
export const REST = process.env.VENUE_REST;
export const STREAM = process.env.VENUE_STREAM;
export const ACCOUNT = process.env.VENUE_ACCOUNT;
export const KEY = `demo-key-${ACCOUNT}`;
export const SECRET = `demo-secret-${ACCOUNT}`;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const FUNDING_INTERVAL = 8 * HOUR;

const admin = async (path, body) => {
  const headers = { Authorization: `Bearer ${process.env.VENUE_ADMIN_TOKEN}`, 'Content-Type': 'application/json' };
  const answer = await fetch(REST + path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
  return answer.json();
};

export const now = async () => (await admin('/admin/v1/status')).nowMs;

/** Lets the market play for so long. */
export const advance = async (ms) => (await admin('/admin/v1/clock/advance', { toMs: (await now()) + ms })).nowMs;

/** Lets the market play to the next settlement of funding: a full hour, and eight hours without another. */
export const advanceToFunding = async () => {
  const time = await now();
  return (await admin('/admin/v1/clock/advance', { toMs: time - (time % FUNDING_INTERVAL) + FUNDING_INTERVAL })).nowMs;
};

/** Waits until something holds. */
export const until = async (holds, what) => {
  const deadline = Date.now() + 20_000;
  for (let found = await holds(); ; found = await holds()) {
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
