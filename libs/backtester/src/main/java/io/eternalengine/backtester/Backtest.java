package io.eternalengine.backtester;

import io.eternalengine.backtester.market.HistoryFolder;
import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.backtester.run.PortfolioRun;
import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.core.risk.RiskParameters;
import io.eternalengine.history.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** A request with its data read: ready to run, as often as wanted, each time from the beginning. */
public final class Backtest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    private static final int WARM_UP_DAYS = 400;

    private final BacktestRequest request;
    private final MarketData data;
    private final RunSettings settings;

    private Backtest(BacktestRequest request, MarketData data, RunSettings settings) {
        this.request = request;
        this.data = data;
        this.settings = settings;
    }

    /**
     * Checks the parameters and reads the data.
     *
     * @throws IllegalArgumentException saying in a sentence what cannot be used
     */
    public static Backtest prepare(BacktestRequest request) {
        ParameterSet parameters = request.parameters();
        RiskParameters risk = RiskSettings.of(parameters);
        var settings = new RunSettings(
                request.fromMs(),
                request.capital(),
                risk,
                BacktestSettings.fills(parameters),
                BacktestSettings.operators(parameters));
        int warmUpDays = parameters.whole("eternal.backtest.warm-up-days", WARM_UP_DAYS);
        EngineLineup.of(parameters, request.engines());
        parameters.requireAllKnown();
        var range = new TimeRange(request.fromMs() - Duration.ofDays(warmUpDays).toMillis(), request.toMs());
        MarketData data = HistoryFolder.read(request.data(), SYMBOLS, range, request.fromMs());
        return new Backtest(request, data, settings);
    }

    public BacktestRequest request() {
        return request;
    }

    /** Runs and measures. */
    public BacktestResult run(LongConsumer progress) {
        List<EngineSeat<?>> seats = seats();
        RunOutcome outcome = new PortfolioRun(data, settings, seats).run(List.of(), progress);
        return Evaluation.of(request, settings, data, seats, outcome);
    }

    /** Only runs, over what was known at a time. */
    RunOutcome runKnownAt(long timeMs, List<Long> checkpointsMs) {
        return new PortfolioRun(data.knownAt(timeMs), settings, seats()).run(checkpointsMs, ignored -> {});
    }

    private List<EngineSeat<?>> seats() {
        return EngineLineup.of(request.parameters(), request.engines());
    }
}
