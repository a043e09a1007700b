package io.eternalengine.service.execution.journal;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Validity;
import io.eternalengine.kit.message.MessageContext;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of the journal's tables as records, and back. */
final class Rows {
    private Rows() {}

    static ParentOrder order(ResultSet row) throws SQLException {
        var intent = new OrderIntent(
                row.getString("intent_id"),
                EngineId.of(row.getString("engine")),
                row.getString("account"),
                new InstrumentId(MarketCategory.valueOf(row.getString("category")), row.getString("symbol")),
                Side.valueOf(row.getString("side")),
                ExecutionStyle.valueOf(row.getString("style")),
                amount(row),
                row.getBoolean("reduces"),
                row.getLong("risk_epoch"),
                row.getLong("decided_at_ms"),
                decimal(row, "mark_price"),
                "",
                stopPrice(row),
                validUntil(row));
        return new ParentOrder(
                intent,
                OrderState.valueOf(row.getString("state")),
                decimal(row, "filled_quantity"),
                decimal(row, "filled_value"),
                row.getString("cause"),
                context(row),
                row.getLong("first_byte_wall_us"));
    }

    private static @Nullable Decimal stopPrice(ResultSet row) throws SQLException {
        BigDecimal stop = row.getBigDecimal("stop_price");
        return stop == null ? null : Decimal.of(stop);
    }

    static Object stopPrice(OrderIntent intent) {
        Decimal stop = intent.stopPrice();
        return stop == null ? Sql.Null.DECIMAL : stop.toBigDecimal();
    }

    private static long validUntil(ResultSet row) throws SQLException {
        long stored = row.getLong("valid_until_ms");
        return stored == 0 ? Validity.until(row.getLong("decided_at_ms"), row.getBoolean("reduces")) : stored;
    }

    static ChildOrder childOrder(ResultSet row) throws SQLException {
        BigDecimal limit = row.getBigDecimal("limit_price");
        return new ChildOrder(
                row.getString("intent_id"),
                row.getInt("number"),
                ChildOrder.Kind.valueOf(row.getString("kind")),
                amount(row),
                limit == null ? null : Decimal.of(limit),
                ChildOrder.State.valueOf(row.getString("state")),
                row.getString("exchange_order_id"),
                decimal(row, "filled_quantity"),
                decimal(row, "filled_value"),
                row.getLong("submitted_wall_ms"),
                row.getLong("submitted_market_ms"),
                row.getString("cause"));
    }

    static MessageContext context(ResultSet row) throws SQLException {
        return context(row.getString("trace_parent"), row.getLong("origin_wall_us"));
    }

    static MessageContext context(String traceParent, long originWallUs) {
        return new MessageContext(traceParent.isEmpty() ? Map.of() : Map.of("traceparent", traceParent), originWallUs);
    }

    static String traceParent(MessageContext context) {
        return context.trace().getOrDefault("traceparent", "");
    }

    static Decimal decimal(ResultSet row, String column) throws SQLException {
        return Decimal.of(row.getBigDecimal(column));
    }

    static Object quantity(OrderAmount amount) {
        return amount instanceof OrderAmount.OfBase base ? base.quantity().toBigDecimal() : Sql.Null.DECIMAL;
    }

    static Object quoteAmount(OrderAmount amount) {
        return amount instanceof OrderAmount.OfQuote quote ? quote.amount().toBigDecimal() : Sql.Null.DECIMAL;
    }

    private static OrderAmount amount(ResultSet row) throws SQLException {
        BigDecimal quantity = row.getBigDecimal("quantity");
        return quantity != null
                ? new OrderAmount.OfBase(Decimal.of(quantity))
                : new OrderAmount.OfQuote(decimal(row, "quote_amount"));
    }
}
