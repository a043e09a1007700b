package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.backtester.report.ReportedResult;
import io.eternalengine.backtester.report.ResultJson;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.history.BadHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing is reported in notes, and what cannot be right is refused. */
class DataQualityTest {
    private static final int HOURS = 24 * 40;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private FolderOfMarkets markets;

    @BeforeEach
    void writeWholeMarkets() throws IOException {
        markets = new FolderOfMarkets(folder, HOURS);
        for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
            String price = symbol.equals("BTCUSDT") ? "40000" : "2500";
            markets.candles(symbol + "-binance-spot-1h", price)
                    .candles(symbol + "-bybit-linear-1h", price)
                    .rates(symbol + "-bybit-funding-8h", "0.0001", 8, hour -> true);
        }
    }

    @Test
    void wholeMarketsHaveOnlyTheNotesOfWhatIsNotThere() {
        assertThat(notes())
                .containsExactly(
                        "SOLUSDT is not traded: the folder holds no spot candles of it in the range",
                        "The folder holds no Fear & Greed values in the range: TACTICAL's trigger of fear never holds");
    }

    @Test
    void aWarmUpThatIsShortIsToldWithItsDays() {
        assertThat(notesWith("400"))
                .contains("BTCUSDT SPOT: the warm-up is short: 10 of 400 days before the first one are there");
    }

    @Test
    void fundingThatIsAbsentBeginsLateEndsEarlyOrHasHolesIsTold() throws IOException {
        Files.delete(folder.resolve("ETHUSDT-bybit-funding-8h.csv"));
        markets.rates(
                "BTCUSDT-bybit-funding-8h", "0.0001", 8, hour -> hour > 24 * 15 && hour < 24 * 30 && hour != 24 * 20);

        assertThat(notes())
                .contains(
                        "ETHUSDT has no funding rates: its positions pay and receive nothing, and FUNDING never carries it",
                        "BTCUSDT: funding rates begin at 2024-01-25T08:00:00Z, after its perpetual: nothing is paid or received"
                                + " before",
                        "BTCUSDT: funding rates end at 2024-02-08T16:00:00Z, before its perpetual: nothing is paid or received"
                                + " after",
                        "BTCUSDT: 1 settlements are missing between others: they pay nothing");
    }

    @Test
    void daysThatAreMissingInTheMiddleAndAPerpetualThatEndsAreTold() throws IOException {
        markets.candles("BTCUSDT-bybit-linear-1h", hour -> "40000", hour -> hour < 24 * 12 || hour >= 24 * 17)
                .candles("ETHUSDT-bybit-linear-1h", hour -> "2500", hour -> hour < 24 * 20);

        assertThat(notes())
                .contains(
                        "BTCUSDT LINEAR: 1 gaps, 120 candles are missing; the longest: 120 candles are missing from"
                                + " 2024-01-22T00:00:00Z to 2024-01-27T00:00:00Z",
                        "BTCUSDT LINEAR: the last hours of 5 days and of 30 bars of 4 h are missing: at those ends no trend is"
                                + " entered",
                        "ETHUSDT LINEAR ends at 2024-01-30T00:00:00Z, before the range does: what is held of it then is closed"
                                + " at its last price");
    }

    @Test
    void everyLastHourOfADayThatIsMissingIsToldForTheTrends() throws IOException {
        markets.candles("BTCUSDT-bybit-linear-1h", hour -> "40000", hour -> hour % 24 != 23);

        assertThat(notes())
                .anyMatch(note -> note.startsWith("BTCUSDT LINEAR: the last hours of 29 days and of 29 bars"));
    }

    @Test
    void notesStandInTheJsonToo() throws IOException {
        BacktestResult result = backtest("0").run(ignored -> {});

        assertThat(ResultJson.tree(ReportedResult.of(result)).path("notes").toString())
                .contains("The folder holds no Fear & Greed values");
    }

    @Test
    void pricesTimesTenForAnHourAreRefused() throws IOException {
        markets.candles("BTCUSDT-binance-spot-1h", hour -> hour == 500 ? "400000" : "40000", hour -> true);

        assertThatThrownBy(this::notes)
                .isInstanceOf(BadHistory.class)
                .hasMessage(
                        "BTCUSDT-binance-spot-1h.csv at 2024-01-30T20:00:00Z: opens at 400000 beside a close before of 40000:"
                                + " must be within a factor of 3");
    }

    @Test
    void aCrashThatComesBackWithinTheHourIsTakenAndTold() throws IOException {
        Path spot = folder.resolve("BTCUSDT-binance-spot-1h.csv");
        long crashMs = Histories.START_MS + 500 * Histories.HOUR_MS;
        Files.writeString(
                spot,
                Files.readString(spot)
                        .replace(crashMs + ",40000,40000,40000,40000,", crashMs + ",40000,40000,8200,40000,"));

        assertThat(notes())
                .contains(
                        "BTCUSDT-binance-spot-1h.csv: 1 candles fall by more than a factor of 3 below their open and close,"
                                + " first to 8200 at 2024-01-30T20:00:00Z: taken as a crash that came back");
    }

    @Test
    void ratesInPerCentAreRefused() throws IOException {
        markets.rates("BTCUSDT-bybit-funding-8h", "0.01", 8, hour -> true);
        assertThatThrownBy(this::notes)
                .isInstanceOf(BadHistory.class)
                .hasMessageContaining("BTCUSDT-bybit-funding-8h.csv: half of the rates are beyond 0.01")
                .hasMessageContaining("look like per cent");

        markets.rates("BTCUSDT-bybit-funding-8h", "-0.06", 8, hour -> true);
        assertThatThrownBy(this::notes).hasMessageContaining("the rate is -0.06: must be a fraction of at most 0.05");
    }

    @Test
    void aPerpetualOfAnotherCoinIsRefused() throws IOException {
        markets.candles("ETHUSDT-bybit-linear-1h", "40000");

        assertThatThrownBy(this::notes)
                .isInstanceOf(BadHistory.class)
                .hasMessageContaining("ETHUSDT: spot and perpetual usually differ by a fraction of 15.0");
    }

    @Test
    void anAllTimeHighIsThatOfAllHistoryAndNotOfTheDaysThatWarmUp() throws IOException {
        // given a price of 100 000 long before the single day that warms up
        markets.candles("BTCUSDT-binance-spot-1h", hour -> hour < 24 ? "100000" : "40000", hour -> true);

        BacktestResult result = backtest("1", EnumSet.of(EngineId.TACTICAL)).run(ignored -> {});

        // then 40 000 is 60 % below it: TACTICAL buys on the first day
        assertThat(result.executions()).isNotEmpty();
        assertThat(result.executions().getFirst().executedAtMs())
                .isLessThan(result.days().get(1).timeMs());
    }

    private List<String> notes() {
        return notesWith("0");
    }

    private List<String> notesWith(String warmUpDays) {
        return backtest(warmUpDays).data().notes();
    }

    private Backtest backtest(String warmUpDays) {
        return backtest(warmUpDays, BacktestRequest.knownEngines());
    }

    private Backtest backtest(String warmUpDays, Set<EngineId> engines) {
        return Backtest.prepare(new BacktestRequest(
                folder,
                LocalDate.parse("2024-01-20"),
                LocalDate.parse("2024-02-19"),
                dec("50000"),
                engines,
                ParameterSet.of(Map.of("eternal.backtest.warm-up-days", warmUpDays))));
    }
}
