package io.eternalengine.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** A text from outside cannot forge a line of the log, nor command the terminal that shows it. */
class LogFilterTest {
    private static final String FORGED = "x\n2026-01-01 00:00:00 ERROR forged \u001b[2J\u202e";
    private static final String PRINTED = "x?2026-01-01 00:00:00 ERROR forged ?[2J?";

    private final LogFilter filter = new LogFilter();

    @Test
    void oneEventIsOneLine() {
        var event = event("cause=%s", FORGED);

        assertThat(filter.isLoggable(event)).isTrue();

        assertThat(new PatternFormatter("%s").format(event)).isEqualTo("cause=" + PRINTED);
    }

    @Test
    void aSoundEventStaysAsItIs() {
        var event = event("position=%s", "risk.commands.v1-0@7");
        var thrown = new IllegalStateException("sound");
        event.setThrown(thrown);

        filter.isLoggable(event);

        assertThat(new PatternFormatter("%s").format(event)).isEqualTo("position=risk.commands.v1-0@7");
        assertThat(event.getThrown()).isSameAs(thrown);
    }

    @Test
    void theTextsOfExceptionsAreCleanedTooAndTheirStacksStay() {
        var event = event("failed%s", "");
        var thrown = new IllegalStateException("outer", new IllegalArgumentException(FORGED));
        event.setThrown(thrown);

        filter.isLoggable(event);

        Throwable logged = Objects.requireNonNull(event.getThrown());
        var printed = new StringWriter();
        logged.printStackTrace(new PrintWriter(printed, true));
        assertThat(printed.toString())
                .contains("java.lang.IllegalStateException: outer", "java.lang.IllegalArgumentException: " + PRINTED)
                .doesNotContain("\u001b");
        assertThat(logged.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    @Test
    void aFailureThatRepeatsHasItsStackTraceOnceAndThenOneLineWithACount() {
        List<ExtLogRecord> records = Stream.of("attempt 1", "attempt\n2", "attempt 3")
                .map(LogFilterTest::failed)
                .toList();

        records.forEach(filter::isLoggable);

        ExtLogRecord first = records.getFirst();
        ExtLogRecord second = records.get(1);
        ExtLogRecord third = records.getLast();

        assertThat(first.getThrown()).hasMessage("attempt 1");
        assertThat(second.getThrown()).isNull();
        assertThat(new PatternFormatter("%s").format(second))
                .isEqualTo("loop restarts failure=\"java.lang.IllegalStateException: attempt\\u{a}2\" repeats=1");
        assertThat(new PatternFormatter("%s").format(third)).endsWith("attempt 3\" repeats=2");
    }

    private static ExtLogRecord failed(String message) {
        var event = event("loop %s", "restarts");
        event.setThrown(new IllegalStateException(message));
        return event;
    }

    private static ExtLogRecord event(String format, Object parameter) {
        var event =
                new ExtLogRecord(Level.WARN, format, ExtLogRecord.FormatStyle.PRINTF, LogFilterTest.class.getName());
        event.setParameters(new Object[] {parameter});
        return event;
    }
}
