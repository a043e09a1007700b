package io.eternalengine.logging;

import io.eternalengine.domain.model.TextRules;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one event of the log one line. A failure that repeats has its stack trace once, and then one line that says how often. A text from outside, such as a header of a record or an answer of the exchange, may
 * hold line breaks and escape sequences of terminals; each becomes {@code ?}, wherever in a message or an exception it stands.
 */
@LoggingFilter(name = "lines")
public final class LogFilter implements Filter {
    private static final int LONGEST_LINE = 4_000;
    private static final ExtFormatter MESSAGE = new PatternFormatter("%s");

    private final RepeatedTraces traces = new RepeatedTraces();

    @Override
    public boolean isLoggable(LogRecord event) {
        if (event instanceof ExtLogRecord extended) {
            countRepetition(extended);
            String line = MESSAGE.formatMessage(extended);
            String printable = line == null ? "" : TextRules.printable(line, LONGEST_LINE);
            if (!printable.equals(line)) {
                extended.setMessage(printable, ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        event.setThrown(printable(event.getThrown()));
        return true;
    }

    private void countRepetition(ExtLogRecord event) {
        Throwable thrown = event.getThrown();
        if (thrown == null) {
            return;
        }
        long before = traces.countBefore(event.getLoggerName(), thrown, event.getMillis());
        if (before > 0) {
            event.setMessage(
                    MESSAGE.formatMessage(event)
                            + LogLine.keys().with("failure", thrown).with("repeats", before),
                    ExtLogRecord.FormatStyle.NO_FORMAT);
            event.setThrown(null);
        }
    }

    private static @Nullable Throwable printable(@Nullable Throwable thrown) {
        boolean isPrintable = true;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            isPrintable &= said.equals(TextRules.printable(said, LONGEST_LINE));
        }
        return thrown == null || isPrintable ? thrown : new Printed(thrown);
    }

    /** Says in the log what the failure said that it stands for. */
    private static final class Printed extends Throwable {
        private static final long serialVersionUID = 1L;

        Printed(Throwable original) {
            super(TextRules.printable(String.valueOf(original), LONGEST_LINE), printable(original.getCause()));
            setStackTrace(original.getStackTrace());
        }
    }
}
