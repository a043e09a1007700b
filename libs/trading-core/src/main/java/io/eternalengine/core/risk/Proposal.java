package io.eternalengine.core.risk;

import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.util.Objects;

/** An intent as risk sees it: beside the books, the mark and the trading rules that it meets. */
record Proposal(RiskCourse course, OrderIntent intent) {
    private static final int DECIMALS = 18;

    Instrument instrument() {
        return Objects.requireNonNull(course.instruments.get(intent.instrument()), "instrument");
    }

    AccountBooks books() {
        return Objects.requireNonNull(course.accounts.get(intent.account()), "account");
    }

    /** Risk's own price of the instrument; the intent's reference before risk has one. */
    Decimal mark() {
        Mark mark = course.marks.get(intent.instrument());
        return mark == null ? intent.referencePrice() : mark.price();
    }

    /** What the order is worth, in the quote asset. */
    Decimal value() {
        return intent.amount().valueAt(mark());
    }

    /** In the base asset; estimated at the mark for an amount of quote. */
    Decimal quantity() {
        return switch (intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity();
            case OrderAmount.OfQuote quote -> quote.amount().dividedBy(mark(), DECIMALS, RoundingMode.UP);
        };
    }

    /** What the account holds of the base asset. */
    Decimal held() {
        return books().balances().of(instrument().baseAsset());
    }

    /** What is held and not being sold already. */
    Decimal unsold() {
        Decimal beingSold = course.pending.values().stream()
                .filter(order -> order.side() == Side.SELL
                        && order.account().equals(intent.account())
                        && order.instrument().equals(intent.instrument()))
                .map(PendingOrder::quantity)
                .reduce(Decimal.ZERO, Decimal::plus);
        return held().minus(beingSold);
    }

    /** A spot sale of no more than is held. Risk finds this itself, whatever the engine says. */
    boolean reduces() {
        return intent.side() == Side.SELL && quantity().isAtMost(unsold());
    }
}
