package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One trace runs through the shell, and the time at which it began. */
class TraceContextTest extends ShellScene {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDER_SPAN = "b7ad6b7169203331";

    @Test
    void continuesTheTraceOfTheConsumedRecordInASpanOfItsOwn() {
        var context = new MessageContext(Map.of("traceparent", "00-" + TRACE_ID + "-" + SENDER_SPAN + "-01"), 42);
        kafka.send(Tally.request("r-1").toKafka(context));

        start(new Tally());
        awaitAnswers(1);

        assertThat(answerHeader("traceparent"))
                .matches("00-" + TRACE_ID + "-[0-9a-f]{16}-01")
                .doesNotContain(SENDER_SPAN);
        assertThat(answerHeader(Headers.ORIGIN)).isEqualTo("42");
    }

    @Test
    void beginsATraceForARecordThatHasNone() {
        kafka.send(Tally.request("r-1"));

        start(new Tally());
        awaitAnswers(1);

        assertThat(answerHeader("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(Headers.text(
                        kafka.committed(Topic.ALERTS.topicName()).getFirst().headers(), Headers.ORIGIN))
                .isNull();
    }

    @Test
    void passesOverHeadersThatAreNoContext() {
        var request = Tally.request("r-1").toKafka(MessageContext.NONE);
        request.headers().add("traceparent", new byte[] {(byte) 0xff, 0});
        request.headers().add(Headers.ORIGIN, "yesterday".getBytes(StandardCharsets.UTF_8));
        kafka.send(request);

        start(new Tally());
        awaitAnswers(1);

        assertThat(answers()).containsExactly("r-1");
    }

    private String answerHeader(String name) {
        var headers = kafka.committed(Topic.ALERTS.topicName()).getFirst().headers();
        return Objects.requireNonNull(Headers.text(headers, name), name);
    }
}
