package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SOL, of which a fifth of FUNDING consists, is in a folder or not, and may have been listed later than the rest. */
class LaterMarketTest {
    private static final int HOURS = 24 * 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void writeTheOthers() throws IOException {
        candles("BTCUSDT-binance-spot-1h", 0, "40000");
        candles("ETHUSDT-binance-spot-1h", 0, "2500");
    }

    @Test
    void fundingTradesSolFromTheDayThatItIsInTheData() throws IOException {
        // given SOL from the sixth day on, whose perpetual pays 0.05 % every eight hours
        candles("SOLUSDT-binance-spot-1h", 24 * 5, "100");
        candles("SOLUSDT-bybit-linear-1h", 24 * 5, "100");
        var rates = new StringBuilder("timestamp_ms,funding_rate\n");
        for (int hour = 24 * 5 + 8; hour < HOURS; hour += 8) {
            rates.append(START_MS + hour * HOUR_MS).append(",0.0005\n");
        }
        Files.writeString(folder.resolve("SOLUSDT-bybit-funding-8h.csv"), rates);

        BacktestResult result = run();

        assertThat(result.notes()).contains("SOLUSDT is traded from 2024-01-15T00:00:00Z to 2024-01-30T00:00:00Z");
        assertThat(result.executions())
                .extracting(execution -> execution.instrument().symbol())
                .containsOnly("SOLUSDT");
        assertThat(result.engines().get("FUNDING"))
                .satisfies(funding -> assertThat(funding.funding()).isGreaterThan(Decimal.ZERO));
        assertThat(result.conservation().balanced()).isTrue();
    }

    @Test
    void withoutSolItsShareStaysInCash() {
        BacktestResult result = run();

        assertThat(result.notes())
                .contains("SOLUSDT is not traded: the folder holds no spot candles of it in the range");
        assertThat(result.executions()).isEmpty();
    }

    private BacktestResult run() {
        return Backtest.prepare(new BacktestRequest(
                        folder,
                        LocalDate.parse("2024-01-11"),
                        LocalDate.parse("2024-01-30"),
                        Decimal.of(50_000),
                        EnumSet.of(EngineId.FUNDING),
                        ParameterSet.defaults()))
                .run(ignored -> {});
    }

    /** A market that stands still. */
    private void candles(String name, int fromHour, String price) throws IOException {
        var text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
        for (int hour = fromHour; hour < HOURS; hour++) {
            text.append(START_MS + hour * HOUR_MS);
            for (int column = 0; column < 4; column++) {
                text.append(',').append(price);
            }
            text.append(",100000\n");
        }
        Files.writeString(folder.resolve(name + ".csv"), text);
    }
}
