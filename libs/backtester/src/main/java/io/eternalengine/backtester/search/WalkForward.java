package io.eternalengine.backtester.search;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses parameters on one stretch of history and tests them on the next one, again and again: what remains is only what was
 * not chosen with hindsight.
 *
 * @param trainMonths that choose
 * @param testMonths that test, and by which each step moves on
 * @param threads that train at a time
 */
public record WalkForward(int trainMonths, int testMonths, int threads) {
    /**
     * One step.
     *
     * @param chosen the combination with the best Sharpe ratio in training
     * @param tested how the account that is judged did afterwards
     */
    public record Step(
            LocalDate trainFrom,
            LocalDate testFrom,
            LocalDate testTo,
            SortedMap<String, String> chosen,
            double trainSharpe,
            Performance tested) {}

    public WalkForward {
        if (trainMonths < 1 || testMonths < 1) {
            throw new IllegalArgumentException("months of training and testing are " + trainMonths + " and "
                    + testMonths + ": both must be above 0");
        }
    }

    /** Number of steps that fit into a range. */
    public int steps(LocalDate from, LocalDate to) {
        int steps = 0;
        while (!from.plusMonths((long) steps * testMonths + trainMonths + testMonths)
                .isAfter(to)) {
            steps++;
        }
        if (steps == 0) {
            throw new IllegalArgumentException("the range from " + from + " to " + to + " is shorter than "
                    + trainMonths + " months of training and " + testMonths + " of testing");
        }
        return steps;
    }

    /**
     * The steps that fit into the backtest's range.
     *
     * @param file where rows of the training are kept, or null; what it holds is not computed again
     * @param progress receives how many runs are done, tests included
     */
    public List<Step> run(
            Backtest backtest, List<SortedMap<String, String>> variants, @Nullable Path file, IntConsumer progress)
            throws IOException, InterruptedException {
        int count = steps(backtest.request().from(), backtest.request().to());
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate trainFrom = backtest.request().from().plusMonths((long) i * testMonths);
            LocalDate testFrom = trainFrom.plusMonths(trainMonths);
            LocalDate testTo = testFrom.plusMonths(testMonths);
            int before = i * (variants.size() + 1);
            List<SweepRow> rows = new Sweep(new BacktestTrial(backtest, trainFrom, testFrom), threads)
                    .run(variants, file, done -> progress.accept(before + done));
            SweepRow best = Sweep.best(rows).getFirst();
            BacktestResult tested =
                    backtest.variant(testFrom, testTo, best.changes()).run(ignored -> {});
            steps.add(new Step(
                    trainFrom,
                    testFrom,
                    testTo,
                    best.changes(),
                    best.sharpe(),
                    SweepRow.subject(tested, best.changes())));
            progress.accept(before + variants.size() + 1);
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
