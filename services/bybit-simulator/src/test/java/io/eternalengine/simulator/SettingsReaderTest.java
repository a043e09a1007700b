package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @Test
    void sharesTheCapitalAmongTheAccounts() {
        SimulatorSettings settings = read(Map.of());
        assertThat(settings.accountNames())
                .containsExactly("MASTER", "CORE-HODL", "TREND-1", "TREND-2", "FUNDING", "TACTICAL");
        assertThat(settings.depositOf("CORE-HODL")).isEqualByComparingTo("30000");
        assertThat(settings.depositOf("MASTER")).isZero();
    }

    @Test
    void refusesAFundingIntervalWhereTheDataTellsIts() {
        assertThatThrownBy(() -> read(Map.of(
                        "eternal.simulator.data-directory", ".",
                        "eternal.simulator.symbols", "BTCUSDT",
                        "eternal.simulator.from", "2020-02-20",
                        "eternal.simulator.to", "2020-02-21",
                        "eternal.simulator.funding-interval-hours", "4")))
                .hasMessage("eternal.simulator.funding-interval-hours = 4: comes from the data directory itself");
    }

    @Test
    void holdsAddressesToTheExchangesQuotaUnlessToldOtherwise() {
        assertThat(read(Map.of()).addressQuota()).isEqualTo(AddressQuota.EXCHANGE);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            from               | 2020-13-01 | must be a date such as 2020-02-20
            to                 | 2019-01-01 | must be later than from
            generate-seed      | x          | must be a whole number
            total-capital      | -1         | must be positive
            total-capital      | much       | must be a decimal number
            symbols            | BTCUSD     | must be a symbol quoted in USDT
            accounts           | A          | must have the form NAME=fraction
            accounts           | A=0.7,B=0.5 | must sum to at most 1
            accounts           | MASTER=0.1 | must be a name of A-Z, 0-9 and - other than MASTER
            spread-bps         | 2000       | must be between 0 and 1000
            ticker-interval-ms | 10         | must be at least 60000
            warm-up-days       | -1         | must be between 0 and 4000
            latency-clock      | moon       | must be market or wall
            kept-orders        | 1          | must be between 500
            funding-interval-hours | 3      | must be 1, 2, 4 or 8 hours
            funding-interval-hours | 12     | must be between 1 and 8
            funding-interval-hours | SOLUSDT=4 | must be one of the symbols [BTCUSDT, ETHUSDT]
            funding-interval-hours | BTCUSDT=4,BTCUSDT=1 | must name each symbol once
            second-filled-fraction | 1.5    | must be between 0 and 1
            ip-requests        | -1         | must be between 0 and 100000
            ip-connections     | many       | must be a whole number
            ip-ban-seconds     | 0          | must be between 1 and 86400
            """)
    void refusesWhatMakesNoSenseWithKeyAndRule(String key, String value, String rule) {
        assertThatThrownBy(() -> read(Map.of("eternal.simulator." + key, value)))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageStartingWith("eternal.simulator." + key + " = ")
                .hasMessageContaining(rule);
    }

    @Test
    void refusesACredentialsFileThatIsNotThere() {
        assertThatThrownBy(() -> ApiKeys.read(Path.of("no-such-file"), java.util.List.of("A")))
                .hasMessage("eternal.simulator.credentials-file = no-such-file: "
                        + "must be a properties file that can be read");
    }

    private static SimulatorSettings read(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(SimulatorConfig.class)
                .withDefaultValues(values)
                .build();
        return SettingsReader.read(config.getConfigMapping(SimulatorConfig.class));
    }
}
