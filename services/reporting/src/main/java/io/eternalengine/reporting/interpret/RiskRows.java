package io.eternalengine.reporting.interpret;

import static io.eternalengine.reporting.interpret.Fields.choice;
import static io.eternalengine.reporting.interpret.Fields.decimal;
import static io.eternalengine.reporting.interpret.Fields.instant;
import static io.eternalengine.reporting.interpret.Fields.name;
import static io.eternalengine.reporting.interpret.Fields.notNegative;
import static io.eternalengine.reporting.interpret.Fields.text;

import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.reporting.model.Alert;
import io.eternalengine.reporting.model.BreakerMove;
import io.eternalengine.reporting.model.EquityPoint;
import io.eternalengine.reporting.model.PublishedParameters;
import io.eternalengine.reporting.model.RiskPicture;
import io.eternalengine.reporting.model.Row;
import io.eternalengine.reporting.model.Verdict;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.BreakerMoved;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Rows from what the risk service says. */
final class RiskRows {
    private static final int MAX_LEVEL = 4;

    private RiskRows() {}

    static Row of(RiskCommand command) throws UnreadableRecord {
        return switch (command.getActionCase()) {
            case BREAKER_MOVED -> breakerMove(command, command.getBreakerMoved());
            case HALT_IMPOSED, HALT_LIFTED, ENTRIES_PAUSED, SIZE_SCALED, REDUCTION_ORDERED, HALT_LOG_REBASED ->
                RiskActions.of(command);
            case ACTION_NOT_SET -> throw new UnreadableRecord("action is not set");
        };
    }

    static List<Row> of(String scope, RiskStateReported report, long offset) throws UnreadableRecord {
        var picture = new RiskPicture();
        picture.scope = scope;
        picture.asOf = instant("as_of_ms", report.getAsOfMs());
        picture.riskEpoch = notNegative("risk_epoch", report.getRiskEpoch());
        picture.breakerLevel = level("breaker_level", report.getBreakerLevel());
        picture.equity = decimal("equity", report.getEquity());
        picture.unitValue = decimal("unit_value", report.getUnitValue());
        picture.peakUnitValue = notNegative("peak_unit_value", report.getPeakUnitValue());
        picture.drawdown = notNegative("drawdown", report.getDrawdown());
        picture.maxDrawdown = notNegative("max_drawdown", report.getMaxDrawdown());
        picture.executionsApplied = notNegative("executions_applied", report.getExecutionsApplied());
        List<Row> rows = new ArrayList<>();
        rows.add(picture);
        // Risk also reports before it knows the market; such a value belongs to no time and to no curve.
        if (report.getAsOfMs() > 0) {
            rows.add(point(picture, offset));
        }
        if (report.getParametersCount() > 0) {
            rows.add(parameters(scope, report));
        }
        return rows;
    }

    private static Row parameters(String scope, RiskStateReported report) throws UnreadableRecord {
        var row = new PublishedParameters();
        row.scope = scope;
        row.hash = HexFormat.of().formatHex(report.getParametersHash().toByteArray());
        row.parameters = Json.parameters(report.getParametersList());
        return row;
    }

    static Row of(RiskVerdict verdict) throws UnreadableRecord {
        var row = new Verdict();
        row.intentId = name("intent_id", verdict.getIntentId());
        row.engine = name("engine", verdict.getEngine());
        row.account = name("account", verdict.getAccount());
        row.outcome = choice("outcome", verdict.getOutcome(), "VERDICT_OUTCOME_");
        row.rule = text("rule", verdict.getRule());
        row.explanation = text("explanation", verdict.getExplanation());
        row.riskEpoch = notNegative("risk_epoch", verdict.getRiskEpoch());
        row.decidedAt = instant("decided_at_ms", verdict.getDecidedAtMs());
        return row;
    }

    static Row of(AlertRaised alert) throws UnreadableRecord {
        var row = new Alert();
        row.alertId = name("alert_id", alert.getAlertId());
        row.severity = choice("severity", alert.getSeverity(), "ALERT_SEVERITY_");
        row.subject = text("subject", alert.getSubject());
        row.text = text("text", alert.getText());
        row.at = instant("event_time_ms", alert.getEventTimeMs());
        return row;
    }

    private static EquityPoint point(RiskPicture picture, long offset) {
        var point = new EquityPoint();
        point.reportOffset = offset;
        point.asOf = picture.asOf;
        point.equity = picture.equity;
        point.unitValue = picture.unitValue;
        point.drawdown = picture.drawdown;
        point.breakerLevel = picture.breakerLevel;
        return point;
    }

    private static BreakerMove breakerMove(RiskCommand command, BreakerMoved moved) throws UnreadableRecord {
        var row = new BreakerMove();
        row.riskEpoch = notNegative("epoch", command.getEpoch());
        row.at = instant("event_time_ms", command.getEventTimeMs());
        row.fromLevel = level("from_level", moved.getFromLevel());
        row.toLevel = level("to_level", moved.getToLevel());
        row.drawdown = notNegative("drawdown", moved.getDrawdown());
        row.unitValue = decimal("unit_value", moved.getUnitValue());
        row.peakUnitValue = notNegative("peak_unit_value", moved.getPeakUnitValue());
        return row;
    }

    private static int level(String field, int value) throws UnreadableRecord {
        if (value < 0 || value > MAX_LEVEL) {
            throw new UnreadableRecord(field + " is " + value + ", levels go from 0 to " + MAX_LEVEL);
        }
        return value;
    }
}
