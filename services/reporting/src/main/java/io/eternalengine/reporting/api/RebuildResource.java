package io.eternalengine.reporting.api;

import io.eternalengine.reporting.projection.Projection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Builds the read models again from the topics. */
@Path("/api/rebuild")
@Produces(MediaType.APPLICATION_JSON)
public class RebuildResource {
    private final Projection projection;

    RebuildResource(Projection projection) {
        this.projection = projection;
    }

    /** Answers when the read models are empty and the topics are being read from their beginning. */
    @POST
    @Blocking
    public Response rebuild() {
        projection.rebuild();
        return Response.accepted(new Started("started", "/api/summary: lag.records falls to 0"))
                .build();
    }

    /** That it began, and where to see that it ended. */
    @RegisterForReflection
    public record Started(String rebuild, String progress) {}
}
