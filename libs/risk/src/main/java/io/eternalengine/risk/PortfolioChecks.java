package io.eternalengine.risk;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.FrozenMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checks before an opening that look at the whole portfolio and at the market, in the way of {@link PreTradeChecks}. */
final class PortfolioChecks {
    private static final Decimal HUNDRED = Decimal.of(100);

    private PortfolioChecks() {}

    /** CORE-HODL is exempt from the position limit, and held to this one instead. */
    static Optional<String> assetLimit(Proposal proposal) {
        if (proposal.intent().engine() != EngineId.CORE_HODL) {
            return Optional.empty();
        }
        return ShareLimit.objection(
                "the asset would be worth ",
                heldAfter(proposal),
                proposal.state().equity(),
                proposal.parameters().limits().maxAssetFraction());
    }

    /** What would be held of the asset: what is, orders under way of the same account, instrument and side, and this one. */
    static Decimal heldAfter(Proposal proposal) {
        OrderIntent intent = proposal.intent();
        Decimal after = proposal.held().times(proposal.mark()).plus(proposal.value());
        for (PendingOrder order : proposal.state().pending().all()) {
            if (order.isOf(intent.account(), intent.instrument(), intent.side())) {
                after = after.plus(order.value());
            }
        }
        return after;
    }

    /** Value of all perpetuals of the account, and of orders under way, over what the account is worth. */
    static Optional<String> leverage(Proposal proposal) {
        if (!proposal.isPerpetual()) {
            return Optional.empty();
        }
        Portfolio portfolio = proposal.state().portfolio();
        Decimal gross = proposal.value();
        FrozenMap<InstrumentId, PerpetualPosition> positions =
                FrozenMap.copyOf(proposal.books().perpetuals());
        for (int i = 0; i < positions.size(); i++) {
            MarketMark market = portfolio.marks().of(positions.keyAt(i));
            PerpetualPosition position = positions.valueAt(i);
            gross = gross.plus(market == null ? position.cost().abs() : position.notional(market.price()));
        }
        for (PendingOrder order : proposal.state().pending().all()) {
            if (order.account().equals(proposal.intent().account())
                    && order.instrument().category() == MarketCategory.LINEAR
                    && !order.closes(portfolio)) {
                gross = gross.plus(order.value());
            }
        }
        return ShareLimit.objection(
                "perpetuals of the account would be worth ",
                gross,
                proposal.equity(),
                proposal.parameters().limits().maxLeverage());
    }

    /** Directional are the perpetuals of TREND: those of FUNDING are hedged. */
    static Optional<String> concurrentPositions(Proposal proposal) {
        if (!isDirectional(proposal.intent())) {
            return Optional.empty();
        }
        int others = proposal.directionalPositions().besides(proposal.intent());
        int allowed = proposal.parameters().limits().maxDirectionalPositions();
        return others >= allowed
                ? Optional.of(others + " directional positions are open, " + allowed + " are allowed")
                : Optional.empty();
    }

    /** What would be lost if every directional position were stopped out now; without a stop all of it is at stake. */
    static Optional<String> heat(Proposal proposal) {
        if (!isDirectional(proposal.intent())) {
            return Optional.empty();
        }
        Decimal heat = DirectionalPositions.atStake(
                        proposal.quantity(), proposal.mark(), proposal.intent().stopPrice())
                .plus(proposal.directionalPositions().atStake());
        return ShareLimit.objection(
                "all stops together would lose ",
                heat,
                proposal.state().equity(),
                proposal.parameters().limits().maxHeat());
    }

    static Optional<String> depth(Proposal proposal) {
        BookView book = freshBook(proposal);
        if (book == null) {
            return proposal.parameters().limits().feeds().bookRequired()
                    ? Optional.of("the order book is not known")
                    : Optional.empty();
        }
        FeedLimits limits = proposal.parameters().limits().feeds();
        Decimal needed = limits.minDepth();
        return book.thinnerDepth().isBelow(needed)
                ? Optional.of("depth within " + limits.depthBand().times(HUNDRED) + " % of the mid is "
                        + book.thinnerDepth() + ", " + needed + " are needed")
                : Optional.empty();
    }

    static Optional<String> slippage(Proposal proposal) {
        BookView book = freshBook(proposal);
        if (book == null) {
            return Optional.empty();
        }
        TierLimits tier = proposal.tier();
        Decimal allowed = tier == null ? proposal.parameters().limits().maxSlippage() : tier.maxSlippage();
        Decimal expected = book.slippageOf(
                proposal.value(),
                proposal.intent().side() == Side.BUY,
                proposal.parameters().limits().feeds().depthBand());
        return ShareLimit.objection("expected slippage is ", expected, Decimal.ONE, allowed);
    }

    private static boolean isDirectional(OrderIntent intent) {
        return intent.engine() == EngineId.TREND && intent.instrument().category() == MarketCategory.LINEAR;
    }

    /** By the clock of the feeds, not by the candle that decided: the book of that moment may still be on its way. */
    private static @Nullable BookView freshBook(Proposal proposal) {
        Surveillance surveillance = proposal.state().surveillance();
        Feed feed = surveillance.feeds().get(proposal.intent().instrument());
        if (feed == null || feed.book() == null) {
            return null;
        }
        long ageMs = surveillance.newestMs() - feed.book().atMs();
        long maxAgeMs = proposal.parameters().limits().feeds().maxBookAge().toMillis();
        return ageMs > maxAgeMs ? null : feed.book();
    }
}
