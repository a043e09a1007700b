package io.eternalengine.cli.fleet;

import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The log of one process of the fleet. */
@Command(name = "logs", description = "Show the log of one service.")
final class LogsCommand implements Callable<Integer> {
    private static final int POLL_MS = 200;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Parameters(paramLabel = "SERVICE", description = "Such as risk, kafka or supervisor.")
    private String service = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "200",
            description = "How many of the last lines to show first (default: ${DEFAULT-VALUE}).")
    private int lines = 200;

    @Override
    public Integer call() throws IOException {
        StateDirectory directory = state.directoryOfRunningFleet();
        Path log = directory.logOf(service);
        if (!log.normalize().startsWith(directory.logs()) || !Files.isRegularFile(log)) {
            throw new Refusal("There is no log of '" + service + "' in " + directory.logs() + ": there are "
                    + available(directory));
        }
        PrintWriter out = spec.commandLine().getOut();
        int first = lines;
        while (show(log, first, out)) {
            first = Integer.MAX_VALUE;
        }
        return 0;
    }

    /** Shows the last lines and what is added; answers whether the log was rotated meanwhile and begins anew. */
    private boolean show(Path log, int first, PrintWriter out) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(log)) {
            lastLines(reader, first).forEach(out::println);
            out.flush();
            long size = Files.size(log);
            while (follow && pause()) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    out.println(line);
                }
                out.flush();
                if (Files.size(log) < size) {
                    return true;
                }
                size = Files.size(log);
            }
            return false;
        }
    }

    private static Deque<String> lastLines(BufferedReader reader, int most) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            last.addLast(line);
            if (last.size() > most) {
                last.removeFirst();
            }
        }
        return last;
    }

    private static String available(StateDirectory directory) {
        if (!Files.isDirectory(directory.logs())) {
            return "none";
        }
        try (Stream<Path> files = Files.list(directory.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(POLL_MS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
