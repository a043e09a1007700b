package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Set;

/** The messages of order entry by WebSocket, whose envelope differs from that of the other streams. */
final class TradeMessages {

    /** How long the signature that opens the stream stays valid. */
    private static final long AUTHENTICATION_VALID_MS = 10_000;

    private static final String REST_PREFIX = "/v5/order/";
    private static final Set<Long> ONE_TOO_MANY = Set.of(10006L, 10429L, 20003L, 170222L);
    /** The exchange's codes are integers, some below zero. */
    private static final long NO_CODE = Long.MIN_VALUE;

    private TradeMessages() {}

    static String authentication(RequestSigner signer, long serverTimeMs) {
        long expiresMs = serverTimeMs + AUTHENTICATION_VALID_MS;
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("reqId", "auth").put("op", "auth");
        message.putArray("args").add(signer.key()).add(expiresMs).add(signer.signStream(expiresMs));
        return message.toString();
    }

    /** A request of REST as a message: the operation is named after its path, its body is the one argument. */
    static String request(String id, ExchangeRequest call, RequestStamp stamp) {
        if (!call.path().startsWith(REST_PREFIX)) {
            throw new IllegalArgumentException(call.path() + ": is not sent by WebSocket");
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("reqId", id);
        message.putObject("header")
                .put("X-BAPI-TIMESTAMP", Long.toString(stamp.timestampMs()))
                .put("X-BAPI-RECV-WINDOW", Long.toString(stamp.receiveWindowMs()));
        message.put("op", "order." + call.path().substring(REST_PREFIX.length()));
        message.putArray("args").addRawValue(new RawValue(call.payload()));
        return message.toString();
    }

    /** The return code of an answer; one beyond all codes when there is none that can be read. */
    static long code(Fields reply) {
        JsonNode code = reply.node().path("retCode");
        return code.isIntegralNumber() ? code.longValue() : NO_CODE;
    }

    static boolean isOneTooMany(long code) {
        return ONE_TOO_MANY.contains(code);
    }

    /** What REST says in HTTP headers. */
    static MultiMap headers(Fields reply) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (Map.Entry<String, JsonNode> header :
                reply.objectOrEmpty("header").node().properties()) {
            headers.add(header.getKey(), header.getValue().asText());
        }
        return headers;
    }
}
