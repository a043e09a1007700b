package io.eternalengine.local.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process and no other: its id may be given to another one after its end, its start may not.
 *
 * @param startedAt when it started, in whatever the platform counts; two processes of one id differ in it
 */
public record ProcessIdentity(long pid, String startedAt) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    /** Of the fields behind the program's name in {@code /proc/PID/stat}; ticks since the machine was started. */
    private static final int START_TICKS = 19;

    /** The process that has this id now; empty when there is none, or the platform does not say when it started. */
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> startOf(process).map(start -> new ProcessIdentity(pid, start)));
    }

    /** Reads {@link #toString}; empty when the text is none of ours. */
    static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.strip().split(" ");
        return parts.length == 2 && parts[0].matches("\\d{1,10}")
                ? Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), parts[1]))
                : Optional.empty();
    }

    /** The process while it runs. */
    public Optional<ProcessHandle> running() {
        return of(pid).filter(this::equals).flatMap(now -> ProcessHandle.of(now.pid));
    }

    private static Optional<String> startOf(ProcessHandle process) {
        try {
            // The name of the program comes first, in brackets, and may itself hold spaces and brackets.
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(Files.readString(BOOT).strip() + "/" + fields[START_TICKS]);
        } catch (IOException e) {
            return process.info().startInstant().map(Instant::toString);
        }
    }

    @Override
    public String toString() {
        return pid + " " + startedAt;
    }
}
