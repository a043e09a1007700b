package io.eternalengine.benchmarks.venue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Connections that each send one signed request after the other: a resting limit order, its cancellation, a spot market order and
 * a linear market order. The owners of the accounts listen to their private stream meanwhile.
 */
final class OrderLoad {

    /** Times real time at which the market moves while only orders are measured. */
    static final int SPEED = 60;

    private static final List<String> ACCOUNTS = List.of("CORE-HODL", "TREND-1", "TREND-2", "FUNDING", "TACTICAL");
    private static final int STEPS = 4;

    private final Vertx vertx;
    private final int connections;
    private final HttpClient http;
    private final PrivateListeners listeners;
    private final int port;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Histogram latencies = new ConcurrentHistogram(3);
    private volatile boolean running;
    private volatile String lastRefusal = "";

    OrderLoad(Vertx vertx, int port, int connections) {
        this.vertx = vertx;
        this.port = port;
        this.connections = connections;
        this.listeners = new PrivateListeners(vertx, port);
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(connections).setKeepAlive(true));
    }

    void start() throws Exception {
        for (String account : ACCOUNTS) {
            listeners.listen(Signer.of(account));
        }
    }

    void resume() {
        running = true;
        for (int i = 0; i < connections; i++) {
            new Connection(Signer.of(ACCOUNTS.get(i % ACCOUNTS.size())), i).next();
        }
    }

    /** Lets every connection end with the answer that it waits for. */
    void pause() throws InterruptedException {
        running = false;
        Thread.sleep(300);
    }

    long accepted() {
        return accepted.get();
    }

    long answered() {
        return answered.get();
    }

    long refused() {
        return refused.get();
    }

    long privateMessages() {
        return listeners.messages();
    }

    /** The last answer that was no success. */
    String lastRefusal() {
        return lastRefusal;
    }

    Histogram latencies() {
        return latencies;
    }

    void clearLatencies() {
        latencies.reset();
    }

    private final class Connection {

        private final Signer signer;
        private final int number;
        private long step;
        private String restingId = "";

        Connection(Signer signer, int number) {
            this.signer = signer;
            this.number = number;
        }

        void next() {
            if (!running) {
                return;
            }
            long now = step++;
            boolean buys = now / STEPS % 2 == 0;
            switch ((int) (now % STEPS)) {
                case 0 ->
                    send(
                            "/v5/order/create",
                            "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\","
                                    + "\"qty\":\"0.01\",\"price\":\"1000\",\"orderLinkId\":\"load-" + number + "-"
                                    + System.nanoTime() + "\"}");
                case 1 ->
                    send(
                            "/v5/order/cancel",
                            "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderId\":\"" + restingId + "\"}");
                case 2 ->
                    send(
                            "/v5/order/create",
                            "{\"category\":\"spot\",\"symbol\":\"ETHUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"100\"}");
                default ->
                    send(
                            "/v5/order/create",
                            "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"" + (buys ? "Buy" : "Sell")
                                    + "\",\"orderType\":\"Market\",\"qty\":\"0.01\"}");
            }
        }

        private void send(String path, String body) {
            long sentNs = System.nanoTime();
            boolean creates = path.endsWith("create");
            RequestOptions target = new RequestOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI(path)
                    .setMethod(HttpMethod.POST)
                    .putHeader("Content-Type", "application/json");
            signer.sign(target, body);
            http.request(target)
                    .compose(request -> request.send(Buffer.buffer(body)))
                    .compose(response -> response.body())
                    .onSuccess(answer -> take(answer.toString(), creates, sentNs))
                    .onFailure(cause -> {
                        refused.incrementAndGet();
                        lastRefusal = String.valueOf(cause.getMessage());
                        vertx.setTimer(10, id -> next());
                    });
        }

        private void take(String answer, boolean creates, long sentNs) {
            latencies.recordValue((System.nanoTime() - sentNs) / 1_000);
            answered.incrementAndGet();
            if (!answer.startsWith("{\"retCode\":0,")) {
                refused.incrementAndGet();
                lastRefusal = answer;
            } else if (creates) {
                accepted.incrementAndGet();
                restingId = idIn(answer);
            }
            next();
        }

        private static String idIn(String answer) {
            String before = "\"orderId\":\"";
            int start = answer.indexOf(before) + before.length();
            return answer.substring(start, answer.indexOf('"', start));
        }
    }
}
