package io.eternalengine.reporting.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns refusals into answers. */
final class Refusals {
    @ServerExceptionMapper
    Response badParameter(BadParameter refused) {
        return answer(Response.Status.BAD_REQUEST, String.valueOf(refused.getMessage()));
    }

    static Response answer(Response.Status status, String sentence) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal(sentence))
                .build();
    }
}
