package io.eternalengine.cli.history.print;

import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on stderr that counts, on a terminal only: a log wants no bar. */
public final class CountProgress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    /** A bar up to a number; without an end when that is negative. */
    public CountProgress(String name, long end, String unit) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        bar = terminal
                ? new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(end)
                        .setUnit(unit, 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build()
                : null;
    }

    public void at(long count) {
        if (bar != null) {
            bar.stepTo(count);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
