package io.eternalengine.kit.transaction;

import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.topics.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A shell in a thread of its own, as a service runs it. Its service is risk, whose dead letters have topics. */
final class RunningShell implements AutoCloseable {
    static final String SERVICE = "risk";
    static final Topic STATE_TOPIC = Topic.RISK_STATE;
    private static final List<Topic> INPUTS = List.of(Topic.OPERATOR_REQUESTS, Topic.TICKERS, Topic.CANDLES);
    private static final Duration TIME_TO_END = Duration.ofSeconds(30);

    final ShellStatus status;
    private final TransactionalShell<Tally.Entry> shell;
    private final Thread thread;
    private final AtomicReference<@Nullable Throwable> death = new AtomicReference<>();
    private final AtomicReference<@Nullable ShellEnd> end = new AtomicReference<>();

    private RunningShell(KafkaProbe kafka, ShellSettings settings, Tally tally) {
        status = new ShellStatus(settings.owner());
        shell = new TransactionalShell<>(
                kafka.connection(SERVICE),
                settings,
                tally,
                status,
                new Tracing(openTelemetry()),
                new SimpleMeterRegistry(),
                end::set);
        thread = Thread.ofPlatform()
                .name(settings.owner())
                .uncaughtExceptionHandler((ended, cause) -> death.set(cause))
                .start(shell);
    }

    /** Reads requests, then candles. */
    static RunningShell of(KafkaProbe kafka, String owner, Tally tally) {
        return start(kafka, owner, Optional.empty(), tally);
    }

    /** Reads requests to their end before any candle. */
    static RunningShell behindBarrier(KafkaProbe kafka, String owner, Tally tally) {
        return start(kafka, owner, Optional.of(Topic.OPERATOR_REQUESTS), tally);
    }

    /** Reads nothing: everything comes by signals. */
    static RunningShell withoutInputs(KafkaProbe kafka, String owner, Tally tally) {
        return new RunningShell(kafka, new ShellSettings(owner, List.of(), STATE_TOPIC, Optional.empty()), tally);
    }

    /** Keeps its state in another topic. */
    static RunningShell withStateIn(Topic stateTopic, KafkaProbe kafka, String owner, Tally tally) {
        return new RunningShell(kafka, new ShellSettings(owner, INPUTS, stateTopic, Optional.empty()), tally);
    }

    private static RunningShell start(KafkaProbe kafka, String owner, Optional<Topic> barrier, Tally tally) {
        return new RunningShell(kafka, new ShellSettings(owner, INPUTS, STATE_TOPIC, barrier), tally);
    }

    boolean wasFenced() {
        return end.get() == ShellEnd.TAKEN_OVER;
    }

    /** Why it ended by itself; null while it did not. */
    @Nullable
    ShellEnd end() {
        return end.get();
    }

    void interrupt() {
        thread.interrupt();
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    /** What the thread died of, once it has died of something. */
    @Nullable
    Throwable death() {
        return death.get();
    }

    void awaitEnd() {
        await().atMost(TIME_TO_END).until(this::hasEnded);
    }

    @Override
    public void close() {
        shell.stop();
        awaitEnd();
    }

    private static OpenTelemetrySdk openTelemetry() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }
}
