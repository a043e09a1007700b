package io.eternalengine.reporting.live;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Server-sent events: {@code summary}, {@code decisions} and {@code orders}, each whole and only when it differs from
 * what this listener has, and {@code alive} with every picture. A listener beyond {@link Listeners#MAX} ends an older one. Whoever reconnects gets everything again.
 */
@Path("/api/stream")
public class StreamResource {
    private static final int RECONNECT_DELAY_MS = 1_000;

    private final LiveFeed feed;

    StreamResource(LiveFeed feed) {
        this.feed = feed;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@Context Sse sse, @Context HttpServerRequest request) {
        var seen = new AtomicReference<>(Picture.EMPTY);
        return feed.pictures(request.remoteAddress().hostAddress())
                .onItem()
                .transformToIterable(picture -> events(sse, picture, seen.getAndSet(picture)));
    }

    private static List<OutboundSseEvent> events(Sse sse, Picture picture, Picture seen) {
        List<OutboundSseEvent> events = new ArrayList<>();
        for (String name : picture.changedSince(seen)) {
            events.add(event(sse, name, picture.parts().getOrDefault(name, "null")));
        }
        events.add(event(sse, "alive", Long.toString(picture.turn())));
        return events;
    }

    private static OutboundSseEvent event(Sse sse, String name, String json) {
        return sse.newEventBuilder()
                .name(name)
                .reconnectDelay(RECONNECT_DELAY_MS)
                .data(String.class, json)
                .build();
    }
}
