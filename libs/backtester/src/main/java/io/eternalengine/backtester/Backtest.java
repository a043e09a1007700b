package io.eternalengine.backtester;

import io.eternalengine.backtester.market.HistoryFolder;
import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.backtester.run.PortfolioRun;
import io.eternalengine.backtester.run.RunLog;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.history.TimeRange;
import io.eternalengine.risk.RiskKeys;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** A request with its data read: ready to run, as often as wanted, each time from the beginning. */
public final class Backtest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    /** FUNDING alone trades it; without it FUNDING's share for it stays in cash. */
    private static final List<String> LATER_SYMBOLS = List.of("SOLUSDT");

    private static final MarketData NOTHING =
            new MarketData(List.of(), List.of(), List.of(), List.of(), new TreeMap<>());

    private final BacktestRequest request;
    private final MarketData data;
    private final RunSettings settings;
    private final long warmUpMs;

    private Backtest(BacktestRequest request, MarketData data) {
        ParameterSet parameters = request.parameters();
        this.request = request;
        settings = new RunSettings(
                request.fromMs(),
                request.capital(),
                parameters.group(RiskKeys.PREFIX, () -> RiskSettings.ofHistory(parameters)),
                parameters.group("eternal.backtest.", () -> BacktestSettings.fills(parameters)),
                parameters.group("eternal.backtest.", () -> BacktestSettings.approvals(parameters)));
        warmUpMs = parameters
                .group("eternal.backtest.", () -> BacktestSettings.warmUp(parameters))
                .toMillis();
        EngineLineup.of(parameters, request.engines());
        parameters.requireAllKnown();
        this.data = data.between(request.fromMs() - warmUpMs, request.toMs());
    }

    /**
     * Checks the parameters and reads the data.
     *
     * @throws IllegalArgumentException saying in a sentence what cannot be used
     */
    public static Backtest prepare(BacktestRequest request) {
        long warmUpMs = new Backtest(request, NOTHING).warmUpMs;
        var range = new TimeRange(request.fromMs() - warmUpMs, request.toMs());
        return new Backtest(
                request, HistoryFolder.read(request.data(), SYMBOLS, LATER_SYMBOLS, range, request.fromMs()));
    }

    /** Checks the parameters, and takes data that are there already, such as generated ones. */
    public static Backtest over(BacktestRequest request, MarketData data) {
        return new Backtest(request, data);
    }

    /** The same over another part of this backtest's range and with some parameters changed; the data are not read again. */
    public Backtest variant(LocalDate from, LocalDate to, Map<String, String> changes) {
        return new Backtest(changed(from, to, changes), data);
    }

    /** The same with people who approve at another time. */
    public Backtest withApprovals(ApprovalPolicy policy) {
        return variant(request.from(), request.to(), BacktestSettings.keysOf(policy));
    }

    /**
     * All parameters with some changed.
     *
     * @throws IllegalArgumentException saying in a sentence which rule they are against
     */
    public ParameterSet parameters(Map<String, String> changes) {
        return new Backtest(changed(request.from(), request.to(), changes), NOTHING).request.parameters();
    }

    private BacktestRequest changed(LocalDate from, LocalDate to, Map<String, String> changes) {
        return new BacktestRequest(
                request.data(),
                from,
                to,
                request.capital(),
                request.engines(),
                request.parameters().with(changes));
    }

    /** What the whole range has, and before it what warms up. */
    public MarketData data() {
        return data;
    }

    /** When its capital comes, and what it assumes of the exchange. */
    public RunSettings settings() {
        return settings;
    }

    public BacktestRequest request() {
        return request;
    }

    /** SHA-256 of the code that decides and tests, in hex. */
    public String codeHash() {
        return CodeVersion.hash();
    }

    /** SHA-256 of each file of data, in hex, by name. */
    public SortedMap<String, String> dataHashes() {
        return data.fileHashes();
    }

    /** Runs and measures. */
    public BacktestResult run(LongConsumer progress) {
        List<EngineSeat> seats = seats();
        RunOutcome outcome = new PortfolioRun(data, settings, seats).run(List.of(), progress);
        return Evaluation.of(request, settings, data, seats, outcome);
    }

    /** Only runs, and gives a log what happens instead of keeping it. */
    public RunOutcome play(RunLog log) {
        return new PortfolioRun(data, settings, seats()).loggingOnlyTo(log).run(List.of(), ignored -> {});
    }

    /**
     * Runs again with every candle through the whole step of every engine, inside its no-action bands, too.
     *
     * @return the digest of the decisions, which is the same
     */
    public String decisionHashWithoutBands(LongConsumer progress) {
        return new PortfolioRun(data, settings, seats())
                .steppingThroughAll()
                .run(List.of(), progress)
                .decisionHash();
    }

    /** Only runs, over what was known at a time. */
    RunOutcome runKnownAt(long timeMs, List<Long> checkpointsMs) {
        return new PortfolioRun(data.knownAt(timeMs), settings, seats()).run(checkpointsMs, ignored -> {});
    }

    private List<EngineSeat> seats() {
        return EngineLineup.of(request.parameters(), request.engines());
    }
}
