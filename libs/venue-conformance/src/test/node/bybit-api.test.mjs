// bybit-api, unchanged: baseUrl and wsUrl are options of its clients.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { RestClientV5, WebsocketAPIClient, WebsocketClient } from 'bybit-api';
import { KEY, SECRET, REST, STREAM, HOUR, MINUTE, advance, advanceToFunding, now, until } from './venue.mjs';

const LINEAR = { category: 'linear', symbol: 'BTCUSDT' };
const SPOT = { category: 'spot', symbol: 'BTCUSDT' };
const client = new RestClientV5({ key: KEY, secret: SECRET, baseUrl: REST });
let time;

/** The result of an answer that reports success. */
const ok = async (answer) => {
  const { retCode, retMsg, result } = await answer;
  assert.equal(retCode, 0, retMsg);
  return result;
};
const code = async (answer) => (await answer).retCode;
const coin = async (name) =>
  (await ok(client.getWalletBalance({ accountType: 'UNIFIED' }))).list[0].coin.find((found) => found.coin === name)?.walletBalance;

before(async () => {
  time = await advanceToFunding();
});

test('getServerTime', async () => {
  const { timeSecond, timeNano } = await ok(client.getServerTime());
  assert.equal(timeNano.slice(0, -9), timeSecond);
});

test('getKline, newest first with the open candle', async () => {
  const { list } = await ok(client.getKline({ ...LINEAR, interval: '60', limit: 2 }));
  assert.deepEqual(list, [
    [`${time}`, '40000', '40000', '40000', '40000', '0', '0'],
    [`${time - HOUR}`, '40000', '40200', '39800', '40000', '100', '4000000'],
  ]);
});

test('getInstrumentsInfo reports steps and limits', async () => {
  const { list: [linear] } = await ok(client.getInstrumentsInfo(LINEAR));
  assert.equal(linear.priceFilter.tickSize, '0.1');
  assert.deepEqual([linear.lotSizeFilter.qtyStep, linear.lotSizeFilter.minNotionalValue, linear.fundingInterval], ['0.001', '5', 480]);
  const { list: [spot] } = await ok(client.getInstrumentsInfo(SPOT));
  assert.deepEqual([spot.lotSizeFilter.basePrecision, spot.lotSizeFilter.minOrderAmt], ['0.000001', '5']);
  assert.deepEqual((await ok(client.getInstrumentsInfo({ category: 'inverse' }))).list, []);
});

test('getTickers and getOrderbook', async () => {
  const { list: [ticker] } = await ok(client.getTickers(LINEAR));
  assert.deepEqual([ticker.lastPrice, ticker.bid1Price, ticker.ask1Price, ticker.fundingRate], ['40000', '39996', '40004', '0.0001']);
  const book = await ok(client.getOrderbook({ ...SPOT, limit: 2 }));
  assert.deepEqual([book.b.map(([price]) => price), book.a.map(([price]) => price)], [['39996', '39992'], ['40004', '40008']]);
});

test('getFundingRateHistory refuses a start without an end', async () => {
  const { list } = await ok(client.getFundingRateHistory({ ...LINEAR, limit: 2 }));
  assert.deepEqual(list.map((rate) => rate.fundingRateTimestamp), [`${time}`, `${time - 8 * HOUR}`]);
  assert.equal(await code(client.getFundingRateHistory({ ...LINEAR, startTime: time - 8 * HOUR })), 10001);
});

test('getAccountInfo, getFeeRate, getQueryApiKey, getWalletBalance', async () => {
  assert.equal((await ok(client.getAccountInfo())).marginMode, 'REGULAR_MARGIN');
  assert.deepEqual((await ok(client.getFeeRate(LINEAR))).list, [{ symbol: 'BTCUSDT', makerFeeRate: '0.0002', takerFeeRate: '0.00055' }]);
  assert.equal((await ok(client.getQueryApiKey())).readOnly, 0);
  assert.equal(await coin('USDT'), '50000');
});

