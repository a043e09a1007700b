package io.eternalengine.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that a running stack writes to: data of Kafka, PostgreSQL and Redis, logs, PID files, the description
 * of the fleet and, apart from it and readable by its owner only, the secrets.
 */
public record StateDirectory(Path path) {
    private static final long LEAST_FREE_BYTES = 500L * 1024 * 1024;
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
                    FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

    public Path logOf(String program) {
        return logs().resolve(program + ".log");
    }
}
