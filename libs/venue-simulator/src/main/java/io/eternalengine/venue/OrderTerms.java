package io.eternalengine.venue;

import org.jspecify.annotations.Nullable;

/**
 * What an order asks for beyond side, quantity and price.
 *
 * @param trigger null for an order that is active at once
 * @param closeOnTrigger whether it may, once triggered, only close
 * @param slippage null for a market order that takes any price
 * @param origin who made the order
 */
public record OrderTerms(
        @Nullable Trigger trigger,
        Protection protection,
        boolean closeOnTrigger,
        @Nullable Slippage slippage,
        Origin origin) {

    /** Nothing beyond. */
    public static final OrderTerms NONE = new OrderTerms(null, Protection.NONE, false, null);

    /** Terms of an order that the owner of the account makes. */
    public OrderTerms(
            @Nullable Trigger trigger, Protection protection, boolean closeOnTrigger, @Nullable Slippage slippage) {
        this(trigger, protection, closeOnTrigger, slippage, Origin.USER);
    }

    OrderTerms withTrigger(Trigger newTrigger) {
        return new OrderTerms(newTrigger, protection, closeOnTrigger, slippage, origin);
    }

    OrderTerms withoutTrigger() {
        return new OrderTerms(null, protection, closeOnTrigger, slippage, origin);
    }

    OrderTerms withProtection(Protection newProtection) {
        return new OrderTerms(trigger, newProtection, closeOnTrigger, slippage, origin);
    }

    OrderTerms withOrigin(Origin newOrigin) {
        return new OrderTerms(trigger, protection, closeOnTrigger, slippage, newOrigin);
    }
}
