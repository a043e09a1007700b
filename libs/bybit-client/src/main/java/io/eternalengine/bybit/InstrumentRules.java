package io.eternalengine.bybit;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds orders to an instrument's tick size, quantity step and bounds, and rounds to them. */
public final class InstrumentRules {

    private InstrumentRules() {}

    /**
     * The rule that an order breaks, in a sentence; empty when it breaks none. The value of a market order in the base coin is
     * not known here and passes.
     */
    public static Optional<String> breachOf(OrderRequest order, Instrument instrument) {
        if (!instrument.isTrading()) {
            return Optional.of(instrument.symbol() + " is " + instrument.status() + ": must be Trading");
        }
        Trigger trigger = order.trigger();
        return offTick(instrument, "price", order.price())
                .or(() -> offTick(instrument, "trigger price", trigger == null ? null : trigger.price()))
                .or(() -> breachOf(order.protection(), instrument))
                .or(() -> order.quantityUnit() == QuantityUnit.QUOTE_COIN
                        ? badQuoteQuantity(instrument, order.quantity())
                        : badQuantity(instrument, order.quantity(), mostOf(order, instrument)))
                .or(() -> belowMinimumValue(order, instrument));
    }

    static Optional<String> breachOf(Protection protection, Instrument instrument) {
        return offTick(instrument, "takeProfit", protection.takeProfit())
                .or(() -> offTick(instrument, "stopLoss", protection.stopLoss()));
    }

    static Optional<String> offTick(Instrument instrument, String name, @Nullable BigDecimal price) {
        return price == null
                ? Optional.empty()
                : offStep(instrument.symbol() + ": " + name, price, "tick size", instrument.tickSize());
    }

    static Optional<String> badQuantity(Instrument instrument, BigDecimal quantity, @Nullable BigDecimal most) {
        String what = instrument.symbol() + ": quantity";
        if (quantity.compareTo(instrument.minimumQuantity()) < 0) {
            return Optional.of(what + " = " + quantity.toPlainString() + ": must be at least "
                    + instrument.minimumQuantity().toPlainString());
        }
        if (most != null && most.signum() > 0 && quantity.compareTo(most) > 0) {
            return Optional.of(what + " = " + quantity.toPlainString() + ": must be at most " + most.toPlainString());
        }
        return offStep(what, quantity, "quantity step", instrument.quantityStep());
    }

    private static Optional<String> badQuoteQuantity(Instrument instrument, BigDecimal value) {
        String what = instrument.symbol() + ": quantity in " + instrument.quoteCoin();
        if (value.compareTo(instrument.minimumValue()) < 0) {
            return Optional.of(what + " = " + value.toPlainString() + ": must be at least "
                    + instrument.minimumValue().toPlainString());
        }
        BigDecimal step = instrument.quotePrecision();
        return step == null || step.signum() == 0 ? Optional.empty() : offStep(what, value, "quote precision", step);
    }

    private static Optional<String> belowMinimumValue(OrderRequest order, Instrument instrument) {
        BigDecimal price = order.price();
        if (price == null || order.reduceOnly()) {
            return Optional.empty();
        }
        BigDecimal value = price.multiply(order.quantity());
        return value.compareTo(instrument.minimumValue()) >= 0
                ? Optional.empty()
                : Optional.of(instrument.symbol() + ": value = " + value.toPlainString() + " "
                        + instrument.quoteCoin() + ": must be at least "
                        + instrument.minimumValue().toPlainString());
    }

    private static @Nullable BigDecimal mostOf(OrderRequest order, Instrument instrument) {
        return order.type() == OrderType.MARKET
                ? instrument.maximumMarketQuantity()
                : instrument.maximumLimitQuantity();
    }

    private static Optional<String> offStep(String what, BigDecimal value, String stepName, BigDecimal step) {
        return value.remainder(step).signum() == 0
                ? Optional.empty()
                : Optional.of(what + " = " + value.toPlainString() + ": must be a multiple of the " + stepName + " "
                        + step.toPlainString());
    }
}
