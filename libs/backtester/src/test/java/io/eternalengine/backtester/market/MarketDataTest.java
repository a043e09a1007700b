package io.eternalengine.backtester.market;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Sentiment;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketDataTest {
    /** Of two perpetuals at hours 0, 8, 16, 24. */
    private final List<FundingSettlement> funding = LongStream.range(0, 4)
            .mapToObj(i -> START_MS + i * 8 * HOUR_MS)
            .flatMap(atMs -> Stream.of(settlement("BTCUSDT", atMs), settlement("ETHUSDT", atMs)))
            .toList();

    private final List<Sentiment> sentiment = LongStream.range(0, 4)
            .mapToObj(i -> new Sentiment(50, START_MS + i * 8 * HOUR_MS))
            .toList();

    private final MarketData data = new MarketData(List.of(), funding, sentiment, List.of(), new TreeMap<>());

    private static FundingSettlement settlement(String symbol, long atMs) {
        return new FundingSettlement(InstrumentId.linear(symbol), dec("0.0001"), atMs, 8 * HOUR_MS);
    }

    @Test
    void whatIsBetweenTwoTimesHasBothOfThem() {
        // when
        MarketData part = data.between(START_MS + 8 * HOUR_MS, START_MS + 16 * HOUR_MS);

        // then
        assertThat(part.funding()).isEqualTo(funding.subList(2, 6));
        assertThat(part.sentiment()).isEqualTo(sentiment.subList(1, 3));
    }

    @Test
    void nothingLaterIsKnown() {
        // when
        MarketData known = data.between(START_MS + 1, Long.MAX_VALUE).knownAt(START_MS + 24 * HOUR_MS - 1);

        // then
        assertThat(known.funding()).isEqualTo(funding.subList(2, 6));
        assertThat(known.sentiment()).isEqualTo(sentiment.subList(1, 3));
        assertThat(data.knownAt(START_MS - 1).funding()).isEmpty();
        assertThat(data.between(START_MS + 24 * HOUR_MS + 1, Long.MAX_VALUE).sentiment())
                .isEmpty();
    }
}
