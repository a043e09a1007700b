package io.eternalengine.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.transaction.ShellEnd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ServiceThreadsTest {
    private final List<Integer> exits = Collections.synchronizedList(new ArrayList<>());
    private final ServiceThreads threads = new ServiceThreads(exits::add);

    @Test
    void endsTheProcessWhenALoopDies() {
        threads.start("dying", loop(() -> {
            throw new StackOverflowError("struck");
        }));

        await().until(() -> !exits.isEmpty());

        assertThat(exits).containsExactly(ServiceThreads.EXIT_WHEN_A_LOOP_DIED);
        // A process that ended because its snapshot cannot be read is not started again; this one is.
        assertThat(ShellEnd.UNREADABLE_SNAPSHOT.exitCode()).isNotEqualTo(ServiceThreads.EXIT_WHEN_A_LOOP_DIED);
    }

    @Test
    void letsALoopEndInPeace() {
        var ended = new CountDownLatch(1);
        threads.start("ending", loop(ended::countDown));

        threads.stopAll();

        assertThat(ended.getCount()).isZero();
        assertThat(exits).isEmpty();
    }

    @Test
    void stopsTheLastLoopFirst() {
        List<String> stopped = Collections.synchronizedList(new ArrayList<>());
        threads.start("first", new Named("first", stopped));
        threads.start("second", new Named("second", stopped));

        threads.stopAll();

        assertThat(stopped).containsExactly("second", "first");
    }

    private static ServiceLoop loop(Runnable body) {
        return new ServiceLoop() {
            @Override
            public void run() {
                body.run();
            }

            @Override
            public void stop() {}
        };
    }

    private record Named(String name, List<String> stopped, CountDownLatch end) implements ServiceLoop {
        Named(String name, List<String> stopped) {
            this(name, stopped, new CountDownLatch(1));
        }

        @Override
        public void run() {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void stop() {
            stopped.add(name);
            end.countDown();
        }
    }
}
