package io.eternalengine.orchestration;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import java.math.RoundingMode;
import java.util.function.Function;

/** How much cash may leave an account: what neither perpetuals nor anything else needs. */
public final class TransferableCash {
    private static final int DECIMALS = 8;

    private TransferableCash() {}

    /**
     * Cash less the margin of perpetuals, their unrealised losses, and what is kept for other things; never below 0.
     *
     * @param maxLeverage value of perpetuals over the cash that must stay for them
     * @param kept for orders under way, reserves and what belongs to others, in the quote asset
     */
    public static Decimal of(
            AccountLedger account, Function<InstrumentId, Decimal> markPrice, Decimal maxLeverage, Decimal kept) {
        Require.positive("maxLeverage", maxLeverage);
        Decimal free = account.cash().minus(kept);
        for (int i = 0; i < account.perpetuals().size(); i++) {
            PerpetualPosition held = account.perpetuals().valueAt(i);
            Decimal mark = markPrice.apply(account.perpetuals().keyAt(i));
            Decimal margin = held.notional(mark).dividedBy(maxLeverage, DECIMALS, RoundingMode.UP);
            free = free.minus(margin).plus(held.unrealised(mark).min(Decimal.ZERO));
        }
        return free.max(Decimal.ZERO);
    }
}
