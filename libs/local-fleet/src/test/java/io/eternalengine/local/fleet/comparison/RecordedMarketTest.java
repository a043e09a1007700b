package io.eternalengine.local.fleet.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.mapping.MarketMapping;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A market that was read message by message is the one that the messages say. */
class RecordedMarketTest {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    private static final InstrumentId PERPETUAL = InstrumentId.linear("BTCUSDT");

    private final RecordedMarket market = new RecordedMarket();

    @Test
    void candlesAreInTheOrderOfTheirTimesEachOnceAndOnlyOfDescribedMarkets() {
        market.observe(MarketMapping.toWire(described(BTC), 0));
        market.observe(MarketMapping.toWire(candle(BTC, 3, "103")));
        market.observe(MarketMapping.toWire(candle(BTC, 2, "102")));
        market.observe(MarketMapping.toWire(candle(BTC, 3, "104")));
        market.observe(MarketMapping.toWire(candle(PERPETUAL, 2, "102")));

        MarketData data = market.data();

        assertThat(data.series()).singleElement().satisfies(series -> {
            assertThat(series.instrument()).isEqualTo(described(BTC));
            assertThat(series.size()).isEqualTo(2);
            assertThat(series.candle(0)).isEqualTo(candle(BTC, 2, "102"));
            assertThat(series.candle(1)).isEqualTo(candle(BTC, 3, "104"));
        });
        assertThat(data.highs()).isEmpty();
    }

    @Test
    void aHighIsACandleBeforeTheFirstOneAndTheFirstThatWasStatedCounts() {
        market.observe(MarketMapping.toWire(described(BTC), 0));
        market.observe(MarketMapping.toWire(candle(BTC, 2, "102")));
        market.observe(MarketMapping.toWire(new AllTimeHigh(BTC, Decimal.of(500), 0, HOUR_MS)));
        market.observe(MarketMapping.toWire(new AllTimeHigh(BTC, Decimal.of(600), 0, 2 * HOUR_MS)));

        assertThat(market.data().highs()).singleElement().satisfies(high -> {
            assertThat(high.high()).isEqualTo(Decimal.of(500));
            assertThat(high.closeTimeMs()).isEqualTo(2 * HOUR_MS);
        });
    }

    @Test
    void settlementsAndSentimentAreInTheOrderOfTheirTimes() {
        var early = new FundingSettlement(PERPETUAL, Decimal.of("0.0001"), 8 * HOUR_MS, 8 * HOUR_MS);
        var late = new FundingSettlement(PERPETUAL, Decimal.of("-0.0002"), 16 * HOUR_MS, 8 * HOUR_MS);
        market.observe(MarketMapping.toWire(late));
        market.observe(MarketMapping.toWire(early));
        market.observe(MarketMapping.toWire(new Sentiment(20, 48 * HOUR_MS)));
        market.observe(MarketMapping.toWire(new Sentiment(30, 24 * HOUR_MS)));

        assertThat(market.data().funding()).isEqualTo(List.of(early, late));
        assertThat(market.data().sentiment())
                .isEqualTo(List.of(new Sentiment(30, 24 * HOUR_MS), new Sentiment(20, 48 * HOUR_MS)));
    }

    private static Instrument described(InstrumentId id) {
        return new Instrument(
                id,
                "BTC",
                "USDT",
                Decimal.of("0.1"),
                Decimal.of("0.001"),
                Decimal.of("0.001"),
                Decimal.of(100),
                Decimal.of(5),
                Decimal.of("0.01"));
    }

    private static Candle candle(InstrumentId id, int hour, String close) {
        Decimal price = Decimal.of(close);
        return new Candle(id, hour * HOUR_MS, HOUR_MS, price, price, price, price, Decimal.ONE);
    }
}
