package io.eternalengine.backtester.search;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntConsumer;

/**
 * Chooses parameters on one stretch of history and tests them on the next one, again and again: what remains is only what was
 * not chosen with hindsight.
 */
public final class WalkForward {
    /**
     * One step.
     *
     * @param chosen the variant with the best Sharpe ratio in training
     * @param tested how it did afterwards
     */
    public record Step(
            LocalDate trainFrom,
            LocalDate testFrom,
            LocalDate testTo,
            SortedMap<String, String> chosen,
            double trainSharpe,
            Performance tested) {}

    private WalkForward() {}

    /** The steps that fit into the backtest's range. */
    public static List<Step> run(
            Backtest backtest,
            List<SortedMap<String, String>> variants,
            int trainMonths,
            int testMonths,
            int threads,
            IntConsumer progress)
            throws IOException, InterruptedException {
        List<Step> steps = new ArrayList<>();
        LocalDate trainFrom = backtest.request().from();
        while (!trainFrom
                .plusMonths(trainMonths + testMonths)
                .isAfter(backtest.request().to())) {
            LocalDate testFrom = trainFrom.plusMonths(trainMonths);
            LocalDate testTo = testFrom.plusMonths(testMonths);
            SweepRow best = new Sweep(backtest, trainFrom, testFrom, threads)
                    .run(variants, null, ignored -> {})
                    .getFirst();
            BacktestResult tested =
                    backtest.variant(testFrom, testTo, best.changes()).run(ignored -> {});
            steps.add(new Step(trainFrom, testFrom, testTo, best.changes(), best.sharpe(), SweepRow.subject(tested)));
            progress.accept(steps.size());
            trainFrom = trainFrom.plusMonths(testMonths);
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(
                    "the range from " + backtest.request().from() + " to "
                            + backtest.request().to() + " is shorter than " + trainMonths + " months of training and "
                            + testMonths + " of testing");
        }
        return steps;
    }

    /** The returns of the tests one after the other. */
    public static double compounded(List<Step> steps) {
        double growth = 1;
        for (Step step : steps) {
            growth *= 1 + step.tested().totalReturn();
        }
        return growth - 1;
    }
}
