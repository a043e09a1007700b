package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.risk.BreakerOrders;
import io.eternalengine.risk.CorrelationLimits;
import io.eternalengine.risk.FeedLimits;
import io.eternalengine.risk.LossLimits;
import io.eternalengine.risk.PortfolioLimits;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.risk.TierLimits;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RiskConfigurationTest {
    @Test
    void withNothingConfiguredRiskHasTheParametersOfTheCore() throws IOException {
        assertThat(parameters(Map.of())).isEqualTo(RiskParameters.defaults());
    }

    @Test
    void whatIsConfiguredIsLaidOverTheDefaults() throws IOException {
        RiskParameters parameters = parameters(Map.of(
                "eternal.risk.max-order-fraction", "0.03",
                "eternal.risk.review-time", "PT48H",
                "eternal.risk.thresholds", "0.11,0.16,0.21,0.26"));

        RiskParameters defaults = RiskParameters.defaults();
        assertThat(parameters.maxOrderFraction()).isEqualTo(Decimal.of("0.03"));
        assertThat(parameters.breaker().reviewTime()).isEqualTo(Duration.ofDays(2));
        assertThat(parameters.breaker().thresholds())
                .contains(Decimal.of("0.11"))
                .hasSize(4);
        assertThat(parameters.maxPositionFraction()).isEqualTo(defaults.maxPositionFraction());
        assertThat(parameters.accounts()).isEqualTo(defaults.accounts());
    }

    @Test
    void everyNumberOfTheBreakersOrdersAndOfTheLimitsCanBeSet() throws IOException {
        RiskParameters parameters = parameters(given("""
            eternal.risk.caution-size=0.7
            eternal.risk.warning-size=0.4
            eternal.risk.stop-distance-multiple=1.6
            eternal.risk.warning-core-reduction=0.2
            eternal.risk.alert-core-reduction=0.6
            eternal.risk.max-asset-fraction=0.4
            eternal.risk.tier-one-assets=BTC
            eternal.risk.tier-two-assets=ETH,SOL
            eternal.risk.max-slippage=0.004
            eternal.risk.tier-two.max-order-fraction=0.03
            eternal.risk.tier-two.max-position-fraction=0.06
            eternal.risk.tier-two.max-slippage=0.006
            eternal.risk.tier-three.max-order-fraction=0.004
            eternal.risk.tier-three.max-position-fraction=0.01
            eternal.risk.tier-three.max-slippage=0.02
            eternal.risk.max-leverage=1.5
            eternal.risk.max-heat=0.04
            eternal.risk.max-directional-positions=2
            eternal.risk.losses.daily=0.03
            eternal.risk.losses.weekly=0.06
            eternal.risk.losses.restart-step=PT48H
            eternal.risk.losses.restart-growth=0.2
            eternal.risk.feeds.min-depth=50000
            eternal.risk.feeds.max-book-age=PT30S
            eternal.risk.feeds.flash-fall=0.06
            eternal.risk.feeds.spread-multiple=4
            eternal.risk.feeds.depth-fraction=0.4
            eternal.risk.feeds.flash-pause=PT10M
            eternal.risk.feeds.silence-warning=PT3S
            eternal.risk.feeds.silence-halt=PT50S
            eternal.risk.feeds.api-alert=PT6M
            eternal.risk.feeds.api-escalate=PT20M
            eternal.risk.correlation.watch=0.5
            eternal.risk.correlation.crisis=0.7
            eternal.risk.correlation.emergency=0.8
            eternal.risk.correlation.min-z-score=1.5
            """));

        PortfolioLimits defaults = PortfolioLimits.defaults();
        assertThat(parameters.breaker().orders())
                .isEqualTo(new BreakerOrders(dec("0.7"), dec("0.4"), dec("1.6"), dec("0.2"), dec("0.6")));
        assertThat(parameters.limits())
                .isEqualTo(new PortfolioLimits(
                        defaults.moreAccounts(),
                        defaults.allocations(),
                        dec("0.4"),
                        List.of("BTC"),
                        List.of("ETH", "SOL"),
                        dec("0.004"),
                        new TierLimits(dec("0.03"), dec("0.06"), dec("0.006")),
                        new TierLimits(dec("0.004"), dec("0.01"), dec("0.02")),
                        dec("1.5"),
                        dec("0.04"),
                        2,
                        new LossLimits(dec("0.03"), dec("0.06"), Duration.ofDays(2), dec("0.2")),
                        new FeedLimits(
                                dec("50000"),
                                Duration.ofSeconds(30),
                                dec("0.06"),
                                dec("4"),
                                dec("0.4"),
                                Duration.ofMinutes(10),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(50),
                                Duration.ofMinutes(6),
                                Duration.ofMinutes(20)),
                        new CorrelationLimits(dec("0.5"), dec("0.7"), dec("0.8"), dec("1.5"))));
    }

    private static Map<String, String> given(String lines) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(lines));
        Map<String, String> given = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> given.put(key, properties.getProperty(key)));
        return given;
    }

    private static Decimal dec(String text) {
        return Decimal.of(text);
    }

    private static RiskParameters parameters(Map<String, String> given) throws IOException {
        var shipped = new PropertiesConfigSource(
                Objects.requireNonNull(RiskConfiguration.class.getResource("/application.properties")));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(shipped, new PropertiesConfigSource(given, "given", 500))
                .withMapping(RiskConfiguration.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(RiskConfiguration.class)
                .toParameters();
    }
}
