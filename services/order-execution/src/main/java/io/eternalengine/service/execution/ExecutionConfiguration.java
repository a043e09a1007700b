package io.eternalengine.service.execution;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.service.execution.account.ExecutionParameters;
import io.eternalengine.service.execution.account.OpeningCaps;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;

/** Keys under {@code eternal.execution}. */
@ConfigMapping(prefix = ExecutionConfiguration.PREFIX)
public interface ExecutionConfiguration {
    String PREFIX = "eternal.execution";

    @WithDefault("0.005")
    BigDecimal slippageCapFraction();

    @WithDefault("10S")
    Duration repriceAfter();

    @WithDefault("60S")
    Duration makerTimeout();

    @WithDefault("12S")
    Duration notFoundWindow();

    @WithDefault("2S")
    Duration quoteFreshFor();

    @WithDefault("30S")
    Duration reconcileEvery();

    /** In USDT. */
    @WithDefault("1")
    BigDecimal dust();

    @WithDefault("20")
    int unreachableTries();

    /** How often the rights of each account's key are asked for while it trades. */
    @WithDefault("5M")
    Duration keyRightsEvery();

    /** How often what the exchange charges is asked for. */
    @WithDefault("4H")
    Duration feeRatesEvery();

    /** An order that opens exposure may be worth at most this part of its account. */
    @WithDefault("0.25")
    BigDecimal largestOpeningFraction();

    /** All that is opened within the window may be worth at most this part of its account. */
    @WithDefault("0.5")
    BigDecimal openingWindowFraction();

    /** By the exchange's clock; as long as an opening is valid. */
    @WithDefault("1H")
    Duration openingWindow();

    /** Symbols in which exposure may be opened. */
    @WithDefault("BTCUSDT,ETHUSDT")
    Set<String> symbols();

    /** {@code rest} or {@code websocket}. */
    @WithDefault("rest")
    String orderEntry();

    /** The validated record; refuses with the name of the component. */
    default ExecutionParameters toParameters() {
        return new ExecutionParameters(
                Decimal.of(slippageCapFraction()),
                repriceAfter(),
                makerTimeout(),
                notFoundWindow(),
                quoteFreshFor(),
                reconcileEvery(),
                Decimal.of(dust()),
                unreachableTries(),
                keyRightsEvery(),
                feeRatesEvery(),
                new OpeningCaps(
                        Decimal.of(largestOpeningFraction()),
                        Decimal.of(openingWindowFraction()),
                        openingWindow(),
                        symbols()));
    }
}
