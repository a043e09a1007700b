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
 * SHA-256 over every decision of engines and risk, in order. Of a decision without intents it holds time, engine and rule; of
 * one with intents everything. Two runs with the same digest decided the same.
 */
final class DecisionDigest {
    private static final int BUFFER_BYTES = 1 << 16;
    /** What one decision without intents needs. */
    private static final int QUIET_BYTES = Long.BYTES + 2 * Integer.BYTES;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long decisions;

    DecisionDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void engine(int seat, long timeMs, Decision decision) {
        decisions++;
        room(QUIET_BYTES);
        // A string's hash is defined by the language, and the string keeps it.
        buffer.putLong(timeMs).putInt(seat).putInt(decision.rule().hashCode());
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

    /** The digest of everything so far, in hex; more may follow. */
    String soFar() {
        drain();
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }

    private void text(String text) {
        drain();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            drain();
        }
    }

    private void drain() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
