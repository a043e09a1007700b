package io.eternalengine.simulation;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.risk.Mark;
import io.eternalengine.risk.PendingOrder;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;

/** What risk knows when it judges an intent, in sums of the watches' own. */
record RiskView(RiskSight state, OrderIntent intent) {
    AccountBooks books() {
        return Objects.requireNonNull(state.accounts().get(intent.account()), "books");
    }

    boolean isPerpetual() {
        return intent.instrument().category() == MarketCategory.LINEAR;
    }

    Decimal mark() {
        Mark mark = state.marks().get(intent.instrument());
        return mark == null ? intent.referencePrice() : mark.price();
    }

    Decimal priceOf(InstrumentId id) {
        Mark mark = state.marks().get(id);
        return mark == null ? Decimal.ZERO : mark.price();
    }

    Decimal value() {
        return intent.amount().valueAt(mark());
    }

    Decimal quantity() {
        return intent.amount() instanceof OrderAmount.OfBase base
                ? base.quantity()
                : value().dividedBy(mark(), 18, RoundingMode.UP);
    }

    /** Signed for perpetuals. */
    Decimal held() {
        return isPerpetual()
                ? books().position(intent.instrument()).quantity()
                : books().balances().of(RandomMarkets.coinOf(intent.instrument()));
    }

    /** Orders under way of the same account, instrument and side. */
    Decimal alongside() {
        Decimal quantity = Decimal.ZERO;
        for (PendingOrder order : state.pending().values()) {
            if (isOfTheSame(order)) {
                quantity = quantity.plus(order.quantity());
            }
        }
        return quantity;
    }

    Decimal valueAlongside() {
        Decimal value = Decimal.ZERO;
        for (PendingOrder order : state.pending().values()) {
            if (isOfTheSame(order)) {
                value = value.plus(order.value());
            }
        }
        return value;
    }

    private boolean isOfTheSame(PendingOrder order) {
        return order.account().equals(intent.account())
                && order.instrument().equals(intent.instrument())
                && order.side() == intent.side();
    }

    /** Whether the order takes from what is held and is not being closed already. */
    boolean reduces() {
        boolean against = intent.side() == Side.SELL ? held().isPositive() : isPerpetual() && held().isNegative();
        return against && quantity().plus(alongside()).isAtMost(held().abs());
    }

    /** What the account is worth at risk's marks. */
    Decimal accountEquity() {
        Decimal equity = books().balances().of("USDT");
        for (Map.Entry<String, Decimal> coins : books().balances().amounts().entrySet()) {
            if (!coins.getKey().equals("USDT")) {
                equity = equity.plus(coins.getValue().times(priceOf(InstrumentId.spot(coins.getKey() + "USDT"))));
            }
        }
        for (Map.Entry<InstrumentId, PerpetualPosition> position :
                books().perpetuals().entrySet()) {
            equity = equity.plus(position.getValue().unrealised(priceOf(position.getKey())));
        }
        return equity;
    }

    boolean isOf(EngineId engine) {
        return intent.engine() == engine;
    }
}
