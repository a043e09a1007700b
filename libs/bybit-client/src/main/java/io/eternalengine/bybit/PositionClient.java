package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;

/** Linear positions of one account. Reached by {@link BybitRestClient#linear()}. */
public final class PositionClient {

    private static final int PAGE_SIZE = 200;
    private static final int PROFIT_PAGE_SIZE = 100;

    private final RestTransport transport;

    PositionClient(RestTransport transport) {
        this.transport = transport;
    }

    /** Positions settled in USDT. */
    public Future<Outcome<List<Position>>> positions() {
        return Pages.readAll(
                () -> linear().with("settleCoin", "USDT").with("limit", PAGE_SIZE),
                this::list,
                Pages.readable("positions", Position::read, transport::skipped));
    }

    /** The position in a symbol, listed with its leverage also when its size is 0. */
    public Future<Outcome<List<Position>>> positions(String symbol) {
        return Pages.readAll(
                () -> linear().with("symbol", symbol).with("limit", PAGE_SIZE),
                this::list,
                Pages.readable("positions", Position::read, transport::skipped));
    }

    private Future<Outcome<Answer>> list(Query query) {
        return transport.send(ExchangeRequest.read("/v5/position/list", query, EndpointGroup.POSITION_READ));
    }

    /** Sets the leverage of a symbol; already being so is a success. */
    public Future<Outcome<Boolean>> setLeverage(String symbol, BigDecimal leverage) {
        OrderRequest.requirePositive("leverage", leverage);
        ObjectNode body = Bodies.of(Category.LINEAR, symbol)
                .put("buyLeverage", leverage.toPlainString())
                .put("sellLeverage", leverage.toPlainString());
        return write("/v5/position/set-leverage", body, RequestEffect.MAY_OPEN_EXPOSURE);
    }

    /** Has the account hold one position in a symbol, not one on each side; already being so is a success. */
    public Future<Outcome<Boolean>> oneWayMode(String symbol) {
        ObjectNode body = Bodies.of(Category.LINEAR, symbol).put("mode", 0);
        return write("/v5/position/switch-mode", body, RequestEffect.MAY_OPEN_EXPOSURE);
    }

    /** Sets or removes the stops that the exchange keeps for a position. */
    public Future<Outcome<Boolean>> setTradingStop(TradingStop stop) {
        return write("/v5/position/trading-stop", stop.toJson(), RequestEffect.REDUCES_EXPOSURE);
    }

    private Future<Outcome<Boolean>> write(String path, ObjectNode body, RequestEffect effect) {
        return transport
                .send(ExchangeRequest.write(path, body, EndpointGroup.POSITION_WRITE, effect))
                .map(outcome -> outcome.map(answer -> true));
    }

    /** What closing positions brought from {@code startMs} to before {@code endMs}; all symbols when empty. */
    public Future<Outcome<List<ClosedProfit>>> closedProfits(String symbol, long startMs, long endMs) {
        return new TimeWindow(startMs, endMs)
                .readInParts(part -> Pages.readAll(
                        () -> part.addTo(
                                linear().withUnlessEmpty("symbol", symbol).with("limit", PROFIT_PAGE_SIZE)),
                        query -> transport.send(
                                ExchangeRequest.read("/v5/position/closed-pnl", query, EndpointGroup.POSITION_READ)),
                        Pages.readable("closed-pnl", ClosedProfit::read, transport::skipped)));
    }

    private static Query linear() {
        return new Query().with("category", Category.LINEAR.wireName());
    }
}
