package io.eternalengine.kit.telemetry;

import io.eternalengine.domain.model.TextRules;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one event of the log one line. A text from outside, such as a header of a record or an answer of the exchange, may
 * hold line breaks and escape sequences of terminals; each becomes {@code ?}, wherever in a message or an exception it stands.
 */
@LoggingFilter(name = "printable")
public final class PrintableLines implements Filter {
    private static final int LONGEST_LINE = 4_000;
    private static final ExtFormatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord event) {
        if (event instanceof ExtLogRecord extended) {
            String line = MESSAGE.formatMessage(extended);
            String printable = line == null ? "" : TextRules.printable(line, LONGEST_LINE);
            if (!printable.equals(line)) {
                extended.setMessage(printable, ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        event.setThrown(printable(event.getThrown()));
        return true;
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
