package io.eternalengine.service.marketdata;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.risk.FeedLimits;
import io.eternalengine.service.marketdata.series.ShardProgress;
import io.eternalengine.service.marketdata.shard.MarketDataParameters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Keys under {@code eternal.market-data}; {@link MarketDataParameters} says what they mean. */
@ConfigMapping(prefix = MarketDataConfiguration.PREFIX)
public interface MarketDataConfiguration {
    String PREFIX = "eternal.market-data";

    @WithDefault("0")
    int warmUp();

    @WithDefault("250ms")
    Duration tickerInterval();

    @WithDefault("60s")
    Duration checkInterval();

    @WithDefault("1h")
    Duration instrumentRefresh();

    @WithDefault("6s")
    Duration sessionTimeout();

    /** Where the Fear &amp; Greed index is published; without it none is. */
    Optional<URI> sentimentUrl();

    @WithDefault("10m")
    Duration sentimentInterval();

    @WithDefault("1s")
    Duration bookInterval();

    @WithDefault("200")
    int bookLevels();

    /** Distance from the mid within which the depth of a book is counted; risk's default without it. */
    Optional<BigDecimal> depthBand();

    /**
     * The validated record; refuses with the name of the component.
     *
     * @param snapshotFormat in which a shard's progress is stored; the current one when empty
     */
    default MarketDataParameters toParameters(OptionalInt snapshotFormat) {
        return new MarketDataParameters(
                warmUp(),
                tickerInterval(),
                checkInterval(),
                instrumentRefresh(),
                sessionTimeout(),
                snapshotFormat.orElse(ShardProgress.CURRENT_FORMAT),
                sentimentInterval(),
                bookInterval(),
                bookLevels(),
                depthBand().map(Decimal::of).orElse(FeedLimits.defaults().depthBand()));
    }
}
