package io.eternalengine.benchmarks;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.PublishedTradingRules;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Spot and perpetual of BTC and ETH, hourly, with funding every eight hours and an index of sentiment every day, as long as
 * wanted: cycles of prices, funding and sentiment, made as they are asked for, so that length costs no memory.
 *
 * <p>A bar of a long run can cost the same as one of a short run only if the portfolio is as large at the end as at the
 * beginning. So gains and losses are in balance, found by trying: the portfolio gains by drift and by rebalancing coins that
 * swing, and loses by crashes, in which the circuit breaker sells low and the purchases that make up for it come late, and
 * by FUNDING's fees. Volume is thin enough that a larger portfolio pays more for impact. With 100
 * thousand at the start, equity stays between two fifths and the ninefold of that for 285 years.
 */
final class EndlessMarket {
    private static final long COMMON_SEED = 10;
    private static final long BITCOIN_SEED = 11;
    private static final long ETHER_SEED = 12;
    private static final double BITCOIN_PRICE = 8_000;
    private static final double ETHER_PRICE = 200;

    private EndlessMarket() {}

    static MarketData of(int hours) {
        var bitcoin = new PriceCycle(new Random(BITCOIN_SEED), new Random(COMMON_SEED), BITCOIN_PRICE);
        var ether = new PriceCycle(new Random(ETHER_SEED), new Random(COMMON_SEED), ETHER_PRICE);
        List<MarketSeries> series = List.of(
                series(Tape.BTC_SPOT, bitcoin, hours),
                series(Tape.BTC_PERPETUAL, bitcoin, hours),
                series(Tape.ETH_SPOT, ether, hours),
                series(Tape.ETH_PERPETUAL, ether, hours));
        return new MarketData(series, new FundingCycle(hours), new MoodCycle(hours), List.of(), new TreeMap<>());
    }

    /** Spot and perpetual of a coin have the same prices. */
    private static MarketSeries series(InstrumentId id, PriceCycle prices, int hours) {
        return MarketSeries.passing(PublishedTradingRules.of(id), hours, hour -> prices.candle(id, hour));
    }
}
