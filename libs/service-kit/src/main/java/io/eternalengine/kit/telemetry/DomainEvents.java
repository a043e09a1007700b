package io.eternalengine.kit.telemetry;

import com.google.protobuf.MessageLite;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.VerdictOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * What a service has published, in metrics and in the log. A message counts once it is committed, so whatever a failed
 * transaction would have said is in neither.
 */
public final class DomainEvents {
    /** The category of the lines. */
    public static final String CATEGORY = "io.eternalengine.events";

    private static final String TRACE_ID = "traceId";
    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final MeterRegistry meters;
    private final GaugeValues gauges;

    public DomainEvents(MeterRegistry meters) {
        this.meters = meters;
        this.gauges = new GaugeValues(meters);
    }

    /** Kafka has the message, which was sent in this context: its trace stands in the context of the log. */
    public void committed(MessageLite message, MessageContext context) {
        DomainLog.of(message).ifPresent(line -> {
            context.traceId().ifPresent(traceId -> MDC.put(TRACE_ID, traceId));
            line.info(LOG);
            MDC.remove(TRACE_ID);
        });
        switch (message) {
            case RiskStateReported report -> show(report);
            case RiskVerdict verdict -> count(verdict);
            case OrderStateChanged changed -> count(changed);
            case ExecutionReported execution ->
                DomainMetric.FILLS.count(
                        meters,
                        Tags.of("account", execution.getAccount(), "role", execution.getMaker() ? "maker" : "taker"));
            case AccountSnapshot snapshot ->
                gauges.set(
                        DomainMetric.LEDGER_DIFFERENCES,
                        Tags.of("account", snapshot.getAccount()),
                        snapshot.getReconciled() ? 0 : 1);
            case AlertRaised alert ->
                DomainMetric.ALERTS.count(meters, Tags.of("severity", shortName(alert.getSeverity())));
            default -> {}
        }
    }

    private void show(RiskStateReported report) {
        gauges.set(DomainMetric.EQUITY, Tags.empty(), number(report.getEquity()));
        gauges.set(DomainMetric.UNIT_VALUE, Tags.empty(), number(report.getUnitValue()));
        gauges.set(DomainMetric.DRAWDOWN, Tags.empty(), number(report.getDrawdown()));
        gauges.set(DomainMetric.BREAKER_LEVEL, Tags.empty(), report.getBreakerLevel());
        gauges.set(DomainMetric.HALTS, Tags.empty(), report.getHaltsCount());
        gauges.set(DomainMetric.RISK_EPOCH, Tags.empty(), (double) report.getRiskEpoch());
    }

    private void count(RiskVerdict verdict) {
        if (verdict.getOutcome() == VerdictOutcome.VERDICT_OUTCOME_REJECTED) {
            DomainMetric.REJECTIONS.count(meters, Tags.of("rule", verdict.getRule(), "engine", verdict.getEngine()));
        }
    }

    private void count(OrderStateChanged changed) {
        if (isEnd(changed.getState())) {
            DomainMetric.ORDERS.count(
                    meters, Tags.of("outcome", shortName(changed.getState()), "engine", changed.getEngine()));
        }
    }

    private static boolean isEnd(OrderState state) {
        return switch (state) {
            case ORDER_STATE_FILLED, ORDER_STATE_CANCELLED, ORDER_STATE_REJECTED, ORDER_STATE_EXPIRED -> true;
            default -> false;
        };
    }

    /** What stands behind the last underscore: {@code FILLED}, {@code P1}. */
    private static String shortName(Enum<?> value) {
        return value.name().substring(value.name().lastIndexOf('_') + 1);
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
