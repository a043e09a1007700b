package io.eternalengine.cli.history;

import io.eternalengine.cli.DayConverter;
import io.eternalengine.local.processes.Refusal;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** Days from one to before another, both required; shared by the verbs that work on history. */
final class DayRange {
    @Option(
            names = "--from",
            paramLabel = "DATE",
            required = true,
            converter = DayConverter.class,
            description = "First day (UTC), such as 2018-01-01.")
    @SuppressWarnings("NullAway.Init")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            required = true,
            converter = DayConverter.class,
            description = "Day at whose start (UTC) it ends.")
    @SuppressWarnings("NullAway.Init")
    private LocalDate to;

    LocalDate from() {
        return from;
    }

    LocalDate to() {
        return to;
    }

    /** Refuses days that are not in order. */
    void validate() {
        if (!from.isBefore(to)) {
            throw new Refusal("--from is " + from + " and --to is " + to + ": from must be before to");
        }
    }
}
