// ccxt, unchanged: only its addresses are set, as its manual says for servers of one's own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ccxt from 'ccxt';
import { KEY, SECRET, REST, STREAM, HOUR, MINUTE, advance, advanceToFunding, now, until } from './venue.mjs';

const LINEAR = 'BTC/USDT:USDT';
const SPOT = 'BTC/USDT';
const exchange = new ccxt.pro.bybit({ apiKey: KEY, secret: SECRET, timeout: 20_000, enableRateLimit: false });
for (const [name, url] of Object.entries(exchange.urls.api)) {
  if (typeof url === 'string') exchange.urls.api[name] = REST;
}
exchange.urls.api.ws = {
  public: Object.fromEntries(['spot', 'linear', 'inverse', 'option'].map((name) => [name, `${STREAM}/v5/public/${name}`])),
  private: {
    spot: { unified: `${STREAM}/v5/private`, nonUnified: `${STREAM}/v5/private` },
    contract: `${STREAM}/v5/private`,
    usdc: `${STREAM}/v5/private`,
    trade: `${STREAM}/v5/trade`,
  },
};

const coin = async (name) =>
  (await exchange.fetchBalance()).info.result.list[0].coin.find((found) => found.coin === name)?.walletBalance ?? '0';
/** The only execution of an order; times alone do not distinguish executions while the clock stands still. */
const tradeOf = async (order, symbol) => {
  const trades = (await exchange.fetchMyTrades(symbol)).filter((trade) => trade.order === order.id);
  assert.equal(trades.length, 1);
  return trades[0];
};
let time;

before(async () => {
  await exchange.loadHttpProxyAgent(); // ccxt needs it for ws:// without TLS
  time = await advanceToFunding();
});
after(() => exchange.close());

test('loadMarkets learns both markets of both coins with their rules', async () => {
  const markets = await exchange.loadMarkets();
  assert.deepEqual(Object.keys(markets).sort(), ['BTC/USDT', 'BTC/USDT:USDT', 'ETH/USDT', 'ETH/USDT:USDT']);
  assert.deepEqual(markets[LINEAR].precision, { ...markets[LINEAR].precision, amount: 0.001, price: 0.1 });
  assert.deepEqual(markets[SPOT].precision, { ...markets[SPOT].precision, amount: 0.000001, price: 0.01 });
  assert.equal(markets[LINEAR].limits.amount.min, 0.001);
  assert.equal(markets[LINEAR].swap, true);
});

test('fetchCurrencies lists the coins', async () => {
  assert.deepEqual(Object.keys(await exchange.fetchCurrencies()).sort(), ['BTC', 'ETH', 'USDT']);
});

test('fetchTicker and fetchTickers report last price, bid and ask', async () => {
  const linear = await exchange.fetchTicker(LINEAR);
  assert.deepEqual([linear.bid, linear.last, linear.ask], [39996, 40000, 40004]);
  const spot = await exchange.fetchTickers([SPOT, 'ETH/USDT']);
  assert.deepEqual([spot[SPOT].bid, spot[SPOT].ask], [39996, 40004]);
  assert.deepEqual([spot['ETH/USDT'].bid, spot['ETH/USDT'].ask], [1999.8, 2000.2]);
});

test('fetchOHLCV ends with the open candle', async () => {
  assert.deepEqual(await exchange.fetchOHLCV(LINEAR, '1h', undefined, 3), [
    [time - 2 * HOUR, 40000, 40200, 39800, 40000, 100],
    [time - HOUR, 40000, 40200, 39800, 40000, 100],
    [time, 40000, 40000, 40000, 40000, 0],
  ]);
  const since = await exchange.fetchOHLCV(SPOT, '4h', time - 8 * HOUR, 2);
  assert.deepEqual(since[0], [time - 8 * HOUR, 40000, 40200, 39800, 40000, 400]);
});

test('fetchOrderBook shows both sides, best first', async () => {
  const book = await exchange.fetchOrderBook(LINEAR, 3);
  assert.deepEqual(book.bids.map(([price]) => price), [39996, 39992, 39988]);
  assert.deepEqual(book.asks.map(([price]) => price), [40004, 40008, 40012]);
});

