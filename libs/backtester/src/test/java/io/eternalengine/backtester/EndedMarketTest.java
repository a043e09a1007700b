package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.EngineId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A market that ends closes what is held of it at its last price, as a delisting does. */
class EndedMarketTest {
    private static final int HOURS = 24 * 20;
    private static final int LAST_HOUR = 24 * 8;
    private static final long END_MS = START_MS + LAST_HOUR * HOUR_MS;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private FolderOfMarkets markets;

    @BeforeEach
    void writeMarketsThatGoOnAndAPerpetualThatEnds() throws IOException {
        markets = new FolderOfMarkets(folder, HOURS)
                .candles("BTCUSDT-binance-spot-1h", "40000")
                .candles("ETHUSDT-binance-spot-1h", "2500")
                .candles("SOLUSDT-bybit-linear-1h", hour -> "100", hour -> hour < LAST_HOUR)
                .rates("SOLUSDT-bybit-funding-8h", "0.0005", 8, hour -> hour < LAST_HOUR);
    }

    @Test
    void aCarryWhosePerpetualEndsIsClosedAndItsCoinsAreSold() throws IOException {
        markets.candles("SOLUSDT-binance-spot-1h", "100");

        BacktestResult result = run();

        assertThat(result.notes())
                .anyMatch(note -> note.startsWith("SOLUSDT LINEAR ends at 2024-01-18T00:00:00Z")
                        && note.contains("closed at its last price"));
        assertThat(result.executions()).anySatisfy(execution -> {
            assertThat(execution.intentId()).isEqualTo("market-end.SOLUSDT");
            assertThat(execution.executedAtMs()).isEqualTo(END_MS);
            assertThat(execution.price()).isEqualTo(dec("100"));
        });
        assertNothingIsLeftAndNothingIsEnteredAgain(result);
    }

    @Test
    void aCarryWhoseBothMarketsEndIsClosedInBoth() throws IOException {
        markets.candles("SOLUSDT-binance-spot-1h", hour -> "100", hour -> hour < LAST_HOUR);

        BacktestResult result = run();

        assertThat(result.executions())
                .filteredOn(execution -> execution.intentId().equals("market-end.SOLUSDT"))
                .hasSize(2);
        assertNothingIsLeftAndNothingIsEnteredAgain(result);
    }

    private static void assertNothingIsLeftAndNothingIsEnteredAgain(BacktestResult result) {
        assertThat(result.trades()).isNotEmpty();
        assertThat(result.openTrades()).isEmpty();
        assertThat(result.executions()).allMatch(execution -> execution.executedAtMs() <= END_MS + HOUR_MS);
        assertThat(result.days().getLast().portfolio().invested().toDouble()).isLessThan(1);
        assertThat(result.conservation().balanced()).isTrue();
    }

    private BacktestResult run() {
        return Backtest.prepare(new BacktestRequest(
                        folder,
                        LocalDate.parse("2024-01-11"),
                        LocalDate.parse("2024-01-30"),
                        dec("50000"),
                        EnumSet.of(EngineId.FUNDING),
                        ParameterSet.defaults()))
                .run(ignored -> {});
    }
}