test('setLeverage', async () => {
  await ok(client.setLeverage({ ...LINEAR, buyLeverage: '3', sellLeverage: '3' }));
  assert.equal(await code(client.setLeverage({ ...LINEAR, buyLeverage: '3', sellLeverage: '3' })), 110043);
  assert.equal((await ok(client.getPositionInfo(LINEAR))).list[0].leverage, '3');
});

test('submitOrder, amendOrder, getActiveOrders, cancelOrder, getHistoricOrders', async () => {
  const created = await ok(client.submitOrder({
    ...LINEAR, side: 'Buy', orderType: 'Limit', qty: '0.01', price: '39000', timeInForce: 'PostOnly', orderLinkId: 'bybit-api-1',
  }));
  await ok(client.amendOrder({ ...LINEAR, orderLinkId: 'bybit-api-1', price: '39100', qty: '0.02' }));
  const { list: [open] } = await ok(client.getActiveOrders(LINEAR));
  assert.deepEqual([open.orderId, open.price, open.qty, open.orderStatus], [created.orderId, '39100', '0.02', 'New']);
  await ok(client.cancelOrder({ ...LINEAR, orderId: created.orderId }));
  const { list: [closed] } = await ok(client.getHistoricOrders(LINEAR));
  assert.deepEqual([closed.orderLinkId, closed.orderStatus, closed.cancelType], ['bybit-api-1', 'Cancelled', 'CancelByUser']);
  assert.equal(await code(client.cancelOrder({ ...LINEAR, orderId: created.orderId })), 110001);
});

test('a market order opens a position; setTradingStop guards it; cancelAllOrders takes the guards away', async () => {
  await ok(client.submitOrder({ ...LINEAR, side: 'Buy', orderType: 'Market', qty: '0.01', orderLinkId: 'bybit-api-2' }));
  const { list: [execution] } = await ok(client.getExecutionList({ ...LINEAR, orderLinkId: 'bybit-api-2' }));
  assert.deepEqual([execution.execPrice, execution.execFee, execution.isMaker], ['40004', '0.220022', false]);
  await ok(client.setTradingStop({ ...LINEAR, takeProfit: '42000', stopLoss: '38000', positionIdx: 0 }));
  const { list: [position] } = await ok(client.getPositionInfo(LINEAR));
  assert.deepEqual(
    [position.side, position.size, position.avgPrice, position.takeProfit, position.stopLoss, position.unrealisedPnl],
    ['Buy', '0.01', '40004', '42000', '38000', '-0.04'],
  );
  assert.equal((await ok(client.cancelAllOrders(LINEAR))).list.length, 2);
  assert.equal((await ok(client.getPositionInfo(LINEAR))).list[0].stopLoss, '');
});

test('a stop loss closes the position when the market falls to it', async () => {
  await ok(client.setTradingStop({ ...LINEAR, stopLoss: '39900', positionIdx: 0 }));
  await advance(HOUR);
  const { list: [position] } = await ok(client.getPositionInfo(LINEAR));
  assert.equal(position.size, '0');
  const { list: [execution] } = await ok(client.getExecutionList(LINEAR));
  assert.deepEqual([execution.stopOrderType, execution.execPrice, execution.execFee], ['StopLoss', '39896', '0.219428']);
  // 50 000 − 0.220022 of fees − 0.219428 of fees − 1.08 of loss
  assert.equal(await coin('USDT'), '49998.48055');
});

test('spot: a market buy in USDT and a limit sale', async () => {
  await ok(client.submitOrder({ ...SPOT, side: 'Buy', orderType: 'Market', qty: '400', orderLinkId: 'bybit-api-3' }));
  assert.equal(await coin('BTC'), '0.009989001');
  await ok(client.submitOrder({ ...SPOT, side: 'Sell', orderType: 'Limit', qty: '0.009', price: '40100', orderLinkId: 'bybit-api-4' }));
  await advance(HOUR);
  const { list: [sale] } = await ok(client.getExecutionList({ ...SPOT, orderLinkId: 'bybit-api-4' }));
  assert.deepEqual([sale.execPrice, sale.execFee, sale.feeCurrency, sale.isMaker], ['40100', '0.3609', 'USDT', true]);
  // 49 998.48055 − 399.999996 + 360.9 − 0.3609
  assert.equal(await coin('USDT'), '49959.019654');
});

