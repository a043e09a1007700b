package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.market.SentimentSeries;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The newest value of the Fear &amp; Greed index by market time, in the form in which alternative.me publishes it. */
public final class SentimentServer {
    private static final long MS_PER_SECOND = 1_000;
    /** The bounds by which its publisher names a value. */
    private static final int EXTREME_FEAR_BELOW = 25;

    private static final int FEAR_BELOW = 47;
    private static final int NEUTRAL_BELOW = 55;
    private static final int GREED_BELOW = 76;

    private final Simulator simulator;

    /** A server of the index. */
    public SentimentServer(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Adds its address. */
    public void mount(Router router) {
        router.get("/fng/").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        ObjectNode json = Json.object().put("name", "Fear and Greed Index");
        var data = json.putArray("data");
        simulator.playback().sentiment().ifPresent(value -> data.add(entry(value)));
        json.putObject("metadata").putNull("error");
        context.response().putHeader("Content-Type", "application/json").end(json.toString());
    }

    private static ObjectNode entry(SentimentSeries.Value value) {
        return Json.object()
                .put("value", Integer.toString(value.value()))
                .put("value_classification", classification(value.value()))
                .put("timestamp", Long.toString(value.publishedMs() / MS_PER_SECOND));
    }

    private static String classification(int value) {
        if (value < EXTREME_FEAR_BELOW) {
            return "Extreme Fear";
        }
        if (value < FEAR_BELOW) {
            return "Fear";
        }
        if (value < NEUTRAL_BELOW) {
            return "Neutral";
        }
        return value < GREED_BELOW ? "Greed" : "Extreme Greed";
    }
}
