package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.Side;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The checks before an opening that look at the whole portfolio and at the market, in the way of {@link PreTradeChecks}. */
final class PortfolioChecks {
    private PortfolioChecks() {}

    /** CORE-HODL is exempt from the position limit, and held to this one instead. */
    static Optional<String> assetLimit(Proposal proposal) {
        if (proposal.intent().engine() != EngineId.CORE_HODL) {
            return Optional.empty();
        }
        Decimal after =
                proposal.held().times(proposal.mark()).plus(coming(proposal)).plus(proposal.value());
        Decimal allowed = proposal.course()
                .equity
                .times(proposal.course().parameters.limits().maxAssetFraction());
        return above(after, allowed, "the asset would be worth ");
    }

    /** Value of orders under way of the same account, instrument and side. */
    static Decimal coming(Proposal proposal) {
        OrderIntent intent = proposal.intent();
        return proposal.course().pending.values().stream()
                .filter(order -> order.side() == intent.side()
                        && order.instrument().equals(intent.instrument())
                        && order.account().equals(intent.account()))
                .map(PendingOrder::value)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    /** Value of all perpetuals of the account, and of orders under way, over what the account is worth. */
    static Optional<String> leverage(Proposal proposal) {
        if (!proposal.isPerpetual()) {
            return Optional.empty();
        }
        RiskCourse course = proposal.course();
        Decimal gross = proposal.value();
        for (Map.Entry<InstrumentId, PerpetualPosition> position :
                proposal.books().perpetuals().entrySet()) {
            Mark mark = course.marks.get(position.getKey());
            gross = gross.plus(
                    mark == null
                            ? position.getValue().cost().abs()
                            : position.getValue().notional(mark.price()));
        }
        for (PendingOrder order : course.pending.values()) {
            if (order.account().equals(proposal.intent().account())
                    && order.instrument().category() == MarketCategory.LINEAR
                    && !closes(course, order)) {
                gross = gross.plus(order.value());
            }
        }
        Decimal allowed = Valuation.equityOf(course, proposal.books())
                .times(course.parameters.limits().maxLeverage());
        return above(gross, allowed, "perpetuals of the account would be worth ");
    }

    /** Directional are the perpetuals of TREND: those of FUNDING are hedged. */
    static Optional<String> concurrentPositions(Proposal proposal) {
        if (!isDirectional(proposal.intent())) {
            return Optional.empty();
        }
        var positions = directionalSizes(proposal.course());
        positions.remove(Surveillance.stopKey(
                proposal.intent().account(), proposal.intent().instrument()));
        int allowed = proposal.course().parameters.limits().maxDirectionalPositions();
        return positions.size() >= allowed
                ? Optional.of(positions.size() + " directional positions are open, " + allowed + " are allowed")
                : Optional.empty();
    }

    /** What would be lost if every directional position were stopped out now; without a stop all of it is at stake. */
    static Optional<String> heat(Proposal proposal) {
        if (!isDirectional(proposal.intent())) {
            return Optional.empty();
        }
        RiskCourse course = proposal.course();
        Decimal heat =
                atStake(proposal.quantity(), proposal.mark(), proposal.intent().stopPrice());
        for (Map.Entry<String, Sized> position : directionalSizes(course).entrySet()) {
            Sized sized = position.getValue();
            Mark mark = course.marks.get(sized.instrument());
            Decimal stop = course.surveillance.stops().get(position.getKey());
            heat = heat.plus(mark == null ? sized.worth() : atStake(sized.quantity(), mark.price(), stop));
        }
        return above(heat, course.equity.times(course.parameters.limits().maxHeat()), "all stops together would lose ");
    }

    static Optional<String> depth(Proposal proposal) {
        BookView book = freshBook(proposal);
        if (book == null) {
            return Optional.empty();
        }
        Decimal needed = proposal.course().parameters.limits().feeds().minDepth();
        return book.thinnerDepth().isBelow(needed)
                ? Optional.of("depth within 1 % of the mid is " + book.thinnerDepth() + ", " + needed + " are needed")
                : Optional.empty();
    }

    static Optional<String> slippage(Proposal proposal) {
        BookView book = freshBook(proposal);
        if (book == null) {
            return Optional.empty();
        }
        TierLimits tier = proposal.tier();
        Decimal allowed = tier == null ? proposal.course().parameters.limits().maxSlippage() : tier.maxSlippage();
        Decimal expected = book.slippageOf(proposal.value(), proposal.intent().side() == Side.BUY);
        return above(expected, allowed, "expected slippage is ");
    }

    /**
     * A directional position.
     *
     * @param worth when it was entered or approved, in the quote asset, for as long as no mark is known
     */
    private record Sized(InstrumentId instrument, Decimal quantity, Decimal worth) {
        Sized plus(Sized other) {
            return new Sized(instrument, quantity.plus(other.quantity), worth.plus(other.worth));
        }
    }

    private static boolean isDirectional(OrderIntent intent) {
        return intent.engine() == EngineId.TREND && intent.instrument().category() == MarketCategory.LINEAR;
    }

    /** Positions and orders under way of all accounts of TREND, by account and symbol. */
    private static SortedMap<String, Sized> directionalSizes(RiskCourse course) {
        var sizes = new TreeMap<String, Sized>();
        for (AccountBooks books : course.accounts.values()) {
            if (course.parameters.mayTrade(EngineId.TREND, books.account())) {
                books.perpetuals()
                        .forEach((instrument, position) -> sizes.put(
                                Surveillance.stopKey(books.account(), instrument),
                                new Sized(
                                        instrument,
                                        position.quantity().abs(),
                                        position.cost().abs())));
            }
        }
        for (PendingOrder order : course.pending.values()) {
            if (course.parameters.mayTrade(EngineId.TREND, order.account()) && !closes(course, order)) {
                sizes.merge(
                        Surveillance.stopKey(order.account(), order.instrument()),
                        new Sized(order.instrument(), order.quantity(), order.value()),
                        Sized::plus);
            }
        }
        return sizes;
    }

    private static boolean closes(RiskCourse course, PendingOrder order) {
        AccountBooks books = course.accounts.get(order.account());
        if (books == null) {
            return false;
        }
        Decimal held = books.position(order.instrument()).quantity();
        return order.side() == Side.BUY ? held.isNegative() : held.isPositive();
    }

    private static Decimal atStake(Decimal quantity, Decimal mark, @Nullable Decimal stop) {
        return quantity.times(stop == null ? mark : mark.minus(stop).abs());
    }

    private static @Nullable BookView freshBook(Proposal proposal) {
        FeedView feed =
                proposal.course().surveillance.feeds().get(proposal.intent().instrument());
        if (feed == null || feed.book() == null) {
            return null;
        }
        long ageMs = proposal.intent().decidedAtMs() - feed.book().atMs();
        long maxAgeMs =
                proposal.course().parameters.limits().feeds().maxBookAge().toMillis();
        return ageMs > maxAgeMs ? null : feed.book();
    }

    private static Optional<String> above(Decimal value, Decimal allowed, String what) {
        return value.isAbove(allowed) ? Optional.of(what + value + ", " + allowed + " is allowed") : Optional.empty();
    }
}
