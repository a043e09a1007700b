package io.eternalengine.benchmarks.venue;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long an order takes from its signature to the read answer, over REST and by WebSocket: the same orders on both ways in turn,
 * each sent when the one before is answered.
 */
final class EntryLatency {

    private static final String ACCOUNT = "TACTICAL";
    private static final String LINEAR = "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",";
    private static final int ORDERS_A_ROUND = 3;
    private static final int WARM_UP_ROUNDS = 500;
    private static final long PATIENCE_S = 20;

    private final Context eventLoop;
    private final List<OrderWay> ways;
    private final Map<String, Histogram> micros = new LinkedHashMap<>();

    EntryLatency(Vertx vertx, int port) throws Exception {
        eventLoop = vertx.getOrCreateContext();
        Signer signer = Signer.of(ACCOUNT);
        ways = List.of(OrderWay.rest(vertx, port, signer), OrderWay.webSocket(vertx, port, signer));
    }

    /** Sends so many orders on each way; answers the latencies of each in microseconds, without cancellations. */
    Map<String, Histogram> measure(int orders) throws Exception {
        rounds(WARM_UP_ROUNDS);
        micros.values().forEach(Histogram::reset);
        rounds(Math.ceilDiv(orders, ORDERS_A_ROUND));
        return micros;
    }

    private void rounds(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (OrderWay way : ways) {
                String id = "\"orderLinkId\":\"entry-" + way.name() + "-" + System.nanoTime() + "\"}";
                create(way, market("Buy"));
                create(way, market("Sell"));
                create(
                        way,
                        LINEAR + "\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"0.01\",\"price\":\"1000\"," + id);
                send(way, "cancel", LINEAR + id);
            }
        }
    }

    private static String market(String side) {
        return LINEAR + "\"side\":\"" + side + "\",\"orderType\":\"Market\",\"qty\":\"0.01\"}";
    }

    private void create(OrderWay way, String order) throws Exception {
        long sentNs = System.nanoTime();
        send(way, "create", order);
        long tookUs = (System.nanoTime() - sentNs) / 1_000;
        micros.computeIfAbsent(way.name(), name -> new Histogram(3)).recordValue(tookUs);
    }

    private void send(OrderWay way, String operation, String order) throws Exception {
        Promise<String> answered = Promise.promise();
        eventLoop.runOnContext(ignored -> way.send(operation, order).onComplete(answered));
        String answer = answered.future()
                .timeout(PATIENCE_S, TimeUnit.SECONDS)
                .otherwise(cause -> "with nothing: " + cause.getMessage())
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        if (!answer.contains("\"retCode\":0,")) {
            throw new IllegalStateException(operation + " over " + way.name() + " was answered " + answer);
        }
    }
}
