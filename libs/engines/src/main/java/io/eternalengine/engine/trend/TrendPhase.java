package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where an asset stands. Each phase has the transitions that leave it; no other exists.
 *
 * <pre>
 * SCANNING ──entry──→ ENTERING ──filled──→ IN_POSITION ──exit──→ EXITING ──flat──→ SCANNING
 *     ↑                  │ nothing filled       │ hard stop         │ a part was to be kept
 *     └──────────────────┴──────────────────────┘                   └──→ IN_POSITION
 * </pre>
 */
sealed interface TrendPhase {
    /** Its name in decisions and snapshots. */
    String name();

    /** The position, or its plan; null while there is none. */
    @Nullable
    Trade trade();

    /** The order under way; null without one. */
    @Nullable
    WorkingOrder order();

    /** The same phase of the trade as it is now. */
    TrendPhase with(Trade trade);

    /** The same phase with its order as it is now. */
    TrendPhase with(WorkingOrder order);

    /** Nothing is held or under way. */
    record Scanning() implements TrendPhase {
        static final Scanning INSTANCE = new Scanning();

        Entering toEntering(Trade plan, WorkingOrder order) {
            return new Entering(plan, order, Decimal.ONE);
        }

        @Override
        public String name() {
            return "SCANNING";
        }

        @Override
        public @Nullable Trade trade() {
            return null;
        }

        @Override
        public @Nullable WorkingOrder order() {
            return null;
        }

        @Override
        public TrendPhase with(Trade trade) {
            throw new IllegalStateException("SCANNING has no trade: trade " + trade.number());
        }

        @Override
        public TrendPhase with(WorkingOrder order) {
            throw new IllegalStateException("SCANNING has no order: " + order.intentId());
        }
    }

    /**
     * The entry is under way.
     *
     * @param keepFraction of what it fills that may stay; below 1 when risk ordered a reduction meanwhile
     */
    record Entering(Trade trade, WorkingOrder order, Decimal keepFraction) implements TrendPhase {
        /** What the entry fills may stay only to this fraction. */
        Entering curtailed(Decimal fraction) {
            return new Entering(trade, order, keepFraction.times(fraction));
        }

        /** The entry filled, and all of it may stay. */
        InPosition toInPosition() {
            return new InPosition(trade);
        }

        /** The entry filled, and only a part of it may stay. */
        Exiting toExiting(Decimal keepQuantity, TrendRule reason) {
            return new Exiting(trade, null, keepQuantity, reason);
        }

        /** The entry filled nothing, or the exchange's stop closed what it filled. */
        Scanning toScanning() {
            return Scanning.INSTANCE;
        }

        @Override
        public String name() {
            return "ENTERING";
        }

        @Override
        public Entering with(Trade now) {
            return new Entering(now, order, keepFraction);
        }

        @Override
        public Entering with(WorkingOrder now) {
            return new Entering(trade, now, keepFraction);
        }
    }

    /** A position is held, under its stop at the exchange. */
    record InPosition(Trade trade) implements TrendPhase {
        /** The position is to shrink to what may be kept. */
        Exiting toExiting(Decimal keepQuantity, TrendRule reason) {
            return new Exiting(trade, null, keepQuantity, reason);
        }

        /** The exchange's stop closed the position. */
        Scanning toScanning() {
            return Scanning.INSTANCE;
        }

        @Override
        public String name() {
            return "IN_POSITION";
        }

        @Override
        public @Nullable WorkingOrder order() {
            return null;
        }

        @Override
        public InPosition with(Trade now) {
            return new InPosition(now);
        }

        @Override
        public TrendPhase with(WorkingOrder order) {
            throw new IllegalStateException("IN_POSITION has no order: " + order.intentId());
        }
    }

    /**
     * The position is being closed, or reduced. An exit is tried until it is done, one order at a time.
     *
     * @param order the running one; null between two
     * @param keepQuantity what may stay, in the base asset
     * @param reason the rule that decided it
     */
    record Exiting(Trade trade, @Nullable WorkingOrder order, Decimal keepQuantity, TrendRule reason)
            implements TrendPhase {
        /** Another rule decided, too: no more than the smaller of both may stay. */
        Exiting keepingAtMost(Decimal quantity, TrendRule newReason) {
            return new Exiting(trade, order, keepQuantity.min(quantity), newReason);
        }

        Exiting ordered(WorkingOrder exit) {
            return new Exiting(trade.exitTried(), exit, keepQuantity, reason);
        }

        /** The order came to its end, and more than may be kept is left. */
        Exiting withoutOrder() {
            return new Exiting(trade, null, keepQuantity, reason);
        }

        /** What is left may be kept. */
        InPosition toInPosition() {
            return new InPosition(trade);
        }

        /** Nothing is left. */
        Scanning toScanning() {
            return Scanning.INSTANCE;
        }

        boolean isDone() {
            return trade.quantity().isAtMost(keepQuantity);
        }

        @Override
        public String name() {
            return "EXITING";
        }

        @Override
        public Exiting with(Trade now) {
            return new Exiting(now, order, keepQuantity, reason);
        }

        @Override
        public Exiting with(WorkingOrder now) {
            return new Exiting(trade, now, keepQuantity, reason);
        }
    }

    default void write(StateWriter writer, int format) {
        writer.writeText(name());
        switch (this) {
            case Scanning ignored -> {}
            case Entering entering -> {
                entering.trade().write(writer, format);
                entering.order().write(writer);
                writer.writeDecimal(entering.keepFraction());
            }
            case InPosition held -> held.trade().write(writer, format);
            case Exiting exiting -> {
                exiting.trade().write(writer, format);
                writer.writeOptional(exiting.order(), (out, order) -> order.write(out))
                        .writeDecimal(exiting.keepQuantity())
                        .writeText(exiting.reason().text());
            }
        }
    }

    static TrendPhase read(StateReader reader, int format) {
        String name = reader.readText();
        return switch (name) {
            case "SCANNING" -> Scanning.INSTANCE;
            case "ENTERING" ->
                new Entering(Trade.read(reader, format), WorkingOrder.read(reader), reader.readDecimal());
            case "IN_POSITION" -> new InPosition(Trade.read(reader, format));
            case "EXITING" ->
                new Exiting(
                        Trade.read(reader, format),
                        reader.readOptional(WorkingOrder::read),
                        reader.readDecimal(),
                        TrendRule.parse(reader.readText()));
            default -> throw new IllegalArgumentException("phase is \"" + name + "\": must be one of the four");
        };
    }
}
