package io.eternalengine.local.processes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that runs as a child process. Its data and its addresses outlive a single run, so it can be started again. */
public interface Program {
    /** Short name, used for its log, its PID file and in messages. */
    String name();

    /**
     * Prepares folders and configuration, and says how to start. Called before each start.
     *
     * @throws IOException when a file cannot be written
     */
    List<String> commandLine() throws IOException;

    /** Added to the environment of this process. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Whether it does its work by now. Asked again and again while it starts; must return within a second or so. */
    boolean isReady();

    /** What it said when it was last asked and was not ready; empty when it said nothing. */
    default String unreadiness() {
        return "";
    }

    /** Whether it would end in the same way however often it were started again. */
    default boolean endsForGood(int exitCode) {
        return false;
    }

    /** Whether it gets on with its work. Asked now and then while it is ready; must return within a few seconds. */
    default boolean isLive() {
        return true;
    }

    /** Pause between two questions whether it is live. */
    default Duration livenessPoll() {
        return Duration.ofSeconds(5);
    }

    /** Pause between two questions whether it is ready. */
    default Duration readyPoll() {
        return Duration.ofMillis(50);
    }

    /** Asks it to end in good order. */
    default void requestStop(Process process) {
        process.destroy();
    }

    default Duration startTimeout() {
        return Duration.ofSeconds(90);
    }

    /** After this long it is killed. */
    default Duration stopTimeout() {
        return Duration.ofSeconds(10);
    }
}
