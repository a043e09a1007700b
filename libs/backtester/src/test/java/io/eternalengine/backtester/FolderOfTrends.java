package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** A folder of spot and perpetual candles with trends, from a seed, for TREND to trade. */
public final class FolderOfTrends {
    private FolderOfTrends() {}

    public static void write(Path folder, long seed, int hours) throws IOException {
        var random = new Random(seed);
        market(folder, "BTCUSDT", 40_000, hours, random);
        market(folder, "ETHUSDT", 2_500, hours, random);
    }

    private static void market(Path folder, String symbol, double start, int hours, Random random) throws IOException {
        var text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
        double price = start;
        double drift = 0;
        for (int hour = 0; hour < hours; hour++) {
            drift = random.nextInt(80) == 0 ? 0.002 * random.nextGaussian() : drift;
            double open = price;
            price = open * Math.clamp(1 + drift + 0.004 * random.nextGaussian(), 0.9, 1.1);
            double high = Math.max(open, price) * (1 + 0.002 * random.nextDouble());
            double low = Math.min(open, price) * (1 - 0.002 * random.nextDouble());
            text.append(String.format(
                    Locale.ROOT, "%d,%.1f,%.1f,%.1f,%.1f,100000%n", START_MS + hour * HOUR_MS, open, high, low, price));
        }
        Files.writeString(folder.resolve(symbol + "-binance-spot-1h.csv"), text);
        Files.writeString(folder.resolve(symbol + "-bybit-linear-1h.csv"), text);
    }
}
