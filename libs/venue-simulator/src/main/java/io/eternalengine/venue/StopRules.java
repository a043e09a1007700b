package io.eternalengine.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks triggers and stops against the price that they watch, with the exchange's codes. */
final class StopRules {

    private static final BigDecimal WIRE_FACTOR = new BigDecimal("10000");

    private StopRules() {}

    static void checkTrigger(Trigger trigger, Instrument instrument, BigDecimal current) {
        requireTradable("triggerPrice", trigger.price(), instrument);
        int comparison = trigger.price().compareTo(current);
        if (trigger.rising() && comparison <= 0) {
            throw new Refusal(ReturnCode.LINEAR_EXPECT_RISING, compared(trigger, "<=", current));
        }
        if (!trigger.rising() && comparison >= 0) {
            throw new Refusal(ReturnCode.LINEAR_EXPECT_FALLING, compared(trigger, ">=", current));
        }
    }

    static void checkProtection(Protection protection, Side side, Instrument instrument, BigDecimal base) {
        checkTakeProfit(protection.takeProfit(), side, instrument, base);
        checkStopLoss(protection.stopLoss(), side, instrument, base);
    }

    /** A take profit lies on the winning side of the price for a position opened by {@code side}. */
    static void checkTakeProfit(@Nullable BigDecimal price, Side side, Instrument instrument, BigDecimal base) {
        if (price == null) {
            return;
        }
        requireTradable("takeProfit", price, instrument);
        if (price.compareTo(base) * side.sign() <= 0) {
            throw wrongSide("TakeProfit", price, side, side == Side.BUY ? "higher" : "lower", base);
        }
    }

    /** A stop loss lies on the losing side of the price for a position opened by {@code side}. */
    static void checkStopLoss(@Nullable BigDecimal price, Side side, Instrument instrument, BigDecimal base) {
        if (price == null) {
            return;
        }
        requireTradable("stopLoss", price, instrument);
        if (price.compareTo(base) * side.sign() >= 0) {
            throw wrongSide("StopLoss", price, side, side == Side.BUY ? "lower" : "higher", base);
        }
    }

    private static void requireTradable(String name, BigDecimal price, Instrument instrument) {
        if (price.signum() <= 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " must be positive");
        }
        if (price.remainder(instrument.tickSize()).signum() != 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " is not a multiple of the tick size");
        }
    }

    private static Refusal wrongSide(String name, BigDecimal price, Side side, String where, BigDecimal base) {
        return new Refusal(
                ReturnCode.PARAMETER_ERROR,
                name + ":" + wire(price) + " set for " + side.wireName() + " position should " + where
                        + " than base_price:" + wire(base) + "??LastPrice");
    }

    private static String compared(Trigger trigger, String how, BigDecimal current) {
        return "trigger_price[" + wire(trigger.price()) + "] " + how + " current[" + wire(current) + "]??"
                + trigger.by().wireName();
    }

    private static String wire(BigDecimal price) {
        return price.multiply(WIRE_FACTOR).toBigInteger().toString();
    }
}
