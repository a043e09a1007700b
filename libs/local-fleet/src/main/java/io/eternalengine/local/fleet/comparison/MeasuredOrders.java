package io.eternalengine.local.fleet.comparison;

import com.google.protobuf.MessageLite;
import io.eternalengine.backtester.calibration.FillCalibration;
import io.eternalengine.backtester.calibration.MeasuredOrder;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.topics.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The orders that a fleet sent and the exchange executed, and the market around them. */
public final class MeasuredOrders {
    /** The topics that it needs. */
    public static final Set<Topic> TOPICS = Set.of(Topic.EXECUTIONS, Topic.CANDLES, Topic.INSTRUMENTS);

    private final RecordedMarket market = new RecordedMarket();
    private final Map<String, MeasuredOrder> orders = new LinkedHashMap<>();

    /** A record was read. */
    public void observe(MessageLite message) {
        market.observe(message);
        // What the exchange executed by itself, such as a stop, filled when the market was there and not when it was
        // sent.
        if (message instanceof ExecutionReported reported
                && !reported.getClientOrderId().isEmpty()) {
            orders.merge(reported.getClientOrderId(), measured(reported), MeasuredOrder::and);
        }
    }

    /** What the exchange executed, ready to be fitted. */
    public FillCalibration calibration() {
        return new FillCalibration(List.copyOf(orders.values()), market.data());
    }

    private static MeasuredOrder measured(ExecutionReported reported) {
        Execution execution = TradingMapping.toModel(reported);
        return new MeasuredOrder(
                execution.instrument(),
                execution.side(),
                execution.quantity().toBigDecimal(),
                execution.value().toBigDecimal(),
                execution.feeInQuote().toBigDecimal(),
                reported.getMaker(),
                execution.executedAtMs());
    }
}
