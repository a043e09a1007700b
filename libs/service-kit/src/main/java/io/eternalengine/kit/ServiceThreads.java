package io.eternalengine.kit;

import io.eternalengine.logging.LogLine;
import io.quarkus.runtime.Quarkus;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/**
 * The threads of a service: started in order, stopped in reverse, each given time to finish its transaction. A loop that
 * dies of something takes the process with it: whoever restarts processes heals that, and nobody would miss the thread.
 */
@Singleton
public class ServiceThreads {
    private static final Logger LOG = Logger.getLogger(ServiceThreads.class);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);
    /** Of no end that a shell knows: whoever supervises starts the process again. */
    static final int EXIT_WHEN_A_LOOP_DIED = 5;

    private final List<Started> started = new ArrayList<>();
    private final IntConsumer exit;

    private record Started(ServiceLoop loop, Thread thread) {}

    public ServiceThreads() {
        this(Quarkus::asyncExit);
    }

    /** With another way to end the process. */
    ServiceThreads(IntConsumer exit) {
        this.exit = exit;
    }

    /** Runs the loop in a new thread of this name. */
    public synchronized void start(String name, ServiceLoop loop) {
        var thread = Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler(this::died)
                .unstarted(loop);
        started.add(new Started(loop, thread));
        thread.start();
    }

    @PreDestroy
    synchronized void stopAll() {
        for (Started one : started.reversed()) {
            one.loop().stop();
        }
        for (Started one : started.reversed()) {
            join(one.thread());
        }
    }

    private void died(Thread thread, Throwable cause) {
        LogLine.of("process-ends").with("diedThread", thread.getName()).error(LOG, cause);
        exit.accept(EXIT_WHEN_A_LOOP_DIED);
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(TIME_TO_STOP)) {
                LogLine.of("thread-not-stopped")
                        .with("thread", thread.getName())
                        .with("afterSeconds", TIME_TO_STOP.toSeconds())
                        .warn(LOG);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
