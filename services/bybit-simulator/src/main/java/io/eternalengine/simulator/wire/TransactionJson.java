package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.Execution;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.Side;
import io.eternalengine.venue.Transaction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A change of a balance, as {@code transaction-log} lists it. */
public final class TransactionJson {

    private TransactionJson() {}

    /** The change with what it belongs to. */
    public static ObjectNode of(Transaction change) {
        ObjectNode json = Json.object();
        json.put("id", change.sequence() + "_" + change.coin());
        putExecution(json, change.execution(), change);
        json.put("transactionTime", Json.time(change.timeMs()));
        json.put("type", change.type().name());
        json.put("transSubType", "");
        json.put("qty", Json.text(change.quantity()));
        json.put("size", Json.text(change.size()));
        json.put("currency", change.coin());
        json.put("funding", Json.textOrEmpty(change.funding()));
        json.put("fee", Json.text(change.fee()));
        json.put("cashFlow", Json.text(change.cashFlow()));
        json.put("change", Json.text(change.change()));
        json.put("cashBalance", Json.text(change.balance()));
        json.put("bonusChange", "");
        json.put("extraFees", "");
        return json;
    }

    private static void putExecution(ObjectNode json, @Nullable Execution execution, Transaction change) {
        if (execution == null) {
            json.put("symbol", "")
                    .put("category", "")
                    .put("side", "None")
                    .put("tradePrice", "")
                    .put("feeRate", "");
            json.put("tradeId", "").put("orderId", "").put("orderLinkId", "");
            return;
        }
        Order order = execution.order();
        boolean settles = change.type() == Transaction.Type.SETTLEMENT;
        // A settlement reports the side of the position, and its rate from the position's point of view.
        boolean buys = settles ? change.size().signum() > 0 : order.request().side() == Side.BUY;
        BigDecimal rate = settles && !buys ? execution.feeRate().negate() : execution.feeRate();
        json.put("symbol", order.request().listing().symbol());
        json.put("category", order.request().listing().category().wireName());
        json.put("side", (buys ? Side.BUY : Side.SELL).wireName());
        json.put("tradePrice", Json.text(execution.price()));
        json.put("feeRate", Json.text(rate));
        json.put("tradeId", execution.id());
        json.put("orderId", order.id());
        json.put("orderLinkId", order.request().orderLinkId());
    }
}
