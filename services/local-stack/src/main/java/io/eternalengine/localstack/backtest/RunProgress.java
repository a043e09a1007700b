package io.eternalengine.localstack.backtest;

import io.eternalengine.backtester.BacktestRequest;
import java.io.Console;
import java.time.ZoneOffset;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on stderr that follows the days of a run, on a terminal only: a log wants no bar. */
public final class RunProgress implements AutoCloseable {
    private final long fromDay;
    private final @Nullable ProgressBar bar;

    public RunProgress(BacktestRequest request, String name) {
        fromDay = request.from().toEpochDay();
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        bar = terminal ? bar(name, request.to().toEpochDay() - fromDay) : null;
    }

    private static ProgressBar bar(String name, long days) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(days)
                .setUnit(" days", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    /** The run has come to a time. */
    public void at(long nowMs) {
        if (bar != null) {
            long day = java.time.Instant.ofEpochMilli(nowMs)
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate()
                    .toEpochDay();
            bar.stepTo(Math.max(0, day - fromDay));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
