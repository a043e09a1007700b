package io.eternalengine.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.kit.health.ShellRegistry;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.logging.LogLine;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.schemas.v1.BreakerMoved;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.HaltImposed;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.Side;
import io.eternalengine.schemas.v1.VerdictOutcome;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** What was published is in the metrics, with unit and help, and in the log, with stable keys. */
class DomainEventsTest {
    /** The registry that the services have. */
    @SuppressWarnings("deprecation")
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final DomainEvents events = new DomainEvents(meters);

    @Test
    void riskShowsWhatThePortfolioIsWorthAndHowFarItFell() {
        commit(RiskStateReported.newBuilder()
                .setEquity("100000")
                .setUnitValue("1")
                .build());
        commit(RiskStateReported.newBuilder()
                .setEquity("73512.5")
                .setUnitValue("0.735125")
                .setDrawdown("0.264875")
                .setBreakerLevel(4)
                .setRiskEpoch(17)
                .addHalts("breaker on ALL")
                .build());

        assertThat(metrics().lines())
                .contains(
                        "eternal_equity_usdt 73512.5",
                        "eternal_unit_value_usdt 0.735125",
                        "eternal_drawdown_ratio 0.264875",
                        "eternal_breaker_level 4.0",
                        "eternal_halts 1.0",
                        "eternal_risk_epoch 17.0");
    }

    @Test
    void ordersCountOnceTheyHaveEndedAndRejectionsByTheirRule() {
        commit(order(OrderState.ORDER_STATE_SUBMITTED));
        commit(order(OrderState.ORDER_STATE_FILLED));
        commit(order(OrderState.ORDER_STATE_FILLED));
        commit(order(OrderState.ORDER_STATE_REJECTED));
        commit(verdict(VerdictOutcome.VERDICT_OUTCOME_REJECTED));
        commit(verdict(VerdictOutcome.VERDICT_OUTCOME_APPROVED));

        assertThat(metrics().lines())
                .contains(
                        "eternal_orders_total{engine=\"TREND\",outcome=\"FILLED\"} 2.0",
                        "eternal_orders_total{engine=\"TREND\",outcome=\"REJECTED\"} 1.0",
                        "eternal_rejections_total{engine=\"TREND\",rule=\"price-collar\"} 1.0")
                .noneMatch(line -> line.contains("SUBMITTED"));
    }

    @Test
    void anAccountThatDiffersIsSeenUntilItAgrees() {
        commit(snapshot(false));
        assertThat(metrics().lines()).contains("eternal_ledger_differences{account=\"TREND-1\"} 1.0");

        commit(snapshot(true));
        assertThat(metrics().lines()).contains("eternal_ledger_differences{account=\"TREND-1\"} 0.0");
    }

    @Test
    void everyOrderFillHaltAlertAndMoveOfTheBreakerHasALineWithStableKeys() {
        assertThat(Stream.of(
                                order(OrderState.ORDER_STATE_FILLED),
                                fill(),
                                halt("stop\nnow"),
                                moved(),
                                alert(),
                                snapshot(false))
                        .map(DomainLog::of)
                        .flatMap(Optional::stream)
                        .map(LogLine::toString))
                .containsExactly(
                        "order account=TREND-1 clientOrderId=EE-1 state=FILLED engine=TREND intentId=i-1 symbol=BTCUSDT"
                                + " side=SELL filledQuantity=0.5 cause=\"on its way\"",
                        "fill account=TREND-1 clientOrderId=EE-1 executionId=x-1 engine=TREND symbol=BTCUSDT side=BUY"
                                + " quantity=0.5 price=40000 fee=0.0005 feeAsset=BTC maker=true",
                        "halt epoch=3 scope=ALL action=IMPOSED haltKey=operator:ALL by=alice reason=\"stop\\u{a}now\"",
                        "breaker epoch=4 fromLevel=0 toLevel=4 drawdown=0.26 unitValue=0.74 peakUnitValue=1",
                        "alert severity=P1 subject=\"halt ALL\"",
                        "ledger account=TREND-1 reconciled=false difference=\"BTC: ledger 0, exchange 1\"");
    }

    @Test
    void whatAShellHasNotReadIsShownUntilItEnds() {
        var registry = new ShellRegistry(meters);
        var shell = registry.register("intake");
        shell.lag(42);
        assertThat(metrics().lines()).contains("eternal_consumer_lag_records{shell=\"intake\"} 42.0");

        registry.remove(shell);
        assertThat(metrics().lines()).noneMatch(line -> line.contains("\"intake\""));
    }

