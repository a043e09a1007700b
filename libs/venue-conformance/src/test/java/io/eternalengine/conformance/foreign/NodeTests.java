package io.eternalengine.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.conformance.scene.PackagedVenue;
import io.eternalengine.testkit.npm.NodeRuntime;
import io.eternalengine.testkit.npm.NpmPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests that are written in a foreign client's own language, each reported as a test of ours. */
final class NodeTests {
    private static final long LONGEST_RUN_SECONDS = 120;
    private static final Path SOURCES =
            Path.of(System.getProperty("eternal.root"), "libs/venue-conformance/src/test/node");
    private static final ObjectMapper JSON = new ObjectMapper();

    private NodeTests() {}

    /** Runs a file of {@code src/test/node} with an account of its own; it must report so many tests. */
    static Stream<DynamicTest> of(String file, String account, int tests) throws IOException, InterruptedException {
        Path folder = new NpmPackages(SOURCES).installed();
        Path reported = Files.createTempFile(folder, file, ".jsonl");
        PackagedVenue venue = PackagedVenue.running();
        ProcessBuilder builder = new ProcessBuilder(
                NodeRuntime.program().toString(),
                "--test-reporter=./reporter.mjs",
                "--test-reporter-destination=" + reported,
                file);
        builder.environment().put("VENUE_REST", venue.rest());
        builder.environment().put("VENUE_STREAM", venue.streams());
        builder.environment().put("VENUE_ACCOUNT", account);
        builder.environment().put("VENUE_ADMIN_TOKEN", PackagedVenue.ADMIN_TOKEN);
        Process node = builder.directory(folder.toFile()).inheritIO().start();
        boolean ended = node.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
        node.destroyForcibly();
        List<DynamicTest> results = new ArrayList<>();
        for (String line : Files.readAllLines(reported)) {
            results.add(result(JSON.readTree(line)));
        }
        results.add(DynamicTest.dynamicTest("the tests of " + file + " ran to their end", () -> {
            assertThat(ended).as("it ended within %d s", LONGEST_RUN_SECONDS).isTrue();
            assertThat(results).as("tests of %s and this one", file).hasSize(tests + 1);
        }));
        Files.delete(reported);
        return results.stream();
    }

    private static DynamicTest result(JsonNode reported) {
        return DynamicTest.dynamicTest(
                reported.required("name").asText(),
                () -> assertThat(reported.required("passed").asBoolean())
                        .as("%s", reported.required("error").asText())
                        .isTrue());
    }
}