test('fetchFundingRate and fetchFundingRateHistory', async () => {
  const next = await exchange.fetchFundingRate(LINEAR);
  assert.deepEqual([next.fundingRate, next.fundingTimestamp, next.interval], [0.0001, time + 8 * HOUR, '8h']);
  const settled = await exchange.fetchFundingRateHistory(LINEAR, undefined, 3);
  assert.deepEqual(
    settled.map((rate) => [rate.timestamp, rate.fundingRate]),
    [16, 8, 0].map((hours) => [time - hours * HOUR, 0.0001]),
  );
});

test('fetchBalance and fetchTradingFee', async () => {
  assert.equal(await coin('USDT'), '50000');
  const fee = await exchange.fetchTradingFee(LINEAR);
  assert.deepEqual([fee.maker, fee.taker], [0.0002, 0.00055]);
});

test('setLeverage, and again the same', async () => {
  assert.equal((await exchange.setLeverage(5, LINEAR)).retCode, 0);
  await assert.rejects(exchange.setLeverage(5, LINEAR), /110043/);
});

test('createOrder, editOrder, fetchOpenOrders, and the fill as maker', async () => {
  const order = await exchange.createOrder(LINEAR, 'limit', 'buy', 0.01, 39000, { clientOrderId: 'ccxt-maker', postOnly: true });
  await exchange.editOrder(order.id, LINEAR, 'limit', 'buy', 0.02, 39900);
  const open = await exchange.fetchOpenOrders(LINEAR);
  assert.deepEqual(open.map((found) => [found.clientOrderId, found.price, found.amount, found.status]), [
    ['ccxt-maker', 39900, 0.02, 'open'],
  ]);

  await advance(HOUR);

  assert.equal((await exchange.fetchOpenOrders(LINEAR)).length, 0);
  const filled = (await exchange.fetchClosedOrders(LINEAR)).find((closed) => closed.id === order.id);
  assert.deepEqual([filled.id, filled.filled, filled.average, filled.status], [order.id, 0.02, 39900, 'closed']);
  const trade = await tradeOf(order, LINEAR);
  assert.deepEqual([trade.order, trade.price, trade.amount, trade.takerOrMaker], [order.id, 39900, 0.02, 'maker']);
  assert.deepEqual([trade.info.execValue, trade.info.execFee, trade.info.feeRate], ['798', '0.1596', '0.0002']);
  assert.equal(await coin('USDT'), '49999.8404');
});

test('fetchPositions reports entry, size, leverage and unrealized profit', async () => {
  const [position] = await exchange.fetchPositions([LINEAR]);
  assert.deepEqual(
    [position.side, position.contracts, position.entryPrice, position.leverage, position.unrealizedPnl],
    ['long', 0.02, 39900, 5, 2],
  );
});

test('a conditional order waits and cancelAllOrders ends it', async () => {
  await exchange.createOrder(LINEAR, 'market', 'sell', 0.01, undefined, {
    triggerPrice: 39000, triggerDirection: 'descending', reduceOnly: true,
  });
  const [waiting] = await exchange.fetchOpenOrders(LINEAR);
  assert.deepEqual([waiting.info.orderStatus, waiting.triggerPrice], ['Untriggered', 39000]);
  assert.equal((await exchange.cancelAllOrders(LINEAR)).length, 1);
  assert.equal((await exchange.fetchOpenOrders(LINEAR)).length, 0);
});

test('a reduce-only market order closes the position as taker, and has nothing to close then', async () => {
  const order = await exchange.createOrder(LINEAR, 'market', 'sell', 0.02, undefined, { reduceOnly: true });
  const trade = await tradeOf(order, LINEAR);
  assert.deepEqual([trade.info.execPrice, trade.info.execFee, trade.takerOrMaker], ['39996', '0.439956', 'taker']);
  assert.equal(await coin('USDT'), '50001.320444'); // + 1.92 of profit
  await assert.rejects(
    exchange.createOrder(LINEAR, 'market', 'sell', 0.02, undefined, { reduceOnly: true }), /110017/);
});

