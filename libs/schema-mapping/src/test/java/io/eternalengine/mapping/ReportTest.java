package io.eternalengine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.RiskStateReported;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What risk reports of itself. */
class ReportTest {
    private static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    private static final Decimal STEP = Decimal.of("0.000001");

    private final RiskEngine risk = new RiskEngine(RiskParameters.defaults());

    @Test
    void reportsTheValuationTheLevelAndTheHalts() {
        on(new RiskInput.InstrumentDescribed(
                new Instrument(BTC, "BTC", "USDT", STEP, STEP, STEP, Decimal.of(100), Decimal.ONE, STEP)));
        candle(1, 40_000);
        on(new RiskInput.BooksChanged(new AccountBooks(
                "CORE-HODL",
                new SpotBalances(new TreeMap<>(Map.of("BTC", Decimal.ONE, "USDT", Decimal.of(60_000)))),
                Decimal.of(100_000),
                1,
                true,
                "")));
        on(new RiskInput.HaltAsked(RiskScope.ALL, "a test", "alice"));
        candle(2, 28_000);

        RecordedParameters parameters = RecordedParameters.of(RiskParameters.defaults());
        RiskStateReported report = RiskMapping.toWire(risk.report(), parameters, false);
        RiskStateReported first = RiskMapping.toWire(risk.report(), parameters, true);

        assertThat(report.getAsOfMs()).isEqualTo(risk.report().asOfMs());
        assertThat(report.getEquity()).isEqualTo("88000");
        assertThat(report.getUnitValue()).isEqualTo("0.88");
        assertThat(report.getPeakUnitValue()).isEqualTo("1");
        assertThat(report.getDrawdown()).isEqualTo("0.12");
        assertThat(report.getMaxDrawdown()).isEqualTo("0.12");
        assertThat(report.getBreakerLevel()).isEqualTo(1);
        assertThat(report.getRiskEpoch()).isEqualTo(risk.halts().epoch());
        assertThat(report.getHaltsList()).containsExactly("operator:ALL on ALL");
        assertThat(report.getTransitionsList()).hasSize(1);
        assertThat(report.getTransitions(0).getDrawdown()).isEqualTo("0.12");
        assertThat(report.getParametersHash()).isEqualTo(parameters.hash());
        assertThat(report.getParametersList()).isEmpty();
        assertThat(RecordedParameters.of(first.getParametersList()).as(RiskParameters.class))
                .isEqualTo(RiskParameters.defaults());
    }

    @Test
    void namesAnAlertByWhatAndWhen() {
        for (AlertSeverity severity : AlertSeverity.values()) {
            var alert = RiskMapping.toWire(new RiskOutput.Alerted(severity, "halt ALL", "alice halted ALL", 42));

            assertThat(alert.getAlertId()).isEqualTo("risk:42:halt ALL");
            assertThat(alert.getSeverity().name()).isEqualTo("ALERT_SEVERITY_" + severity.name());
            assertThat(alert.getText()).isEqualTo("alice halted ALL");
        }
    }

    private void candle(long closeTimeMs, long price) {
        Decimal p = Decimal.of(price);
        on(new RiskInput.CandleClosed(new Candle(BTC, closeTimeMs - 1, 1, p, p, p, p, Decimal.ONE)));
    }

    private void on(RiskInput input) {
        risk.on(input);
    }
}
