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
final class Proposal {
    private static final int DECIMALS = 18;

    private final RiskCourse course;
    private final OrderIntent intent;
    private final @Nullable Instrument instrument;
    private final @Nullable AccountBooks books;
    private final @Nullable Mark knownMark;
    private final Decimal mark;
    private final Decimal value;
    private final Decimal quantity;
    private @Nullable DirectionalPositions directionalPositions;

    Proposal(RiskCourse course, OrderIntent intent) {
        this.course = course;
        this.intent = intent;
        instrument = course.instruments.get(intent.instrument());
        books = course.accounts.get(intent.account());
        knownMark = course.marks.get(intent.instrument());
        mark = knownMark == null ? intent.referencePrice() : knownMark.price();
        value = intent.amount().valueAt(mark);
        quantity = quantityOf(intent.amount(), mark);
    }

    private static Decimal quantityOf(OrderAmount amount, Decimal mark) {
        return switch (amount) {
            case OrderAmount.OfBase base -> base.quantity();
            case OrderAmount.OfQuote quote -> quote.amount().dividedBy(mark, DECIMALS, RoundingMode.UP);
        };
    }

    RiskCourse course() {
        return course;
    }

    OrderIntent intent() {
        return intent;
    }

    boolean hasInstrument() {
        return instrument != null;
    }

    Instrument instrument() {
        return Objects.requireNonNull(instrument, "instrument");
    }

    boolean hasBooks() {
        return books != null;
    }

    AccountBooks books() {
        return Objects.requireNonNull(books, "account");
    }

    /** What the account is worth, in USDT. */
    Decimal equity() {
        return course.valuationPlan().equityOf(course.accounts.placeOf(intent.account()), course.marks);
    }

    /** Risk's own price of the instrument; null before there is one. */
    @Nullable
    Mark knownMark() {
        return knownMark;
    }

    /** Risk's own price of the instrument; the intent's reference before risk has one. */
    Decimal mark() {
        return mark;
    }

    /** What the order is worth, in the quote asset. */
    Decimal value() {
        return value;
    }

    /** In the base asset; estimated at the mark for an amount of quote. */
    Decimal quantity() {
        return quantity;
    }

    DirectionalPositions directionalPositions() {
        DirectionalPositions known = directionalPositions;
        if (known == null) {
            known = new DirectionalPositions(course);
            directionalPositions = known;
        }
        return known;
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
        Decimal unsold = held();
        for (int i = 0; i < course.pending.size(); i++) {
            if (course.pending.valueAt(i).isOf(intent.account(), intent.instrument(), closing)) {
                unsold = unsold.minus(course.pending.valueAt(i).quantity());
            }
        }
        return unsold;
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
