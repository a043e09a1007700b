package io.eternalengine.service.risk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.BreakerParameters;
import io.eternalengine.core.risk.RiskParameters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keys under {@code eternal.risk}; fractions are of one, durations ISO ({@code PT72H}) or short ({@code 72H}). */
@ConfigMapping(prefix = RiskConfiguration.PREFIX)
public interface RiskConfiguration {
    String PREFIX = "eternal.risk";

    @WithDefault("CORE-HODL")
    String coreHodlAccount();

    @WithDefault("0.10,0.15,0.20,0.25")
    List<BigDecimal> thresholds();

    @WithDefault("0.05")
    BigDecimal leaveCautionAt();

    @WithDefault("0.10")
    BigDecimal leaveWarningAt();

    @WithDefault("24H")
    Duration cautionPause();

    @WithDefault("72H")
    Duration warningPause();

    @WithDefault("72H")
    Duration reviewTime();

    @WithDefault("0.25")
    BigDecimal restartSize();

    @WithDefault("0.05")
    BigDecimal priceCollarFraction();

    @WithDefault("0.05")
    BigDecimal maxOrderFraction();

    @WithDefault("0.20")
    BigDecimal maxPositionFraction();

    @WithDefault("2H")
    Duration maxMarkAge();

    @WithDefault("60")
    int maxOpeningsPerMinute();

    @WithDefault("24H")
    Duration approvalWindow();

    /** The validated record; refuses with the name of the component. */
    default RiskParameters toParameters() {
        return new RiskParameters(
                Map.of(EngineId.CORE_HODL, coreHodlAccount()),
                new BreakerParameters(
                        thresholds().stream().map(Decimal::of).toList(),
                        Decimal.of(leaveCautionAt()),
                        Decimal.of(leaveWarningAt()),
                        cautionPause(),
                        warningPause(),
                        reviewTime(),
                        Decimal.of(restartSize())),
                Decimal.of(priceCollarFraction()),
                Decimal.of(maxOrderFraction()),
                Decimal.of(maxPositionFraction()),
                maxMarkAge(),
                maxOpeningsPerMinute(),
                approvalWindow());
    }
}
