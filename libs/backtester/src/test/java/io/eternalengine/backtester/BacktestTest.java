package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.report.HtmlReport;
import io.eternalengine.backtester.report.ReportedResult;
import io.eternalengine.backtester.report.ResultJson;
import io.eternalengine.backtester.search.Axis;
import io.eternalengine.backtester.search.BacktestTrial;
import io.eternalengine.backtester.search.Grid;
import io.eternalengine.backtester.search.Sweep;
import io.eternalengine.backtester.search.SweepRow;
import io.eternalengine.backtester.search.Variants;
import io.eternalengine.backtester.search.WalkForward;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.history.BadHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
    private static final LocalDate FROM = LocalDate.parse("2024-01-12");
    private static final LocalDate TO = LocalDate.parse("2024-02-09");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void writeThirtyDays() throws IOException {
        var data = Histories.randomWalk(5, 24 * 30);
        write(BTC, data.series().get(0));
        write(ETH, data.series().get(1));
    }

    @Test
    void measuresPortfolioEnginesRegimesAndMonths() {
        BacktestResult result = run(ParameterSet.defaults());

        assertThat(result.portfolio().days()).isEqualTo(28);
        assertThat(result.engines()).containsOnlyKeys("CORE-HODL", "TREND-1", "TREND-2", "FUNDING", "TACTICAL");
        assertThat(result.conservation().balanced()).isTrue();
        assertThat(result.monthlyReturns()).hasSize(2);
        double compounded =
                result.monthlyReturns().values().stream().reduce(1.0, (growth, change) -> growth * (1 + change));
        assertThat(compounded - 1)
                .isCloseTo(result.portfolio().totalReturn(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(result.notes()).anyMatch(note -> note.contains("has no perpetual in the range"));
        assertThat(result.hashes().data())
                .containsOnlyKeys("BTCUSDT-binance-spot-1h.csv", "ETHUSDT-binance-spot-1h.csv");
    }

    @Test
    void tellsHowManyCandlesOfAFileWereWidened() throws IOException {
        // given a candle whose high lies below its open
        Path file = folder.resolve("BTCUSDT-binance-spot-1h.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String[] row = lines.get(24 * 20).split(",");
        row[2] = row[3];
        lines.set(24 * 20, String.join(",", row));
        Files.write(file, lines);

        // when
        BacktestResult result = run(ParameterSet.defaults());

        // then
        assertThat(result.notes())
                .contains(
                        "BTCUSDT-binance-spot-1h.csv: candles widened to hold an open or close outside of low to high:"
                                + " 1");
    }

    @Test
    void regimesTogetherAreTheWhole() {
        BacktestResult result = run(ParameterSet.defaults());

        var regimes = result.regimes().values();
        assertThat(regimes.stream().mapToInt(row -> row.portfolio().days()).sum())
                .isEqualTo(result.portfolio().days());
        assertThat(regimes.stream()
                        .mapToDouble(row -> 1 + row.portfolio().totalReturn())
                        .reduce(1, (growth, one) -> growth * one))
                .isCloseTo(1 + result.portfolio().totalReturn(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(regimes.stream().map(row -> row.portfolio().fees()).reduce(Decimal.ZERO, Decimal::plus))
                .isEqualTo(result.portfolio().fees())
                .isEqualTo(result.conservation().books().fees());
        assertThat(result.portfolio().funding())
                .isEqualTo(result.conservation().books().funding());
        assertThat(result.engineMonthlyReturns().get("CORE-HODL")).hasSize(2);
    }

    @Test
    void parametersChangeDecisionsAndTheirHash() {
        BacktestResult defaults = run(ParameterSet.defaults());
        BacktestResult faster = run(ParameterSet.of(Map.of("eternal.core-hodl.program-days", "7")));

        assertThat(faster.hashes().parameters()).isNotEqualTo(defaults.hashes().parameters());
        assertThat(faster.hashes().decisions()).isNotEqualTo(defaults.hashes().decisions());
        assertThat(faster.parameters()).containsEntry("eternal.core-hodl.program-days", "7");
    }

    @Test
    void refusesAMisspelledParameter() {
        assertThatThrownBy(() -> run(ParameterSet.of(Map.of("eternal.core-hodl.programdays", "7"))))
                .hasMessageContaining("eternal.core-hodl.programdays is no parameter");
    }

    @Test
    void refusesAParameterOutOfRange() {
        assertThatThrownBy(() -> run(ParameterSet.of(Map.of("eternal.risk.max-position-fraction", "0.5"))))
                .hasMessageContaining("maxPositionFraction is 0.5: must be above 0 and not above 0.25");
        assertThatThrownBy(() -> run(ParameterSet.of(Map.of("eternal.risk.review-time", "soon"))))
                .hasMessageContaining("eternal.risk.review-time is \"soon\": must be a duration such as 72H");
    }

    @Test
    void refusesARangeThatTheDataDoNotReach() {
        var request = new BacktestRequest(
                folder,
                FROM,
                LocalDate.parse("2024-03-01"),
                Decimal.of(50_000),
                BacktestRequest.knownEngines(),
                ParameterSet.defaults());

        assertThatThrownBy(() -> Backtest.prepare(request))
                .isInstanceOf(BadHistory.class)
                .hasMessageContaining("the spot candles of BTCUSDT do not reach from 2024-01-12T00:00:00Z");
    }

    @Test
    void findsNoLookAhead() {
        assertThat(LookAheadCheck.run(prepared(ParameterSet.defaults()), 3, done -> {}))
                .hasSize(3)
                .allMatch(LookAheadCheck.Cut::equal);
    }

    @Test
    void decidesTheSameWithoutNoActionBands() {
        Backtest backtest = prepared(ParameterSet.defaults());

        assertThat(backtest.decisionHashWithoutBands(ignored -> {}))
                .isEqualTo(backtest.run(ignored -> {}).hashes().decisions());
    }

    @Test
    void writesAReportThatNeedsNothingFromElsewhere() throws IOException {
        Path report = folder.resolve("report.html");
        HtmlReport.write(ReportedResult.of(run(ParameterSet.defaults())), report);

        String html = Files.readString(report);
        assertThat(html)
                .contains("Backtest 2024-01-12 to 2024-02-09", "id=\"equity\"", "id=\"market-BTCUSDT\"", "uPlot")
                .contains("eternal.core-hodl.program-days")
                .doesNotContain("src=\"http", "href=\"http", "@import", "{{");
    }

    @Test
    void writesEveryFigureAsJson() throws IOException {
        Path json = folder.resolve("result.json");
        ResultJson.write(run(ParameterSet.defaults()), json);

        assertThat(Files.readString(json))
                .contains("\"portfolio\"", "\"engines\"", "\"regimes\"", "\"trades\"", "\"conservation\"", "\"hashes\"")
                .doesNotContain("NaN");
    }

    @Test
    void jsonHasTransfersApprovalsAndBenchmarksAndNullForWhatNeverWas() throws IOException {
        BacktestResult result = run(ParameterSet.defaults());

        JsonNode json = ResultJson.tree(ReportedResult.of(result));

        assertThat(json.path("transfers").size())
                .isEqualTo(result.transfers().size())
                .isPositive();
        assertThat(json.path("parameters")
                        .path("eternal.backtest.approval-delay-days")
                        .asText())
                .isEqualTo("0");
        assertThat(json.path("approvals").path("policy").path("operators").asText())
                .isEqualTo("APPROVE");
        assertThat(json.path("benchmarks"))
                .extracting(one -> one.path("name").asText())
                .contains("BTC held", "40/20/40 BTC, ETH, cash");
        JsonNode covid = json.path("stressWindows").path(0);
        assertThat(covid.path("covered").asBoolean()).isFalse();
        assertThat(covid.path("highestBreakerLevel").isNull()).isTrue();
        JsonNode neverFell = json.path("engines").path("FUNDING").path("maxDrawdown");
        assertThat(neverFell.path("depth").asDouble()).isZero();
        assertThat(neverFell.path("troughMs").isNull()).isTrue();
        assertThat(neverFell.path("recoveredMs").isNull()).isTrue();
    }

    @Test
    void aSweepGoesOnWhereItStoppedAndItsRowsAreBacktests() throws IOException, InterruptedException {
        Path file = folder.resolve("sweep.csv");
        List<SortedMap<String, String>> variants =
                new Grid(List.of(Axis.parse("eternal.core-hodl.program-days=7,14,21"))).all();
        var sweep = new Sweep(new BacktestTrial(prepared(ParameterSet.defaults()), FROM, TO), 2);

        // given a sweep that was killed in its last row, with the rows in the order in which they came
        List<SweepRow> first = sweep.run(variants, file, done -> {});
        String whole = Files.readString(file);
        List<String> lines = whole.lines().toList();
        Files.writeString(
                file, String.join("\n", lines.get(0), lines.get(2), lines.get(3).substring(0, 40)));

        // when it is run again
        List<SweepRow> second = sweep.run(variants, file, done -> {});

        // then rows and file are as if nothing had happened
        assertThat(second).isEqualTo(first).hasSize(3);
        assertThat(Files.readString(file)).isEqualTo(whole);
        SweepRow best = Sweep.best(first).getFirst();
        BacktestResult alone = run(ParameterSet.of(best.changes()));
        assertThat(best.outcomeHash()).isEqualTo(alone.hashes().decisions());
    }

    @Test
    void aFileThatIsNoSweepIsNotTouched() throws IOException {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "buy milk\n");
        List<SortedMap<String, String>> variants =
                new Grid(List.of(Axis.parse("eternal.core-hodl.program-days=7"))).all();
        var sweep = new Sweep(new BacktestTrial(prepared(ParameterSet.defaults()), FROM, TO), 1);

        assertThatThrownBy(() -> sweep.run(variants, file, done -> {}))
                .hasMessageContaining("notes.txt is no sweep of these parameters: its first line must be key,");
        assertThat(Files.readString(file)).isEqualTo("buy milk\n");
    }

    @Test
    void combinationsAgainstARuleAreLeftOutAndValuesThatFitNowhereAreRefused() {
        var trial = new BacktestTrial(prepared(ParameterSet.defaults()), FROM, TO);
        var lengths = List.of(
                Axis.parse("eternal.trend-1.fast-sma-period=20,120"),
                Axis.parse("eternal.trend-1.slow-sma-period=100,200"));

        Variants found = Variants.of(new Grid(lengths).all(), trial);

        assertThat(found.valid()).hasSize(3);
        assertThat(found.reason()).contains("slowSmaPeriod is 100: must be above fastSmaPeriod 120");
        var nonsense = new Grid(List.of(Axis.parse("eternal.trend-1.fast-sma-period=20,far"))).all();
        assertThatThrownBy(() -> Variants.of(nonsense, trial))
                .hasMessageContaining("eternal.trend-1.fast-sma-period=far fits in no combination")
                .hasMessageContaining("is \"far\": must be a whole number");
    }

    @Test
    void walkForwardTestsOnlyWhatItHasNotSeenAndGoesOnWhereItStopped() throws IOException, InterruptedException {
        write(BTC, Histories.randomWalk(6, 24 * 150).series().get(0));
        write(ETH, Histories.randomWalk(6, 24 * 150).series().get(1));
        Backtest backtest = Backtest.prepare(new BacktestRequest(
                folder,
                FROM,
                LocalDate.parse("2024-05-12"),
                Decimal.of(50_000),
                BacktestRequest.knownEngines(),
                ParameterSet.defaults()));
        List<SortedMap<String, String>> variants =
                new Grid(List.of(Axis.parse("eternal.core-hodl.program-days=7,14"))).all();
        var walk = new WalkForward(2, 1, 2);
        Path file = folder.resolve("training.csv");

        List<WalkForward.Step> steps = walk.run(backtest, variants, file, done -> {});

        assertThat(steps).hasSize(2);
        assertThat(steps)
                .allMatch(step -> step.testFrom().equals(step.trainFrom().plusMonths(2)));
        assertThat(steps.getFirst().tested().days()).isEqualTo(31);
        String training = Files.readString(file);
        assertThat(training.lines()).hasSize(1 + 2 * 2);
        assertThat(walk.run(backtest, variants, file, done -> {})).isEqualTo(steps);
        assertThat(training.lines()).containsExactlyInAnyOrderElementsOf(Files.readAllLines(file));
    }

    private BacktestResult run(ParameterSet parameters) {
        return prepared(parameters).run(ignored -> {});
    }

    private Backtest prepared(ParameterSet parameters) {
        return Backtest.prepare(
                new BacktestRequest(folder, FROM, TO, Decimal.of(50_000), BacktestRequest.knownEngines(), parameters));
    }

    private void write(InstrumentId id, MarketSeries series) throws IOException {
        var text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
        for (int i = 0; i < series.size(); i++) {
            Candle candle = series.candle(i);
            text.append(String.join(
                            ",",
                            List.of(
                                    Long.toString(candle.openTimeMs()),
                                    candle.open().toString(),
                                    candle.high().toString(),
                                    candle.low().toString(),
                                    candle.close().toString(),
                                    candle.volume().toString())))
                    .append('\n');
        }
        Files.writeString(folder.resolve(id.symbol() + "-binance-spot-1h.csv"), text);
    }
}
