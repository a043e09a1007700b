package io.eternalengine.backtester.gate;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.core.model.EngineId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Judges an engine that runs alone: trained on one stretch, decided on the next. */
public final class Gate {
    private Gate() {}

    /**
     * One record for each account of the engine.
     *
     * @param backtest of this engine alone
     * @param split first day of the test
     */
    public static List<GateRecord> judge(Backtest backtest, EngineId engine, LocalDate split) {
        List<Criterion> criteria = Criterion.of(engine);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException(engine.label() + " has no gate");
        }
        LocalDate from = backtest.request().from();
        LocalDate to = backtest.request().to();
        if (!split.isAfter(from) || !split.isBefore(to)) {
            throw new IllegalArgumentException("the split " + split + " must lie between " + from + " and " + to);
        }
        BacktestResult train = backtest.variant(from, split, Map.of()).run(ignored -> {});
        BacktestResult test = backtest.variant(split, to, Map.of()).run(ignored -> {});
        List<GateRecord> records = new ArrayList<>();
        for (String account : test.accounts()) {
            Performance tested = performance(test, account);
            List<GateRecord.Finding> findings =
                    criteria.stream().map(criterion -> criterion.judge(tested)).toList();
            records.add(new GateRecord(
                    engine.label(),
                    account,
                    backtest.request().capital(),
                    new GateRecord.Stretch(from, split, performance(train, account), train.hashes()),
                    new GateRecord.Stretch(split, to, tested, test.hashes()),
                    findings,
                    findings.stream().allMatch(GateRecord.Finding::passed)));
        }
        return records;
    }

    private static Performance performance(BacktestResult result, String account) {
        return Objects.requireNonNull(result.engines().get(account), account);
    }
}
