package io.eternalengine.mapping;

import static io.eternalengine.mapping.Fields.decimal;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.risk.BookView;
import io.eternalengine.risk.NoticeState;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import io.eternalengine.risk.RiskReport;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.schemas.v1.BookChanged;
import io.eternalengine.schemas.v1.BreakerMoved;
import io.eternalengine.schemas.v1.BreakerTransition;
import io.eternalengine.schemas.v1.EntriesPaused;
import io.eternalengine.schemas.v1.ExchangeNotice;
import io.eternalengine.schemas.v1.ExchangeReported;
import io.eternalengine.schemas.v1.HaltImposed;
import io.eternalengine.schemas.v1.HaltLifted;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.ReductionOrdered;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.SizeScaled;

/** Risk's commands, its picture, and what operators ask of it. */
public final class RiskMapping {
    /** Within which releases counted that did not say so. */
    private static final Decimal UNSTATED_DEPTH_BAND = Decimal.of("0.01");

    private RiskMapping() {}

    /**
     * A book whose depth was counted within this band, as a fraction.
     *
     * @throws IllegalArgumentException when it was counted within another
     */
    public static BookView toModel(BookChanged message, Decimal depthBand) {
        Decimal counted = message.getDepthBand().isEmpty()
                ? UNSTATED_DEPTH_BAND
                : Fields.decimal("depth_band", message.getDepthBand());
        if (!counted.equals(depthBand)) {
            throw new IllegalArgumentException(
                    "depth_band is " + counted + ": risk reads depth within " + depthBand + " of the mid");
        }
        return new BookView(
                Fields.instrument(message.getCategory(), message.getSymbol()),
                Fields.decimal("bid_price", message.getBidPrice()),
                Fields.decimal("ask_price", message.getAskPrice()),
                Fields.decimal("bid_depth", message.getBidDepth()),
                Fields.decimal("ask_depth", message.getAskDepth()),
                message.getEventTimeMs());
    }

    /** @param depthBand within which its depth was counted */
    public static BookChanged toWire(BookView book, Decimal depthBand) {
        return BookChanged.newBuilder()
                .setCategory(Fields.category(book.instrument().category()))
                .setSymbol(book.instrument().symbol())
                .setEventTimeMs(book.atMs())
                .setBidPrice(book.bid().toString())
                .setAskPrice(book.ask().toString())
                .setBidDepth(book.bidDepth().toString())
                .setAskDepth(book.askDepth().toString())
                .setDepthBand(depthBand.toString())
                .build();
    }

    public static RiskInput toModel(ExchangeReported message) {
        return new RiskInput.ExchangeReported(message.getAnswering(), message.getEventTimeMs());
    }

    public static RiskInput toModel(ExchangeNotice message) {
        return new RiskInput.ExchangeNoticed(
                message.getNoticeId(),
                message.getSymbol().isEmpty() ? RiskScope.ALL : new RiskScope.OfSymbol(message.getSymbol()),
                switch (message.getState()) {
                    case EXCHANGE_NOTICE_STATE_ANNOUNCED -> NoticeState.ANNOUNCED;
                    case EXCHANGE_NOTICE_STATE_IN_FORCE -> NoticeState.IN_FORCE;
                    case EXCHANGE_NOTICE_STATE_OVER -> NoticeState.OVER;
                    case EXCHANGE_NOTICE_STATE_UNSPECIFIED, UNRECOGNIZED ->
                        throw new IllegalArgumentException("state is " + message.getState() + ": must be a known one");
                },
                message.getText());
    }

    public static RiskInput toModel(MarketSubscription message) {
        return new RiskInput.MarketFollowed(
                Fields.instrument(message.getCategory(), message.getSymbol()), message.getActive());
    }

    public static RiskCommand toModel(io.eternalengine.schemas.v1.RiskCommand message) {
        return new RiskCommand(message.getEpoch(), message.getEventTimeMs(), action(message));
    }

