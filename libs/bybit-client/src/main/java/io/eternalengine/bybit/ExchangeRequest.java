package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;

/**
 * A request before it is stamped, signed and sent.
 *
 * @param path of REST, which names the request on other ways, too
 * @param payload the raw query of a GET, the raw body of a POST
 * @param weight how many requests of its group it counts for, at least 1
 * @param gate asked on the event loop right before it is signed and written; it may end the request there
 */
record ExchangeRequest(
        HttpMethod method,
        String path,
        String payload,
        boolean signed,
        EndpointGroup group,
        RequestEffect effect,
        int weight,
        SendGate gate) {

    /** A read that needs no key. */
    static ExchangeRequest market(String path, Query query) {
        return read(path, query, false, EndpointGroup.MARKET);
    }

    /** A read of the account. */
    static ExchangeRequest read(String path, Query query, EndpointGroup group) {
        return read(path, query, true, group);
    }

    private static ExchangeRequest read(String path, Query query, boolean signed, EndpointGroup group) {
        return new ExchangeRequest(
                HttpMethod.GET, path, query.raw(), signed, group, RequestEffect.READS, 1, SendGate.OPEN);
    }

    static ExchangeRequest write(String path, ObjectNode body, EndpointGroup group, RequestEffect effect) {
        return new ExchangeRequest(HttpMethod.POST, path, body.toString(), true, group, effect, 1, SendGate.OPEN);
    }

    ExchangeRequest withGate(SendGate newGate) {
        return new ExchangeRequest(method, path, payload, signed, group, effect, weight, newGate);
    }

    ExchangeRequest withWeight(int newWeight) {
        return new ExchangeRequest(method, path, payload, signed, group, effect, newWeight, gate);
    }

    boolean isWrite() {
        return method.equals(HttpMethod.POST);
    }
}
