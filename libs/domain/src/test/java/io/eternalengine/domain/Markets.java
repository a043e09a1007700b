package io.eternalengine.domain;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;

/** The two markets that the tests trade, with trading rules like those of the exchange. */
public final class Markets {
    public static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    public static final InstrumentId ETH = InstrumentId.spot("ETHUSDT");
    public static final long HOUR_MS = 3_600_000L;
    public static final long DAY_MS = 24 * HOUR_MS;
    /** 2024-01-10T00:00:00Z: within a quarter, far from its end. */
    public static final long START_MS = 1_704_844_800_000L;

    public static final long YEAR_9999_MS = 253_370_764_800_000L;

    private Markets() {}

    public static Decimal dec(String text) {
        return Decimal.of(text);
    }

    public static Instrument btc() {
        return instrument(BTC, "BTC", "0.000001");
    }

    public static Instrument eth() {
        return instrument(ETH, "ETH", "0.00001");
    }

    public static Instrument rulesOf(InstrumentId id) {
        return id.equals(BTC) ? btc() : eth();
    }

    /** An hourly candle that closes now, at one price throughout. */
    public static Candle candle(InstrumentId id, long closeTimeMs, Decimal price) {
        return new Candle(id, closeTimeMs - HOUR_MS, HOUR_MS, price, price, price, price, Decimal.ONE);
    }

    public static Instrument instrument(InstrumentId id, String base, String step) {
        return new Instrument(
                id, base, "USDT", dec("0.01"), dec(step), dec(step), dec("100"), dec("5"), dec("0.0000001"));
    }
}