test('the codes of refusals', async () => {
  assert.equal(await code(client.submitOrder({ ...SPOT, side: 'Buy', orderType: 'Limit', qty: '50', price: '39000' })), 170131);
  assert.equal(await code(client.submitOrder({ ...LINEAR, side: 'Sell', orderType: 'Market', qty: '0.01', reduceOnly: true })), 110017);
  assert.equal(await code(client.submitOrder({ ...SPOT, side: 'Sell', orderType: 'Limit', qty: '0.0001', price: '40100', orderLinkId: 'bybit-api-4' })), 170140);
  const intruder = new RestClientV5({ key: KEY, secret: 'wrong', baseUrl: REST });
  assert.equal(await code(intruder.getAccountInfo()), 10004);
});

test('createInternalTransfer, once for an id', async () => {
  const id = `00000000-0000-4000-8000-${String(time).padStart(12, '0').slice(-12)}`;
  await ok(client.createInternalTransfer(id, 'USDT', '10', 'UNIFIED', 'FUND'));
  assert.equal(await code(client.createInternalTransfer(id, 'USDT', '10', 'UNIFIED', 'FUND')), 131214);
  const { balance: [funding] } = await ok(client.getAllCoinsBalance({ accountType: 'FUND', coin: 'USDT' }));
  assert.equal(funding.walletBalance, '10');
  assert.equal(await coin('USDT'), '49949.019654');
});

/** A stream's client with everything that it received. */
const listen = async (path, topics) => {
  const received = [];
  const stream = new WebsocketClient(
    { key: KEY, secret: SECRET, wsUrl: STREAM + path, market: 'v5' },
    { trace() {}, info() {}, error() {} },
  );
  stream.on('update', (message) => received.push(message));
  const answers = [];
  stream.on('response', (answer) => answers.push(answer));
  stream.subscribeV5(topics, path.endsWith('spot') ? 'spot' : 'linear', path.endsWith('private'));
  await until(() => answers.some((answer) => answer.op === 'subscribe' && answer.success), `a subscription to ${topics}`);
  return { of: (topic) => until(() => received.find((message) => message.topic === topic), topic), received, close: () => stream.closeAll(true) };
};

test('the public streams report tickers, books and closed candles', async () => {
  await advance(HOUR - ((await now()) % HOUR));
  const linear = await listen('/v5/public/linear', ['tickers.BTCUSDT', 'orderbook.50.BTCUSDT', 'kline.1.BTCUSDT']);
  const ticker = await linear.of('tickers.BTCUSDT');
  assert.deepEqual([ticker.type, ticker.data.bid1Price, ticker.data.markPrice], ['snapshot', '39996', '40000']);
  assert.equal((await linear.of('orderbook.50.BTCUSDT')).data.b.length, 50);
  const open = await now();
  await advance(MINUTE);
  const { data: [candle] } = await until(
    () => linear.received.find((message) => message.topic === 'kline.1.BTCUSDT' && message.data[0].confirm), 'a closed candle');
  assert.deepEqual([candle.start, candle.open, candle.close, candle.low], [open, '40000', '39990', '39990']);
  const delta = await until(() => linear.received.find((message) => message.type === 'delta' && message.topic.startsWith('tickers')), 'a delta');
  assert.deepEqual([delta.data.lastPrice, delta.data.fundingRate], ['39990', undefined]);
  linear.close();

  const spot = await listen('/v5/public/spot', ['tickers.BTCUSDT', 'orderbook.1.BTCUSDT']);
  assert.equal((await spot.of('tickers.BTCUSDT')).data.lastPrice, '39990');
  assert.equal((await spot.of('orderbook.1.BTCUSDT')).data.a.length, 1);
  spot.close();
});

