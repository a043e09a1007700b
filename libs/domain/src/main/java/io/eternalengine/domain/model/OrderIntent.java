package io.eternalengine.domain.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An engine's wish to trade.
 *
 * @param intentId names the wish for ever; a pure function of what is wished and of how often it was tried
 * @param reduceOnly whether the order only reduces exposure, as the engine says; risk verifies it
 * @param riskEpoch newest epoch that the engine knew when it decided
 * @param referencePrice the close that decided
 * @param stopPrice where the exchange itself must close the position that the order opens, or null for none. It goes to the
 *     exchange in the same request as the entry, so no fill is ever unprotected. It belongs to the position, not to the
 *     order: it covers the whole position, ends with it, and is replaced when a later entry names another. An intent of the
 *     style {@link ExecutionStyle#MOVE_STOP} moves it: it names the side that closes the position, what is held, and where the
 *     stop is to stand; nothing cancels it
 * @param validUntilMs time of the exchange after which it must not be sent any more: the engine decides again
 */
public record OrderIntent(
        String intentId,
        EngineId engine,
        String account,
        InstrumentId instrument,
        Side side,
        ExecutionStyle style,
        OrderAmount amount,
        boolean reduceOnly,
        long riskEpoch,
        long decidedAtMs,
        Decimal referencePrice,
        String reason,
        @Nullable Decimal stopPrice,
        long validUntilMs) {
    public OrderIntent {
        TextRules.id("intentId", intentId);
        TextRules.id("account", account);
        reason = TextRules.clipped(reason);
        Require.positive("referencePrice", referencePrice);
        Require.check(riskEpoch >= 0, "riskEpoch", riskEpoch, "must not be below 0", riskEpoch);
        if (stopPrice != null) {
            Require.positive("stopPrice", stopPrice);
        }
        Require.check(
                style != ExecutionStyle.MOVE_STOP || movesAStop(instrument, amount, reduceOnly, stopPrice),
                "intent",
                intentId,
                "must be reduceOnly, of a perpetual, in the base asset and with a stopPrice to move a stop",
                intentId);
        Require.check(
                validUntilMs >= decidedAtMs,
                "validUntilMs",
                validUntilMs,
                "must not be before the decision at " + decidedAtMs,
                validUntilMs);
    }

    /** An intent that is valid for as long as {@link Validity} says. */
    public OrderIntent(
            String intentId,
            EngineId engine,
            String account,
            InstrumentId instrument,
            Side side,
            ExecutionStyle style,
            OrderAmount amount,
            boolean reduceOnly,
            long riskEpoch,
            long decidedAtMs,
            Decimal referencePrice,
            String reason,
            @Nullable Decimal stopPrice) {
        this(
                intentId,
                engine,
                account,
                instrument,
                side,
                style,
                amount,
                reduceOnly,
                riskEpoch,
                decidedAtMs,
                referencePrice,
                reason,
                stopPrice,
                Validity.until(decidedAtMs, reduceOnly));
    }

    /** An intent without a protective stop. */
    public OrderIntent(
            String intentId,
            EngineId engine,
            String account,
            InstrumentId instrument,
            Side side,
            ExecutionStyle style,
            OrderAmount amount,
            boolean reduceOnly,
            long riskEpoch,
            long decidedAtMs,
            Decimal referencePrice,
            String reason) {
        this(
                intentId,
                engine,
                account,
                instrument,
                side,
                style,
                amount,
                reduceOnly,
                riskEpoch,
                decidedAtMs,
                referencePrice,
                reason,
                null);
    }

    private static boolean movesAStop(
            InstrumentId instrument, OrderAmount amount, boolean reduceOnly, @Nullable Decimal stopPrice) {
        return reduceOnly
                && stopPrice != null
                && amount instanceof OrderAmount.OfBase
                && instrument.category() == MarketCategory.LINEAR;
    }

    /** Whether it trades nothing, and only moves the protective stop of a position. */
    public boolean movesStop() {
        return style == ExecutionStyle.MOVE_STOP;
    }

    /** Where a stop is to be moved to. */
    public Decimal movedStop() {
        return Objects.requireNonNull(stopPrice, "stopPrice");
    }
}
