package io.eternalengine.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A line of the log that nobody outside can break or forge. */
class LogLineTest {
    @Test
    void plainValuesStandAsTheyAre() {
        assertThat(LogLine.of("order").with("account", "TREND-1").with("state", "FILLED"))
                .hasToString("order account=TREND-1 state=FILLED");
    }

    @Test
    void aSentenceIsQuoted() {
        assertThat(LogLine.of("halt").with("reason", "a \"test\" of \\"))
                .hasToString("halt reason=\"a \\\"test\\\" of \\\\\"");
    }

    @Test
    void aLineBreakOrAnEscapeSequenceNeitherBeginsALineNorReachesATerminal() {
        String line = LogLine.of("halt")
                .with("reason", "x\n2026-11-29 INFO order state=FILLED\r\u001b[2J\u202e\u0000")
                .toString();

        assertThat(line)
                .isEqualTo("halt reason=\"x\\u{a}2026-11-29 INFO order state=FILLED\\u{d}\\u{1b}[2J\\u{202e}\\u{0}\"");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(LogLine.of("halt").with("reason", "x".repeat(100_000)).toString())
                .hasSize("halt reason=\"".length() + 500 + "…\"".length());
    }

    @Test
    void whatIsEmptyIsQuotedOrLeftOut() {
        assertThat(LogLine.of("order").with("cause", "").withUnlessEmpty("note", ""))
                .hasToString("order cause=\"\"");
    }
}
