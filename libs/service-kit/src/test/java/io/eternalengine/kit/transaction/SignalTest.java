package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Inputs that come from no topic. */
class SignalTest extends ShellScene {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void appliesASignalWithoutAPositionAndCommitsItsAnswer() {
        var tally = new Tally();
        tally.signals.add(new Tally.Entry("s-1", MessageContext.NONE));

        start(tally);
        awaitAnswers(1);

        assertThat(kafka.messages(Topic.ALERTS, AlertRaised.class))
                .extracting(AlertRaised::getText)
                .containsExactly("signal number 1");
        assertThat(storedNames()).containsExactly("s-1");
    }

    @Test
    void appliesSignalsToAMachineThatReadsNoTopic() {
        var tally = new Tally();
        ended(RunningShell.withoutInputs(kafka, owner, tally));

        List.of("s-1", "s-2", "s-3").forEach(name -> tally.signals.add(new Tally.Entry(name, MessageContext.NONE)));
        awaitAnswers(3);

        assertThat(answers()).containsExactly("s-1", "s-2", "s-3");
    }

    @Test
    void handsTheContextOfASignalOnToItsAnswers() {
        var tally = new Tally();
        tally.signals.add(
                new Tally.Entry("s-1", new MessageContext(Map.of("traceparent", TRACE), 1_700_000_000_000_000L)));

        start(tally);
        awaitAnswers(1);

        var answer = kafka.committed(Topic.ALERTS.topicName()).getFirst();
        assertThat(Headers.text(answer.headers(), "traceparent")).isEqualTo(TRACE);
        assertThat(Headers.text(answer.headers(), Headers.ORIGIN)).isEqualTo("1700000000000000");
    }
}
