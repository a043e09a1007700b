package io.eternalengine.service.risk;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.kit.WallClock;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.transaction.StateMachine;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.mapping.TradingMapping;
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
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Risk as the shell drives it. */
final class RiskMachine implements StateMachine<RiskInput> {
    private static final String SCOPE = "ALL";

    private final RiskEngine engine;
    private final RecordedParameters parameters;
    private final OptionalInt snapshotFormat;
    private final FeedLimits limits;
    private final MarketClock clock;
    /** Snapshot of the engine before its first input. */
    private final byte[] blank;

    private boolean isReportDue;
    /** Whether no report since the start holds the parameters. */
    private boolean areParametersDue;

    private volatile HaltRegister committedHalts = HaltRegister.EMPTY;

    /**
     * A machine before its first input.
     *
     * @param parameters that the engine works with
     * @param snapshotFormat in which the engine's snapshot is stored; the current one when empty
     * @param nanos this machine's clock
     * @throws IllegalArgumentException when the engine does not write that format
     */
    RiskMachine(RiskEngine engine, RiskParameters parameters, OptionalInt snapshotFormat, LongSupplier nanos) {
        this.engine = engine;
        this.parameters = RecordedParameters.of(parameters);
        this.snapshotFormat = snapshotFormat;
        this.limits = parameters.limits().feeds();
        this.clock = new MarketClock(engine, limits.exchangeSilence(), nanos);
        snapshotFormat.ifPresent(engine::snapshot);
        blank = engine.snapshot();
    }

    /** What is in force by the newest command that everyone can read. */
    HaltRegister committedHalts() {
        return committedHalts;
    }

    /** What operators ask of order execution stands in the same topic. */
    @Override
    public boolean concerns(InboundRecord record) {
        return !(record.message() instanceof OperatorRequest request && request.hasAcceptDifference());
    }

    @Override
    public RiskInput interpret(InboundRecord record) {
        return switch (record.message()) {
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
                        "risk does not read " + record.topic().messageType());
        };
    }

    /** An execution or a state of the books that was lost stops its account; the record's key names it. */
    @Override
    public List<RiskInput> inPlaceOf(Topic topic, String key) {
        return topic == Topic.EXECUTIONS || topic == Topic.ACCOUNT_SNAPSHOTS
                ? List.of(new RiskInput.BooksUncertain(key))
                : List.of();
    }

    /**
     * At its start risk reports the state that it has at once. Readers need not wait for the next candle, a record of its own
     * ends what a transaction of its predecessor may have left open on the topic, and the parameters are published before anything is
     * done with them: at every start, because a reader of the reports may be younger than the last change. Later on it has signals of silence.
     */
    @Override
    public List<RiskInput> signals() {
        return isReportDue ? List.of(new RiskInput.ReportAsked()) : clock.due();
    }

    @Override
    public void lag(long records) {
        clock.lag(records);
    }

    @Override
    public List<OutboundRecord> apply(RiskInput input, @Nullable Position position) {
        List<RiskOutput> outputs = engine.on(input);
        clock.applied(input);
        return outputs.stream().flatMap(this::answer).toList();
    }

    @Override
    public byte[] encode() {
        return snapshotFormat.isPresent() ? engine.snapshot(snapshotFormat.getAsInt()) : engine.snapshot();
    }

    @Override
    public void restore(byte @Nullable [] stored) {
        engine.restore(stored == null ? blank : stored);
        clock.restart();
        committed();
        isReportDue = true;
        areParametersDue = true;
    }

    @Override
    public void committed() {
        committedHalts = engine.halts();
        isReportDue = false;
    }

    private Stream<OutboundRecord> answer(RiskOutput output) {
        return switch (output) {
            case RiskOutput.Commanded commanded ->
                Stream.of(new OutboundRecord(
                        Topic.RISK_COMMANDS,
                        SCOPE,
                        RiskMapping.toWire(commanded.command())
                                .setIssuedAtWallUs(WallClock.nowUs())
                                .build()));
            case RiskOutput.Rejected rejected ->
                Stream.of(new OutboundRecord(
                        Topic.VERDICTS, rejected.verdict().account(), TradingMapping.toWire(rejected.verdict())));
            case RiskOutput.Approved approved ->
                Stream.of(
                        new OutboundRecord(
                                Topic.VERDICTS,
                                approved.verdict().account(),
                                TradingMapping.toWire(approved.verdict())),
                        new OutboundRecord(
                                Topic.ORDER_COMMANDS,
                                approved.intent().account(),
                                TradingMapping.toPlaceOrder(
                                        approved.intent(),
                                        approved.verdict(),
                                        approved.verifiedReduceOnly(),
                                        approved.markPrice())));
            case RiskOutput.Reported ignored -> Stream.of(new OutboundRecord(Topic.RISK_REPORTS, SCOPE, report()));
            case RiskOutput.Alerted alerted ->
                Stream.of(new OutboundRecord(Topic.ALERTS, alerted.subject(), RiskMapping.toWire(alerted)));
        };
    }

    private RiskStateReported report() {
        RiskStateReported report = RiskMapping.toWire(engine.report(), parameters, areParametersDue);
        areParametersDue = false;
        return report;
    }
}