test('funding is paid and listed', async () => {
  const settled = (await advance(7 * HOUR - MINUTE)) + MINUTE;
  await exchange.createOrder(LINEAR, 'market', 'sell', 0.01);
  const before = Number(await coin('USDT'));
  await advance(MINUTE);
  assert.equal(Number(await coin('USDT')).toFixed(8), (before + 0.04).toFixed(8)); // 0.01 × 40 000 × 0.0001, received by a short
  const [payment] = await exchange.fetchFundingHistory(LINEAR);
  assert.deepEqual([payment.timestamp, payment.info.execFee], [settled, '-0.04']);
  await exchange.createOrder(LINEAR, 'market', 'buy', 0.01, undefined, { reduceOnly: true });
});

test('spot: create, cancel, and cancel again', async () => {
  const order = await exchange.createOrder(SPOT, 'limit', 'buy', 0.01, 39000, { clientOrderId: 'ccxt-spot' });
  await exchange.cancelOrder(order.id, SPOT);
  const cancelled = (await exchange.fetchCanceledOrders(SPOT)).find((found) => found.id === order.id);
  assert.deepEqual([cancelled.clientOrderId, cancelled.status, cancelled.filled], ['ccxt-spot', 'canceled', 0]);
  await assert.rejects(exchange.cancelOrder(order.id, SPOT), ccxt.OrderNotFound);
});

test('spot: a market buy by its cost pays its fee in the coin, a sale in USDT', async () => {
  const before = Number(await coin('USDT'));
  const bought = await tradeOf(await exchange.createMarketBuyOrderWithCost(SPOT, 400), SPOT);
  assert.deepEqual(
    [bought.info.execPrice, bought.info.execQty, bought.info.execFee, bought.info.feeCurrency],
    ['40004', '0.009999', '0.000009999', 'BTC'],
  );
  assert.equal(await coin('BTC'), '0.009989001');
  const sold = await tradeOf(await exchange.createOrder(SPOT, 'market', 'sell', 0.009), SPOT);
  assert.deepEqual([sold.info.execPrice, sold.info.execFee, sold.info.feeCurrency], ['39996', '0.359964', 'USDT']);
  assert.equal(await coin('BTC'), '0.000989001');
  assert.equal(Number(await coin('USDT')).toFixed(8), (before - 399.999996 + 359.964 - 0.359964).toFixed(8));
});

test('refusals become the errors of ccxt', async () => {
  await assert.rejects(exchange.createOrder(SPOT, 'limit', 'buy', 80, 39000), ccxt.InsufficientFunds);
  await assert.rejects(exchange.cancelOrder('1', LINEAR), ccxt.OrderNotFound);
  const intruder = new ccxt.bybit({ apiKey: KEY, secret: 'wrong', urls: { api: { ...exchange.urls.api } } });
  await assert.rejects(intruder.fetchBalance(), ccxt.AuthenticationError);
});

test('transfer moves USDT to the funding wallet', async () => {
  const before = Number(await coin('USDT'));
  const moved = await exchange.transfer('USDT', 100, 'unified', 'funding');
  assert.equal(moved.status, 'ok');
  assert.equal((await exchange.fetchBalance({ type: 'funding' })).USDT.total, 100);
  assert.equal(Number(await coin('USDT')).toFixed(8), (before - 100).toFixed(8));
});

test('fetchPositionsHistory and fetchLedger report what the closed position left', async () => {
  await exchange.createOrder(LINEAR, 'market', 'buy', 0.01);
  const order = await exchange.createOrder(LINEAR, 'market', 'sell', 0.01, undefined, { reduceOnly: true });
  const { info: closed } = (await exchange.fetchPositionsHistory([LINEAR])).find(({ info }) => info.orderId === order.id);
  // bought at ask, sold at bid: 0.01 × −8 and both fees
  const loss = 0.01 * (Number(closed.avgExitPrice) - Number(closed.avgEntryPrice)) - Number(closed.openFee) - Number(closed.closeFee);
  assert.equal(Number(closed.closedPnl).toFixed(8), loss.toFixed(8));
  const held = await coin('USDT');
  const ledger = await exchange.fetchLedger('USDT');
  assert.ok(ledger.some(({ info }) => info.orderId === order.id && info.cashBalance === held));
});

test('createOrders takes several at once', async () => {
  const orders = await exchange.createOrders([39000, 39100].map((price) => (
    { symbol: LINEAR, type: 'limit', side: 'buy', amount: 0.01, price })));
  assert.equal(orders.length, 2);
  assert.deepEqual((await exchange.fetchOpenOrders(LINEAR)).map((order) => order.price).sort(), [39000, 39100]);
  assert.equal((await exchange.cancelAllOrders(LINEAR)).length, 2);
});

