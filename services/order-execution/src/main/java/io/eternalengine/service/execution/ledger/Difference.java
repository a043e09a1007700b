package io.eternalengine.service.execution.ledger;

import io.eternalengine.domain.model.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * One asset of which ledger and exchange do not say the same.
 *
 * @param price of one unit in USDT; null when none is known
 */
public record Difference(
        String asset,
        Decimal ledger,
        Decimal exchange,
        @Nullable Decimal price) {

    /** What the exchange has more than the ledger, signed. */
    public Decimal amount() {
        return exchange.minus(ledger);
    }

    /** Whether it is worth less than this many USDT. What has no price may be worth anything. */
    public boolean isWorthLessThan(Decimal limit) {
        return isWorthLessThan(amount(), limit);
    }

    /** Whether that much of the asset is worth less than this many USDT. */
    boolean isWorthLessThan(Decimal part, Decimal limit) {
        return price != null && part.abs().times(price).isBelow(limit);
    }

    /** In words. */
    public String describe() {
        return asset + ": ledger " + ledger + ", exchange " + exchange;
    }
}
