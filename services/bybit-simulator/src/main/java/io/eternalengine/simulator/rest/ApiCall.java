package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.ApiKeys.ApiKey;
import io.eternalengine.simulator.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * A request that has passed its checks.
 *
 * @param key the key that signed it; null for a public endpoint
 * @param receivedWallUs wall clock time of its arrival, epoch microseconds
 * @param extension what the answer says beside its result; an endpoint may fill it
 */
record ApiCall(@Nullable ApiKey key, Parameters parameters, long receivedWallUs, ObjectNode extension) {

    ApiCall(@Nullable ApiKey key, Parameters parameters, long receivedWallUs) {
        this(key, parameters, receivedWallUs, Json.object());
    }

    /** The account that signed it. */
    String account() {
        return signer().account();
    }

    /** The key that signed it. */
    ApiKey signer() {
        if (key == null) {
            throw new IllegalStateException("a public request has no key");
        }
        return key;
    }

    /** The same request with other parameters. */
    ApiCall with(Parameters others) {
        return new ApiCall(key, others, receivedWallUs);
    }
}
