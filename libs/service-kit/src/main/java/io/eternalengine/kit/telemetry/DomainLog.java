package io.eternalengine.kit.telemetry;

import com.google.protobuf.MessageLite;
import io.eternalengine.logging.LogLine;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.BreakerMoved;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.HaltImposed;
import io.eternalengine.schemas.v1.HaltLifted;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskScope;
import java.util.Optional;

/** What of a committed message is worth a line of the log, with stable keys: {@code docs/metrics.md} lists them. */
final class DomainLog {
    private static final String ORDER_STATE = "ORDER_STATE_";
    private static final String SIDE = "SIDE_";
    private static final String SEVERITY = "ALERT_SEVERITY_";

    private DomainLog() {}

    /** The line; empty when the message is not worth one. */
    static Optional<LogLine> of(MessageLite message) {
        return switch (message) {
            case OrderStateChanged changed -> Optional.of(order(changed));
            case ExecutionReported execution -> Optional.of(fill(execution));
            case RiskCommand command -> Optional.of(command(command));
            case AlertRaised alert -> Optional.of(alert(alert));
            case AccountSnapshot snapshot
            when !snapshot.getReconciled() ->
                Optional.of(LogLine.of("ledger")
                        .with("account", snapshot.getAccount())
                        .with("reconciled", false)
                        .with("difference", snapshot.getDifference()));
            default -> Optional.empty();
        };
    }

    private static LogLine order(OrderStateChanged changed) {
        return LogLine.of("order")
                .with("account", changed.getAccount())
                .with("clientOrderId", changed.getClientOrderId())
                .with("state", changed.getState().name().substring(ORDER_STATE.length()))
                .with("engine", changed.getEngine())
                .with("intentId", changed.getIntentId())
                .with("symbol", changed.getSymbol())
                .with("side", changed.getSide().name().substring(SIDE.length()))
                .with("filledQuantity", changed.getFilledQuantity())
                .withUnlessEmpty("cause", changed.getCause());
    }

    private static LogLine fill(ExecutionReported execution) {
        return LogLine.of("fill")
                .with("account", execution.getAccount())
                .with("clientOrderId", execution.getClientOrderId())
                .with("executionId", execution.getExecutionId())
                .with("engine", execution.getEngine())
                .with("symbol", execution.getSymbol())
                .with("side", execution.getSide().name().substring(SIDE.length()))
                .with("quantity", execution.getQuantity())
                .with("price", execution.getPrice())
                .with("fee", execution.getFee())
                .with("feeAsset", execution.getFeeAsset())
                .with("maker", execution.getMaker());
    }

    private static LogLine alert(AlertRaised alert) {
        return LogLine.of("alert")
                .with("severity", alert.getSeverity().name().substring(SEVERITY.length()))
                .with("subject", alert.getSubject());
    }

    private static LogLine command(RiskCommand command) {
        String epoch = Long.toString(command.getEpoch());
        return switch (command.getActionCase()) {
            case HALT_IMPOSED -> {
                HaltImposed halt = command.getHaltImposed();
                yield scoped("halt", epoch, halt.getScope())
                        .with("action", "IMPOSED")
                        .with("haltKey", halt.getHaltKey())
                        .with("by", halt.getImposedBy())
                        .with("reason", halt.getReason());
            }
            case HALT_LIFTED -> {
                HaltLifted lifted = command.getHaltLifted();
                yield scoped("halt", epoch, lifted.getScope())
                        .with("action", "LIFTED")
                        .with("haltKey", lifted.getHaltKey())
                        .with("by", String.join(",", lifted.getApprovedByList()))
                        .with("reason", lifted.getReason());
            }
            case BREAKER_MOVED -> {
                BreakerMoved moved = command.getBreakerMoved();
                yield LogLine.of("breaker")
                        .with("epoch", epoch)
                        .with("fromLevel", moved.getFromLevel())
                        .with("toLevel", moved.getToLevel())
                        .with("drawdown", moved.getDrawdown())
                        .with("unitValue", moved.getUnitValue())
                        .with("peakUnitValue", moved.getPeakUnitValue());
            }
            case ENTRIES_PAUSED ->
                scoped("pause", epoch, command.getEntriesPaused().getScope())
                        .with("untilMs", command.getEntriesPaused().getUntilMs())
                        .with("reason", command.getEntriesPaused().getReason());
            case REDUCTION_ORDERED ->
                scoped("reduction", epoch, command.getReductionOrdered().getScope())
                        .with("fraction", command.getReductionOrdered().getFraction())
                        .with("reason", command.getReductionOrdered().getReason());
            case SIZE_SCALED ->
                scoped("size", epoch, command.getSizeScaled().getScope())
                        .with("multiplier", command.getSizeScaled().getMultiplier());
            default -> LogLine.of("command").with("epoch", epoch).with("action", command.getActionCase());
        };
    }

    private static LogLine scoped(String event, String epoch, RiskScope scope) {
        return LogLine.of(event)
                .with("epoch", epoch)
                .with("scope", RiskMapping.scope(scope).label());
    }
}
