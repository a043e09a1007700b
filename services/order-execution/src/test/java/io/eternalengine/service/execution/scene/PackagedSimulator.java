package io.eternalengine.service.execution.scene;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The simulator as it is shipped: a process of its own on a free port, with these accounts of 40 000 USDT each. */
public final class PackagedSimulator implements AutoCloseable {
    private static final Path APPLICATION =
            Path.of("services", "bybit-simulator", "target", "quarkus-app", "quarkus-run.jar");
    private static final String ADMIN_TOKEN = "a-token-of-the-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENS = Pattern.compile("Listening on: http://(127\\.0\\.0\\.1:\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> output = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String hostAndPort;

    private PackagedSimulator(Process process) {
        this.process = process;
        Thread.ofPlatform().name("output of the simulator").daemon().start(this::readOutput);
        await("the simulator").atMost(PATIENCE).until(() -> !listens().isEmpty() || !process.isAlive());
        if (listens().isEmpty()) {
            throw new AssertionError("the simulator ended: " + String.join("\n", output));
        }
        this.hostAndPort = listens();
    }

    /** Starts a market that stands still until it is set to go on, with keys from this file. */
    static PackagedSimulator start(List<String> accounts, Path credentials) {
        Path application = Path.of(System.getProperty("eternal.root", "")).resolve(APPLICATION);
        if (!Files.exists(application)) {
            throw new IllegalStateException(application.toAbsolutePath() + " is missing: package the simulator first");
        }
        String fractions = accounts.stream().map(account -> account + "=0.005").collect(Collectors.joining(","));
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dquarkus.http.port=0",
                            "-Deternal.simulator.warm-up-days=0",
                            "-Deternal.simulator.total-capital=8000000",
                            "-Deternal.simulator.accounts=" + fractions,
                            // The accounts of all tests ask from one address, some of them without limits of their own.
                            "-Deternal.simulator.ip-requests=0",
                            "-Deternal.simulator.ip-connections=0",
                            "-Deternal.simulator.credentials-file=" + credentials,
                            "-jar",
                            application.toString())
                    .redirectErrorStream(true);
            builder.environment().put("ETERNAL_SIMULATOR_ADMIN_TOKEN", ADMIN_TOKEN);
            return new PackagedSimulator(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of a properties file with a key for each account. */
    public static String credentials(List<String> accounts) {
        return accounts.stream()
                .map(account -> "%1$s.key=demo-key-%1$s%n%1$s.secret=demo-secret-%1$s%n".formatted(account))
                .collect(Collectors.joining());
    }

    public String hostAndPort() {
        return hostAndPort;
    }

    public JsonNode get(String pathAndQuery) {
        return exchange(request(pathAndQuery).build());
    }

    public JsonNode post(String path, String json) {
        return exchange(request(path).POST(BodyPublishers.ofString(json)).build());
    }

    /** The orders of an account, with those client order ids. */
    public List<JsonNode> orders(String account, List<String> clientOrderIds) {
        JsonNode orders = get("/admin/v1/orders?account=" + account).path("orders");
        return elements(orders, "orderLinkId", clientOrderIds);
    }

    /** The executions of an account, of orders with those client order ids. */
    public List<JsonNode> executions(String account, List<String> clientOrderIds) {
        JsonNode executions = get("/admin/v1/executions?account=" + account).path("executions");
        return elements(executions, "orderLinkId", clientOrderIds);
    }

    /** How many orders a fault has swallowed so far. */
    public long swallowed() {
        return output.stream()
                .filter(line -> line.contains("kind=ORDER_SWALLOWED"))
                .count();
    }

    /** Stops the process where it is; requests wait in its sockets. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    private static List<JsonNode> elements(JsonNode list, String field, List<String> values) {
        return IntStream.range(0, list.size())
                .mapToObj(list::get)
                .filter(element -> values.contains(element.path(field).asText()))
                .toList();
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://" + hostAndPort + pathAndQuery))
                .header("Authorization", "Bearer " + ADMIN_TOKEN)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE);
    }

    private JsonNode exchange(HttpRequest request) {
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " ended with code " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String listens() {
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
