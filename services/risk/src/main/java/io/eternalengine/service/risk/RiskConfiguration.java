package io.eternalengine.service.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.risk.BreakerOrders;
import io.eternalengine.risk.BreakerParameters;
import io.eternalengine.risk.RiskParameters;
import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Keys under {@code eternal.risk}; fractions are of one, durations ISO ({@code PT72H}) or short ({@code 72H}). Every key is
 * optional and laid over {@link RiskParameters#defaults()}, the one place of the defaults.
 */
@ConfigMapping(prefix = RiskConfiguration.PREFIX)
public interface RiskConfiguration {
    String PREFIX = "eternal.risk";

    Optional<String> coreHodlAccount();

    Optional<List<BigDecimal>> thresholds();

    Optional<BigDecimal> leaveCautionAt();

    Optional<BigDecimal> leaveWarningAt();

    Optional<Duration> cautionPause();

    Optional<Duration> warningPause();

    Optional<Duration> reviewTime();

    Optional<BigDecimal> restartSize();

    Optional<BigDecimal> cautionSize();

    Optional<BigDecimal> warningSize();

    Optional<BigDecimal> stopDistanceMultiple();

    Optional<BigDecimal> warningCoreReduction();

    Optional<BigDecimal> alertCoreReduction();

    Optional<BigDecimal> priceCollarFraction();

    Optional<BigDecimal> maxOrderFraction();

    Optional<BigDecimal> maxPositionFraction();

    Optional<Duration> maxMarkAge();

    OptionalInt maxOpeningsPerMinute();

    Optional<Duration> approvalWindow();

    Optional<BigDecimal> maxAssetFraction();

    Optional<List<String>> tierOneAssets();

    Optional<List<String>> tierTwoAssets();

    Optional<BigDecimal> maxSlippage();

    LimitConfiguration.Tier tierTwo();

    LimitConfiguration.Tier tierThree();

    Optional<BigDecimal> maxLeverage();

    Optional<BigDecimal> maxHeat();

    OptionalInt maxDirectionalPositions();

    LimitConfiguration.Losses losses();

    LimitConfiguration.Feeds feeds();

    LimitConfiguration.Correlation correlation();

    /** The validated record; refuses with the name of the component. */
    default RiskParameters toParameters() {
        RiskParameters defaults = RiskParameters.defaults();
        return new RiskParameters(
                accounts(this, defaults.accounts()),
                breaker(this, defaults.breaker()),
                decimal(priceCollarFraction(), defaults.priceCollarFraction()),
                decimal(maxOrderFraction(), defaults.maxOrderFraction()),
                decimal(maxPositionFraction(), defaults.maxPositionFraction()),
                maxMarkAge().orElse(defaults.maxMarkAge()),
                maxOpeningsPerMinute().orElse(defaults.maxOpeningsPerMinute()),
                approvalWindow().orElse(defaults.approvalWindow()),
                LimitConfiguration.over(this, defaults.limits()));
    }

    private static Map<EngineId, String> accounts(RiskConfiguration given, Map<EngineId, String> defaults) {
        Map<EngineId, String> accounts = new EnumMap<>(defaults);
        given.coreHodlAccount().ifPresent(account -> accounts.put(EngineId.CORE_HODL, account));
        return accounts;
    }

    private static BreakerParameters breaker(RiskConfiguration given, BreakerParameters defaults) {
        return new BreakerParameters(
                given.thresholds()
                        .map(list -> list.stream().map(Decimal::of).toList())
                        .orElse(defaults.thresholds()),
                decimal(given.leaveCautionAt(), defaults.leaveCautionAt()),
                decimal(given.leaveWarningAt(), defaults.leaveWarningAt()),
                given.cautionPause().orElse(defaults.cautionPause()),
                given.warningPause().orElse(defaults.warningPause()),
                given.reviewTime().orElse(defaults.reviewTime()),
                decimal(given.restartSize(), defaults.restartSize()),
                orders(given, defaults.orders()));
    }

    private static BreakerOrders orders(RiskConfiguration given, BreakerOrders defaults) {
        return new BreakerOrders(
                decimal(given.cautionSize(), defaults.cautionSize()),
                decimal(given.warningSize(), defaults.warningSize()),
                decimal(given.stopDistanceMultiple(), defaults.stopDistanceMultiple()),
                decimal(given.warningCoreReduction(), defaults.warningCoreReduction()),
                decimal(given.alertCoreReduction(), defaults.alertCoreReduction()));
    }

    private static Decimal decimal(Optional<BigDecimal> given, Decimal byDefault) {
        return given.map(Decimal::of).orElse(byDefault);
    }
}
