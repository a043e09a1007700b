package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.engine.corehodl.CoreHodlParameters;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceParametersTest {
    @Test
    void withNothingGivenTheServicesAreToldNothing() {
        var parameters = ServiceParameters.of(ParameterSet.defaults(), Map.of("PATH", "/bin"));

        assertThat(parameters.environment()).isEmpty();
    }

    @Test
    void whatIsGivenReachesTheServices() {
        var asked =
                ParameterSet.of(Map.of("eternal.core-hodl.program-days", "7", "eternal.risk.caution-pause", "PT1H"));

        var parameters = ServiceParameters.of(asked, Map.of());

        assertThat(parameters.environment())
                .containsOnly(
                        Map.entry("ETERNAL_CORE_HODL_PROGRAM_DAYS", "7"),
                        Map.entry("ETERNAL_RISK_CAUTION_PAUSE", "PT1H"));
    }

    @Test
    void theEnvironmentCountsWhereNothingElseIsGiven() {
        var environment = Map.of("ETERNAL_CORE_HODL_PROGRAM_DAYS", "7", "ETERNAL_CORE_HODL_DRIFT_LIMIT", "0.2");

        var parameters =
                ServiceParameters.of(ParameterSet.of(Map.of("eternal.core-hodl.program-days", "9")), environment);

        assertThat(parameters.environment())
                .containsOnly(
                        Map.entry("ETERNAL_CORE_HODL_PROGRAM_DAYS", "9"),
                        Map.entry("ETERNAL_CORE_HODL_DRIFT_LIMIT", "0.2"));
    }

    @Test
    void anAssetThatIsNewGetsItsShareFromTheEnvironmentToo() {
        var environment = Map.of("ETERNAL_TREND_1_ASSETS", "BTCUSDT,SOLUSDT", "ETERNAL_TREND_1_SOLUSDT_SHARE", "0.4");

        var parameters = ServiceParameters.of(ParameterSet.defaults(), environment);

        assertThat(parameters.environment()).isEqualTo(environment);
    }

    @Test
    void aDefaultThatIsAskedForWinsAgainstTheEnvironment() {
        var environment = Map.of("ETERNAL_CORE_HODL_PROGRAM_DAYS", "7");
        String byDefault = Integer.toString(CoreHodlParameters.defaults().programDays());

        var parameters =
                ServiceParameters.of(ParameterSet.of(Map.of("eternal.core-hodl.program-days", byDefault)), environment);

        assertThat(parameters.environment()).containsExactly(Map.entry("ETERNAL_CORE_HODL_PROGRAM_DAYS", byDefault));
    }

    @Test
    void everyEngineAndTheCapitalOfItsAccountsIsKnown() {
        var given = Map.of(
                "eternal.trend-1.fast-sma-period", "20",
                "eternal.trend-2.assets", "BTCUSDT",
                "eternal.funding.leg-tries", "5",
                "eternal.tactical.fall", "0.4",
                "eternal.allocation.trend-1", "0.10",
                "eternal.allocation.trend-2", "0.10");

        assertThat(ServiceParameters.of(ParameterSet.of(given), Map.of()).given())
                .isEqualTo(given);
    }

    @Test
    void refusesParametersThatNoServiceTakes() {
        var asked = ParameterSet.of(Map.of("eternal.backtest.warm-up-days", "20"));

        assertThatThrownBy(() -> ServiceParameters.of(asked, Map.of()))
                .hasMessageContaining("eternal.backtest.warm-up-days is no parameter; known ones begin with"
                        + " eternal.allocation., eternal.core-hodl., eternal.funding., eternal.risk., eternal.tactical.,"
                        + " eternal.trend-1., eternal.trend-2.");
    }
}
