package io.eternalengine.mapping;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import org.jspecify.annotations.Nullable;

/** Single fields of messages. */
final class Fields {
    private Fields() {}

    static Decimal decimal(String name, String text) {
        try {
            return Decimal.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is " + e.getMessage(), e);
        }
    }

    /** An empty field means zero. */
    static Decimal decimalOrZero(String name, String text) {
        return text.isEmpty() ? Decimal.ZERO : decimal(name, text);
    }

    /** An empty field means that the value was not stated. */
    static @Nullable Decimal decimalOrNull(String name, String text) {
        return text.isEmpty() ? null : decimal(name, text);
    }

    static String text(@Nullable Decimal value) {
        return value == null ? "" : value.toString();
    }

    static InstrumentId instrument(io.eternalengine.schemas.v1.MarketCategory category, String symbol) {
        return new InstrumentId(
                switch (category) {
                    case MARKET_CATEGORY_SPOT -> MarketCategory.SPOT;
                    case MARKET_CATEGORY_LINEAR -> MarketCategory.LINEAR;
                    case MARKET_CATEGORY_UNSPECIFIED, UNRECOGNIZED -> throw unknown("category", category);
                },
                symbol);
    }

    static io.eternalengine.schemas.v1.MarketCategory category(MarketCategory category) {
        return switch (category) {
            case SPOT -> io.eternalengine.schemas.v1.MarketCategory.MARKET_CATEGORY_SPOT;
            case LINEAR -> io.eternalengine.schemas.v1.MarketCategory.MARKET_CATEGORY_LINEAR;
        };
    }

    static Side side(io.eternalengine.schemas.v1.Side side) {
        return switch (side) {
            case SIDE_BUY -> Side.BUY;
            case SIDE_SELL -> Side.SELL;
            case SIDE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("side", side);
        };
    }

    static io.eternalengine.schemas.v1.Side side(Side side) {
        return switch (side) {
            case BUY -> io.eternalengine.schemas.v1.Side.SIDE_BUY;
            case SELL -> io.eternalengine.schemas.v1.Side.SIDE_SELL;
        };
    }

    static ExecutionStyle style(io.eternalengine.schemas.v1.ExecutionStyle style) {
        return switch (style) {
            case EXECUTION_STYLE_MARKET -> ExecutionStyle.MARKET;
            case EXECUTION_STYLE_MAKER_THEN_MARKET -> ExecutionStyle.MAKER_THEN_MARKET;
            case EXECUTION_STYLE_MOVE_STOP -> ExecutionStyle.MOVE_STOP;
            case EXECUTION_STYLE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("style", style);
        };
    }

    static io.eternalengine.schemas.v1.ExecutionStyle style(ExecutionStyle style) {
        return switch (style) {
            case MARKET -> io.eternalengine.schemas.v1.ExecutionStyle.EXECUTION_STYLE_MARKET;
            case MAKER_THEN_MARKET -> io.eternalengine.schemas.v1.ExecutionStyle.EXECUTION_STYLE_MAKER_THEN_MARKET;
            case MOVE_STOP -> io.eternalengine.schemas.v1.ExecutionStyle.EXECUTION_STYLE_MOVE_STOP;
        };
    }

    static OrderState state(io.eternalengine.schemas.v1.OrderState state) {
        return switch (state) {
            case ORDER_STATE_CREATED -> OrderState.CREATED;
            case ORDER_STATE_VALIDATED -> OrderState.VALIDATED;
            case ORDER_STATE_SUBMITTED -> OrderState.SUBMITTED;
            case ORDER_STATE_ACKNOWLEDGED -> OrderState.ACKNOWLEDGED;
            case ORDER_STATE_OPEN -> OrderState.OPEN;
            case ORDER_STATE_PARTIALLY_FILLED -> OrderState.PARTIALLY_FILLED;
            case ORDER_STATE_FILLED -> OrderState.FILLED;
            case ORDER_STATE_CANCELLED -> OrderState.CANCELLED;
            case ORDER_STATE_REJECTED -> OrderState.REJECTED;
            case ORDER_STATE_EXPIRED -> OrderState.EXPIRED;
            case ORDER_STATE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("state", state);
        };
    }

    static io.eternalengine.schemas.v1.OrderState state(OrderState state) {
        return io.eternalengine.schemas.v1.OrderState.valueOf("ORDER_STATE_" + state.name());
    }

    /** Exactly one of the two fields is set. */
    static OrderAmount amount(String quantity, String quoteAmount) {
        if (quantity.isEmpty() == quoteAmount.isEmpty()) {
            throw new IllegalArgumentException("quantity is \"" + quantity + "\" and quote_amount is \"" + quoteAmount
                    + "\": exactly one must be set");
        }
        return quantity.isEmpty()
                ? new OrderAmount.OfQuote(decimal("quote_amount", quoteAmount))
                : new OrderAmount.OfBase(decimal("quantity", quantity));
    }

    static String quantity(OrderAmount amount) {
        return amount instanceof OrderAmount.OfBase base ? base.quantity().toString() : "";
    }

    static String quoteAmount(OrderAmount amount) {
        return amount instanceof OrderAmount.OfQuote quote ? quote.amount().toString() : "";
    }

    private static IllegalArgumentException unknown(String name, Enum<?> value) {
        return new IllegalArgumentException(name + " is " + value + ": must be a value that this version knows");
    }
}
