package io.eternalengine.backtester.gate;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.domain.model.EngineId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;

/** Judges an engine that runs alone: in sample for comparison, out of sample for the verdict. */
public final class Gate {
    private Gate() {}

    /** Number of runs that a judgement takes. */
    public static int runs(Backtest backtest, EngineId engine) {
        return 2 * Reading.of(engine, backtest.request().parameters()).size();
    }

    /**
     * Judges every account and reading.
     *
     * @param backtest of this engine alone
     * @param split first day of the test
     * @param progress receives how many runs are done
     */
    public static GateRecord judge(Backtest backtest, EngineId engine, LocalDate split, IntConsumer progress) {
        if (Criterion.of(engine).isEmpty()) {
            throw new IllegalArgumentException(engine.label() + " has no gate");
        }
        BacktestRequest request = backtest.request();
        if (!split.isAfter(request.from()) || !split.isBefore(request.to())) {
            throw new IllegalArgumentException(
                    "the split " + split + " must lie between " + request.from() + " and " + request.to());
        }
        List<GateRecord.Verdict> verdicts = new ArrayList<>();
        int done = 0;
        for (Reading reading : Reading.of(engine, request.parameters())) {
            BacktestResult train =
                    backtest.variant(request.from(), split, reading.changes()).run(ignored -> {});
            progress.accept(++done);
            BacktestResult test =
                    backtest.variant(split, request.to(), reading.changes()).run(ignored -> {});
            progress.accept(++done);
            for (String account : test.accounts()) {
                verdicts.add(verdict(engine, account, reading, train, test));
            }
        }
        boolean passed = verdicts.stream().filter(GateRecord.Verdict::decides).allMatch(GateRecord.Verdict::passed);
        return new GateRecord(
                engine.label(),
                request.from(),
                split,
                request.to(),
                request.capital(),
                backtest.codeHash(),
                backtest.dataHashes(),
                verdicts,
                passed);
    }

    /** The same with no progress reported. */
    public static GateRecord judge(Backtest backtest, EngineId engine, LocalDate split) {
        return judge(backtest, engine, split, ignored -> {});
    }

    private static GateRecord.Verdict verdict(
            EngineId engine, String account, Reading reading, BacktestResult train, BacktestResult test) {
        Performance trained = performance(train, account);
        Performance tested = performance(test, account);
        List<GateRecord.Finding> findings = Criterion.of(engine).stream()
                .map(criterion -> criterion.judge(trained, tested))
                .toList();
        return new GateRecord.Verdict(
                account,
                reading.name(),
                reading.decides(),
                test.parameters(),
                new GateRecord.Stretch(train.from(), train.to(), trained, train.hashes()),
                new GateRecord.Stretch(test.from(), test.to(), tested, test.hashes()),
                findings,
                findings.stream().allMatch(GateRecord.Finding::passed));
    }

    private static Performance performance(BacktestResult result, String account) {
        return Objects.requireNonNull(result.engines().get(account), account);
    }
}
