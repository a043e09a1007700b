package io.eternalengine.conformance.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The packaged simulator in a process of its own, one for all tests of this module. Each account starts with 50 000 USDT and
 * belongs to one test class, so balances are exact; the clock is shared and only goes forward.
 */
public final class PackagedVenue implements AutoCloseable {
    /** What the admin interface asks for. */
    public static final String ADMIN_TOKEN = "a-token-of-the-tests";

    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final Path APPLICATION = ROOT.resolve("services/bybit-simulator/target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MS = 50;
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final String CREDENTIALS = "keys.properties";
    private static final List<String> ACCOUNTS =
            List.of("CORE-HODL", "TREND-1", "TREND-2", "FUNDING", "TACTICAL", RsaAccount.NAME);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient admin = HttpClient.newHttpClient();
    /** All tests ask from one address. */
    private static final List<String> NO_QUOTA = List.of("ip-requests=0", "ip-connections=0");

    private final Process process;
    private final int port;

    private PackagedVenue(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    private static final class Holder {
        private static final PackagedVenue RUNNING = start(NO_QUOTA);
    }

    /** A venue of one's own that holds each address to the exchange's quota. */
    public static PackagedVenue withQuota() {
        return start(List.of());
    }

    /** The venue, started when it is first asked for. */
    public static PackagedVenue running() {
        return Holder.RUNNING;
    }

    /** Where REST is. */
    public String rest() {
        return "http://127.0.0.1:" + port;
    }

    /** Where the streams are. */
    public String streams() {
        return "ws://127.0.0.1:" + port;
    }

    /** The market's time. */
    public long nowMs() {
        return get("/admin/v1/status").required("nowMs").asLong();
    }

    /** Lets the market play to a time. */
    public void advanceTo(long timeMs) {
        send(asAdmin("/admin/v1/clock/advance")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"toMs\":" + timeMs + "}"))
                .build());
    }

    /** Lets the market play for an hour. */
    public void advanceAnHour() {
        advanceTo(nowMs() + HOUR_MS);
    }

    /** Lets the market play to a full hour, where BTC stands at 40 000. */
    public long advanceToFullHour() {
        long hourMs = (nowMs() / HOUR_MS + 1) * HOUR_MS;
        advanceTo(hourMs);
        return hourMs;
    }

    /** Lets the market play to the next settlement of funding, so that none comes for the next eight hours. */
    public long advanceToFunding() {
        long settlementMs = (nowMs() / (8 * HOUR_MS) + 1) * 8 * HOUR_MS;
        advanceTo(settlementMs);
        return settlementMs;
    }

    private JsonNode get(String path) {
        return send(asAdmin(path).build());
    }

    private HttpRequest.Builder asAdmin(String path) {
        return HttpRequest.newBuilder(URI.create(rest() + path)).header("Authorization", "Bearer " + ADMIN_TOKEN);
    }

    private JsonNode send(HttpRequest request) {
        try {
            return JSON.readTree(
                    admin.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static PackagedVenue start(List<String> settings) {
        if (!Files.exists(APPLICATION)) {
            throw new IllegalStateException(
                    APPLICATION
                            + " is missing: package the simulator first, './mvnw package -DskipTests -pl services/bybit-simulator -am'");
        }
        try {
            Path folder = Files.createTempDirectory(ROOT.resolve("libs/venue-conformance/target"), "venue");
            SteadyMarket.write(folder);
            writeCredentials(folder.resolve(CREDENTIALS));
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(command(folder, port, settings))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("simulator.log").toFile());
            builder.environment().put("ETERNAL_SIMULATOR_ADMIN_TOKEN", ADMIN_TOKEN);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            PackagedVenue venue = new PackagedVenue(process, port);
            venue.awaitReady(folder.resolve("simulator.log"));
            return venue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The well-known keys, and one that signs with RSA. */
    private static void writeCredentials(Path file) throws IOException {
        StringBuilder text = new StringBuilder("MASTER.key=demo-key\nMASTER.secret=demo-secret\n");
        for (String account : ACCOUNTS) {
            text.append(
                    account.equals(RsaAccount.NAME)
                            ? account + ".key=" + RsaAccount.KEY + "\n" + account + ".public-key="
                                    + RsaAccount.publicPem() + "\n"
                            : account + ".key=demo-key-" + account + "\n" + account + ".secret=demo-secret-" + account
                                    + "\n");
        }
        Files.writeString(file, text);
    }

    private static List<String> command(Path folder, int port, List<String> settings) {
        String prefix = "-Deternal.simulator.";
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                prefix + "data-directory=" + folder,
                prefix + "from=" + SteadyMarket.FROM,
                prefix + "to=" + SteadyMarket.TO,
                prefix + "warm-up-days=" + SteadyMarket.WARM_UP_DAYS,
                prefix + "deposit-each=50000",
                prefix + "accounts="
                        + ACCOUNTS.stream().map(name -> name + "=0.1").collect(Collectors.joining(",")),
                prefix + "credentials-file=" + folder.resolve(CREDENTIALS),
                // A taker trades at the best price of the other side, whatever it takes.
                prefix + "impact-bps=0"));
        settings.forEach(setting -> command.add(prefix + setting));
        command.addAll(List.of("-jar", APPLICATION.toString()));
        return command;
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadlineNs) {
                process.destroy();
                throw new IllegalStateException("the simulator does not answer:\n" + Files.readString(log));
            }
        }
    }

    private boolean answers() {
        try {
            return get("/admin/v1/status").has("nowMs");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
