package io.eternalengine.risk;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An intent as risk sees it: beside the books, the mark and the trading rules that it meets. */
final class Proposal {
    private static final int DECIMALS = 18;

    private final RiskStep step;
    private final OrderIntent intent;
    private final @Nullable Instrument instrument;
    private final @Nullable AccountBooks books;
    private final @Nullable Mark knownMark;
    private final Decimal mark;
    private final Decimal value;
    private final Decimal quantity;
    private @Nullable DirectionalPositions directionalPositions;

    Proposal(RiskStep step, OrderIntent intent) {
        this.step = step;
        this.intent = intent;
        instrument = step.state().portfolio().instruments().get(intent.instrument());
        books = step.state().portfolio().books(intent.account());
        MarketMark market = step.state().portfolio().marks().of(intent.instrument());
        knownMark = market == null ? null : market.mark();
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

    RiskParameters parameters() {
        return step.parameters();
    }

    RiskState state() {
        return step.state();
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
        return step.state().portfolio().equityOf(intent.account());
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
            known = new DirectionalPositions(step);
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
        for (PendingOrder order : step.state().pending().all()) {
            if (order.isOf(intent.account(), intent.instrument(), closing)) {
                unsold = unsold.minus(order.quantity());
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
        PortfolioLimits limits = step.parameters().limits();
        String asset = instrument().baseAsset();
        if (limits.tierOneAssets().contains(asset)) {
            return null;
        }
        return limits.tierTwoAssets().contains(asset) ? limits.tierTwo() : limits.tierThree();
    }
}
