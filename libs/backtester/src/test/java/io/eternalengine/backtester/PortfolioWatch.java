package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.run.RunObserver;
import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.risk.Mark;
import io.eternalengine.core.risk.PendingOrder;
import io.eternalengine.core.risk.RiskInput;
import io.eternalengine.core.risk.RiskOutput;
import io.eternalengine.core.risk.RiskState;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Holds the real risk desk to its promises, with sums of its own. */
final class PortfolioWatch implements RunObserver {
    private static final long LEG_TIMEOUT_MS = 5_000;
    private static final Map<String, Decimal> LOTS = Map.of("BTC", Decimal.of("0.001"), "ETH", Decimal.of("0.01"));
    private static final Set<String> RULES_FOR_EVERY_ORDER =
            Set.of("unknown-account", "instrument-unknown", "instrument-rules");

    private final long seed;
    private final Map<String, Long> unbalancedSinceMs = new TreeMap<>();
    int entries;
    int exits;
    int carries;

    PortfolioWatch(long seed) {
        this.seed = seed;
    }

    @Override
    public void riskDecided(RiskState before, RiskInput input, RiskState after, java.util.List<RiskOutput> outputs) {
        if (input instanceof RiskInput.IntentMade made) {
            judged(before, made.intent(), outputs);
        }
        if (input instanceof RiskInput.BooksChanged changed
                && changed.books().account().equals("FUNDING")) {
            legs(changed.books(), changed.books().asOfMs());
        }
        if (input instanceof RiskInput.CandleClosed closed && after.accounts().containsKey("FUNDING")) {
            legs(
                    Objects.requireNonNull(after.accounts().get("FUNDING")),
                    closed.candle().closeTimeMs());
        }
        if (after.breaker().level() < before.breaker().level()) {
            lowered(before, input, after);
        }
    }

    private void judged(RiskState state, OrderIntent intent, java.util.List<RiskOutput> outputs) {
        for (RiskOutput output : outputs) {
            if (output instanceof RiskOutput.Rejected rejected && reduces(state, intent)) {
                assertThat(RULES_FOR_EVERY_ORDER)
                        .as("seed %d: exit %s", seed, rejected.verdict())
                        .contains(rejected.verdict().rule());
            }
            if (output instanceof RiskOutput.Approved approved) {
                assertThat(approved.reduces()).as("seed %d: %s", seed, intent).isEqualTo(reduces(state, intent));
                if (approved.reduces()) {
                    exits++;
                } else {
                    entries++;
                    opened(state, intent, approved.markPrice());
                }
            }
        }
    }

    /** No entry under a halt, none above its cap. */
    private void opened(RiskState state, OrderIntent intent, Decimal mark) {
        assertThat(state.halts().forbids(intent.engine(), intent.account(), intent.instrument(), intent.decidedAtMs()))
                .as("seed %d: %s", seed, intent)
                .isEmpty();
        Decimal value = intent.amount().valueAt(mark);
        assertThat(value).as("seed %d: order", seed).isLessThanOrEqualTo(part(state, "0.05"));
        AccountBooks books = Objects.requireNonNull(state.accounts().get(intent.account()), "books");
        Decimal held = held(intent, books).times(mark).plus(value);
        String cap = intent.engine() == EngineId.CORE_HODL ? "0.45" : "0.20";
        assertThat(held).as("seed %d: position", seed).isLessThanOrEqualTo(part(state, cap));
        if (intent.instrument().category() == MarketCategory.LINEAR) {
            if (intent.engine() == EngineId.FUNDING) {
                carries++;
            }
            Decimal gross = value;
            Decimal equity = books.balances().of("USDT");
            for (Map.Entry<InstrumentId, PerpetualPosition> position :
                    books.perpetuals().entrySet()) {
                Decimal price = price(state, position.getKey());
                gross = gross.plus(position.getValue().notional(price));
                equity = equity.plus(position.getValue().unrealised(price));
            }
            for (Map.Entry<String, Decimal> coins : books.balances().amounts().entrySet()) {
                if (!coins.getKey().equals("USDT")) {
                    equity = equity.plus(
                            coins.getValue().times(price(state, InstrumentId.spot(coins.getKey() + "USDT"))));
                }
            }
            assertThat(gross).as("seed %d: leverage", seed).isLessThanOrEqualTo(equity.times(Decimal.of(2)));
        }
    }

    private boolean reduces(RiskState state, OrderIntent intent) {
        AccountBooks books = Objects.requireNonNull(state.accounts().get(intent.account()), "books");
        boolean perpetual = intent.instrument().category() == MarketCategory.LINEAR;
        Decimal position = perpetual ? books.position(intent.instrument()).quantity() : held(intent, books);
        boolean against = intent.side() == Side.SELL ? position.isPositive() : perpetual && position.isNegative();
        if (!against || !(intent.amount() instanceof io.eternalengine.core.model.OrderAmount.OfBase base)) {
            return false;
        }
        Decimal closing = base.quantity();
        for (PendingOrder order : state.pending().values()) {
            if (order.account().equals(intent.account())
                    && order.instrument().equals(intent.instrument())
                    && order.side() == intent.side()) {
                closing = closing.plus(order.quantity());
            }
        }
        return closing.isAtMost(position.abs());
    }

    private static Decimal held(OrderIntent intent, AccountBooks books) {
        return intent.instrument().category() == MarketCategory.LINEAR
                ? books.position(intent.instrument()).quantity().abs()
                : books.balances().of(intent.instrument().symbol().replace("USDT", ""));
    }

    /** The legs of FUNDING differ by less than a lot, or only just now. */
    private void legs(AccountBooks books, long nowMs) {
        LOTS.forEach((coin, lot) -> {
            Decimal shorts = books.position(InstrumentId.linear(coin + "USDT")).quantity();
            Decimal difference = books.balances().of(coin).plus(shorts).abs();
            if (difference.isBelow(lot)) {
                unbalancedSinceMs.remove(coin);
            } else {
                long sinceMs = unbalancedSinceMs.computeIfAbsent(coin, unseen -> nowMs);
                assertThat(nowMs - sinceMs)
                        .as("seed %d: legs of %s differ by %s since %d", seed, coin, difference, sinceMs)
                        .isLessThanOrEqualTo(LEG_TIMEOUT_MS);
            }
        });
    }

    private void lowered(RiskState before, RiskInput input, RiskState after) {
        int from = before.breaker().level();
        Decimal fall = Decimal.ONE.minus(after.nav()
                .unitValue()
                .dividedBy(before.breaker().referencePeak(), 12, java.math.RoundingMode.HALF_EVEN));
        boolean approved = input instanceof RiskInput.ResumeAsked
                || !before.breaker().approvals().isEmpty();
        switch (from) {
            case 1 -> assertThat(fall).as("seed %d: level 1 left", seed).isLessThanOrEqualTo(Decimal.of("0.050001"));
            case 2 ->
                assertThat(approved && fall.isAtMost(Decimal.of("0.100001")))
                        .as("seed %d: level 2 left at %s", seed, fall)
                        .isTrue();
            default ->
                assertThat(approved && after.asOfMs() - before.breaker().sinceMs() >= 72 * Histories.HOUR_MS)
                        .as("seed %d: level %d left", seed, from)
                        .isTrue();
        }
    }

    private static Decimal part(RiskState state, String fraction) {
        return state.equity().times(Decimal.of(fraction));
    }

    private static Decimal price(RiskState state, InstrumentId market) {
        Mark mark = state.marks().get(market);
        return mark == null ? Decimal.ZERO : mark.price();
    }
}
