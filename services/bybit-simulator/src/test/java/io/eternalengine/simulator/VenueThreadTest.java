package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What becomes of the venue when a command fails, or never ends. */
class VenueThreadTest {

    /** A process whose venue thread runs out of memory. */
    static final class OutOfMemory {

        private OutOfMemory() {}

        public static void main(String[] arguments) throws InterruptedException {
            new VenueThread().execute(() -> {
                throw new OutOfMemoryError("as if");
            });
            // Longer than any test waits.
            Thread.sleep(TimeUnit.MINUTES.toMillis(10));
        }
    }

    @Test
    void anErrorEndsTheProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutOfMemory.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(VenueThread.EXIT_CODE);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anExceptionEndsItsCommandOnly() throws InterruptedException {
        List<Error> errors = new ArrayList<>();
        CountDownLatch repeated = new CountDownLatch(3);
        try (VenueThread thread = new VenueThread(errors::add, System::nanoTime)) {
            thread.repeat(
                    () -> {
                        repeated.countDown();
                        throw new IllegalStateException("as if");
                    },
                    1);

            assertThat(repeated.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void aThreadThatMakesNoProgressHangs() {
        // given
        AtomicLong nowNanos = new AtomicLong(Long.MAX_VALUE - 5);
        try (VenueThread thread = new VenueThread(error -> {}, nowNanos::get)) {
            // when
            nowNanos.addAndGet(VenueThread.LONGEST_SILENCE.toNanos());
            assertThat(thread.hangs()).isFalse();
            nowNanos.incrementAndGet();

            // then
            assertThat(thread.hangs()).isTrue();

            // when
            thread.progressed();

            // then
            assertThat(thread.hangs()).isFalse();
        }
    }
}
