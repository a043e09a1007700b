package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.topics.Topic;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read before what. */
class BarrierTest extends ShellScene {
    /** More than one fetch brings, so that only a barrier keeps the candles back. */
    private static final int MORE_THAN_ONE_FETCH = 300;

    private static final String LONG = "long".repeat(2_000);

    @Test
    void readsTheBarrierToItsEndBeforeAnythingElse() {
        sendCandles(30);
        IntStream.range(0, MORE_THAN_ONE_FETCH).forEach(i -> kafka.send(longRequest("r-" + i)));

        ended(RunningShell.behindBarrier(kafka, owner, new Tally()));
        awaitAnswers(MORE_THAN_ONE_FETCH + 30);

        assertThat(storedNames().subList(0, MORE_THAN_ONE_FETCH)).allMatch(name -> name.startsWith("r-"));
    }

    @Test
    void readsTheBarrierOnlyToTheEndThatItHadAtTheStart() {
        sendRequests(1);
        sendCandles(1);
        var more = new AtomicInteger(1);
        var candleSeen = new AtomicInteger();

        ended(RunningShell.behindBarrier(kafka, owner, new Tally(step -> {
            if (step.startsWith("apply c-")) {
                candleSeen.incrementAndGet();
            } else if (step.startsWith("apply r-") && candleSeen.get() == 0) {
                kafka.send(Tally.request("r-" + more.incrementAndGet()));
            }
        })));

        await().atMost(PATIENCE).until(() -> candleSeen.get() > 0);
        awaitAnswers(2);
        assertThat(answers()).contains("c-1");
    }

    /** The end of the log is then a control record, which no poll hands out. */
    @Test
    void reachesTheEndOfABarrierThatEndsWithAnAbortedTransaction() {
        sendRequests(2);
        try (var producer = kafka.connection("aborting").transactionalProducer("aborting-" + owner)) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(Tally.request("r-aborted").toKafka(MessageContext.NONE));
            producer.flush();
            producer.abortTransaction();
        }
        sendCandles(1);

        RunningShell shell = ended(RunningShell.behindBarrier(kafka, owner, new Tally()));
        awaitAnswers(3);

        assertThat(storedNames()).containsExactly("r-1", "r-2", "c-1");
        assertThat(shell.status.isReady()).isTrue();
    }

    @Test
    void isReadyOnlyBehindTheBarrier() {
        sendRequests(1);
        var readyAtTheBarrier = new AtomicInteger();
        var shell = new RunningShell[1];

        shell[0] = ended(RunningShell.behindBarrier(
                kafka, owner, once("encode", () -> readyAtTheBarrier.set(shell[0].status.isReady() ? 1 : 0))));
        await().atMost(PATIENCE).until(() -> shell[0].status.isReady());

        assertThat(readyAtTheBarrier).hasValue(0);
        assertThat(answers()).containsExactly("r-1");
    }

    private static OutboundRecord longRequest(String name) {
        return new OutboundRecord(
                Topic.OPERATOR_REQUESTS,
                "tests",
                OperatorRequest.newBuilder()
                        .setRequestId(name)
                        .setRequestedBy(LONG)
                        .build());
    }

    private void sendCandles(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> kafka.send(Tally.candle("c-" + i)));
    }
}