test('the private stream reports order, execution, position and wallet', async () => {
  await advance(HOUR - ((await now()) % HOUR));
  const stream = await listen('/v5/private', ['order', 'execution', 'position', 'wallet']);
  await ok(client.submitOrder({ ...LINEAR, side: 'Sell', orderType: 'Market', qty: '0.01', orderLinkId: 'bybit-api-5' }));
  const { data: [order] } = await stream.of('order');
  assert.deepEqual([order.orderLinkId, order.orderStatus, order.avgPrice], ['bybit-api-5', 'Filled', '39996']);
  const { data: [execution] } = await stream.of('execution');
  assert.deepEqual([execution.execPrice, execution.execFee], ['39996', '0.219978']);
  const { data: [position] } = await stream.of('position');
  assert.deepEqual([position.side, position.size], ['Sell', '0.01']);
  const { data: [wallet] } = await stream.of('wallet');
  assert.equal(wallet.coin.find((found) => found.coin === 'USDT').walletBalance, '49948.799676');
  await ok(client.submitOrder({ ...LINEAR, side: 'Buy', orderType: 'Market', qty: '0.01', reduceOnly: true }));
  stream.close();
});

test('getClosedPnL and getTransactionLog', async () => {
  const { list: [closed] } = await ok(client.getClosedPnL(LINEAR));
  // sold at 39 996, bought back at 40 004: 0.01 × −8 − 0.219978 − 0.220022
  assert.deepEqual([closed.side, closed.closedPnl], ['Buy', '-0.52']);
  const { list: [newest] } = await ok(client.getTransactionLog({ accountType: 'UNIFIED', currency: 'USDT' }));
  assert.deepEqual([newest.type, newest.cashBalance], ['TRADE', await coin('USDT')]);
});

test('batchSubmitOrders answers for each order', async () => {
  const order = { symbol: 'BTCUSDT', side: 'Buy', orderType: 'Limit', qty: '0.01', price: '39000' };
  const answer = await client.batchSubmitOrders('linear', [order, { ...order, qty: '0.00001' }]);
  assert.deepEqual(answer.retExtInfo.list.map(({ code }) => code), [0, 10001]);
  assert.equal((await ok(client.cancelAllOrders(LINEAR))).list.length, 1);
});

test('WebsocketAPIClient creates, amends and cancels', async () => {
  const entry = new WebsocketAPIClient(
    { key: KEY, secret: SECRET, wsUrl: `${STREAM}/v5/trade`, attachEventListeners: false },
    { trace() {}, info() {}, error() {} },
  );
  const created = await entry.submitNewOrder({ ...LINEAR, side: 'Buy', orderType: 'Limit', qty: '0.01', price: '39000', orderLinkId: 'bybit-api-6' });
  assert.deepEqual([created.retCode, created.data.orderLinkId], [0, 'bybit-api-6']);
  await entry.amendOrder({ ...LINEAR, orderId: created.data.orderId, price: '39200' });
  assert.equal((await ok(client.getActiveOrders(LINEAR))).list[0].price, '39200');
  await entry.cancelOrder({ ...LINEAR, orderId: created.data.orderId });
  assert.deepEqual((await ok(client.getActiveOrders(LINEAR))).list, []);
  entry.getWSClient().closeAll(true);
});

test('the public stream reports trades', async () => {
  await advance(HOUR - ((await now()) % HOUR));
  const stream = await listen('/v5/public/linear', ['publicTrade.BTCUSDT']);
  await ok(client.submitOrder({ ...LINEAR, side: 'Buy', orderType: 'Market', qty: '0.01' }));
  const reported = await until(() => stream.received.find((message) => message.data?.some((trade) => trade.v === '0.01')), 'the trade');
  const trade = reported.data.find((found) => found.v === '0.01');
  assert.deepEqual([trade.S, trade.p], ['Buy', '40004']);
  await ok(client.submitOrder({ ...LINEAR, side: 'Sell', orderType: 'Market', qty: '0.01', reduceOnly: true }));
  stream.close();
});
