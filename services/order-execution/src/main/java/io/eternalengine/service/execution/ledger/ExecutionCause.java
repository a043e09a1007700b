package io.eternalengine.service.execution.ledger;

import io.eternalengine.bybit.ExecutionReport;
import java.util.Arrays;
import java.util.Optional;

/** Why the exchange executed something in one of our accounts. */
public enum ExecutionCause {
    /** An order of ours. */
    ORDER(""),
    /** The protective stop of a position. */
    STOP("stop."),
    LIQUIDATION("liquidation."),
    /** The position was closed against another one that was liquidated. */
    DELEVERAGING("deleveraging."),
    /** The market ended and the position was settled. */
    DELIVERY("delivery."),
    /** Somebody else reduced the position. */
    EXTERNAL("external.");

    private final String intentPrefix;

    ExecutionCause(String intentPrefix) {
        this.intentPrefix = intentPrefix;
    }

    /** How much longer than the intent of an entry the one of its closing is, at most. */
    public static int longestPrefix() {
        return Arrays.stream(values())
                .mapToInt(cause -> cause.intentPrefix.length())
                .max()
                .orElseThrow();
    }

    /** The intent under which it is published: that of the position's entry, behind the cause. */
    public String intentIdOf(String entryIntentId) {
        return intentPrefix + entryIntentId;
    }

    /** What the exchange did by itself to a position; empty for an execution of an order, whoever made that. */
    public static Optional<ExecutionCause> byExchange(ExecutionReport report) {
        return switch (report.execType()) {
            case "BustTrade" -> Optional.of(LIQUIDATION);
            case "AdlTrade" -> Optional.of(DELEVERAGING);
            case "Settle", "Delivery" -> Optional.of(DELIVERY);
            case "Trade" -> byMaker(report.createType());
            default -> Optional.empty();
        };
    }

    /** What an order is for that the exchange itself made, such as the stop of a position; empty for an order of anybody else. */
    public static Optional<ExecutionCause> byMaker(String createType) {
        return switch (createType) {
            case "CreateByStopLoss", "CreateByPartialStopLoss", "CreateByTrailingStop" -> Optional.of(STOP);
            case "CreateByLiq", "CreateByTakeOver_PassThrough" -> Optional.of(LIQUIDATION);
            case "CreateByAdl_PassThrough" -> Optional.of(DELEVERAGING);
            case "CreateBySettle" -> Optional.of(DELIVERY);
            default -> Optional.empty();
        };
    }
}