test('createOrderWs, editOrderWs and cancelOrderWs trade over the WebSocket', async () => {
  const order = await exchange.createOrderWs(LINEAR, 'limit', 'buy', 0.01, 39000);
  await exchange.editOrderWs(order.id, LINEAR, 'limit', 'buy', 0.01, 39100);
  assert.deepEqual((await exchange.fetchOpenOrders(LINEAR)).map((open) => [open.id, open.price]), [[order.id, 39100]]);
  await exchange.cancelOrderWs(order.id, LINEAR);
  assert.deepEqual(await exchange.fetchOpenOrders(LINEAR), []);
});

test('watchTrades receives a trade', async () => {
  await advance(HOUR - ((await now()) % HOUR));
  const trades = await eventually(exchange.watchTrades(LINEAR), () => exchange.createOrder(LINEAR, 'market', 'buy', 0.01));
  assert.deepEqual([trades.at(-1).side, trades.at(-1).price], ['buy', 40004]);
  await exchange.createOrder(LINEAR, 'market', 'sell', 1, undefined, { reduceOnly: true });
});

test('watchTicker, watchOrderBook and watchOHLCV', async () => {
  await advance(HOUR - ((await now()) % HOUR));
  const ticker = await exchange.watchTicker(LINEAR);
  assert.deepEqual([ticker.symbol, ticker.bid, ticker.ask], [LINEAR, 39996, 40004]);
  assert.equal((await exchange.watchTicker(SPOT)).last, 40000);
  const book = await exchange.watchOrderBook(LINEAR, 50);
  assert.deepEqual([book.bids[0][0], book.asks[0][0]], [39996, 40004]);
  const watching = exchange.watchOHLCV(LINEAR, '1m');
  const confirmed = await eventually(watching, () => advance(MINUTE));
  const open = (await now()) - MINUTE;
  assert.deepEqual(confirmed.find((candle) => candle[0] === open).slice(0, 5), [open, 40000, 40000, 39990, 39990]);
});

test('watchOrderBook puts changes together to the book that REST lists', async () => {
  const levels = (book) => JSON.stringify([book.bids, book.asks]);
  const book = await eventually(exchange.watchOrderBook(LINEAR, 50), () => advance(MINUTE)); // goes on by itself
  const before = levels(book);
  await advance(MINUTE);
  const after = levels(await exchange.fetchOrderBook(LINEAR, 50));
  await until(() => levels(book) === after, 'the changes of the book');
  assert.notEqual(after, before);
});

test('watchOrders, watchMyTrades, watchPositions and watchBalance receive a fill', async () => {
  assert.deepEqual(await exchange.watchPositions([LINEAR]), []); // what there is at first
  const subscriptions = Promise.all([
    exchange.watchOrders(LINEAR), exchange.watchMyTrades(LINEAR), exchange.watchPositions([LINEAR]), exchange.watchBalance(),
  ]);
  await advance(HOUR - ((await now()) % HOUR));
  const [orders, trades, positions, balance] = await eventually(subscriptions, () =>
    exchange.createOrder(LINEAR, 'market', 'buy', 0.01));
  assert.deepEqual([orders.at(-1).status, orders.at(-1).average, orders.at(-1).filled], ['closed', 40004, 0.01]);
  assert.deepEqual([trades.at(-1).price, trades.at(-1).info.execFee], [40004, '0.220022']);
  assert.deepEqual([positions.at(-1).side, positions.at(-1).entryPrice], ['long', 40004]);
  assert.equal(String(balance.USDT.total), balance.info[0].coin.find((found) => found.coin === 'USDT').equity);
  await exchange.createOrder(LINEAR, 'market', 'sell', 1, undefined, { reduceOnly: true });
});

/** What a subscription reports, once something is done that it reports; repeated until it is received. */
async function eventually(watched, act) {
  let received = false;
  const result = watched.then((value) => ((received = true), value));
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (let tries = 0; !received && tries < 20; tries++) {
    await act();
    await Promise.race([result, new Promise((resolve) => setTimeout(resolve, 500))]);
  }
  return result;
}