    private static RiskAction action(io.eternalengine.schemas.v1.RiskCommand message) {
        return switch (message.getActionCase()) {
            case HALT_IMPOSED -> {
                HaltImposed halt = message.getHaltImposed();
                yield new RiskAction.HaltImposed(
                        haltKey(halt.getHaltKey()),
                        scope(halt.getScope()),
                        TextRules.clipped(halt.getReason()),
                        TextRules.clipped(halt.getImposedBy()));
            }
            case HALT_LIFTED -> {
                HaltLifted lifted = message.getHaltLifted();
                yield new RiskAction.HaltLifted(
                        haltKey(lifted.getHaltKey()),
                        scope(lifted.getScope()),
                        TextRules.clipped(lifted.getReason()),
                        lifted.getApprovedByList().stream()
                                .map(TextRules::clipped)
                                .toList());
            }
            case ENTRIES_PAUSED -> {
                EntriesPaused pause = message.getEntriesPaused();
                yield new RiskAction.EntriesPaused(
                        scope(pause.getScope()), pause.getUntilMs(), TextRules.clipped(pause.getReason()));
            }
            case SIZE_SCALED -> {
                SizeScaled scaled = message.getSizeScaled();
                yield new RiskAction.SizeScaled(
                        scope(scaled.getScope()),
                        decimal("multiplier", scaled.getMultiplier()),
                        decimal("stop_distance_multiplier", scaled.getStopDistanceMultiplier()));
            }
            case REDUCTION_ORDERED -> {
                ReductionOrdered reduction = message.getReductionOrdered();
                yield new RiskAction.ReductionOrdered(
                        scope(reduction.getScope()),
                        decimal("fraction", reduction.getFraction()),
                        TextRules.clipped(reduction.getReason()));
            }
            case BREAKER_MOVED -> {
                BreakerMoved moved = message.getBreakerMoved();
                yield new RiskAction.BreakerMoved(
                        moved.getFromLevel(),
                        moved.getToLevel(),
                        decimal("drawdown", moved.getDrawdown()),
                        decimal("unit_value", moved.getUnitValue()),
                        decimal("peak_unit_value", moved.getPeakUnitValue()));
            }
            case HALT_LOG_REBASED -> HaltLogMapping.toModel(message.getHaltLogRebased());
            case ACTION_NOT_SET ->
                throw new IllegalArgumentException("action is not set: must be one that this version knows");
        };
    }

    /** An id, in which a label of a scope may stand. */
    static String haltKey(String key) {
        TextRules.id("halt_key", key.replace('=', ':'));
        return key;
    }

    /** Without the wall clock of issue: the risk service adds it. */
    public static io.eternalengine.schemas.v1.RiskCommand.Builder toWire(RiskCommand command) {
        var builder = io.eternalengine.schemas.v1.RiskCommand.newBuilder()
                .setEpoch(command.epoch())
                .setCommandId(command.commandId())
                .setEventTimeMs(command.eventTimeMs());
        switch (command.action()) {
            case RiskAction.HaltImposed halt ->
                builder.setHaltImposed(HaltImposed.newBuilder()
                        .setHaltKey(halt.haltKey())
                        .setScope(scope(halt.scope()))
                        .setReason(halt.reason())
                        .setImposedBy(halt.imposedBy()));
            case RiskAction.HaltLifted lifted ->
                builder.setHaltLifted(HaltLifted.newBuilder()
                        .setHaltKey(lifted.haltKey())
                        .setScope(scope(lifted.scope()))
                        .setReason(lifted.reason())
                        .addAllApprovedBy(lifted.approvedBy()));
            case RiskAction.EntriesPaused pause ->
                builder.setEntriesPaused(EntriesPaused.newBuilder()
                        .setScope(scope(pause.scope()))
                        .setUntilMs(pause.untilMs())
                        .setReason(pause.reason()));
            case RiskAction.SizeScaled scaled ->
                builder.setSizeScaled(SizeScaled.newBuilder()
                        .setScope(scope(scaled.scope()))
                        .setMultiplier(scaled.multiplier().toString())
                        .setStopDistanceMultiplier(
                                scaled.stopDistanceMultiplier().toString()));
            case RiskAction.ReductionOrdered reduction ->
                builder.setReductionOrdered(ReductionOrdered.newBuilder()
                        .setScope(scope(reduction.scope()))
                        .setFraction(reduction.fraction().toString())
                        .setReason(reduction.reason()));
            case RiskAction.BreakerMoved moved ->
                builder.setBreakerMoved(BreakerMoved.newBuilder()
                        .setFromLevel(moved.fromLevel())
                        .setToLevel(moved.toLevel())
                        .setDrawdown(moved.drawdown().toString())
                        .setUnitValue(moved.unitValue().toString())
                        .setPeakUnitValue(moved.peakUnitValue().toString()));
            case RiskAction.HaltLogRebased base -> builder.setHaltLogRebased(HaltLogMapping.toWire(base));
        }
        return builder;
    }

