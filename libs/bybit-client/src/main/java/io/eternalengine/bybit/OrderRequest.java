package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order to create.
 *
 * @param quantity in the base coin, or in the unit that {@code quantityUnit} names for a spot market order
 * @param quantityUnit only for spot market orders, where leaving it open would let the exchange choose; else null
 * @param price of a limit order; null for a market order
 * @param reduceOnly linear only: the order may only shrink a position
 * @param orderLinkId the caller's own id: at most 36 characters of letters, digits, underscore and hyphen
 * @param trigger for a conditional order; null for one that enters the book at once
 * @param protection what the exchange closes the position at
 */
public record OrderRequest(
        Category category,
        String symbol,
        Side side,
        OrderType type,
        BigDecimal quantity,
        @Nullable QuantityUnit quantityUnit,
        @Nullable BigDecimal price,
        TimeInForce timeInForce,
        boolean reduceOnly,
        String orderLinkId,
        @Nullable Trigger trigger,
        Protection protection) {

    private static final Pattern LINK_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    public OrderRequest {
        require(quantity.signum() > 0, "quantity = " + quantity + ": must be positive");
        require(LINK_ID.matcher(orderLinkId).matches(), "orderLinkId: must be 1 to 36 of letters, digits, _ and -");
        require((type == OrderType.LIMIT) == (price != null), "price: a limit order has one, a market order has none");
        require(price == null || price.signum() > 0, "price = " + price + ": must be positive");
        boolean spotMarket = category == Category.SPOT && type == OrderType.MARKET;
        require(spotMarket == (quantityUnit != null), "quantityUnit: only a spot market order has one");
        require(!reduceOnly || category == Category.LINEAR, "reduceOnly: only for linear orders");
    }

    /** An order without trigger and protection. */
    public OrderRequest(
            Category category,
            String symbol,
            Side side,
            OrderType type,
            BigDecimal quantity,
            @Nullable QuantityUnit quantityUnit,
            @Nullable BigDecimal price,
            TimeInForce timeInForce,
            boolean reduceOnly,
            String orderLinkId) {
        this(
                category,
                symbol,
                side,
                type,
                quantity,
                quantityUnit,
                price,
                timeInForce,
                reduceOnly,
                orderLinkId,
                null,
                Protection.NONE);
    }

    /** A spot market order whose quantity counts {@code unit}. */
    public static OrderRequest spotMarket(
            String symbol, Side side, BigDecimal quantity, QuantityUnit unit, String orderLinkId) {
        return new OrderRequest(
                Category.SPOT,
                symbol,
                side,
                OrderType.MARKET,
                quantity,
                unit,
                null,
                TimeInForce.IOC,
                false,
                orderLinkId);
    }

    /** A linear market order. */
    public static OrderRequest linearMarket(
            String symbol, Side side, BigDecimal quantity, boolean reduceOnly, String orderLinkId) {
        return new OrderRequest(
                Category.LINEAR,
                symbol,
                side,
                OrderType.MARKET,
                quantity,
                null,
                null,
                TimeInForce.IOC,
                reduceOnly,
                orderLinkId);
    }

    /** A limit order. */
    public static OrderRequest limit(
            Category category,
            String symbol,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            TimeInForce timeInForce,
            String orderLinkId) {
        return new OrderRequest(
                category, symbol, side, OrderType.LIMIT, quantity, null, price, timeInForce, false, orderLinkId);
    }

    /** The same order, waiting for a price. */
    public OrderRequest when(Trigger newTrigger) {
        return changed(reduceOnly, newTrigger, protection);
    }

    /** The same order with protection on the exchange from the first fill on. */
    public OrderRequest protectedBy(Protection newProtection) {
        return changed(reduceOnly, trigger, newProtection);
    }

    /** The same linear order, allowed to shrink a position only. */
    public OrderRequest reducing() {
        return changed(true, trigger, protection);
    }

    private OrderRequest changed(boolean newReduceOnly, @Nullable Trigger newTrigger, Protection newProtection) {
        return new OrderRequest(
                category,
                symbol,
                side,
                type,
                quantity,
                quantityUnit,
                price,
                timeInForce,
                newReduceOnly,
                orderLinkId,
                newTrigger,
                newProtection);
    }

    /** A sale of spot coins and a reduce-only order can only make exposure smaller. */
    public RequestEffect effect() {
        boolean spotSale = category == Category.SPOT && side == Side.SELL;
        return reduceOnly || spotSale ? RequestEffect.REDUCES_EXPOSURE : RequestEffect.MAY_OPEN_EXPOSURE;
    }

    ObjectNode toJson() {
        ObjectNode body = Bodies.of(category, symbol);
        body.put("side", side.wireName());
        body.put("orderType", type.wireName());
        body.put("qty", quantity.toPlainString());
        if (quantityUnit != null) {
            body.put("marketUnit", quantityUnit.wireName());
        }
        if (price != null) {
            body.put("price", price.toPlainString());
        }
        body.put("timeInForce", timeInForce.wireName());
        if (reduceOnly) {
            body.put("reduceOnly", true);
        }
        if (category == Category.LINEAR) {
            body.put("positionIdx", 0);
        }
        body.put("orderLinkId", orderLinkId);
        if (trigger != null) {
            trigger.writeTo(body, category);
        }
        protection.writeTo(body, category);
        return body;
    }

    static void requirePositive(String name, @Nullable BigDecimal value) {
        require(value == null || value.signum() > 0, name + " = " + value + ": must be positive");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
