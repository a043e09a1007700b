package io.eternalengine.local.processes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes that belong to this one: in a session of their own, so that Ctrl-C in the terminal reaches only the
 * supervisor, which then stops them in order; and, where the platform has {@code setpriv}, ended by the kernel when
 * this process is killed.
 */
public final class Launcher {
    // The kernel sends the parent-death signal when the *thread* that forked ends, so one thread forks them all.
    private static final ExecutorService FORKING_THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "launcher");
        thread.setDaemon(true);
        return thread;
    });

    private static final String FILE_SUFFIX = "_FILE";

    private static final LogRotation LOGS = LogRotation.started();

    private Launcher() {}

    /** Starts a command with its output appended to a log file, which is kept small while this process lives. */
    public static Process start(List<String> commandLine, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(withSessionAndParentDeathSignal(commandLine));
        give(environment, builder.environment());
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        LOGS.follow(log);
        // join, not get: an interrupted caller must still learn of the process, else nobody could end it.
        try {
            // join, not get: an interrupted caller must still learn of the process, else nobody could end it.
            return CompletableFuture.supplyAsync(() -> fork(builder), FORKING_THREAD)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("Cannot start " + commandLine.getFirst() + ": " + e.getCause(), e);
        }
    }

    /** What a file is given for, such as a token in X_FILE, an X of the caller's environment must not overrule. */
    static void give(Map<String, String> given, Map<String, String> inherited) {
        given.keySet().stream()
                .filter(name -> name.endsWith(FILE_SUFFIX))
                .map(name -> name.substring(0, name.length() - FILE_SUFFIX.length()))
                .forEach(inherited::remove);
        inherited.putAll(given);
    }

    private static Process fork(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds a program on the PATH. */
    public static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin:/sbin";
        for (String folder : path.split(File.pathSeparator)) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Whether this process runs as root, to whom PostgreSQL refuses its service. */
    public static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static List<String> withSessionAndParentDeathSignal(List<String> commandLine) {
        List<String> command = new ArrayList<>();
        if (isLinux()) {
            onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
            // A change of user or namespace clears the signal, so commands that make one set it themselves.
            if (!commandLine.contains("--pdeathsig")) {
                command.addAll(parentDeathSignal());
            }
        }
        command.addAll(commandLine);
        return command;
    }

    /** Prefix that makes the kernel kill the program when its parent dies; empty where there is none. */
    public static List<String> parentDeathSignal() {
        return isLinux()
                ? onPath("setpriv")
                        .map(setpriv -> List.of(setpriv.toString(), "--pdeathsig", "KILL"))
                        .orElse(List.of())
                : List.of();
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }
}
