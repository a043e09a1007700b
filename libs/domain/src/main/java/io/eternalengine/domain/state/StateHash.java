package io.eternalengine.domain.state;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over the canonical bytes of a state. */
public final class StateHash {
    /** Never fed, only copied: a copy is had sooner than a new one. */
    private static final MessageDigest FRESH = fresh();

    private StateHash() {}

    public static byte[] of(byte[] canonicalState) {
        try {
            return ((MessageDigest) FRESH.clone()).digest(canonicalState);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
