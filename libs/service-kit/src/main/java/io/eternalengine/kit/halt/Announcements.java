package io.eternalengine.kit.halt;

import io.eternalengine.domain.halt.HaltRegister;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What risk's heartbeats say of its log, against what was read of it. A heartbeat of an epoch that was not read yet blocks:
 * the command may be a halt on its way. When the log holds no such command, the heartbeat was not risk's, and is dropped.
 * One thread writes.
 */
final class Announcements {
    /** How long a command may be on its way before its absence is looked into. */
    static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    private static final long NONE = -1;

    private final LongSupplier nanoTime;
    private volatile long announcedEpoch = NONE;
    private volatile long unreadEpoch = NONE;
    private volatile long differsAtEpoch = NONE;
    private long unreadSinceNanos;

    Announcements(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a heartbeat.
     *
     * @param hash of what is in force at risk; empty when the heartbeat does not say
     * @return whether it can be believed now
     */
    boolean on(long epoch, byte[] hash, HaltRegister known) {
        if (epoch > known.epoch()) {
            if (epoch > unreadEpoch) {
                unreadSinceNanos = nanoTime.getAsLong();
                unreadEpoch = epoch;
            }
            return false;
        }
        if (epoch == known.epoch()) {
            boolean agrees = hash.length == 0 || MessageDigest.isEqual(hash, known.hash());
            differsAtEpoch = agrees ? NONE : epoch;
        }
        announcedEpoch = epoch;
        return true;
    }

    /** The log was read up to this register. */
    void read(HaltRegister known) {
        if (unreadEpoch != NONE && unreadEpoch <= known.epoch()) {
            announcedEpoch = Math.max(announcedEpoch, unreadEpoch);
            unreadEpoch = NONE;
        }
    }

    /** The epoch that was announced and is nowhere in the log. */
    long unreadEpoch() {
        return unreadEpoch;
    }

    /** Whether a command that was announced has not come, though it had time to. */
    boolean isOverdue() {
        return isUnread() && nanoTime.getAsLong() - unreadSinceNanos >= ON_ITS_WAY.toNanos();
    }

    boolean isUnread() {
        return unreadEpoch != NONE;
    }

    /** The log holds no such command. Until the next heartbeat nothing is announced: it may have hidden a true one. */
    void drop() {
        unreadEpoch = NONE;
        announcedEpoch = NONE;
    }

    /** Whether risk says that what is known is all there is. */
    boolean confirm(HaltRegister known) {
        return agree() && !isUnread() && announcedEpoch == known.epoch();
    }

    /** Whether the log holds commands that risk has not announced. */
    boolean isBehind(HaltRegister known) {
        return announcedEpoch != NONE && announcedEpoch < known.epoch();
    }

    /** Whether what is in force at risk is what the log says, as far as heartbeats show. */
    boolean agree() {
        return differsAtEpoch == NONE;
    }

    /** Whether the newest word on what is known now is that it differs, and not on what was known before. */
    boolean differsFrom(HaltRegister known) {
        return differsAtEpoch == known.epoch();
    }
}
