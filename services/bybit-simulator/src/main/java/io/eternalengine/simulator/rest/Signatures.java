package io.eternalengine.simulator.rest;

import io.eternalengine.simulator.ApiKeys;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import org.jspecify.annotations.Nullable;

/** Checks who signed a request, against the wall clock. */
public final class Signatures {

    private static final long DEFAULT_RECEIVE_WINDOW_MS = 5_000;
    private static final long MOST_AHEAD_MS = 1_000;

    private Signatures() {}

    /** The headers that sign a request, as they came; null for one that is missing. */
    record Headers(
            @Nullable String key,
            @Nullable String timestamp,
            @Nullable String signature,
            @Nullable String receiveWindow) {}

    /** The key that signed a request; anything wrong is refused with the exchange's code. */
    static ApiKeys.ApiKey requestKey(ApiKeys keys, Headers headers, String payload, String address, long nowMs) {
        ApiKeys.ApiKey key = find(keys, headers.key(), address, nowMs);
        String timestampText = headers.timestamp() == null ? "" : headers.timestamp();
        String windowText = headers.receiveWindow() == null ? "" : headers.receiveWindow();
        requireInTime(timestampText, windowText, nowMs);
        requireSignature(key, timestampText + key.key() + windowText + payload, headers.signature());
        return key;
    }

    /** Refuses a request whose time lies outside its window. */
    public static void requireInTime(String timestampText, String windowText, long nowMs) {
        long timestampMs = integer(timestampText, "X-BAPI-TIMESTAMP");
        long windowMs = windowText.isEmpty() ? DEFAULT_RECEIVE_WINDOW_MS : integer(windowText, "X-BAPI-RECV-WINDOW");
        if (timestampMs < nowMs - windowMs || timestampMs >= nowMs + MOST_AHEAD_MS) {
            throw new Refusal(
                    ReturnCode.TIMESTAMP_OUTSIDE_WINDOW,
                    "req_timestamp[" + timestampMs + "],server_timestamp[" + nowMs + "],recv_window[" + windowMs + "]");
        }
    }

    /** The key that authenticated a stream. */
    public static ApiKeys.ApiKey streamKey(
            ApiKeys keys, String key, String expires, String signature, String address, long nowMs) {
        ApiKeys.ApiKey found = find(keys, key, address, nowMs);
        if (integer(expires, "expires") < nowMs) {
            throw new Refusal(ReturnCode.TIMESTAMP_OUTSIDE_WINDOW, "expires is in the past");
        }
        requireSignature(found, "GET/realtime" + expires, signature);
        return found;
    }

    private static ApiKeys.ApiKey find(ApiKeys keys, @Nullable String key, String address, long nowMs) {
        ApiKeys.ApiKey found = keys.find(key == null ? "" : key).orElseThrow(() -> new Refusal(ReturnCode.KEY_INVALID));
        if (found.rights().isExpired(nowMs)) {
            throw new Refusal(ReturnCode.KEY_EXPIRED);
        }
        if (!found.rights().isTakenFrom(address)) {
            throw new Refusal(ReturnCode.IP_NOT_ALLOWED);
        }
        return found;
    }

    private static void requireSignature(ApiKeys.ApiKey key, String text, @Nullable String signature) {
        if (!key.proof().accepts(text, signature == null ? "" : signature)) {
            throw new Refusal(ReturnCode.SIGNATURE_INVALID);
        }
    }

    private static long integer(String text, String name) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " must be a whole number");
        }
        return Long.parseLong(text);
    }
}
