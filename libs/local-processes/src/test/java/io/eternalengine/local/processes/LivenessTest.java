package io.eternalengine.local.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that lives and does not get on is started again. */
class LivenessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> journal = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void aProgramThatIsNotLiveIsEndedAndStartedAgain() {
        var program = new Sleeper();
        Child child = start(program);
        await().atMost(PATIENCE).until(() -> child.state() == ChildState.READY);
        long firstPid = child.pid();

        program.live = false;
        await().atMost(PATIENCE).until(() -> child.restarts() == 1);
        program.live = true;

        await().atMost(PATIENCE).until(() -> child.state() == ChildState.READY && child.pid() > 0);
        assertThat(child.pid()).isNotEqualTo(firstPid);
        assertThat(ProcessHandle.of(firstPid)).isEmpty();
        assertThat(journal).anyMatch(line -> line.contains("sleeper did not get on and was ended"));
        child.stop();
    }

    @Test
    void anAnswerThatIsLateNowAndThenEndsNothing() {
        var program = new Sleeper();
        program.deafEverySecondTime = true;
        Child child = start(program);

        await().atMost(PATIENCE).until(() -> program.asked > 40);

        assertThat(child.restarts()).isZero();
        child.stop();
    }

    @Test
    void aProgramThatEndsForGoodIsNotStartedAgainAndItsSentenceIsToldOnce() {
        Child child = start(new Program() {
            @Override
            public String name() {
                return "sleeper";
            }

            @Override
            public List<String> commandLine() {
                return List.of(
                        "sh",
                        "-c",
                        "sleep 0.5; echo '2026-11-30 10:00:00,000 ERROR [io.e.k] (risk) shell owner=risk state=ENDED"
                                + " cause=\"the \\\"newest\\\" is unreadable\"';"
                                + " echo '2026-11-30 10:00:00,001 INFO  [io.quarkus] (main) risk stopped in 0.01s'; exit 4");
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public boolean endsForGood(int exitCode) {
                return exitCode == 4;
            }
        });

        await().atMost(PATIENCE).until(() -> child.state() == ChildState.FAILED);

        assertThat(child.restarts()).isZero();
        assertThat(child.failure())
                .startsWith("sleeper ended with code 4: the \"newest\" is unreadable; it is not started again; see ");
        assertThat(journal).containsExactly(child.failure());
        assertThatThrownBy(child::requireNotFailed).hasMessage(child.failure());
        child.stop();
    }

    private Child start(Program program) {
        return Child.start(program, directory.resolve("sleeper.log"), new PidFiles(directory, directory), journal::add);
    }

    private static final class Sleeper implements Program {
        private volatile boolean live = true;
        private volatile boolean deafEverySecondTime;
        private volatile int asked;

        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public List<String> commandLine() {
            return List.of("sleep", "600");
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public boolean isLive() {
            int now = asked + 1;
            asked = now;
            return live && !(deafEverySecondTime && now % 2 == 0);
        }

        @Override
        public Duration livenessPoll() {
            return Duration.ofMillis(20);
        }
    }
}
