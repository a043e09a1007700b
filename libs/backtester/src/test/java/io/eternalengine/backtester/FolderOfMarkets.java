package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** A folder of hourly markets whose prices a test says, from {@link Histories#START_MS} on. */
public final class FolderOfMarkets {
    private final Path folder;
    private final int hours;

    public FolderOfMarkets(Path folder, int hours) {
        this.folder = folder;
        this.hours = hours;
    }

    /** Candles that stand still at a price, over all hours. */
    public FolderOfMarkets candles(String name, String price) throws IOException {
        return candles(name, hour -> price, hour -> true);
    }

    /** Candles at the price of each hour, of those hours that are there. */
    public FolderOfMarkets candles(String name, IntFunction<String> priceAt, IntPredicate isThere) throws IOException {
        var text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
        for (int hour = 0; hour < hours; hour++) {
            if (isThere.test(hour)) {
                String price = priceAt.apply(hour);
                text.append(START_MS + hour * HOUR_MS)
                        .append(("," + price).repeat(4))
                        .append(",100000\n");
            }
        }
        Files.writeString(folder.resolve(name + ".csv"), text);
        return this;
    }

    /** A constant rate every so many hours of those that are there. */
    public FolderOfMarkets rates(String name, String rate, int everyHours, IntPredicate isThere) throws IOException {
        var text = new StringBuilder("timestamp_ms,funding_rate\n");
        for (int hour = 0; hour < hours; hour += everyHours) {
            if (isThere.test(hour)) {
                text.append(START_MS + hour * HOUR_MS).append(',').append(rate).append('\n');
            }
        }
        Files.writeString(folder.resolve(name + ".csv"), text);
        return this;
    }
}
