package io.eternalengine.domain.model;

import io.eternalengine.domain.state.StateHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The id under which the exchange knows an order of ours. */
public final class ClientOrderId {
    private static final String PREFIX = "EE-";
    /** 128 bits; with the prefix 35 of the 36 characters that the exchange allows. */
    private static final int HEX_DIGITS = 32;

    private ClientOrderId() {}

    /** A pure function of the intent: however often it is computed, the intent has one order. */
    public static String of(String intentId) {
        byte[] hash = StateHash.of(intentId.getBytes(StandardCharsets.UTF_8));
        return PREFIX + HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    }
}
