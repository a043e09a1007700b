package io.eternalengine.backtester.run;

import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.risk.RiskOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over every decision of engines and risk, in order. One with intents goes into it whole. Of the many without, time,
 * engine and rule are folded into a number of 64 bits by multiplying and adding, and that number goes into it whenever more
 * than that is digested. Two runs with the same digest decided the same; nobody tries to forge one.
 */
final class DecisionDigest {
    /** Odd, and with bits of both kinds everywhere: 2^64 by the golden ratio. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private static final int SEAT_BITS = 8;

    private final MessageDigest digest;
    private long quiet;
    private long decisions;

    DecisionDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A decision without intents, of which the rule is known. */
    void quiet(int seat, long timeMs, String rule) {
        decisions++;
        fold((timeMs << SEAT_BITS) + seat);
        // A string's hash is defined by the language, and the string keeps it.
        fold(rule.hashCode());
    }

    void engine(int seat, long timeMs, Decision decision) {
        quiet(seat, timeMs, decision.rule());
        if (!decision.intents().isEmpty()) {
            text(decision.state());
            text(decision.values().toString());
            text(decision.explanation());
            for (OrderIntent intent : decision.intents()) {
                text(intent.toString());
            }
        }
    }

    void risk(RiskOutput output) {
        switch (output) {
            case RiskOutput.Reported ignored -> {}
            case RiskOutput.Commanded commanded -> text(commanded.toString());
            case RiskOutput.Approved approved -> text(approved.verdict().toString());
            case RiskOutput.Rejected rejected -> text(rejected.verdict().toString());
            case RiskOutput.Alerted alerted -> text(alerted.toString());
        }
    }

    long decisions() {
        return decisions;
    }

    /** The digest of everything so far, in hex; more may follow, and asking leaves no trace in it. */
    String soFar() {
        try {
            var copy = (MessageDigest) digest.clone();
            return HexFormat.of().formatHex(copy.digest(quietBytes()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }

    private void text(String text) {
        digest.update(quietBytes());
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private void fold(long value) {
        quiet = (quiet ^ value) * FACTOR;
        quiet ^= quiet >>> Integer.SIZE;
    }

    private byte[] quietBytes() {
        return ByteBuffer.allocate(Long.BYTES).putLong(quiet).array();
    }
}
