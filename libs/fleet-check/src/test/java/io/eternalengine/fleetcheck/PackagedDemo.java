package io.eternalengine.fleetcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@code demo} of the packaged command line and reads the summary that it writes. */
final class PackagedDemo {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final long LONGEST_RUN_MINUTES = 15;
    private static final int LINES_OF_A_LOG = 150;

    private final Path folder;

    PackagedDemo(Path folder) {
        this.folder = folder;
    }

    /** The summary of a run with these options; fails with the run's own words when it does not end well. */
    JsonNode run(String... options) throws IOException, InterruptedException {
        Path json = folder.resolve("summary.json");
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Deternal.root=" + ROOT,
                "-cp",
                ROOT.resolve("cli/fleet/target/cli-fleet/lib") + "/*",
                "io.eternalengine.cli.fleet.Eternal",
                "demo",
                "--state-dir",
                folder.resolve("state").toString(),
                "--json",
                json.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroy();
            process.waitFor();
        }
        assertThat(ended && process.exitValue() == 0)
                .as(() -> "the demo ended well:\n" + read(output) + endsOfLogs())
                .isTrue();
        return new ObjectMapper().readTree(json.toFile());
    }

    /** The folder goes with the test; what the services logged last is all that shows why a run failed. */
    private String endsOfLogs() {
        try (Stream<Path> logs = Files.list(folder.resolve("state/logs"))) {
            return logs.filter(log -> log.toString().endsWith(".log"))
                    .sorted()
                    .map(log -> "\n--- " + log.getFileName() + "\n" + end(read(log)))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            return "\n(no logs: " + e + ")";
        }
    }

    private static String end(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_A_LOG), lines.size()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "(" + e + ")";
        }
    }
}
