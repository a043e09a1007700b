package io.eternalengine.simulator;

import io.eternalengine.logging.LogLine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Holds each address to its quota, as the exchange does before it looks at anything else: the request beyond the limit bans the
 * address, and during the ban every request is refused. Any thread may ask.
 */
public final class AddressLimits {

    private static final Logger LOG = Logger.getLogger(AddressLimits.class);

    /** The address that was seen longest ago is forgotten beyond these. */
    private static final int MOST_ADDRESSES = 200;

    private final AddressQuota quota;
    private final LongSupplier nowNanos;
    private final SequencedMap<String, Visitor> visitors = new LinkedHashMap<>(16, 0.75f, true);

    /** Limits by this process's monotonic clock. */
    AddressLimits(AddressQuota quota) {
        this(quota, System::nanoTime);
    }

    AddressLimits(AddressQuota quota, LongSupplier nowNanos) {
        this.quota = quota;
        this.nowNanos = nowNanos;
    }

    private static final class Visitor {
        private final @Nullable RollingCount requests;
        private final @Nullable RollingCount connections;
        private final RollingCount orderEntries = new RollingCount(
                AddressQuota.ORDER_ENTRIES_A_SECOND, Duration.ofSeconds(1).toNanos());
        private boolean banned;
        private long bannedNanos;

        Visitor(AddressQuota quota) {
            requests = quota.requests() == 0
                    ? null
                    : new RollingCount(quota.requests(), AddressQuota.REQUEST_WINDOW.toNanos());
            connections = quota.connections() == 0
                    ? null
                    : new RollingCount(quota.connections(), AddressQuota.CONNECTION_WINDOW.toNanos());
        }
    }

    /** Whether a REST request of this address is read. */
    public synchronized boolean admitsRequest(String address) {
        Visitor visitor = visitor(address);
        long now = nowNanos.getAsLong();
        if (visitor.banned && now - visitor.bannedNanos < quota.ban().toNanos()) {
            return false;
        }
        visitor.banned = visitor.requests != null && !visitor.requests.admits(now);
        if (visitor.banned) {
            visitor.bannedNanos = now;
            LogLine.of("address-banned")
                    .with("address", address)
                    .with("forSeconds", quota.ban().toSeconds())
                    .with("requests", quota.requests())
                    .with("withinSeconds", AddressQuota.REQUEST_WINDOW.toSeconds())
                    .warn(LOG);
        }
        return !visitor.banned;
    }

    /** Whether a new WebSocket connection of this address is opened. */
    public synchronized boolean admitsConnection(String address) {
        Visitor visitor = visitor(address);
        return visitor.connections == null || visitor.connections.admits(nowNanos.getAsLong());
    }

    /** Whether a request of order entry by WebSocket is read; one too many is refused, and bans nobody. */
    public synchronized boolean admitsOrderEntry(String address) {
        return quota.requests() == 0 || visitor(address).orderEntries.admits(nowNanos.getAsLong());
    }

    private Visitor visitor(String address) {
        Visitor visitor = visitors.computeIfAbsent(address, name -> new Visitor(quota));
        if (visitors.size() > MOST_ADDRESSES) {
            visitors.pollFirstEntry();
        }
        return visitor;
    }
}
