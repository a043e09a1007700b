package io.eternalengine.local.processes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that a running stack writes to: data of Kafka, PostgreSQL and Redis, logs, PID files, the description
 * of the fleet and, apart from it and readable by its owner only, the secrets.
 */
public record StateDirectory(Path path) {
    private static final long LEAST_FREE_BYTES = 500L * 1024 * 1024;
    /** Name under which the supervisor logs. */
    public static final String SUPERVISOR = "supervisor";

    // Locks are never removed: whoever opened a file before its removal locks it, and so does who makes the next.
    private static final String LOCK = ".lock";
    private static final String START_LOCK = ".start-lock";
    private static final String OWNER_ONLY = "rw-------";
    private static final String FETCHED_JDK = "jdk";

    public StateDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Makes the folder, or takes one of an earlier run, and makes sure that it can be worked in.
     *
     * @throws Refusal when it holds what is not ours, or cannot be used
     */
    public static StateDirectory prepare(Path path) {
        StateDirectory directory = new StateDirectory(path);
        requireUsableName(directory.path());
        try {
            OwnFolder.claim(directory.path());
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

    /** Kafka takes a comma for the end of a folder's name, and no configuration file takes a line break. */
    private static void requireUsableName(Path path) {
        if (path.toString().chars().anyMatch(character -> character == ',' || Character.isISOControl(character))) {
            throw new Refusal("The state directory " + path + " cannot be used: its path must hold no comma and no"
                    + " control character");
        }
    }

    /** Whether it is a folder that a stack has worked in. */
    public boolean isOurs() {
        return OwnFolder.isOurs(path);
    }

    /**
     * Reserves the folder for this process until the lock is closed or the process ends, however it ends.
     *
     * @throws Refusal when another stack runs in it
     */
    public FileLock reserve() {
        return lock(
                LOCK,
                "A stack is already running in " + path
                        + ": end it with './eternal down', or name another folder with --state-dir");
    }

    /**
     * Reserves the folder for a start in the background, which ends before the stack does.
     *
     * @throws Refusal when another start is under way
     */
    public FileLock reserveStart() {
        return lock(
                START_LOCK,
                "Another './eternal up' is starting a fleet in " + path
                        + ": wait for it, or name another folder with --state-dir");
    }

    @SuppressWarnings("MustBeClosedChecker")
    private FileLock lock(String name, String taken) {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Refusal(taken);
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
        if (!Files.exists(path.resolve(LOCK))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            return lock == null;
        } catch (IOException e) {
            throw new Refusal("The state directory " + path + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Removes what an earlier fleet left; the logs of its processes stay beside the new ones, with {@code .1}. For whoever has
     * reserved the folder.
     */
    public void clearForNewFleet() {
        removeData();
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

    /** Whether there is what only a running fleet needs. */
    public boolean hasData() {
        return isOurs()
                && Stream.of(kafka(), postgres(), redis(), venueCredentials(), fleetFile())
                        .anyMatch(Files::exists);
    }

    /**
     * Removes what an ended stack needs no more: all but the logs and what was written for the user. For whoever has reserved
     * the folder.
     */
    public void removeData() {
        if (!isOurs()) {
            return;
        }
        postgresElsewhere().ifPresent(OwnFolder::removeIfOurs);
        for (Path folder : List.of(kafka(), postgres(), redis(), run())) {
            OwnFolder.removeTree(folder);
        }
        try {
            for (Path file : List.of(venueCredentials(), operatorToken(), fleetFile(), postgresPointer())) {
                Files.deleteIfExists(file);
            }
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new StackFailure("Cannot clear " + path + ": " + e.getMessage(), e);
        }
    }

    /** Removes the folder with all that is in it, but for a JDK that the front door fetched there: the next start runs on it. */
    public void remove() {
        postgresElsewhere().ifPresent(OwnFolder::removeIfOurs);
        if (Files.isDirectory(path.resolve(FETCHED_JDK))) {
            OwnFolder.emptyIfOurs(path, FETCHED_JDK);
        } else {
            OwnFolder.removeIfOurs(path);
        }
    }

    /** The folder that PostgreSQL's files are in when it cannot reach this one; empty when there is none of ours. */
    public Optional<Path> postgresElsewhere() {
        if (!Files.exists(postgresPointer())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(Files.readString(postgresPointer()).strip()))
                    .filter(OwnFolder::isOurs);
        } catch (IOException e) {
            throw new StackFailure("Cannot read " + postgresPointer() + ": " + e.getMessage(), e);
        }
    }

    /** Remembers where PostgreSQL's files are, so that the next run finds and removes them. */
    public void rememberPostgresElsewhere(Path folder) throws IOException {
        Files.writeString(postgresPointer(), folder.toString());
    }

    private Path postgresPointer() {
        return path.resolve("postgres-is-in");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** PID files. */
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
