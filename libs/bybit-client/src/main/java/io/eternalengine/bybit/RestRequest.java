package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.util.function.BooleanSupplier;

/**
 * A request before it is stamped, signed and sent.
 *
 * @param payload the raw query of a GET, the raw body of a POST
 * @param gate asked on the event loop right before the first byte; false ends the request there
 */
record RestRequest(
        HttpMethod method,
        String path,
        String payload,
        boolean signed,
        EndpointGroup group,
        RequestEffect effect,
        BooleanSupplier gate) {

    /** A read that needs no key. */
    static RestRequest market(String path, Query query) {
        return new RestRequest(
                HttpMethod.GET, path, query.raw(), false, EndpointGroup.MARKET, RequestEffect.READS, RestRequest::open);
    }

    /** A read of the account. */
    static RestRequest read(String path, Query query, EndpointGroup group) {
        return new RestRequest(HttpMethod.GET, path, query.raw(), true, group, RequestEffect.READS, RestRequest::open);
    }

    static RestRequest write(String path, ObjectNode body, EndpointGroup group, RequestEffect effect) {
        return new RestRequest(HttpMethod.POST, path, body.toString(), true, group, effect, RestRequest::open);
    }

    RestRequest withGate(BooleanSupplier newGate) {
        return new RestRequest(method, path, payload, signed, group, effect, newGate);
    }

    boolean isWrite() {
        return method.equals(HttpMethod.POST);
    }

    private static boolean open() {
        return true;
    }
}
