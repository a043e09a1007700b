package io.eternalengine.domain.model;

/** How much an order is for: a quantity of the base asset, or an amount of the quote asset. */
public sealed interface OrderAmount {
    /** What the order is worth at a price, in the quote asset. */
    Decimal valueAt(Decimal price);

    /** A quantity of the base asset. */
    record OfBase(Decimal quantity) implements OrderAmount {
        public OfBase {
            Require.positive("quantity", quantity);
        }

        @Override
        public Decimal valueAt(Decimal price) {
            return quantity.times(price);
        }
    }

    /** An amount of the quote asset, to spend. */
    record OfQuote(Decimal amount) implements OrderAmount {
        public OfQuote {
            Require.positive("quote amount", amount);
        }

        @Override
        public Decimal valueAt(Decimal price) {
            return amount;
        }
    }
}
