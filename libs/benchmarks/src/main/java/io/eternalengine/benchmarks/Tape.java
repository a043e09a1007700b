package io.eternalengine.benchmarks;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.InstrumentId;
import java.util.List;

/** Candles of several instruments in the order of their times, made before anything is measured. */
final class Tape {
    static final InstrumentId BTC_SPOT = InstrumentId.spot("BTCUSDT");
    static final InstrumentId ETH_SPOT = InstrumentId.spot("ETHUSDT");
    static final InstrumentId BTC_PERPETUAL = InstrumentId.linear("BTCUSDT");
    static final InstrumentId ETH_PERPETUAL = InstrumentId.linear("ETHUSDT");
    static final List<InstrumentId> SPOT = List.of(BTC_SPOT, ETH_SPOT);
    static final List<InstrumentId> PERPETUALS = List.of(BTC_PERPETUAL, ETH_PERPETUAL);
    static final List<InstrumentId> ALL = List.of(BTC_SPOT, ETH_SPOT, BTC_PERPETUAL, ETH_PERPETUAL);

    private final Candle[] candles;

    private Tape(Candle[] candles) {
        this.candles = candles;
    }

    /** Spot and perpetual of a coin have the same candles. */
    static Tape of(List<InstrumentId> instruments, int hours, long seed) {
        var candles = new Candle[instruments.size() * hours];
        for (int i = 0; i < instruments.size(); i++) {
            boolean bitcoin = instruments.get(i).symbol().startsWith("BTC");
            Candle[] own = GeneratedMarket.candles(
                    bitcoin ? seed : seed + 1, instruments.get(i), bitcoin ? 8_000 : 200, hours);
            for (int hour = 0; hour < hours; hour++) {
                candles[hour * instruments.size() + i] = own[hour];
            }
        }
        return new Tape(candles);
    }

    Candle candle(int index) {
        return candles[index];
    }

    int size() {
        return candles.length;
    }
}
