package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.Outcome;
import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.logging.LogLine;
import io.eternalengine.schemas.v1.ExchangeReported;
import io.eternalengine.topics.Topic;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/**
 * Publishes whether the exchange answers: at every change at once, and every so often when nothing changes, since whoever reads
 * nothing takes it for failing. In between it asks the exchange for its time, so that an outage is noticed while nobody trades.
 */
public final class ExchangeReports implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(ExchangeReports.class);
    private static final String KEY = "exchange";
    private static final Duration LOOK = Duration.ofMillis(100);
    /** After a question that was not answered. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final KafkaConnection kafka;
    private final ExchangeAnswers answers;
    private final Duration reportEvery;
    private final Supplier<Future<Outcome<Long>>> question;
    private final LongSupplier marketMs;
    private final ShellStatus status;
    private final BackOff backOff = new BackOff(LOG, "the loop of exchange reports");
    private volatile boolean running = true;
    /** In any thread; a question whose answer is awaited is not asked again. */
    private volatile boolean asked;

    private volatile long askAtNanos = System.nanoTime();
    private long reportAtNanos = System.nanoTime();
    private String reported = "";

    /**
     * Reports that begin with {@link #run}.
     *
     * @param reportEvery time between two reports, and two questions, when nothing changes
     * @param question for the exchange's time
     * @param marketMs the market's time; 0 before it is known
     */
    public ExchangeReports(
            KafkaConnection kafka,
            ExchangeAnswers answers,
            Duration reportEvery,
            Supplier<Future<Outcome<Long>>> question,
            LongSupplier marketMs,
            ShellStatus status) {
        this.kafka = kafka;
        this.answers = answers;
        this.reportEvery = reportEvery;
        this.question = question;
        this.marketMs = marketMs;
        this.status = status;
    }

    @Override
    public void run() {
        while (running) {
            try (var producer = kafka.producer("exchange-reports")) {
                status.ready();
                while (running) {
                    ask();
                    report(producer);
                    status.turned();
                    Thread.sleep(LOOK);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                status.retrying(e);
                backOff.pauseAfter(e, () -> running);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    private void ask() {
        if (asked || System.nanoTime() - askAtNanos < 0) {
            return;
        }
        asked = true;
        var _ = question.get()
                .onComplete(answer ->
                        answered(answer.succeeded() ? answer.result() : new Outcome.Ambiguous<>(answer.cause())));
    }

    private void answered(Outcome<Long> outcome) {
        answers.noteQuestion(outcome);
        Duration next = outcome instanceof Outcome.Ambiguous<Long> ? ASK_AGAIN : reportEvery;
        askAtNanos = System.nanoTime() + next.toNanos();
        asked = false;
    }

    private void report(Producer<byte[], byte[]> producer) {
        String failure = answers.failure();
        boolean changed = !failure.equals(reported);
        if (!changed && System.nanoTime() - reportAtNanos < 0) {
            return;
        }
        if (changed) {
            LogLine.of("exchange")
                    .with("state", failure.isEmpty() ? "ANSWERS" : "DOES_NOT_ANSWER")
                    .with("cause", failure)
                    .warn(LOG);
        }
        var message = ExchangeReported.newBuilder()
                .setAnswering(failure.isEmpty())
                .setEventTimeMs(marketMs.getAsLong())
                .setCause(failure)
                .build();
        var _ = producer.send(new OutboundRecord(Topic.EXCHANGE_REPORTS, KEY, message).toKafka(MessageContext.NONE));
        reported = failure;
        reportAtNanos = System.nanoTime() + reportEvery.toNanos();
        backOff.succeeded();
    }
}
