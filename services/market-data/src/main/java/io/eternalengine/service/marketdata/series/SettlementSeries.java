package io.eternalengine.service.marketdata.series;

import io.eternalengine.bybit.FundingRate;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Follows the funding settlements of one perpetual over REST, because the exchange has no stream of them: decides when to
 * ask, and puts what comes in order, each settlement once. Times of this process are monotonic nanoseconds, given by the
 * caller; market time is that of the instrument's candles. A settlement leaves after the candle that ends with it.
 */
public final class SettlementSeries {
    /** How far before its first candle an instrument begins that was never seen: more than the longest span that a rule counts. */
    static final Duration BEFORE_THE_FIRST_CANDLE = Duration.ofHours(24);

    static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    private final InstrumentId instrument;
    private OptionalLong lastSettledMs;
    private OptionalLong marketTimeMs = OptionalLong.empty();
    private long listedIntervalMs = FundingSettlement.EIGHT_HOURS_MS;
    private long currentIntervalMs = FundingSettlement.EIGHT_HOURS_MS;
    private boolean wantsToAsk = true;
    private boolean asking;
    private long askNotBeforeNanos = Long.MIN_VALUE;
    private int fruitlessAsks;
    private long refused;

    /**
     * The settlements between two times.
     *
     * @param fromMs first time that is asked for
     * @param beforeMs first time that is not
     */
    public record Request(InstrumentId instrument, long fromMs, long beforeMs) {}

    /** A series that goes on after the last settlement that left, if one did. */
    public SettlementSeries(InstrumentId instrument, OptionalLong lastSettledMs) {
        this.instrument = instrument;
        this.lastSettledMs = lastSettledMs;
    }

    public InstrumentId instrument() {
        return instrument;
    }

    /** Time of the last settlement that left; empty before the first one. */
    public OptionalLong lastSettledMs() {
        return lastSettledMs;
    }

    /** The interval between settlements as the exchange lists it now. */
    public void listed(long intervalMs) {
        listedIntervalMs = Require.positive("intervalMs", intervalMs);
        currentIntervalMs = Math.min(currentIntervalMs, intervalMs);
    }

    /** All candles of the instrument that end by this time have left. */
    public void marketReached(long timeMs) {
        marketTimeMs = OptionalLong.of(timeMs);
        wantsToAsk |= timeMs >= dueMs();
    }

    /** Asks as soon as possible: the exchange may have settled earlier than it used to. */
    public void mayHaveMissedSomething() {
        wantsToAsk = true;
    }

    /** The request to send now, if any; its outcome must be given to {@link #answered} or {@link #failed}. */
    public Optional<Request> request(long nowNanos) {
        if (!wantsToAsk || asking || marketTimeMs.isEmpty() || nowNanos < askNotBeforeNanos) {
            return Optional.empty();
        }
        wantsToAsk = false;
        asking = true;
        return Optional.of(new Request(instrument, fromMs(), marketTimeMs.getAsLong() + 1));
    }

    /** Takes an answer, oldest first; answers the settlements whose turn has come. */
    public List<FundingSettlement> answered(Request request, List<FundingRate> rows, long nowNanos) {
        asking = false;
        List<FundingSettlement> settlements = new ArrayList<>();
        for (FundingRate row : rows) {
            if (row.timeMs() >= fromMs() && row.timeMs() < request.beforeMs()) {
                accept(row, settlements);
            }
        }
        fruitlessAsks = settlements.isEmpty() ? fruitlessAsks : 0;
        if (marketTimeMs.orElseThrow() >= dueMs()) {
            askAgain(nowNanos, Duration.ZERO);
        }
        return settlements;
    }

    /** The request had no usable answer: asks again after a back-off, and not before the given wait. */
    public void failed(Duration wait, long nowNanos) {
        asking = false;
        askAgain(nowNanos, wait);
    }

    /** Settlements dropped since the last call because their rate cannot be one. */
    public long takeRefused() {
        long taken = refused;
        refused = 0;
        return taken;
    }

    private void accept(FundingRate row, List<FundingSettlement> settlements) {
        Decimal rate = Decimal.of(row.rate());
        if (rate.abs().isAbove(FundingSettlement.GREATEST_RATE)) {
            refused++;
        } else {
            long intervalMs = intervalBefore(row.timeMs());
            settlements.add(new FundingSettlement(instrument, rate, row.timeMs(), intervalMs));
            currentIntervalMs = Math.min(intervalMs, listedIntervalMs);
        }
        lastSettledMs = OptionalLong.of(row.timeMs());
    }

    /** The distance to the settlement before, unless one is missing between them. */
    private long intervalBefore(long settledMs) {
        if (lastSettledMs.isEmpty()) {
            return listedIntervalMs;
        }
        long hours = Math.round((double) (settledMs - lastSettledMs.getAsLong()) / HOUR_MS);
        return FundingSettlement.isKnownInterval(hours) ? hours * HOUR_MS : listedIntervalMs;
    }

    private long fromMs() {
        return lastSettledMs.isPresent()
                ? lastSettledMs.getAsLong() + 1
                : Math.max(0, marketTimeMs.orElseThrow() - BEFORE_THE_FIRST_CANDLE.toMillis());
    }

    /** When the next settlement is due; at once before the first one. */
    private long dueMs() {
        return lastSettledMs.isPresent() ? lastSettledMs.getAsLong() + currentIntervalMs : Long.MIN_VALUE;
    }

    private void askAgain(long nowNanos, Duration wait) {
        long backOffNanos =
                Math.min(LONGEST_BACK_OFF.toNanos(), FIRST_BACK_OFF.toNanos() << Math.min(fruitlessAsks++, 10));
        wantsToAsk = true;
        askNotBeforeNanos = nowNanos + Math.max(backOffNanos, wait.toNanos());
    }
}
