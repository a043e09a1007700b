package io.eternalengine.reporting.interpret;

import static io.eternalengine.reporting.interpret.Fields.fraction;
import static io.eternalengine.reporting.interpret.Fields.instant;
import static io.eternalengine.reporting.interpret.Fields.name;
import static io.eternalengine.reporting.interpret.Fields.notNegative;
import static io.eternalengine.reporting.interpret.Fields.optionalPositive;
import static io.eternalengine.reporting.interpret.Fields.text;

import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.reporting.model.RiskAction;
import io.eternalengine.reporting.model.RiskActionKind;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskScope;

/** Rows from risk's commands other than moves of the breaker. */
final class RiskActions {
    private RiskActions() {}

    static RiskAction of(RiskCommand command) throws UnreadableRecord {
        var row = new RiskAction();
        row.riskEpoch = notNegative("epoch", command.getEpoch());
        row.at = instant("event_time_ms", command.getEventTimeMs());
        row.reason = "";
        row.people = "";
        row.haltKey = "";
        fill(row, command);
        return row;
    }

    private static void fill(RiskAction row, RiskCommand command) throws UnreadableRecord {
        switch (command.getActionCase()) {
            case HALT_IMPOSED -> {
                var imposed = command.getHaltImposed();
                describe(row, RiskActionKind.HALT_IMPOSED, imposed.getScope(), imposed.getReason());
                row.haltKey = name("halt_key", imposed.getHaltKey());
                row.people = text("imposed_by", imposed.getImposedBy());
            }
            case HALT_LIFTED -> {
                var lifted = command.getHaltLifted();
                describe(row, RiskActionKind.HALT_LIFTED, lifted.getScope(), lifted.getReason());
                row.haltKey = name("halt_key", lifted.getHaltKey());
                row.people = text("approved_by", String.join(", ", lifted.getApprovedByList()));
            }
            case ENTRIES_PAUSED -> {
                var paused = command.getEntriesPaused();
                describe(row, RiskActionKind.ENTRIES_PAUSED, paused.getScope(), paused.getReason());
                row.until = instant("until_ms", paused.getUntilMs());
            }
            case SIZE_SCALED -> {
                var scaled = command.getSizeScaled();
                describe(row, RiskActionKind.SIZE_SCALED, scaled.getScope(), "");
                row.fraction = notNegative("multiplier", scaled.getMultiplier());
                row.stopDistanceMultiplier =
                        optionalPositive("stop_distance_multiplier", scaled.getStopDistanceMultiplier());
            }
            case REDUCTION_ORDERED -> {
                var reduction = command.getReductionOrdered();
                describe(row, RiskActionKind.REDUCTION_ORDERED, reduction.getScope(), reduction.getReason());
                row.fraction = fraction("fraction", reduction.getFraction());
            }
            case HALT_LOG_REBASED -> {
                var base = command.getHaltLogRebased();
                var everything = RiskScope.newBuilder().setAll(true).build();
                describe(row, RiskActionKind.HALT_LOG_REBASED, everything, base.getReason());
                row.people = text("declared_by", base.getDeclaredBy());
            }
            case BREAKER_MOVED, ACTION_NOT_SET -> throw new IllegalArgumentException("not an action: " + command);
        }
    }

    private static void describe(RiskAction row, RiskActionKind kind, RiskScope scope, String reason)
            throws UnreadableRecord {
        row.kind = kind.name();
        row.scope = label(scope);
        row.reason = text("reason", reason);
    }

    private static String label(RiskScope scope) throws UnreadableRecord {
        return switch (scope.getScopeCase()) {
            case ALL -> "ALL";
            case ENGINE -> "ENGINE=" + name("scope.engine", scope.getEngine());
            case ACCOUNT -> "ACCOUNT=" + name("scope.account", scope.getAccount());
            case SYMBOL -> "SYMBOL=" + name("scope.symbol", scope.getSymbol());
            case SCOPE_NOT_SET -> throw new UnreadableRecord("scope is not set");
        };
    }
}
