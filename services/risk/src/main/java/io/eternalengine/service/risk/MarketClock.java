package io.eternalengine.service.risk;

import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Makes silence an input. The exchange's clock follows its news; while there is none it goes on as this machine's does. The
 * engine applies time only when that changes something, and never while there are records that it has not read: so each such input
 * leaves a command or an alert with its time.
 */
final class MarketClock {
    private final RiskEngine engine;
    private final Duration longestSilence;
    private final LongSupplier nanos;
    private long marketMs;
    private long marketAtNanos;
    private long exchangeAtNanos;
    private boolean caughtUp;

    /**
     * A clock that stands until {@link #restart}.
     *
     * @param longestSilence of order execution about the exchange
     * @param nanos this machine's clock
     */
    MarketClock(RiskEngine engine, Duration longestSilence, LongSupplier nanos) {
        this.engine = engine;
        this.longestSilence = longestSilence;
        this.nanos = nanos;
    }

    /** The engine has another state: whatever it says counts from now on. */
    void restart() {
        marketMs = engine.marketMs();
        marketAtNanos = nanos.getAsLong();
        exchangeAtNanos = marketAtNanos;
        caughtUp = false;
    }

    /** The engine has applied an input. */
    void applied(RiskInput input) {
        if (input instanceof RiskInput.ExchangeReported) {
            exchangeAtNanos = nanos.getAsLong();
        }
        if (engine.marketMs() != marketMs) {
            marketMs = engine.marketMs();
            marketAtNanos = nanos.getAsLong();
        }
    }

    /** So many records are there and not read yet. */
    void lag(long records) {
        caughtUp = records == 0;
    }

    /** What silence amounts to by now; nothing while it amounts to nothing. */
    List<RiskInput> due() {
        if (!caughtUp) {
            return List.of();
        }
        List<RiskInput> due = new ArrayList<>();
        long nowMs =
                marketMs + Duration.ofNanos(nanos.getAsLong() - marketAtNanos).toMillis();
        if (!engine.isExchangeFailing() && nanos.getAsLong() - exchangeAtNanos >= longestSilence.toNanos()) {
            due.add(new RiskInput.ExchangeReported(false, nowMs));
        }
        if (engine.isTimeDue(nowMs)) {
            due.add(new RiskInput.TimePassed(nowMs));
        }
        return due;
    }
}
