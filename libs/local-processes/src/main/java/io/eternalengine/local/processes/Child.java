package io.eternalengine.local.processes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: STARTING → READY → (dies) → WAITING_TO_RESTART → STARTING … until it is stopped. A program
 * that does not become ready at all after a few starts has failed, and the log says why; so has one that ended for good.
 */
public final class Child {
    private static final int FIRST_STARTS = 3;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(20);
    /** A busy machine may be late with an answer, not with as many as this. */
    private static final int NOT_LIVE_IN_A_ROW = 6;

    private final Program program;
    private final Path log;
    private final PidFiles pidFiles;
    private final Consumer<String> journal;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread keeper;
    private volatile ChildState state = ChildState.STARTING;
    private volatile boolean stopping;
    private volatile @Nullable Process process;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile String failure = "";

    private Child(Program program, Path log, PidFiles pidFiles, Consumer<String> journal) {
        this.program = program;
        this.log = log;
        this.pidFiles = pidFiles;
        this.journal = journal;
        this.keeper = Thread.ofVirtual().name("keeper-" + program.name()).unstarted(this::keep);
    }

    /** Starts the program and keeps it running. */
    public static Child start(Program program, Path log, PidFiles pidFiles, Consumer<String> journal) {
        Child child = new Child(program, log, pidFiles, journal);
        child.keeper.start();
        return child;
    }

    public Program program() {
        return program;
    }

    public Path log() {
        return log;
    }

    public ChildState state() {
        return state;
    }

    /** How often it had to be started again. */
    public int restarts() {
        return restarts.get();
    }

    /** Why it has failed, in a sentence; empty while it has not. */
    public String failure() {
        return failure;
    }

    /**
     * Checks that it has not failed, so that nobody waits for it.
     *
     * @throws StackFailure saying why it has
     */
    public void requireNotFailed() {
        if (state == ChildState.FAILED) {
            throw new StackFailure(failure);
        }
    }

    /** Process id of the current run, or -1 between runs. */
    public long pid() {
        Process current = process;
        return current != null && current.isAlive() ? current.pid() : -1;
    }

    /** Completes when the program is ready for the first time; fails with {@link StackFailure} when it never is. */
    public CompletableFuture<Void> firstReady() {
        return firstReady;
    }

    /** Waits for the first readiness. */
    public void awaitReady() {
        try {
            firstReady.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Ends the program in good order, by force after its time-out. Returns when it is gone. */
    public synchronized void stop() {
        stopping = true;
        Process current = process;
        if (current != null && current.isAlive()) {
            program.requestStop(current);
            endForciblyAfter(current, program.stopTimeout());
        }
        keeper.interrupt();
        joinKeeper();
        Process last = process;
        if (last != null && last.isAlive()) {
            endForciblyAfter(last, Duration.ZERO);
        }
        state = ChildState.STOPPED;
        removePidFile();
        firstReady.completeExceptionally(new StackFailure(program.name() + " was stopped"));
    }

    private void keep() {
        try {
            keepRunning();
        } catch (RuntimeException e) {
            // Nobody catches in this thread, and whoever waits for readiness would wait for ever.
            fail(program.name() + " is given up: " + e);
        }
    }

    private void keepRunning() {
        int failuresInARow = 0;
        while (!stopping) {
            Instant startedAt = Instant.now();
            String end = runOnce();
            if (stopping) {
                return;
            }
            if (endedForGood()) {
                fail(program.name() + " " + end + LastWords.ofError(log) + "; it is not started again; see " + log);
                return;
            }
            boolean wasHealthy = Instant.now().isAfter(startedAt.plus(HEALTHY_AFTER));
            failuresInARow = wasHealthy ? 1 : failuresInARow + 1;
            journal.accept(program.name() + " " + end);
            if (!firstReady.isDone() && failuresInARow >= FIRST_STARTS) {
                giveUp(program.name() + " " + end + LastWords.of(log) + "; see " + log);
                return;
            }
            state = ChildState.WAITING_TO_RESTART;
            restarts.incrementAndGet();
            if (!pause(backoff(failuresInARow))) {
                return;
            }
        }
    }

    private boolean endedForGood() {
        Process last = process;
        return last != null && !last.isAlive() && program.endsForGood(last.exitValue());
    }

    private void fail(String sentence) {
        journal.accept(sentence);
        giveUp(sentence);
    }

    private void giveUp(String sentence) {
        failure = sentence;
        state = ChildState.FAILED;
        removePidFile();
        firstReady.completeExceptionally(new StackFailure(sentence));
    }

    /** Runs the program until it ends and says how it ended. */
    private String runOnce() {
        state = ChildState.STARTING;
        try {
            Process started = Launcher.start(program.commandLine(), program.environment(), log);
            process = started;
            pidFiles.write(program.name(), started.pid());
            if (stopping) {
                return "was stopped";
            }
            if (!becomesReady(started)) {
                boolean ended = !started.isAlive();
                endForciblyAfter(started, Duration.ZERO);
                return ended
                        ? "ended with code " + started.exitValue() + " before it was ready"
                        : "was not ready after " + program.startTimeout().toSeconds() + " s" + unreadiness();
            }
            state = ChildState.READY;
            firstReady.complete(null);
            return awaitEnd(started);
        } catch (IOException | StackFailure e) {
            return "cannot start: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        }
    }

    /** A program that lives and does not get on is ended, and started again as if it had died. */
    private String awaitEnd(Process started) throws InterruptedException {
        int notLive = 0;
        while (!started.waitFor(program.livenessPoll().toMillis(), TimeUnit.MILLISECONDS)) {
            notLive = stopping || program.isLive() ? 0 : notLive + 1;
            if (notLive >= NOT_LIVE_IN_A_ROW) {
                endForciblyAfter(started, Duration.ZERO);
                return "did not get on and was ended: " + notLive + " times in a row it was not live";
            }
        }
        return "ended with code " + started.exitValue();
    }

    private String unreadiness() {
        String said = program.unreadiness();
        return said.isEmpty() ? "" : " (" + said + ")";
    }

    private boolean becomesReady(Process started) {
        long deadlineNs = System.nanoTime() + program.startTimeout().toNanos();
        while (started.isAlive() && !stopping && System.nanoTime() < deadlineNs) {
            if (program.isReady()) {
                return true;
            }
            if (!pause(program.readyPoll())) {
                return false;
            }
        }
        return false;
    }

    private static Duration backoff(int failuresInARow) {
        long millis = FIRST_BACKOFF.toMillis() << Math.min(failuresInARow - 1, 10);
        return Duration.ofMillis(Math.min(millis, LONGEST_BACKOFF.toMillis()));
    }

    private boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void endForciblyAfter(Process process, Duration grace) {
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void joinKeeper() {
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removePidFile() {
        try {
            pidFiles.remove(program.name());
        } catch (IOException e) {
            journal.accept("Cannot remove the PID file of " + program.name() + ": " + e.getMessage());
        }
    }
}
