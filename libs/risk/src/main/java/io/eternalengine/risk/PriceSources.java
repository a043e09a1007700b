package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What live markets say about a close: of its own market the last price, the mark and the index price, and the mid of the book;
 * of the other market of the same symbol the same. The last price of its own market comes from the same trades as the close.
 */
final class PriceSources {
    private final BadPrintLimits limits;
    private final Decimal close;
    private final long fromMs;
    private final List<Decimal> ofItsTrades = new ArrayList<>();
    private final List<Decimal> ofItsMarket = new ArrayList<>();
    private final List<Decimal> ofTheOtherMarket = new ArrayList<>();
    private final boolean isFollowedLive;

    /** @param fromMs prices of before say nothing */
    PriceSources(RiskStep step, InstrumentId instrument, Decimal close, long fromMs) {
        limits = step.parameters().limits().badPrints();
        this.close = close;
        this.fromMs = fromMs;
        Feed own = feed(step, instrument);
        Feed other = feed(step, sibling(instrument));
        isFollowedLive = own != null || other != null;
        if (own != null) {
            addPrices(own.livePrices(), ofItsTrades, ofItsMarket);
            own.midSince(fromMs).ifPresent(ofItsMarket::add);
        }
        if (other != null) {
            addPrices(other.livePrices(), ofTheOtherMarket, ofTheOtherMarket);
            other.midSince(fromMs).ifPresent(ofTheOtherMarket::add);
        }
    }

    /** Perpetual of a spot market, spot market of a perpetual. */
    private static InstrumentId sibling(InstrumentId instrument) {
        return new InstrumentId(
                instrument.category() == MarketCategory.SPOT ? MarketCategory.LINEAR : MarketCategory.SPOT,
                instrument.symbol());
    }

    private static @Nullable Feed feed(RiskStep step, InstrumentId instrument) {
        return step.state().surveillance().feeds().get(instrument);
    }

    private void addPrices(@Nullable LivePrices prices, List<Decimal> lasts, List<Decimal> others) {
        if (prices == null || prices.atMs() < fromMs) {
            return;
        }
        add(prices.last(), lasts);
        add(prices.mark(), others);
        add(prices.index(), others);
    }

    private static void add(@Nullable Decimal price, List<Decimal> prices) {
        if (price != null) {
            prices.add(price);
        }
    }

    /**
     * Whether the close may value something: its own market's prices bear it out together, and, where it is far from the mark before,
     * another source than its own trades does.
     */
    boolean bearOut(Decimal markBefore) {
        if (!isFollowedLive) {
            return true;
        }
        boolean together = ofItsTrades.stream().allMatch(this::isNear)
                && ofItsMarket.stream().allMatch(this::isNear);
        boolean jumps = close.minus(markBefore).abs().isAbove(markBefore.times(limits.jump()));
        return together
                && (!jumps
                        || ofItsMarket.stream().anyMatch(this::isNear)
                        || ofTheOtherMarket.stream().anyMatch(this::isNear));
    }

    /**
     * Whether other sources than its own trades speak, and all of them against it: for the mark before rather than for the close. A
     * price that has gone on beyond the close does not; it says that the market moved.
     */
    boolean contradict(Decimal markBefore) {
        return !(ofItsMarket.isEmpty() && ofTheOtherMarket.isEmpty())
                && ofItsMarket.stream().allMatch(price -> isAgainst(price, markBefore))
                && ofTheOtherMarket.stream().allMatch(price -> isAgainst(price, markBefore));
    }

    private boolean isAgainst(Decimal price, Decimal markBefore) {
        Decimal fromMark = price.minus(markBefore).abs();
        return !isNear(price) && fromMark.isBelow(price.minus(close).abs());
    }

    private boolean isNear(Decimal price) {
        return price.minus(close).abs().isAtMost(close.times(limits.maxDisagreement()));
    }

    /** In words, for an alert. */
    String described() {
        List<Decimal> all = new ArrayList<>(ofItsTrades);
        all.addAll(ofItsMarket);
        all.addAll(ofTheOtherMarket);
        return all.isEmpty() ? "no other price is known" : "other prices are " + all;
    }
}
