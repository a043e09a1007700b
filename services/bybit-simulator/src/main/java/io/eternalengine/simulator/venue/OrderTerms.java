package io.eternalengine.simulator.venue;

import org.jspecify.annotations.Nullable;

/**
 * What an order asks for beyond side, quantity and price.
 *
 * @param trigger null for an order that is active at once
 * @param closeOnTrigger whether it may, once triggered, only close
 * @param slippage null for a market order that takes any price
 */
public record OrderTerms(
        @Nullable Trigger trigger,
        Protection protection,
        boolean closeOnTrigger,
        @Nullable Slippage slippage) {

    /** Nothing beyond. */
    public static final OrderTerms NONE = new OrderTerms(null, Protection.NONE, false, null);

    OrderTerms withTrigger(Trigger newTrigger) {
        return new OrderTerms(newTrigger, protection, closeOnTrigger, slippage);
    }

    OrderTerms withoutTrigger() {
        return new OrderTerms(null, protection, closeOnTrigger, slippage);
    }

    OrderTerms withProtection(Protection newProtection) {
        return new OrderTerms(trigger, newProtection, closeOnTrigger, slippage);
    }
}
