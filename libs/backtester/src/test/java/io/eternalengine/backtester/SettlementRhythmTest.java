package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.domain.model.EngineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same yearly rate gives the same trades, however often it is settled. */
class SettlementRhythmTest {
    private static final int HOURS = 24 * 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void fundingTradesTheSameAtAConstantRateSettledEveryEightFourAndOneHours() throws IOException {
        List<String> everyEight = trades("8h", "0.0001", 8);
        List<String> everyFour = trades("4h", "0.00005", 4);
        List<String> everyHour = trades("1h", "0.0000125", 1);

        assertThat(everyEight).hasSizeGreaterThan(3);
        assertThat(everyFour).isEqualTo(everyEight);
        assertThat(everyHour).isEqualTo(everyEight);
    }

    private List<String> trades(String name, String rate, int everyHours) throws IOException {
        Path data = Files.createDirectory(folder.resolve(name));
        for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
            market(data, symbol, symbol.equals("BTCUSDT") ? 40_000 : 2_500);
            rates(data, symbol, rate, everyHours);
        }
        BacktestResult result = Backtest.prepare(new BacktestRequest(
                        data,
                        LocalDate.parse("2024-01-12"),
                        LocalDate.parse("2024-03-09"),
                        dec("50000"),
                        EnumSet.of(EngineId.FUNDING),
                        ParameterSet.defaults()))
                .run(ignored -> {});
        return result.trades().stream().map(SettlementRhythmTest::describe).toList();
    }

    private static String describe(Trade trade) {
        return trade.subject() + " " + trade.enteredMs() + " to " + trade.exitedMs();
    }

    private static void market(Path data, String symbol, int price) throws IOException {
        var text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
        for (int hour = 0; hour < HOURS; hour++) {
            text.append(START_MS + hour * HOUR_MS)
                    .append(",%d".formatted(price).repeat(4))
                    .append(",100000\n");
        }
        Files.writeString(data.resolve(symbol + "-binance-spot-1h.csv"), text);
        Files.writeString(data.resolve(symbol + "-bybit-linear-1h.csv"), text);
    }

    private static void rates(Path data, String symbol, String rate, int everyHours) throws IOException {
        var text = new StringBuilder("timestamp_ms,funding_rate\n");
        for (int hour = 0; hour < HOURS; hour += everyHours) {
            text.append(START_MS + hour * HOUR_MS).append(',').append(rate).append('\n');
        }
        Files.writeString(data.resolve(symbol + "-bybit-funding.csv"), text);
    }
}
