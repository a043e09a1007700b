package io.eternalengine.service.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.trend.TrendAsset;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.kit.probe.ParameterRecords;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrendConfigurationTest {
    @ParameterizedTest
    @ValueSource(strings = {"TREND-1", "TREND-2"})
    void withNothingButTheAccountConfiguredItTradesWithTheParametersOfTheCore(String account) {
        assertThat(TrendConfiguration.parameters(config(Map.of("eternal.trend.account", account))))
                .isEqualTo(TrendParameters.of(account));
    }

    @Test
    void whatIsConfiguredOfItsAccountIsLaidOverTheDefaults() {
        TrendParameters parameters = TrendConfiguration.parameters(config(Map.of(
                "eternal.trend.account", "TREND-2",
                "eternal.trend-1.fast-sma-period", "7",
                "eternal.trend-2.assets", "ETHUSDT",
                "eternal.trend-2.entry-adx-min", "30")));

        assertThat(parameters.entries().entryAdxMin()).isEqualTo(30);
        assertThat(parameters.entries().fastSmaPeriod())
                .isEqualTo(TrendParameters.trend2().entries().fastSmaPeriod());
        assertThat(parameters.assets())
                .extracting(TrendAsset::instrument)
                .containsExactly(InstrumentId.linear("ETHUSDT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TREND-3", "FUNDING"})
    void anAccountThatIsNoneOfTrendsIsRefused(String account) {
        assertThatThrownBy(() -> TrendConfiguration.parameters(config(Map.of("eternal.trend.account", account))))
                .hasMessage("account is " + account + ": must be one of TREND-1, TREND-2");
    }

    @Test
    void aKeyThatSetsNothingIsRefused() {
        var misspelled = config(Map.of("eternal.trend.account", "TREND-1", "eternal.trend-1.fast-smaperiod", "7"));
        assertThatThrownBy(() -> TrendConfiguration.parameters(misspelled))
                .hasMessageStartingWith("eternal.trend-1.fast-smaperiod is no parameter; known are ")
                .hasMessageContaining("eternal.trend-1.fast-sma-period");
        var more = config(Map.of("eternal.trend.account", "TREND-1", "eternal.trend.accounts", "TREND-2"));
        assertThatThrownBy(() -> TrendConfiguration.parameters(more))
                .hasMessage("eternal.trend.accounts is no parameter; known are eternal.trend.account");
    }

    @ParameterizedTest
    @CsvSource({
        "fast-length, fast-sma-period",
        "slow-length, slow-sma-period",
        "direction-length, adx-period",
        "strong-adx, entry-adx-min",
        "range-length, atr-period",
        "stop-range-multiple, stop-atr-multiple",
        "trailing-range-multiple, trailing-stop-atr-multiple"
    })
    void aKeyThatHasAnotherNameNowIsRefusedWithItWhereverItIsSet(String old, String today) {
        var property = config(Map.of("eternal.trend.account", "TREND-1", "eternal.trend-1." + old, "7"));
        assertThatThrownBy(() -> TrendConfiguration.parameters(property))
                .hasMessage(
                        "eternal.trend-1." + old + " is no parameter; it is named eternal.trend-1." + today + " now");

        assertThatThrownBy(() -> inEnvironment("TREND-2", Map.of("ETERNAL_TREND_2_" + variable(old), "7")))
                .hasMessage("ETERNAL_TREND_2_" + variable(old) + " is no parameter; it is named ETERNAL_TREND_2_"
                        + variable(today) + " now");
    }

    @Test
    void anEnvironmentVariableThatSetsNothingIsRefusedToo() {
        assertThatThrownBy(() -> inEnvironment("TREND-1", Map.of("ETERNAL_TREND_1_BARS", "4H")))
                .hasMessageStartingWith("ETERNAL_TREND_1_BARS is no parameter; known are ")
                .hasMessageContaining("ETERNAL_TREND_1_BAR,");
        assertThatThrownBy(() -> inEnvironment("TREND-1", Map.of("ETERNAL_TREND_ACCOUNTS", "TREND-2")))
                .hasMessage("ETERNAL_TREND_ACCOUNTS is no parameter; known are ETERNAL_TREND_ACCOUNT");
    }

    @Test
    void variablesOfTheOtherAccountAndOfThePlatformAreLeftAlone() {
        TrendParameters parameters = inEnvironment(
                "TREND-1",
                Map.of(
                        "ETERNAL_TREND_1_ENTRY_ADX_MIN", "30",
                        "ETERNAL_TREND_2_STRONG_ADX", "30",
                        "ETERNAL_TREND_1_SERVICE_HOST", "10.0.0.1",
                        "ETERNAL_TREND_1_SERVICE_PORT", "8080",
                        "ETERNAL_TREND_1_SERVICE_PORT_HTTP", "8080",
                        "ETERNAL_TREND_1_PORT", "tcp://10.0.0.1:8080",
                        "ETERNAL_TREND_1_PORT_8080_TCP_ADDR", "10.0.0.1",
                        "ETERNAL_TREND_1_JAVA_OPTIONS", "-Xmx64m"));

        assertThat(parameters.entries().entryAdxMin()).isEqualTo(30);
    }

    private static TrendParameters inEnvironment(String account, Map<String, String> variables) {
        return TrendConfiguration.parameters(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(Map.of("eternal.trend.account", account), "given", 100),
                        new EnvConfigSource(variables, 300))
                .build());
    }

    private static String variable(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Each process of the application has the name of its consumer group. */
    @ParameterizedTest
    @ValueSource(strings = {"TREND-1", "TREND-2"})
    void theServiceIsNamedAfterItsAccount(String account) {
        var config = config(Map.of(
                "eternal.trend.account", account,
                "eternal.service.name", "engine-trend",
                "line", "service=${eternal.service.name}"));

        assertThat(config.getValue("line", String.class))
                .isEqualTo("service=engine-" + account.toLowerCase(Locale.ROOT));
    }

    @Test
    void anAccountThatComesFromAnotherKeyNamesTheServiceToo() {
        var config = config(Map.of(
                "account.of.this.pod", "TREND-2",
                "eternal.trend.account", "${account.of.this.pod}",
                "eternal.service.name", "engine-trend"));

        assertThat(config.getValue("eternal.service.name", String.class)).isEqualTo("engine-trend-2");
    }

    /** A native binary keeps the components of those records alone that are listed. */
    @Test
    void everyRecordOfTheParametersIsKeptForReflection() {
        assertThat(TrendService.class.getAnnotation(RegisterForReflection.class).targets())
                .containsExactlyInAnyOrderElementsOf(ParameterRecords.of(TrendParameters.class));
    }

    private static SmallRyeConfig config(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withInterceptors(new ServiceNameOfAccount())
                .withSources(new PropertiesConfigSource(given, "given", 500))
                .build();
    }
}
