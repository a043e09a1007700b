package io.eternalengine.cli.history.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistorySeriesTest {
    private static final long DAY_MS = Duration.ofDays(19_000).toMillis();
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final HistorySeries FUNDING = new HistorySeries("BTCUSDT", HistorySeries.Kind.FUNDING);

    @Test
    void namesFundingAfterEightHoursOnlyWhenNothingIsSettledBetween() {
        assertThat(FUNDING.fileNameFor(new long[] {DAY_MS, DAY_MS + 8 * HOUR_MS, DAY_MS + 24 * HOUR_MS}))
                .isEqualTo("BTCUSDT-bybit-funding-8h");
        assertThat(FUNDING.fileNameFor(new long[] {DAY_MS, DAY_MS + 8 * HOUR_MS, DAY_MS + 12 * HOUR_MS}))
                .isEqualTo("BTCUSDT-bybit-funding");
        assertThat(FUNDING.fileNames()).containsExactly("BTCUSDT-bybit-funding-8h", "BTCUSDT-bybit-funding");
    }

    @Test
    void namesCandlesAlwaysTheSame() {
        var candles = new HistorySeries("BTCUSDT", HistorySeries.Kind.SPOT_CANDLES);

        assertThat(candles.fileNameFor(new long[] {DAY_MS + HOUR_MS})).isEqualTo("BTCUSDT-bybit-spot-1h");
        assertThat(candles.fileNames()).containsExactly("BTCUSDT-bybit-spot-1h");
    }
}
