package io.eternalengine.venue;

/** Something that is reported to an account's owner. */
public sealed interface VenueEvent {

    /** The account that it happened in. */
    String account();

    /** An order was opened, filled, amended or cancelled. */
    record OrderChanged(Order order) implements VenueEvent {
        @Override
        public String account() {
            return order.account();
        }
    }

    /** An order was filled, or a position paid or received funding. */
    record Executed(Execution execution) implements VenueEvent {
        @Override
        public String account() {
            return execution.order().account();
        }
    }

    /** A trade that everybody may see. */
    record Traded(Execution execution) implements VenueEvent {
        @Override
        public String account() {
            return execution.order().account();
        }
    }

    /** Balances or locks of an account changed. */
    record WalletChanged(String account) implements VenueEvent {}

    /** A position changed. */
    record PositionChanged(String account, Position position) implements VenueEvent {}
}
