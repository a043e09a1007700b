package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where an asset stands.
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

    /** The position, or its plan. */
    @Nullable
    Trade trade();

    /** The intent under way. */
    @Nullable
    WorkingOrder order();

    /** Nothing is held or under way. */
    record Scanning() implements TrendPhase {
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
    }

    /**
     * The entry is under way.
     *
     * @param keepFraction of what it fills that may stay; below 1 when risk ordered a reduction meanwhile
     */
    record Entering(Trade trade, WorkingOrder order, Decimal keepFraction) implements TrendPhase {
        @Override
        public String name() {
            return "ENTERING";
        }
    }

    /** A position is held, under its stop at the exchange. */
    record InPosition(Trade trade) implements TrendPhase {
        @Override
        public String name() {
            return "IN_POSITION";
        }

        @Override
        public @Nullable WorkingOrder order() {
            return null;
        }
    }

    /**
     * The position is being closed, or reduced. An exit is tried until it is done, one try at a time.
     *
     * @param order the running try; null between tries
     * @param keepQuantity what may stay, in the base asset
     * @param reason the rule that decided it
     */
    record Exiting(Trade trade, @Nullable WorkingOrder order, Decimal keepQuantity, String reason)
            implements TrendPhase {
        @Override
        public String name() {
            return "EXITING";
        }

        boolean isDone() {
            return trade.quantity().isAtMost(keepQuantity);
        }
    }

    /** The names of two phases, such as {@code SCANNING+IN_POSITION}: made once, for they are told with every decision. */
    static String names(TrendPhase first, TrendPhase second) {
        return PhaseNames.OF_TWO[first.place()][second.place()];
    }

    /** Its place among the four. */
    default int place() {
        return switch (this) {
            case Scanning ignored -> 0;
            case Entering ignored -> 1;
            case InPosition ignored -> 2;
            case Exiting ignored -> 3;
        };
    }

    /** The same phase of the trade as it is now. */
    default TrendPhase with(Trade trade) {
        return switch (this) {
            case Scanning scanning -> scanning;
            case Entering entering -> new Entering(trade, entering.order(), entering.keepFraction());
            case InPosition ignored -> new InPosition(trade);
            case Exiting exiting -> new Exiting(trade, exiting.order(), exiting.keepQuantity(), exiting.reason());
        };
    }

    /** The same phase with the order under way as it is now. */
    default TrendPhase with(WorkingOrder order) {
        return switch (this) {
            case Scanning scanning -> scanning;
            case Entering entering -> new Entering(entering.trade(), order, entering.keepFraction());
            case InPosition held -> held;
            case Exiting exiting -> new Exiting(exiting.trade(), order, exiting.keepQuantity(), exiting.reason());
        };
    }

    default void write(StateWriter writer) {
        writer.writeText(name());
        switch (this) {
            case Scanning ignored -> {}
            case Entering entering -> {
                entering.trade().write(writer);
                entering.order().write(writer);
                writer.writeDecimal(entering.keepFraction());
            }
            case InPosition held -> held.trade().write(writer);
            case Exiting exiting -> {
                exiting.trade().write(writer);
                writer.writeOptional(exiting.order(), (out, order) -> order.write(out))
                        .writeDecimal(exiting.keepQuantity())
                        .writeText(exiting.reason());
            }
        }
    }

    static TrendPhase read(StateReader reader) {
        String name = reader.readText();
        return switch (name) {
            case "SCANNING" -> new Scanning();
            case "ENTERING" -> new Entering(Trade.read(reader), WorkingOrder.read(reader), reader.readDecimal());
            case "IN_POSITION" -> new InPosition(Trade.read(reader));
            case "EXITING" ->
                new Exiting(
                        Trade.read(reader),
                        reader.readOptional(WorkingOrder::read),
                        reader.readDecimal(),
                        reader.readText());
            default -> throw new IllegalArgumentException("phase is \"" + name + "\": must be one of the four");
        };
    }
}
