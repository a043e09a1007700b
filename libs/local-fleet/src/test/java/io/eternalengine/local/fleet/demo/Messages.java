package io.eternalengine.local.fleet.demo;

import com.google.protobuf.MessageLite;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.ExecutionStyle;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.VerdictOutcome;
import io.eternalengine.topics.Topic;
import java.util.EnumMap;
import java.util.Map;

/** A recorded fleet: messages in the order of their topics, with offsets. */
final class Messages {
    static final long HOUR_MS = 3_600_000;
    static final long T0 = 1_583_020_800_000L;
    static final String INTENT = "CORE-HODL.dca.BTCUSDT.part-01.try-1";
    static final String ORDER = "c-1";

    private final Map<Topic, Long> next = new EnumMap<>(Topic.class);

    SeenRecord seen(Topic topic, MessageLite message) {
        long offset = next.merge(topic, 1L, Long::sum) - 1;
        return new SeenRecord(topic, 0, offset, message, 0);
    }

    SeenRecord candle(String symbol, long closeMs) {
        return seen(
                Topic.CANDLES,
                CandleClosed.newBuilder()
                        .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                        .setSymbol(symbol)
                        .setIntervalMs(HOUR_MS)
                        .setOpenTimeMs(closeMs - HOUR_MS)
                        .build());
    }

    SeenRecord decision(SeenRecord input) {
        return seen(
                Topic.DECISIONS,
                DecisionRecorded.newBuilder()
                        .setEngine("CORE-HODL")
                        .setAccount("CORE-HODL")
                        .setInput(InputPosition.newBuilder()
                                .setTopic(input.topic().topicName())
                                .setPartition(input.partition())
                                .setOffset(input.offset()))
                        .build());
    }

    SeenRecord riskAsOf(long atMs, long executionsApplied) {
        return seen(
                Topic.RISK_REPORTS,
                RiskStateReported.newBuilder()
                        .setAsOfMs(atMs)
                        .setExecutionsApplied(executionsApplied)
                        .build());
    }

    SeenRecord intent(String intentId) {
        return seen(
                Topic.INTENTS, OrderIntended.newBuilder().setIntentId(intentId).build());
    }

    SeenRecord verdict(String intentId, boolean approved) {
        return seen(
                Topic.VERDICTS,
                RiskVerdict.newBuilder()
                        .setAccount("CORE-HODL")
                        .setIntentId(intentId)
                        .setOutcome(
                                approved
                                        ? VerdictOutcome.VERDICT_OUTCOME_APPROVED
                                        : VerdictOutcome.VERDICT_OUTCOME_REJECTED)
                        .build());
    }

    SeenRecord placed(ExecutionStyle style) {
        return seen(
                Topic.ORDER_COMMANDS,
                PlaceOrder.newBuilder()
                        .setClientOrderId(ORDER)
                        .setIntentId(INTENT)
                        .setEngine("CORE-HODL")
                        .setAccount("CORE-HODL")
                        .setSymbol("BTCUSDT")
                        .setStyle(style)
                        .build());
    }

    SeenRecord order(OrderState state, String filled) {
        return seen(
                Topic.ORDER_EVENTS,
                OrderStateChanged.newBuilder()
                        .setClientOrderId(ORDER)
                        .setIntentId(INTENT)
                        .setState(state)
                        .setFilledQuantity(filled)
                        .build());
    }

    SeenRecord execution(String id, String intentId, String quantity) {
        return execution(id, ORDER, intentId, quantity);
    }

    SeenRecord execution(String id, String childOrderId, String intentId, String quantity) {
        return seen(
                Topic.EXECUTIONS,
                ExecutionReported.newBuilder()
                        .setExecutionId(id)
                        .setClientOrderId(childOrderId)
                        .setIntentId(intentId)
                        .setQuantity(quantity)
                        .build());
    }
}
