package io.eternalengine.mapping;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.eternalengine.risk.FeedLimits;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.BookChanged;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.ExchangeNotice;
import io.eternalengine.schemas.v1.ExchangeReported;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Risk from message to message; the same for live risk and for a replay. The same messages and signals in the same order, with the
 * same restarts between them, give the same messages to the byte; the wall clock that commands bear is given from outside.
 */
public final class MessagedRisk {
    private static final String SCOPE = "ALL";

    private final RiskEngine engine;
    private final RecordedParameters parameters;
    private final FeedLimits limits;

    /** Whether no report since the start holds the parameters. */
    private boolean areParametersDue;

    /** Risk before its first input, with these parameters. */
    public MessagedRisk(RiskParameters parameters) {
        this.engine = new RiskEngine(parameters);
        this.parameters = RecordedParameters.of(parameters);
        this.limits = parameters.limits().feeds();
    }

    /** The machine behind the messages. */
    public RiskEngine engine() {
        return engine;
    }

    /** Of the parameters that it works with. */
    public ByteString parametersHash() {
        return parameters.hash();
    }

    /** What a message means; throws {@link IllegalArgumentException} when a field breaks a rule, or risk does not read such messages. */
    public RiskInput interpret(MessageLite message) {
        return switch (message) {
            case OperatorRequest request -> RiskMapping.toModel(request);
            case InstrumentDescribed described -> new RiskInput.InstrumentDescribed(MarketMapping.toModel(described));
            case ExecutionReported execution -> new RiskInput.Executed(TradingMapping.toModel(execution));
            case OrderStateChanged changed -> new RiskInput.OrderMoved(TradingMapping.toModel(changed));
            case AccountSnapshot snapshot ->
                new RiskInput.BooksChanged(TradingMapping.toModel(snapshot), TradingMapping.marginRate(snapshot));
            case MarketSubscription subscription -> RiskMapping.toModel(subscription);
            case TickerChanged ticker -> new RiskInput.TickerChanged(MarketMapping.toModel(ticker));
            case BookChanged book -> new RiskInput.BookSeen(RiskMapping.toModel(book, limits.depthBand()));
            case ExchangeReported reported -> RiskMapping.toModel(reported);
            case ExchangeNotice notice -> RiskMapping.toModel(notice);
            case CandleClosed candle -> new RiskInput.CandleClosed(MarketMapping.toModel(candle));
            case OrderIntended intent -> new RiskInput.IntentMade(TradingMapping.toModel(intent));
            default ->
                throw new IllegalArgumentException(
                        "risk does not read " + message.getClass().getSimpleName());
        };
    }

    /**
     * Applies one input.
     *
     * @param wallClockUs that commands bear, in microseconds; asked when there is one
     */
    public List<RiskMessage> apply(RiskInput input, LongSupplier wallClockUs) {
        return engine.on(input).stream()
                .flatMap(output -> messages(output, wallClockUs))
                .toList();
    }

    /** Goes on from a snapshot of the engine, as after a start: the next report holds the parameters. */
    public void restore(byte[] snapshot) {
        engine.restore(snapshot);
        areParametersDue = true;
    }

    private Stream<RiskMessage> messages(RiskOutput output, LongSupplier wallClockUs) {
        return switch (output) {
            case RiskOutput.Commanded commanded ->
                Stream.of(new RiskMessage(
                        Topic.RISK_COMMANDS,
                        SCOPE,
                        RiskMapping.toWire(commanded.command())
                                .setIssuedAtWallUs(wallClockUs.getAsLong())
                                .build()));
            case RiskOutput.Rejected rejected ->
                Stream.of(new RiskMessage(
                        Topic.VERDICTS, rejected.verdict().account(), TradingMapping.toWire(rejected.verdict())));
            case RiskOutput.Approved approved ->
                Stream.of(
                        new RiskMessage(
                                Topic.VERDICTS,
                                approved.verdict().account(),
                                TradingMapping.toWire(approved.verdict())),
                        new RiskMessage(
                                Topic.ORDER_COMMANDS,
                                approved.intent().account(),
                                TradingMapping.toPlaceOrder(
                                        approved.intent(),
                                        approved.verdict(),
                                        approved.verifiedReduceOnly(),
                                        approved.markPrice())));
            case RiskOutput.Reported _ -> Stream.of(new RiskMessage(Topic.RISK_REPORTS, SCOPE, report()));
            case RiskOutput.Alerted alerted ->
                Stream.of(new RiskMessage(Topic.ALERTS, alerted.subject(), RiskMapping.toWire(alerted)));
        };
    }

    private RiskStateReported report() {
        RiskStateReported report = RiskMapping.toWire(engine.report(), parameters, areParametersDue);
        areParametersDue = false;
        return report;
    }
}
