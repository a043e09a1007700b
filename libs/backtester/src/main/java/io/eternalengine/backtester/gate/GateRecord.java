package io.eternalengine.backtester.gate;

import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.domain.model.Decimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The verdicts on an engine, with all that is needed to come to them again.
 *
 * @param engine its label
 * @param from first day in sample
 * @param split first day out of sample
 * @param to day at whose start the test ends
 * @param code SHA-256 of the code that decided and tested, in hex
 * @param data SHA-256 of each file, by its name, in hex
 * @param verdicts one for each account and each reading of the rules
 * @param passed whether every verdict that decides passed
 */
public record GateRecord(
        String engine,
        LocalDate from,
        LocalDate split,
        LocalDate to,
        Decimal capital,
        String code,
        SortedMap<String, String> data,
        List<Verdict> verdicts,
        boolean passed) {
    public GateRecord {
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
        verdicts = List.copyOf(verdicts);
    }

    /**
     * One account under one set of parameters.
     *
     * @param account that was judged: an engine may have several
     * @param reading how the rules were read where they can be read in two ways; empty when not
     * @param decides whether it counts; the other readings stand beside it for comparison
     * @param parameters all that were in force
     * @param train the stretch before, for comparison; it decides nothing
     * @param test the stretch out of sample, which decides
     * @param findings one for each criterion
     */
    public record Verdict(
            String account,
            String reading,
            boolean decides,
            SortedMap<String, String> parameters,
            Stretch train,
            Stretch test,
            List<Finding> findings,
            boolean passed) {
        public Verdict {
            parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
            findings = List.copyOf(findings);
        }
    }

    /** One criterion, its figures in sample and out of it, and whether the latter met it. */
    public record Finding(
            String name,
            Criterion.Comparison comparison,
            double threshold,
            double inSample,
            double outOfSample,
            boolean passed) {}

    /** A stretch of history and what the engine did in it. */
    public record Stretch(LocalDate from, LocalDate to, Performance performance, BacktestResult.Hashes hashes) {}
}
