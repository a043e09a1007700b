package io.eternalengine.backtester.run;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.engine.Decision;
import io.eternalengine.risk.RiskOutput;
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
    private static final int ROOM = 8192;

    private final MessageDigest digest;
    /** What is to be digested next: the digest takes much at once faster than little by little. */
    private final byte[] waiting = new byte[ROOM];

    private int waits;
    private long folded;
    private long decisions;

    DecisionDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A decision without intents, of which the rule is known. */
    void folded(int seat, long timeMs, String rule) {
        decisions++;
        fold((timeMs << SEAT_BITS) + seat);
        // A string's hash is defined by the language, and the string keeps it.
        fold(rule.hashCode());
    }

    void engine(int seat, long timeMs, Decision decision) {
        folded(seat, timeMs, decision.rule().text());
        if (!decision.intents().isEmpty()) {
            text(decision.state());
            text(decision.explanation());
            decision.values().forEach((name, value) -> {
                text(name);
                text(value);
            });
            for (OrderIntent intent : decision.intents()) {
                intent(intent);
            }
        }
    }

    private void intent(OrderIntent intent) {
        text(intent.intentId());
        text(intent.account());
        text(intent.instrument().category().name());
        text(intent.instrument().symbol());
        text(intent.side().name());
        text(intent.style().name());
        switch (intent.amount()) {
            case OrderAmount.OfBase base -> text("base " + base.quantity());
            case OrderAmount.OfQuote quote -> text("quote " + quote.amount());
        }
        text(intent.reduceOnly() ? "reduces" : "opens");
        fold(intent.riskEpoch());
        text(intent.referencePrice().toString());
        text(intent.reason());
        Decimal stop = intent.stopPrice();
        text(stop == null ? "no stop" : stop.toString());
    }

    private void verdict(Verdict verdict) {
        text(verdict.intentId());
        text(verdict.account());
        text(verdict.approved() ? "approved" : "rejected");
        text(verdict.rule());
        text(verdict.explanation());
        fold(verdict.riskEpoch());
    }

    void risk(RiskOutput output) {
        switch (output) {
            case RiskOutput.Reported ignored -> {}
            case RiskOutput.Commanded commanded -> text(commanded.command().toString());
            case RiskOutput.Approved approved -> verdict(approved.verdict());
            case RiskOutput.Rejected rejected -> verdict(rejected.verdict());
            case RiskOutput.Alerted alerted -> text(alerted.text());
        }
    }

    long decisions() {
        return decisions;
    }

    /** The digest of everything so far, in hex; more may follow, and asking leaves no trace in it. */
    String soFar() {
        try {
            flush();
            var copy = (MessageDigest) digest.clone();
            return HexFormat.of()
                    .formatHex(copy.digest(
                            ByteBuffer.allocate(Long.BYTES).putLong(folded).array()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }

    /** With its length, so that no two rows of texts run together to the same. */
    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        fold(bytes.length);
        if (bytes.length + Long.BYTES > ROOM - waits) {
            flush();
        }
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            waiting[waits++] = (byte) (folded >>> shift);
        }
        if (bytes.length > ROOM - waits) {
            flush();
            digest.update(bytes);
        } else {
            System.arraycopy(bytes, 0, waiting, waits, bytes.length);
            waits += bytes.length;
        }
    }

    private void flush() {
        digest.update(waiting, 0, waits);
        waits = 0;
    }

    private void fold(long value) {
        folded = (folded ^ value) * FACTOR;
        folded ^= folded >>> Integer.SIZE;
    }
}
