package io.eternalengine.local.fleet.comparison;

import com.google.protobuf.MessageLite;
import io.eternalengine.backtester.calibration.FillCalibration;
import io.eternalengine.backtester.calibration.MeasuredOrder;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.HashSet;
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
    /** An execution may be told twice. */
    private final Set<String> executions = new HashSet<>();

    private final List<String> refused = new ArrayList<>();

    /**
     * A record was read. One that breaks a rule is left out.
     *
     * @param place where it stands
     */
    public void observe(String place, MessageLite message) {
        try {
            observe(message);
        } catch (IllegalArgumentException e) {
            refused.add(place + ": " + e.getMessage());
        }
    }

    /** Records that were left out since they break a rule; a sentence each. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    private void observe(MessageLite message) {
        market.observe(message);
        // What the exchange executed by itself, such as a stop, filled when the market was there and not when it was
        // sent.
        if (message instanceof ExecutionReported reported
                && !reported.getClientOrderId().isEmpty()) {
            MeasuredOrder part = measured(reported);
            if (executions.add(reported.getExecutionId())) {
                orders.merge(reported.getClientOrderId(), part, MeasuredOrder::and);
            }
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
