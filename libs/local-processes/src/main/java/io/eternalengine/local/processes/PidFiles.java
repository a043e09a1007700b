package io.eternalengine.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One file for each running child, with its process id and when it started. A start that finds files of a run that was killed
 * ends the processes they name, provided that they are still those: a process id may have been given to somebody else.
 */
public final class PidFiles {
    private static final int TERMINATION_TIMEOUT_MS = 5_000;

    private final Path directory;
    private final Path stateDirectory;

    /**
     * @param directory where the files are
     * @param stateDirectory named on the command line of each of our processes
     */
    public PidFiles(Path directory, Path stateDirectory) {
        this.directory = directory;
        this.stateDirectory = stateDirectory;
    }

    public void write(String name, long pid) throws IOException {
        Files.createDirectories(directory);
        Optional<ProcessIdentity> process = ProcessIdentity.of(pid);
        if (process.isPresent()) {
            Files.writeString(fileOf(name), process.get().toString());
        }
    }

    public void remove(String name) throws IOException {
        Files.deleteIfExists(fileOf(name));
    }

    /** Ends what an earlier run left behind and returns the names of what was ended. */
    public List<String> endLeftovers() {
        List<String> ended = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return ended;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.pid")) {
            for (Path file : files) {
                if (endLeftover(file)) {
                    ended.add(file.getFileName().toString().replace(".pid", ""));
                }
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ended;
    }

    private boolean endLeftover(Path file) throws IOException {
        ProcessHandle process = ProcessIdentity.parse(Files.readString(file))
                .flatMap(ProcessIdentity::running)
                .filter(this::isOurs)
                .orElse(null);
        if (process == null) {
            return false;
        }
        process.destroy();
        if (!endsInTime(process)) {
            process.destroyForcibly();
            if (!endsInTime(process)) {
                throw new StackFailure(
                        "Process " + process.pid() + " of an earlier run (" + file + ") does not end even when killed");
            }
        }
        return true;
    }

    /** Each of our programs has an argument that names the state directory, or a file in it. */
    private boolean isOurs(ProcessHandle process) {
        return argumentsOf(process).stream()
                // A path may hold an equals sign itself, and then an argument that is nothing but a path does.
                .flatMap(argument -> Stream.of(argument, argument.substring(argument.indexOf('=') + 1)))
                .anyMatch(value -> value.equals(stateDirectory.toString()) || value.startsWith(stateDirectory + "/"));
    }

    private static List<String> argumentsOf(ProcessHandle process) {
        try {
            byte[] raw = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return List.of(new String(raw, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return process.info().arguments().map(List::of).orElse(List.of());
        }
    }

    private static boolean endsInTime(ProcessHandle process) {
        try {
            process.onExit().get(TERMINATION_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new StackFailure("Cannot wait for process " + process.pid(), e);
        }
    }

    private Path fileOf(String name) {
        return directory.resolve(name + ".pid");
    }
}
