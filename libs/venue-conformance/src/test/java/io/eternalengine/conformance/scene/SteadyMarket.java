package io.eternalengine.conformance.scene;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;

/**
 * A market in which every hour is like every other, so a test can write its figures down: prices open and close each hour at
 * 40 000 (BTC) and 2 000 (ETH), fall half a percent in its first twenty minutes, stand half a percent above after forty, and
 * return. Longs pay shorts 0.01 % every eight hours.
 */
final class SteadyMarket {
    static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    static final LocalDate TO = LocalDate.of(2024, 3, 1);
    static final int WARM_UP_DAYS = 100;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FUNDING = Duration.ofHours(8);

    private SteadyMarket() {}

    /** Writes the history that the simulator plays. */
    static void write(Path folder) throws IOException {
        write(folder, "BTCUSDT", "40000,40200,39800,40000,100");
        write(folder, "ETHUSDT", "2000,2010,1990,2000,100");
    }

    private static void write(Path folder, String symbol, String hour) throws IOException {
        String candles = "timestamp_ms,open,high,low,close,volume";
        rows(folder.resolve(symbol + "-binance-spot-1h.csv.gz"), candles, HOUR, hour);
        rows(folder.resolve(symbol + "-bybit-linear-1h.csv.gz"), candles, HOUR, hour);
        rows(folder.resolve(symbol + "-bybit-funding-8h.csv.gz"), "timestamp_ms,funding_rate", FUNDING, "0.0001");
    }

    private static void rows(Path file, String header, Duration every, String values) throws IOException {
        try (PrintStream out =
                new PrintStream(new GZIPOutputStream(Files.newOutputStream(file)), false, StandardCharsets.US_ASCII)) {
            out.println(header);
            long endMs = startMs(TO);
            for (long timeMs = startMs(FROM.minusDays(WARM_UP_DAYS)); timeMs <= endMs; timeMs += every.toMillis()) {
                out.println(timeMs + "," + values);
            }
        }
    }

    private static long startMs(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
