package io.eternalengine.cli.history.print;

import io.eternalengine.backtester.BacktestRequest;
import java.time.Instant;
import java.time.ZoneOffset;

/** A bar that follows the days of a run. */
public final class RunProgress implements AutoCloseable {
    private final long fromDay;
    private final CountProgress bar;

    public RunProgress(BacktestRequest request, String name) {
        fromDay = request.from().toEpochDay();
        bar = new CountProgress(name, request.to().toEpochDay() - fromDay, " days");
    }

    /** The run has come to a time. */
    public void at(long nowMs) {
        long day = Instant.ofEpochMilli(nowMs)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toEpochDay();
        bar.at(Math.max(0, day - fromDay));
    }

    @Override
    public void close() {
        bar.close();
    }
}
