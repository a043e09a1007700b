package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    boolean isPerpetual() {
        return intent.instrument().category() == MarketCategory.LINEAR;
    }

    PerpetualPosition position() {
        return books().position(intent.instrument());
    }

    /** What the account holds of the base asset, or the size of its perpetual position. */
    Decimal held() {
        return isPerpetual()
                ? position().quantity().abs()
                : books().balances().of(instrument().baseAsset());
    }

    /** What is held and not being sold, or closed, already. */
    Decimal unsold() {
        Side closing = isPerpetual() ? intent.side() : Side.SELL;
        Decimal beingSold = course.pending.values().stream()
                .filter(order -> order.side() == closing
                        && order.account().equals(intent.account())
                        && order.instrument().equals(intent.instrument()))
                .map(PendingOrder::quantity)
                .reduce(Decimal.ZERO, Decimal::plus);
        return held().minus(beingSold);
    }

    /**
     * A spot sale of no more than is held, or an order against a perpetual position of no more than it. Risk finds this
     * itself, whatever the engine says.
     */
    boolean reduces() {
        boolean against = isPerpetual()
                ? (intent.side() == Side.BUY
                        ? position().quantity().isNegative()
                        : position().quantity().isPositive())
                : intent.side() == Side.SELL;
        return against && quantity().isAtMost(unsold());
    }

    /** The limits of the asset's tier; null for the first, which is held to the general ones. */
    @Nullable
    TierLimits tier() {
        PortfolioLimits limits = course.parameters.limits();
        String asset = instrument().baseAsset();
        if (limits.tierOneAssets().contains(asset)) {
            return null;
        }
        return limits.tierTwoAssets().contains(asset) ? limits.tierTwo() : limits.tierThree();
    }
}
