package io.eternalengine.backtester.search;

import io.eternalengine.backtester.Backtest;
import java.time.LocalDate;
import java.util.SortedMap;

/** Runs each combination through the whole backtester. */
public final class BacktestTrial implements Trial {
    private final Backtest backtest;
    private final LocalDate from;
    private final LocalDate to;
    private final String restsOn;

    /** Over a part of a backtest's range. */
    public BacktestTrial(Backtest backtest, LocalDate from, LocalDate to) {
        this.backtest = backtest;
        this.from = from;
        this.to = to;
        restsOn = String.join(
                " ",
                "backtest",
                backtest.codeHash(),
                backtest.dataHashes().toString(),
                from.toString(),
                to.toString(),
                backtest.request().engines().toString(),
                backtest.request().capital().toString());
    }

    @Override
    public void check(SortedMap<String, String> changes) {
        backtest.parameters(changes);
    }

    @Override
    public String key(SortedMap<String, String> changes) {
        return SweepKey.of(restsOn, backtest.parameters(changes).hash());
    }

    @Override
    public SweepRow run(String key, SortedMap<String, String> changes) {
        return SweepRow.of(key, changes, backtest.variant(from, to, changes).run(ignored -> {}));
    }
}
