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

/** Runs {@code demo} of the packaged local stack and reads the summary that it writes. */
final class PackagedDemo {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final long LONGEST_RUN_MINUTES = 15;

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
                ROOT.resolve("services/local-stack/target/local-stack/lib") + "/*",
                "io.eternalengine.localstack.Eternal",
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
                .as("the demo ended well:%n%s", Files.readString(output))
                .isTrue();
        return new ObjectMapper().readTree(json.toFile());
    }
}
