package io.eternalengine.service.execution.scene;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.PlaceOrder;
import org.jspecify.annotations.Nullable;

/** Orders of BTC as risk commands them, at the market's time and price. */
public final class Commands {
    /** In USDT; a slice is then worth at most {@link #LARGEST_SLICE}. */
    static final String SPLIT_FROM = "7000";

    public static final String LARGEST_SLICE = "1500";

    private final RiskAndMarket surroundings;

    public Commands(RiskAndMarket surroundings) {
        this.surroundings = surroundings;
    }

    /** Buys BTC for 1 000 USDT at market. */
    public PlaceOrder purchase(String account, String name) {
        return order(account, name, Side.BUY, ExecutionStyle.MARKET, new OrderAmount.OfQuote(Decimal.of(1_000)));
    }

    /** Buys BTC for 1 000 USDT, as maker first. */
    public PlaceOrder patientPurchase(String account, String name) {
        return order(
                account, name, Side.BUY, ExecutionStyle.MAKER_THEN_MARKET, new OrderAmount.OfQuote(Decimal.of(1_000)));
    }

    /** Sells 0.001 BTC at market, which reduces exposure. */
    public PlaceOrder sale(String account, String name) {
        return order(account, name, Side.SELL, ExecutionStyle.MARKET, new OrderAmount.OfBase(Decimal.of("0.001")));
    }

    /** Opens or adds to a position in the perpetual of BTC, with a stop at the exchange. */
    public PlaceOrder entry(String account, String name, Side side, String quantity, Decimal stop) {
        return perpetual(account, name, side, quantity, false, stop);
    }

    /** Reduces a position in the perpetual of BTC. */
    public PlaceOrder exit(String account, String name, Side side, String quantity) {
        return perpetual(account, name, side, quantity, true, null);
    }

    /** Moves the stop of a position in the perpetual of BTC. */
    public PlaceOrder stopMove(String account, String name, Side closing, String quantity, Decimal stop) {
        return perpetual(account, name, closing, ExecutionStyle.MOVE_STOP, quantity, true, stop);
    }

    private PlaceOrder perpetual(
            String account, String name, Side side, String quantity, boolean reduces, @Nullable Decimal stop) {
        return perpetual(account, name, side, ExecutionStyle.MARKET, quantity, reduces, stop);
    }

    private PlaceOrder perpetual(
            String account,
            String name,
            Side side,
            ExecutionStyle style,
            String quantity,
            boolean reduces,
            @Nullable Decimal stop) {
        return approved(new OrderIntent(
                account + "." + name,
                EngineId.TREND,
                account,
                RiskAndMarket.PERPETUAL,
                side,
                style,
                new OrderAmount.OfBase(Decimal.of(quantity)),
                reduces,
                surroundings.epoch(),
                surroundings.nowMs(),
                surroundings.ask(),
                "a test",
                stop));
    }

    /** Buys BTC at market for an engine whose orders are split over time from {@link #SPLIT_FROM} on. */
    public PlaceOrder largePurchase(String account, String name, String value) {
        var amount = new OrderAmount.OfQuote(Decimal.of(value));
        return order(account, name, EngineId.TACTICAL, Side.BUY, ExecutionStyle.MARKET, amount);
    }

    /** Sells BTC for that engine. */
    public PlaceOrder largeSale(String account, String name, ExecutionStyle style, String quantity) {
        var amount = new OrderAmount.OfBase(Decimal.of(quantity));
        return order(account, name, EngineId.TACTICAL, Side.SELL, style, amount);
    }

    private PlaceOrder order(String account, String name, Side side, ExecutionStyle style, OrderAmount amount) {
        return order(account, name, EngineId.CORE_HODL, side, style, amount);
    }

    private PlaceOrder order(
            String account, String name, EngineId engine, Side side, ExecutionStyle style, OrderAmount amount) {
        return approved(new OrderIntent(
                account + "." + name,
                engine,
                account,
                RiskAndMarket.BTC,
                side,
                style,
                amount,
                side == Side.SELL,
                surroundings.epoch(),
                surroundings.nowMs(),
                surroundings.ask(),
                "a test"));
    }

    private PlaceOrder approved(OrderIntent intent) {
        var verdict = new Verdict(
                intent.intentId(),
                intent.engine(),
                intent.account(),
                true,
                "approved",
                "",
                surroundings.epoch(),
                intent.decidedAtMs());
        return TradingMapping.toPlaceOrder(intent, verdict, intent.reduceOnly(), intent.referencePrice());
    }
}
