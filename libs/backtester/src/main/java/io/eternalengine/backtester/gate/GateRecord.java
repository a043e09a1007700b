package io.eternalengine.backtester.gate;

import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.core.model.Decimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The verdict on an engine, with all that is needed to come to it again.
 *
 * @param engine its label
 * @param account that was judged: an engine may have several
 * @param train the stretch before, for comparison; it decides nothing
 * @param test the stretch out of sample, which decides
 * @param findings one for each criterion, on the test
 */
public record GateRecord(
        String engine,
        String account,
        Decimal capital,
        Stretch train,
        Stretch test,
        List<Finding> findings,
        boolean passed) {
    public GateRecord {
        findings = List.copyOf(findings);
    }

    /** One criterion and the figure that met it or did not. */
    public record Finding(
            String name, Criterion.Comparison comparison, double threshold, double figure, boolean passed) {}

    /** A stretch of history and what the engine did in it. */
    public record Stretch(LocalDate from, LocalDate to, Performance performance, BacktestResult.Hashes hashes) {}
}
