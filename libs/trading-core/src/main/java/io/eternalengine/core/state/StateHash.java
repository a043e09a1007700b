package io.eternalengine.core.state;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over the canonical bytes of a state. */
public final class StateHash {
    private StateHash() {}

    public static byte[] of(byte[] canonicalState) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonicalState);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
