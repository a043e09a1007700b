package io.eternalengine.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that a running stack writes to: data of Kafka, PostgreSQL and Redis, logs, PID files, the description
 * of the fleet and, apart from it and readable by its owner only, the secrets.
 */
public record StateDirectory(Path path) {
    private static final long LEAST_FREE_BYTES = 500L * 1024 * 1024;
    /** Name under which the supervisor logs. */
    public static final String SUPERVISOR = "supervisor";

    private static final String LOCK = "lock";
    private static final String OWNER_ONLY = "rw-------";

    public StateDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** Creates the folder when it is missing and makes sure that it can be worked in. */
    public static StateDirectory prepare(Path path) {
        StateDirectory directory = new StateDirectory(path);
        try {
            Files.createDirectories(directory.logs());
            Files.createDirectories(directory.run());
            long freeBytes = Files.getFileStore(directory.path()).getUsableSpace();
            if (freeBytes < LEAST_FREE_BYTES) {
                throw new Refusal("Only " + freeBytes / 1024 / 1024 + " MB of disk space are free at "
                        + directory.path() + ": at least " + LEAST_FREE_BYTES / 1024 / 1024 + " MB are needed");
            }
        } catch (IOException e) {
            throw new Refusal("The state directory " + directory.path() + " cannot be written: " + e.getMessage());
        }
        return directory;
    }

    /**
     * Reserves the folder for this process until the lock is closed or the process ends, however it ends.
     *
     * @throws Refusal when another stack runs in it
     */
    @SuppressWarnings("MustBeClosedChecker")
    public FileLock reserve() {
        try {
            FileChannel channel =
                    FileChannel.open(run().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Refusal("A stack is already running in " + path
                        + ": end it with './eternal down', or name another folder with --state-dir");
            }
            return lock;
        } catch (IOException e) {
            throw new Refusal("The state directory " + path + " cannot be locked: " + e.getMessage());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Writes a file that only its owner may read. */
    public static void writeSecret(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        }
        Files.writeString(file, content);
    }

    /** Whether a running stack has reserved the folder. */
    public boolean isReserved() {
        if (!Files.exists(run().resolve(LOCK))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(run().resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            return lock == null;
        } catch (IOException e) {
            throw new Refusal("The state directory " + path + " cannot be read: " + e.getMessage());
        }
    }

    /** Removes what an earlier fleet left; the logs of its processes stay beside the new ones, with {@code .1}. */
    public void clearForNewFleet() {
        for (Path folder : List.of(kafka(), postgres(), redis())) {
            removeTree(folder);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(logs(), "*.log")) {
            for (Path log : files) {
                if (!log.equals(logOf(SUPERVISOR))) {
                    Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new StackFailure("Cannot clear " + path + ": " + e.getMessage(), e);
        }
    }

    /** Removes what an ended stack needs no more: all but the logs and what was written for the user. */
    public void removeData() {
        for (Path folder : List.of(kafka(), postgres(), redis(), run())) {
            removeTree(folder);
        }
        try {
            Files.deleteIfExists(venueCredentials());
            Files.deleteIfExists(operatorToken());
            Files.deleteIfExists(fleetFile());
        } catch (IOException e) {
            throw new StackFailure("Cannot clear " + path + ": " + e.getMessage(), e);
        }
    }

    /** Removes the folder with all that is in it. */
    public void remove() {
        removeTree(path);
    }

    /** Removes a folder with all that is in it; a folder that is not there is fine. */
    public static void removeTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new StackFailure("Cannot remove " + root + ": " + e.getMessage(), e);
        }
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** PID files and the lock. */
    public Path run() {
        return path.resolve("run");
    }

    public Path traces() {
        return path.resolve("traces.jsonl");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path redis() {
        return path.resolve("redis");
    }

    /** Description of the running fleet, without secrets. */
    public Path fleetFile() {
        return path.resolve("fleet.json");
    }

    /** API keys of the venue's accounts; secret. */
    public Path venueCredentials() {
        return path.resolve("venue-credentials.properties");
    }

    /** What the simulator's admin API and reporting's rebuild ask for; secret. */
    public Path operatorToken() {
        return path.resolve("operator-token");
    }

    public Path logOf(String program) {
        return logs().resolve(program + ".log");
    }
}
