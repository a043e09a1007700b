package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Outcome;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Trading rules at the moment in which the exchange refuses a reduction as a wrong request. Market data reads the rules now and then;
 * a step or a minimum that the exchange has changed since is asked for at once, so that the reduction need not wait for that.
 */
final class TradingRulesRefresh {
    private static final Logger LOG = Logger.getLogger(TradingRulesRefresh.class);

    private final VenueAccount venue;
    private final MarketView market;

    TradingRulesRefresh(VenueAccount venue, MarketView market) {
        this.venue = venue;
        this.market = market;
    }

    /** What the exchange's rules of now say of those by which a child order was planned. */
    enum Finding {
        /** The refusal says nothing of the rules of now: plan again. */
        CHANGED,
        /** The refusal is final. */
        UNCHANGED,
        UNANSWERED
    }

    /** Whether a refusal may come from trading rules that have changed. */
    static boolean mayExplain(Outcome.Rejected<?> refusal) {
        return switch (refusal.kind()) {
            case INVALID_REQUEST, BELOW_MINIMUM_VALUE, POSITION_CHANGED -> true;
            case INSUFFICIENT_FUNDS, DUPLICATE_ORDER_LINK_ID, ORDER_NOT_FOUND, OTHER -> false;
        };
    }

    /** Asks for the rules, and has every executor go by them from now on. */
    Finding askAfresh(@Nullable Instrument plannedBy) {
        if (plannedBy == null) {
            return Finding.UNCHANGED;
        }
        return switch (venue.instruments(
                Requests.category(plannedBy.id().category()), plannedBy.id().symbol())) {
            case Outcome.Accepted<List<io.eternalengine.bybit.Instrument>>(
                    List<io.eternalengine.bybit.Instrument> rows) -> compare(plannedBy, rows);
            case Outcome.Rejected<?> ignored -> Finding.UNCHANGED;
            case Outcome.Stop<?> ignored -> Finding.UNCHANGED;
            case Outcome.Ambiguous<?> ignored -> Finding.UNANSWERED;
            case Outcome.RetryAfter<?> ignored -> Finding.UNANSWERED;
            case Outcome.NotSent<?> ignored -> Finding.UNANSWERED;
        };
    }

    private Finding compare(Instrument plannedBy, List<io.eternalengine.bybit.Instrument> rows) {
        for (var one : rows) {
            if (one.symbol().equals(plannedBy.id().symbol())) {
                return compare(plannedBy, one);
            }
        }
        return Finding.UNCHANGED;
    }

    private Finding compare(Instrument plannedBy, io.eternalengine.bybit.Instrument stated) {
        Instrument now;
        try {
            now = withRules(plannedBy, stated);
        } catch (IllegalArgumentException e) {
            LogLine.of("trading-rules-not-believed")
                    .with("instrument", plannedBy.id())
                    .with("cause", e.getMessage())
                    .error(LOG);
            return Finding.UNCHANGED;
        }
        market.learn(now);
        if (now.equals(plannedBy)) {
            return Finding.UNCHANGED;
        }
        LogLine.of("trading-rules-changed")
                .with("instrument", now.id())
                .with("from", plannedBy)
                .with("to", now)
                .info(LOG);
        return Finding.CHANGED;
    }

    private static Instrument withRules(Instrument known, io.eternalengine.bybit.Instrument stated) {
        return new Instrument(
                known.id(),
                known.baseAsset(),
                known.quoteAsset(),
                Decimal.of(stated.tickSize()),
                Decimal.of(stated.quantityStep()),
                Decimal.of(stated.minimumQuantity()),
                stated.maximumMarketQuantity() == null
                        ? known.maxMarketQuantity()
                        : Decimal.of(stated.maximumMarketQuantity()),
                Decimal.of(stated.minimumValue()),
                Decimal.of(stated.quoteStep()));
    }
}
