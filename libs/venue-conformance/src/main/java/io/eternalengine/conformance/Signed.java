package io.eternalengine.conformance;

/**
 * How a request is signed; cases change one part and see it refused.
 *
 * @param agoMs how old the timestamp is; negative lies in the future
 * @param windowMs text of the receive window's header; empty leaves the header out
 * @param payload what is signed instead of the raw query or body; empty signs what is sent
 */
record Signed(String key, String secret, long agoMs, String windowMs, String payload) {
    Signed aged(long ms, String window) {
        return new Signed(key, secret, ms, window, payload);
    }

    Signed with(String otherKey, String otherSecret) {
        return new Signed(otherKey, otherSecret, agoMs, windowMs, payload);
    }

    Signed over(String otherPayload) {
        return new Signed(key, secret, agoMs, windowMs, otherPayload);
    }
}
