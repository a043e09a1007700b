package io.eternalengine.service.execution.account;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.domain.model.Validity;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.ledger.ExecutionCause;
import io.eternalengine.service.execution.market.MarketView;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this service finds out about an order by itself, from its own ledger and market; the order's message is only a claim. */
final class Admission {
    private static final String CASH = "USDT";

    /** What closes a position by itself is published under the entry's id, behind its cause. */
    private static final int LONGEST_ENTRY_ID = TextRules.LONGEST_ID - ExecutionCause.longestPrefix();

    private final MarketView market;
    private final OpeningCaps caps;
    private final boolean tradesPerpetuals;

    /** @param tradesPerpetuals whether positions in perpetuals may be opened in the account */
    Admission(MarketView market, OpeningCaps caps, boolean tradesPerpetuals) {
        this.market = market;
        this.caps = caps;
        this.tradesPerpetuals = tradesPerpetuals;
    }

    /**
     * Why an order is not to be sent, in words; empty when it is, now or later: a reduction of an instrument that market data does
     * not describe may only be early.
     */
    Optional<String> refusal(ParentOrder order) {
        InstrumentId id = order.intent().instrument();
        if (!order.reduces() && id.category() == MarketCategory.LINEAR) {
            Optional<String> refusal = entryRefusal(order);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return !order.reduces() && isUnknown(id)
                ? Optional.of("symbol-unknown: market data describes no " + named(id))
                : Optional.empty();
    }

    private Optional<String> entryRefusal(ParentOrder order) {
        if (!tradesPerpetuals) {
            return Optional.of("perpetuals-forbidden: no position in a perpetual may be opened in account "
                    + order.intent().account());
        }
        return order.intent().intentId().length() > LONGEST_ENTRY_ID
                ? Optional.of("id-too-long: the id of an entry must have at most " + LONGEST_ENTRY_ID + " characters")
                : Optional.empty();
    }

    /**
     * Why an entry's stop protects too little, in words; empty when it does what it is for. A stop lies on the losing side; and the exchange
     * keeps one stop for a position, so an entry that adds to one must name a stop that is no farther.
     *
     * @param held of the ledger before the entry
     * @param heldStop that the position has by its latest entry; null for none
     */
    static Optional<String> stopBreach(
            ParentOrder order, PerpetualPosition held, @Nullable Decimal heldStop, MarketView.Quote quote) {
        Decimal stop = order.intent().stopPrice();
        boolean isLong = order.intent().side() == Side.BUY;
        if (stop != null && (isLong ? stop.isAtLeast(quote.bid()) : stop.isAtMost(quote.ask()))) {
            return Optional.of("stop-side: a stop at " + stop + " does not lie on the losing side of the market");
        }
        boolean adds = !held.isFlat() && held.quantity().isPositive() == isLong;
        boolean isFarther =
                heldStop != null && (stop == null || (isLong ? stop.isBelow(heldStop) : stop.isAbove(heldStop)));
        return adds && isFarther
                ? Optional.of("stop-farther: the position has its stop at " + heldStop + ", the entry names " + stop)
                : Optional.empty();
    }

    /** In words, such as "spot instrument BTCUSDT". */
    static String named(InstrumentId id) {
        return id.category().name().toLowerCase(Locale.ROOT) + " instrument " + id.symbol();
    }

    /** Whether market data, as far as it goes, does not describe the instrument. */
    boolean isUnknown(InstrumentId id) {
        return market.isComplete() && market.instrument(id).isEmpty();
    }

    /**
     * The exchange's time that an order is judged by. Market data reports it, and one wrong record must not make a sale late: what
     * reduces exposure is late only when the exchange's clock as it was measured here says so, too.
     */
    static long timeFor(ParentOrder order, long statedMs, long measuredMs) {
        return order.reduces() ? Math.min(statedMs, measuredMs) : statedMs;
    }

    /**
     * Why an order comes too late, or claims to come from the future; empty when it is in time. The engine decides again.
     *
     * @param venueMs the exchange's time as far as it is known: a simulator's may run faster than any clock here
     */
    Optional<String> untimely(ParentOrder order, long venueMs) {
        OrderIntent intent = order.intent();
        long untilMs = Math.min(intent.validUntilMs(), Validity.until(intent.decidedAtMs(), order.reduces()));
        if (venueMs > untilMs) {
            return Optional.of("expired: valid until " + Instant.ofEpochMilli(untilMs) + ", now it is "
                    + Instant.ofEpochMilli(venueMs));
        }
        return !order.reduces() && intent.decidedAtMs() - venueMs > Validity.OPENING_MS
                ? Optional.of("decided-ahead: decided at " + Instant.ofEpochMilli(intent.decidedAtMs()) + ", now it is "
                        + Instant.ofEpochMilli(venueMs))
                : Optional.empty();
    }

    /**
     * Which own rule an opening breaks, in words; empty when none. A reduction has none.
     *
     * @param openedLately what the account opened within the window and what of it is on its way, in USDT
     */
    Optional<String> breachedCap(ParentOrder order, AccountBooks books, MarketView.Quote quote, Decimal openedLately) {
        if (order.reduces()) {
            return Optional.empty();
        }
        if (!books.reconciled()) {
            return Optional.of("account-unreconciled: the books differ: " + books.difference());
        }
        String symbol = order.intent().instrument().symbol();
        if (!caps.symbols().contains(symbol)) {
            return Optional.of("symbol-cap: " + symbol + " must be one of the symbols configured for execution");
        }
        Decimal value = switch (order.intent().amount()) {
            case OrderAmount.OfBase ignored -> order.remaining().times(quote.ask());
            case OrderAmount.OfQuote ignored -> order.remaining();
        };
        Optional<InstrumentId> unpriced = books.perpetuals().keySet().stream()
                .filter(held -> market.quote(held).isEmpty())
                .findFirst();
        if (unpriced.isPresent()) {
            return Optional.of("unpriced: the position in " + unpriced.get().symbol() + " has no price");
        }
        Decimal equity = equity(books);
        if (value.isAbove(equity.times(caps.largestFraction()))) {
            return Optional.of("order-cap: worth " + value + " USDT of an account of " + equity + ", must be at most "
                    + caps.largestFraction() + " of it");
        }
        return openedLately.plus(value).isAbove(equity.times(caps.windowFraction()))
                ? Optional.of("window-cap: worth " + value + " USDT beside " + openedLately + " opened within "
                        + caps.window() + ", of an account of " + equity + ": must be at most " + caps.windowFraction()
                        + " of it together")
                : Optional.empty();
    }

    /** From when on what was opened counts against the cap of the window. */
    long windowStartMs(long nowMs) {
        return nowMs - caps.window().toMillis();
    }

    /** Cash, coins at their bids, and what positions would bring if they were closed; what has no price counts nothing. */
    private Decimal equity(AccountBooks books) {
        Decimal equity = books.balances().of(CASH);
        for (var held : books.perpetuals().entrySet()) {
            PerpetualPosition position = held.getValue();
            var quote = market.quote(held.getKey());
            if (quote.isPresent()) {
                boolean isLong = position.quantity().isPositive();
                equity = equity.plus(position.unrealised(
                        isLong ? quote.get().bid() : quote.get().ask()));
            }
        }
        for (var balance : books.balances().amounts().entrySet()) {
            var quote = market.quote(InstrumentId.spot(balance.getKey() + CASH));
            if (quote.isPresent()) {
                equity = equity.plus(balance.getValue().times(quote.get().bid()));
            }
        }
        return equity;
    }
}
