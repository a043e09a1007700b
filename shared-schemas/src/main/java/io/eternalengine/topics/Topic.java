package io.eternalengine.topics;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.FundingSettled;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.schemas.v1.TickerChanged;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One topic: its name, what its key is, how many partitions it starts with, how long it is kept, who writes it, and the
 * one message type that it carries. Kafka orders only inside a partition, so the key says what is ordered.
 */
public enum Topic {
    CANDLES(
            "market.candles.v1",
            "symbol",
            3,
            TopicKind.MARKET_EVENTS,
            "market-data",
            CandleClosed.getDefaultInstance()),
    TICKERS("market.tickers.v1", "symbol", 3, TopicKind.SIGNALS, "market-data", TickerChanged.getDefaultInstance()),
    FUNDING(
            "market.funding.v1",
            "symbol",
            3,
            TopicKind.MARKET_EVENTS,
            "market-data",
            FundingSettled.getDefaultInstance()),
    SUBSCRIPTIONS(
            "market.subscriptions.v1",
            "symbol",
            3,
            TopicKind.STATE,
            "operator",
            MarketSubscription.getDefaultInstance()),
    INSTRUMENTS(
            "market.instruments.v1",
            "symbol",
            1,
            TopicKind.STATE,
            "market-data",
            InstrumentDescribed.getDefaultInstance()),
    MARKET_STATE("market.state.v1", "shard", 1, TopicKind.STATE, "market-data", StateSnapshot.getDefaultInstance()),
    INTENTS("engine.intents.v1", "account", 3, TopicKind.RECORDS, "engines", OrderIntended.getDefaultInstance()),
    DECISIONS("engine.decisions.v1", "engine", 3, TopicKind.RECORDS, "engines", DecisionRecorded.getDefaultInstance()),
    ENGINE_STATE("engine.state.v1", "engine", 1, TopicKind.STATE, "engines", StateSnapshot.getDefaultInstance()),
    VERDICTS("risk.verdicts.v1", "account", 3, TopicKind.RECORDS, "risk", RiskVerdict.getDefaultInstance()),
    ORDER_COMMANDS("orders.commands.v1", "account", 3, TopicKind.RECORDS, "risk", PlaceOrder.getDefaultInstance()),
    ORDER_EVENTS(
            "orders.events.v1",
            "account",
            3,
            TopicKind.RECORDS,
            "order-execution",
            OrderStateChanged.getDefaultInstance()),
    EXECUTIONS(
            "orders.executions.v1",
            "account",
            3,
            TopicKind.RECORDS,
            "order-execution",
            ExecutionReported.getDefaultInstance()),
    ORDER_STATE("orders.state.v1", "shard", 1, TopicKind.STATE, "order-execution", StateSnapshot.getDefaultInstance()),
    ACCOUNT_SNAPSHOTS(
            "accounts.snapshots.v1",
            "account",
            3,
            TopicKind.RECORDS,
            "order-execution",
            AccountSnapshot.getDefaultInstance()),
    RISK_COMMANDS("risk.commands.v1", "scope", 1, TopicKind.RECORDS, "risk", RiskCommand.getDefaultInstance()),
    RISK_STATE("risk.state.v1", "shard", 1, TopicKind.STATE, "risk", StateSnapshot.getDefaultInstance()),
    RISK_REPORTS("risk.reports.v1", "scope", 1, TopicKind.RECORDS, "risk", RiskStateReported.getDefaultInstance()),
    RISK_HEARTBEATS("risk.heartbeats.v1", "scope", 1, TopicKind.SIGNALS, "risk", RiskHeartbeat.getDefaultInstance()),
    CAPITAL_ALLOCATIONS(
            "capital.allocations.v1",
            "engine",
            1,
            TopicKind.STATE,
            "orchestrator",
            CapitalAllocated.getDefaultInstance()),
    OPERATOR_REQUESTS(
            "operations.requests.v1",
            "subject",
            1,
            TopicKind.RECORDS,
            "operators",
            OperatorRequest.getDefaultInstance()),
    ALERTS("operations.alerts.v1", "subject", 1, TopicKind.RECORDS, "all", AlertRaised.getDefaultInstance());

    private final String topicName;
    private final String key;
    private final int partitions;
    private final TopicKind kind;
    private final String writer;
    private final Message example;

    Topic(String topicName, String key, int partitions, TopicKind kind, String writer, Message example) {
        this.topicName = topicName;
        this.key = key;
        this.partitions = partitions;
        this.kind = kind;
        this.writer = writer;
        this.example = example;
    }

    /** Name in Kafka: {@code <context>.<plural>.v<major>}. */
    public String topicName() {
        return topicName;
    }

    /** What the record key holds. */
    public String key() {
        return key;
    }

    public int partitions() {
        return partitions;
    }

    public TopicKind kind() {
        return kind;
    }

    /** The service that owns the content. */
    public String writer() {
        return writer;
    }

    /** Reads the one message type that the topic carries. */
    public Parser<? extends MessageLite> parser() {
        return example.getParserForType();
    }

    /** Full protobuf name of the message type that the topic carries. */
    public String messageType() {
        return example.getDescriptorForType().getFullName();
    }

    /** Kafka topic configuration. */
    public Map<String, String> configuration() {
        return kind.configuration();
    }

    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    /** Where a consumer group puts the messages of a topic that it cannot read. */
    public String deadLetterName(String group) {
        return group + "." + topicName + ".dlq";
    }
}
