package io.eternalengine.topics;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AllTimeHighStated;
import io.eternalengine.schemas.v1.BookChanged;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.ExchangeNotice;
import io.eternalengine.schemas.v1.ExchangeReported;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.FeeRateStated;
import io.eternalengine.schemas.v1.FundingSettled;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.schemas.v1.RiskInputsApplied;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.SentimentPublished;
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
            CandleClosed.getDescriptor(),
            CandleClosed.parser()),
    TICKERS(
            "market.tickers.v1",
            "symbol",
            3,
            TopicKind.SIGNALS,
            "market-data",
            TickerChanged.getDescriptor(),
            TickerChanged.parser()),
    FUNDING(
            "market.funding.v1",
            "symbol",
            3,
            TopicKind.MARKET_EVENTS,
            "market-data",
            FundingSettled.getDescriptor(),
            FundingSettled.parser()),
    SENTIMENT(
            "market.sentiment.v1",
            "index",
            1,
            TopicKind.MARKET_EVENTS,
            "market-data",
            SentimentPublished.getDescriptor(),
            SentimentPublished.parser()),
    BOOKS(
            "market.books.v1",
            "symbol",
            3,
            TopicKind.SIGNALS,
            "market-data",
            BookChanged.getDescriptor(),
            BookChanged.parser()),
    SUBSCRIPTIONS(
            "market.subscriptions.v1",
            "symbol",
            3,
            TopicKind.STATE,
            "operator",
            MarketSubscription.getDescriptor(),
            MarketSubscription.parser()),
    INSTRUMENTS(
            "market.instruments.v1",
            "symbol",
            1,
            TopicKind.STATE,
            "market-data",
            InstrumentDescribed.getDescriptor(),
            InstrumentDescribed.parser()),
    HIGHS(
            "market.highs.v1",
            "symbol",
            1,
            TopicKind.STATE,
            "market-data",
            AllTimeHighStated.getDescriptor(),
            AllTimeHighStated.parser()),
    MARKET_STATE(
            "market.state.v1",
            "shard",
            1,
            TopicKind.STATE,
            "market-data",
            StateSnapshot.getDescriptor(),
            StateSnapshot.parser()),
    INTENTS(
            "engine.intents.v1",
            "account",
            3,
            TopicKind.RECORDS,
            "engines",
            OrderIntended.getDescriptor(),
            OrderIntended.parser()),
    DECISIONS(
            "engine.decisions.v1",
            "account",
            3,
            TopicKind.DECISIONS,
            "engines",
            DecisionRecorded.getDescriptor(),
            DecisionRecorded.parser()),
    ENGINE_STATE(
            "engine.state.v1",
            "service",
            1,
            TopicKind.STATE,
            "engines",
            StateSnapshot.getDescriptor(),
            StateSnapshot.parser()),
    VERDICTS(
            "risk.verdicts.v1",
            "account",
            3,
            TopicKind.RECORDS,
            "risk",
            RiskVerdict.getDescriptor(),
            RiskVerdict.parser()),
    ORDER_COMMANDS(
            "orders.commands.v1",
            "account",
            3,
            TopicKind.RECORDS,
            "risk",
            PlaceOrder.getDescriptor(),
            PlaceOrder.parser()),
    ORDER_EVENTS(
            "orders.events.v1",
            "account",
            3,
            TopicKind.RECORDS,
            "order-execution",
            OrderStateChanged.getDescriptor(),
            OrderStateChanged.parser()),
    EXECUTIONS(
            "orders.executions.v1",
            "account",
            3,
            TopicKind.RECORDS,
            "order-execution",
            ExecutionReported.getDescriptor(),
            ExecutionReported.parser()),
    ORDER_STATE(
            "orders.state.v1",
            "shard",
            1,
            TopicKind.STATE,
            "order-execution",
            StateSnapshot.getDescriptor(),
            StateSnapshot.parser()),
    ACCOUNT_SNAPSHOTS(
            "accounts.snapshots.v1",
            "account",
            3,
            TopicKind.RECORDS,
            "order-execution",
            AccountSnapshot.getDescriptor(),
            AccountSnapshot.parser()),
    FEES(
            "accounts.fees.v1",
            "account:symbol",
            1,
            TopicKind.STATE,
            "order-execution",
            FeeRateStated.getDescriptor(),
            FeeRateStated.parser()),
    EXCHANGE_REPORTS(
            "exchange.reports.v1",
            "exchange",
            1,
            TopicKind.SIGNALS,
            "order-execution",
            ExchangeReported.getDescriptor(),
            ExchangeReported.parser()),
    EXCHANGE_NOTICES(
            "exchange.notices.v1",
            "notice",
            1,
            TopicKind.STATE,
            "market-data",
            ExchangeNotice.getDescriptor(),
            ExchangeNotice.parser()),
    RISK_COMMANDS(
            "risk.commands.v1",
            "scope",
            1,
            TopicKind.RECORDS,
            "risk",
            RiskCommand.getDescriptor(),
            RiskCommand.parser()),
    RISK_STATE(
            "risk.state.v1",
            "shard",
            1,
            TopicKind.STATE,
            "risk",
            StateSnapshot.getDescriptor(),
            StateSnapshot.parser()),
    RISK_INPUTS(
            "risk.inputs.v1",
            "shard",
            1,
            TopicKind.DECISIONS,
            "risk",
            RiskInputsApplied.getDescriptor(),
            RiskInputsApplied.parser()),
    RISK_REPORTS(
            "risk.reports.v1",
            "scope",
            1,
            TopicKind.RECORDS,
            "risk",
            RiskStateReported.getDescriptor(),
            RiskStateReported.parser()),
    RISK_HEARTBEATS(
            "risk.heartbeats.v1",
            "scope",
            1,
            TopicKind.SIGNALS,
            "risk",
            RiskHeartbeat.getDescriptor(),
            RiskHeartbeat.parser()),
    CAPITAL_ALLOCATIONS(
            "capital.allocations.v1",
            "account",
            1,
            TopicKind.STATE,
            "orchestrator",
            CapitalAllocated.getDescriptor(),
            CapitalAllocated.parser()),
    OPERATOR_REQUESTS(
            "operations.requests.v1",
            "subject",
            1,
            TopicKind.RECORDS,
            "operators",
            OperatorRequest.getDescriptor(),
            OperatorRequest.parser()),
    ALERTS(
            "operations.alerts.v1",
            "subject",
            1,
            TopicKind.RECORDS,
            "all",
            AlertRaised.getDescriptor(),
            AlertRaised.parser());

    private final String topicName;
    private final String key;
    private final int partitions;
    private final TopicKind kind;
    private final String writer;
    private final Descriptor descriptor;
    private final Parser<? extends MessageLite> parser;

    Topic(
            String topicName,
            String key,
            int partitions,
            TopicKind kind,
            String writer,
            Descriptor descriptor,
            Parser<? extends MessageLite> parser) {
        this.topicName = topicName;
        this.key = key;
        this.partitions = partitions;
        this.kind = kind;
        this.writer = writer;
        this.descriptor = descriptor;
        this.parser = parser;
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
        return parser;
    }

    /** Full protobuf name of the message type that the topic carries. */
    public String messageType() {
        // Not by an instance: that reads the message's methods by reflection, which a native binary does not keep.
        return descriptor.getFullName();
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
