package io.eternalengine.domain.model;

import java.math.RoundingMode;
import java.time.Duration;

/**
 * Funding of a perpetual was settled: every open position paid or received.
 *
 * @param rate as a fraction of position value at the mark price; positive: longs pay shorts
 * @param intervalMs length of the funding interval that ended; 8 h by default, 4 h and 1 h exist, and it can change
 */
public record FundingSettlement(InstrumentId instrument, Decimal rate, long settledAtMs, long intervalMs) {
    /** The interval for which rules give their rates. */
    public static final long EIGHT_HOURS_MS = Duration.ofHours(8).toMillis();

    /** Beyond what any exchange lets one settlement take; a rate above it is one in per cent, or another error. */
    public static final Decimal GREATEST_RATE = Decimal.of("0.05");

    private static final int DECIMALS = 18;

    public FundingSettlement {
        Require.positive("intervalMs", intervalMs);
    }

    /** Whether the exchange settles every so many hours anywhere. */
    public static boolean isKnownInterval(long hours) {
        return hours == 1 || hours == 2 || hours == 4 || hours == 8;
    }

    /** A rate for 8 hours as the rate of another interval: {@code rate × interval / 8 h}. */
    public static Decimal scaled(Decimal ratePer8h, long intervalMs) {
        return intervalMs == EIGHT_HOURS_MS
                ? ratePer8h
                : ratePer8h
                        .times(Decimal.of(intervalMs))
                        .dividedBy(Decimal.of(EIGHT_HOURS_MS), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