    @Test
    void thePageNamesEveryMetricThatIsRegisteredWithItsHelp() throws IOException {
        String page = Files.readString(Path.of(Objects.requireNonNull(System.getProperty("eternal.root")))
                .resolve("docs/metrics.md"));
        everythingAtLeastOnce();

        List<String> help = metrics()
                .lines()
                .filter(line -> line.startsWith("# HELP eternal_"))
                .map(line -> line.substring("# HELP ".length()))
                .toList();

        assertThat(help).hasSize(DomainMetric.values().length).allSatisfy(line -> {
            int space = line.indexOf(' ');
            assertThat(page)
                    .contains("| `" + line.substring(0, space) + "` |")
                    .contains("| " + line.substring(space + 1) + " |");
        });
    }

    @Test
    void theTraceOfAMessageStandsInTheContextOfItsLineAndOfNoOther() {
        List<String> traces = new ArrayList<>();
        var logger = Logger.getLogger(DomainEvents.CATEGORY);
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                traces.add(String.valueOf(MDC.get("traceId")));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setLevel(Level.INFO);
        try {
            events.committed(
                    fill(),
                    new MessageContext(
                            Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), 0));
            events.committed(fill(), new MessageContext(Map.of("traceparent", "forged"), 0));
            commit(fill());
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }

        assertThat(traces).containsExactly("0af7651916cd43dd8448eb211c80319c", "null", "null");
    }

    private void commit(MessageLite message) {
        events.committed(message, MessageContext.NONE);
    }

    private String metrics() {
        return meters.scrape().replace(",}", "}");
    }

    private void everythingAtLeastOnce() {
        commit(RiskStateReported.getDefaultInstance());
        commit(order(OrderState.ORDER_STATE_FILLED));
        commit(fill());
        commit(verdict(VerdictOutcome.VERDICT_OUTCOME_REJECTED));
        commit(snapshot(true));
        commit(alert());
        var gauges = new GaugeValues(meters);
        for (DomainMetric elsewhere :
                List.of(DomainMetric.CONSUMER_LAG, DomainMetric.RATE_LIMIT_LEFT, DomainMetric.PRIVATE_STREAM_AGE)) {
            gauges.set(elsewhere, Tags.empty(), 1);
        }
    }

    private static OrderStateChanged order(OrderState state) {
        return OrderStateChanged.newBuilder()
                .setAccount("TREND-1")
                .setEngine("TREND")
                .setClientOrderId("EE-1")
                .setIntentId("i-1")
                .setSymbol("BTCUSDT")
                .setSide(Side.SIDE_SELL)
                .setState(state)
                .setFilledQuantity("0.5")
                .setCause("on its way")
                .build();
    }

    private static ExecutionReported fill() {
        return ExecutionReported.newBuilder()
                .setAccount("TREND-1")
                .setEngine("TREND")
                .setClientOrderId("EE-1")
                .setExecutionId("x-1")
                .setSymbol("BTCUSDT")
                .setSide(Side.SIDE_BUY)
                .setQuantity("0.5")
                .setPrice("40000")
                .setFee("0.0005")
                .setFeeAsset("BTC")
                .setMaker(true)
                .build();
    }

    private static RiskVerdict verdict(VerdictOutcome outcome) {
        return RiskVerdict.newBuilder()
                .setEngine("TREND")
                .setOutcome(outcome)
                .setRule("price-collar")
                .build();
    }

    private static RiskCommand halt(String reason) {
        return RiskCommand.newBuilder()
                .setEpoch(3)
                .setHaltImposed(HaltImposed.newBuilder()
                        .setScope(RiskMapping.scope(RiskScope.ALL))
                        .setHaltKey("operator:ALL")
                        .setImposedBy("alice")
                        .setReason(reason))
                .build();
    }

    private static RiskCommand moved() {
        return RiskCommand.newBuilder()
                .setEpoch(4)
                .setBreakerMoved(BreakerMoved.newBuilder()
                        .setToLevel(4)
                        .setDrawdown("0.26")
                        .setUnitValue("0.74")
                        .setPeakUnitValue("1"))
                .build();
    }

    private static AlertRaised alert() {
        return AlertRaised.newBuilder()
                .setSeverity(AlertSeverity.ALERT_SEVERITY_P1)
                .setSubject("halt ALL")
                .setText("never logged: it may be long")
                .build();
    }

    private static AccountSnapshot snapshot(boolean reconciled) {
        return AccountSnapshot.newBuilder()
                .setAccount("TREND-1")
                .setReconciled(reconciled)
                .setDifference("BTC: ledger 0, exchange 1")
                .build();
    }
}
