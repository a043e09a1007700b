package io.eternalengine.local.processes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the logs of processes from filling the disk: one that has grown too large is copied aside, in place of the copy
 * before it, and emptied. The process goes on writing at the end of the same file, for it was opened to append.
 */
final class LogRotation {
    static final long LARGEST = 16L * 1024 * 1024;
    private static final int LOOK_EVERY_S = 10;

    private final long largest;
    private final Set<Path> logs = ConcurrentHashMap.newKeySet();

    LogRotation(long largest) {
        this.largest = largest;
    }

    /** Rotates in a thread of its own. */
    static LogRotation started() {
        var rotation = new LogRotation(LARGEST);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("log-rotation").daemon().factory());
        var _ = clock.scheduleWithFixedDelay(rotation::rotateAll, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
        return rotation;
    }

    /** From now on the log is kept small. */
    void follow(Path log) {
        logs.add(log);
    }

    void rotateAll() {
        logs.forEach(this::rotate);
    }

    private void rotate(Path log) {
        try {
            if (Files.isRegularFile(log) && Files.size(log) > largest) {
                Files.copy(log, olderOf(log), StandardCopyOption.REPLACE_EXISTING);
                FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        } catch (IOException e) {
            // A full disk or a folder that was removed; the next look tries again.
            System.err.println("The log " + log + " cannot be rotated: " + e.getMessage());
        }
    }

    /** {@code risk.log} becomes {@code risk.log.1}, which is no log of a service of its own. */
    static Path olderOf(Path log) {
        return log.resolveSibling(log.getFileName() + ".1");
    }
}