    public static RiskInput toModel(OperatorRequest message) {
        return switch (message.getRequestCase()) {
            case HALT ->
                new RiskInput.HaltAsked(
                        scope(message.getHalt().getScope()), message.getHalt().getReason(), message.getRequestedBy());
            case RESUME ->
                new RiskInput.ResumeAsked(
                        scope(message.getResume().getScope()),
                        message.getResume().getReason(),
                        message.getRequestedBy());
            case HALT_LOG_BASE ->
                new RiskInput.HaltLogBaseAsked(message.getHaltLogBase().getReason(), message.getRequestedBy());
            case ACCEPT_DIFFERENCE ->
                throw new IllegalArgumentException("accept_difference is decided by order execution: must be risk's");
            case REQUEST_NOT_SET ->
                throw new IllegalArgumentException("request is not set: must be one that this version knows");
        };
    }

    /**
     * Risk's picture of one moment.
     *
     * @param parameters that risk works with
     * @param published whether the message carries the parameters themselves, beside their hash
     */
    public static RiskStateReported toWire(RiskReport report, RecordedParameters parameters, boolean published) {
        var builder = RiskStateReported.newBuilder()
                .setAsOfMs(report.asOfMs())
                .setRiskEpoch(report.halts().epoch())
                .setBreakerLevel(report.breakerLevel().number())
                .setEquity(report.equity().toString())
                .setUnitValue(report.nav().unitValue().toString())
                .setPeakUnitValue(report.nav().peakUnitValue().toString())
                .setDrawdown(report.drawdown().toString())
                .setMaxDrawdown(report.maxDrawdown().toString())
                .setExecutionsApplied(report.executionsApplied())
                .setParametersHash(parameters.hash());
        if (published) {
            builder.addAllParameters(parameters.values());
        }
        report.halts().halts().forEach((key, scope) -> builder.addHalts(key + " on " + scope.label()));
        report.transitions()
                .forEach(transition -> builder.addTransitions(BreakerTransition.newBuilder()
                        .setLevel(transition.level())
                        .setAtMs(transition.atMs())
                        .setDrawdown(transition.drawdown().toString())));
        return builder.build();
    }

    public static AlertRaised toWire(RiskOutput.Alerted alert) {
        return AlertRaised.newBuilder()
                .setAlertId("risk:" + alert.eventTimeMs() + ":" + alert.subject())
                .setSeverity(AlertSeverity.valueOf(
                        "ALERT_SEVERITY_" + alert.severity().name()))
                .setSubject(alert.subject())
                .setText(alert.text())
                .setEventTimeMs(alert.eventTimeMs())
                .build();
    }

    public static RiskScope scope(io.eternalengine.schemas.v1.RiskScope scope) {
        return switch (scope.getScopeCase()) {
            case ALL -> RiskScope.ALL;
            case ENGINE -> new RiskScope.OfEngine(EngineId.of(scope.getEngine()));
            case ACCOUNT -> new RiskScope.OfAccount(scope.getAccount());
            case SYMBOL -> new RiskScope.OfSymbol(scope.getSymbol());
            case SCOPE_NOT_SET -> throw new IllegalArgumentException("scope is not set: must name what it covers");
        };
    }

    public static io.eternalengine.schemas.v1.RiskScope scope(RiskScope scope) {
        var builder = io.eternalengine.schemas.v1.RiskScope.newBuilder();
        switch (scope) {
            case RiskScope.All ignored -> builder.setAll(true);
            case RiskScope.OfEngine one -> builder.setEngine(one.engine().label());
            case RiskScope.OfAccount one -> builder.setAccount(one.account());
            case RiskScope.OfSymbol one -> builder.setSymbol(one.symbol());
        }
        return builder.build();
    }
}
