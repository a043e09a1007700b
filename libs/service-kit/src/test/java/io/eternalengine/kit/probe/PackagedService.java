package io.eternalengine.kit.probe;

import static org.awaitility.Awaitility.await;

import io.eternalengine.testkit.Infrastructure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service of this module as it is shipped: a process of its own, started from the packaged application. */
public final class PackagedService implements AutoCloseable {
    private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path SIMULATOR =
            Path.of("services", "bybit-simulator", "target", "quarkus-app", "quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENS = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");

    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Process process;

    private PackagedService(Process process) {
        this.process = process;
        Thread.ofPlatform().name("output of " + process.pid()).daemon().start(this::readOutput);
    }

    /** Starts the service with these configuration values, at the shared broker and on a free port. */
    public static PackagedService start(Map<String, String> configuration) {
        return start(APPLICATION, configuration);
    }

    /** Starts the simulator with these configuration values, on a free port. */
    public static PackagedService startSimulator(Map<String, String> configuration) {
        return start(Path.of(System.getProperty("eternal.root", "")).resolve(SIMULATOR), configuration);
    }

    private static PackagedService start(Path application, Map<String, String> configuration) {
        if (!Files.exists(application)) {
            throw new IllegalStateException(application.toAbsolutePath() + " is missing: package its module first");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=0",
                "-Dkafka.bootstrap.servers=" + Infrastructure.shared().bootstrapServers()));
        configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", application.toString()));
        try {
            return new PackagedService(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the service listens; then where. */
    public String awaitUrl() {
        await().atMost(PATIENCE).until(() -> !url().isEmpty() || !process.isAlive());
        if (url().isEmpty()) {
            throw new AssertionError("the service ended: " + output());
        }
        return url();
    }

    /** Everything that the process has printed so far. */
    public String output() {
        return String.join("\n", output);
    }

    /** Waits for the end of the process; then its code. */
    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the service did not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        kill();
    }

    private String url() {
        return output.stream()
                .map(LISTENS::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    private void readOutput() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
            }
        } catch (IOException e) {
            output.add("the output ended: " + e.getMessage());
        }
    }
}
