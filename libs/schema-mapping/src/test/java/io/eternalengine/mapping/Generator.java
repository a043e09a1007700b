package io.eternalengine.mapping;

import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.domain.model.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Models of every kind, the same from the same seed. */
final class Generator {
    private final Random random;

    Generator(long seed) {
        random = new Random(seed);
    }

    Candle candle() {
        Decimal low = positive();
        Decimal open = low.plus(notNegative());
        Decimal close = low.plus(notNegative());
        Decimal high = open.max(close).plus(notNegative());
        long intervalMs = 60_000L * one(new Integer[] {1, 5, 60, 240, 1_440});
        long openTimeMs = Math.floorDiv(timeMs(), intervalMs) * intervalMs;
        long venueTimeMs = openTimeMs + intervalMs + random.nextInt(60_000);
        return new Candle(instrumentId(), openTimeMs, intervalMs, open, high, low, close, notNegative(), venueTimeMs);
    }

    Instrument instrument() {
        return new Instrument(
                instrumentId(),
                id(),
                id(),
                positive(),
                positive(),
                notNegative(),
                positive(),
                notNegative(),
                positive());
    }

    AllTimeHigh allTimeHigh() {
        long sinceMs = timeMs();
        return new AllTimeHigh(instrumentId(), positive(), sinceMs, sinceMs + random.nextInt(1_000_000));
    }

    FeeRates feeRates() {
        return new FeeRates(
                id(),
                instrumentId(),
                Decimal.ofUnscaled(random.nextInt(-1_000, 1_000), 5),
                Decimal.ofUnscaled(random.nextInt(-1_000, 1_000), 5),
                timeMs());
    }

    OrderIntent intent() {
        long decidedAtMs = timeMs();
        return new OrderIntent(
                id(),
                one(EngineId.values()),
                id(),
                instrumentId(),
                one(Side.values()),
                one(new ExecutionStyle[] {ExecutionStyle.MARKET, ExecutionStyle.MAKER_THEN_MARKET}),
                amount(),
                random.nextBoolean(),
                random.nextInt(1_000),
                decidedAtMs,
                positive(),
                textOrNothing(),
                positiveOrNull(),
                decidedAtMs + random.nextInt(1, 1_000_000));
    }

    OrderIntent stopMove() {
        long decidedAtMs = timeMs();
        return new OrderIntent(
                id(),
                EngineId.TREND,
                id(),
                InstrumentId.linear("BTCUSDT"),
                one(Side.values()),
                ExecutionStyle.MOVE_STOP,
                new OrderAmount.OfBase(positive()),
                true,
                random.nextInt(1_000),
                decidedAtMs,
                positive(),
                textOrNothing(),
                positive(),
                decidedAtMs + random.nextInt(1, 1_000_000));
    }

    Ticker ticker() {
        return new Ticker(
                instrumentId(),
                timeMs(),
                positiveOrNull(),
                positiveOrNull(),
                positiveOrNull(),
                positiveOrNull(),
                positiveOrNull(),
                random.nextBoolean() ? null : signed(),
                timeMs(),
                timeMs());
    }

    FundingSettlement settlement() {
        return new FundingSettlement(
                InstrumentId.linear(name()), fundingRate(), timeMs(), 1 + random.nextInt(86_400_000));
    }

    Sentiment sentiment() {
        return new Sentiment(random.nextInt(101), timeMs());
    }

    Verdict verdictOn(OrderIntent intent) {
        return new Verdict(
                intent.intentId(),
                intent.engine(),
                intent.account(),
                random.nextBoolean(),
                id(),
                textOrNothing(),
                random.nextInt(1_000),
                timeMs());
    }

    OrderUpdate update() {
        String intentId = id();
        return new OrderUpdate(
                ClientOrderId.of(intentId),
                intentId,
                one(EngineId.values()),
                id(),
                instrumentId(),
                one(Side.values()),
                one(OrderState.values()),
                notNegative(),
                notNegative(),
                textOrNothing(),
                timeMs());
    }

    Execution execution() {
        return new Execution(
                id(),
                random.nextInt(4) == 0 ? "" : id(),
                id(),
                instrumentId(),
                one(Side.values()),
                positive(),
                positive(),
                positive(),
                random.nextBoolean() ? notNegative() : notNegative().negated(),
                id(),
                timeMs());
    }

    AccountBooks books() {
        var amounts = new TreeMap<String, Decimal>();
        for (int i = random.nextInt(6); i > 0; i--) {
            amounts.put(id(), random.nextBoolean() ? positive() : positive().negated());
        }
        return new AccountBooks(
                id(),
                new SpotBalances(amounts),
                random.nextBoolean() ? notNegative() : notNegative().negated(),
                timeMs(),
                random.nextBoolean(),
                textOrNothing());
    }

    CapitalAllocation allocation() {
        Decimal engine = positive();
        return new CapitalAllocation(id(), one(EngineId.values()), id(), engine.plus(notNegative()), engine, timeMs());
    }

    RiskCommand command() {
        return new RiskCommand(1 + random.nextInt(100_000), timeMs(), action());
    }

    RiskScope scope() {
        return switch (random.nextInt(4)) {
            case 0 -> RiskScope.ALL;
            case 1 -> new RiskScope.OfEngine(one(EngineId.values()));
            case 2 -> new RiskScope.OfAccount(name());
            default -> new RiskScope.OfSymbol(name());
        };
    }

    String id() {
        return letters("i", "ABCxyz019-_.:", 12);
    }

    /** Of a symbol or an account. */
    String name() {
        return letters("N", "ABCXYZ019-", 12);
    }

    String text() {
        return letters("t", "ABCxyz019-_.= é漢\"", 12);
    }

    private String letters(String first, String characters, int most) {
        var text = new StringBuilder(first);
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private RiskAction action() {
        return switch (random.nextInt(7)) {
            case 0 -> new RiskAction.HaltImposed(id(), scope(), text(), text());
            case 1 -> new RiskAction.HaltLifted(id(), scope(), textOrNothing(), List.of(text(), text()));
            case 2 -> new RiskAction.EntriesPaused(scope(), timeMs(), textOrNothing());
            case 3 -> new RiskAction.SizeScaled(scope(), fraction(), positive());
            case 4 -> new RiskAction.ReductionOrdered(scope(), fraction(), textOrNothing());
            case 5 -> halted();
            default ->
                new RiskAction.BreakerMoved(
                        random.nextInt(5), random.nextInt(5), fraction(), notNegative(), notNegative());
        };
    }

    private RiskAction halted() {
        var halts = new TreeMap<String, RiskScope>();
        var permits = new TreeMap<String, RiskScope>();
        var pauses = new TreeMap<String, Long>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String key = id();
            halts.put(key, scope());
            if (random.nextBoolean()) {
                permits.put(key, scope());
            }
            pauses.put(scope().label(), (long) random.nextInt());
        }
        return new RiskAction.HaltLogRebased(text(), text(), halts, pauses, permits);
    }

    private OrderAmount amount() {
        return random.nextBoolean() ? new OrderAmount.OfBase(positive()) : new OrderAmount.OfQuote(positive());
    }

    private InstrumentId instrumentId() {
        return new InstrumentId(one(MarketCategory.values()), name());
    }

    private String textOrNothing() {
        return random.nextInt(4) == 0 ? "" : text();
    }

    private long timeMs() {
        return random.nextInt(8) == 0 ? 0 : random.nextLong(4_000_000_000_000L);
    }

    /** Up to 36 digits, 18 of them behind the point: more than any exchange uses, with zeros at either end. */
    private Decimal notNegative() {
        return random.nextInt(8) == 0
                ? Decimal.ZERO
                : Decimal.of(new BigDecimal(new BigInteger(1 + random.nextInt(118), random), random.nextInt(19)));
    }

    private Decimal positive() {
        return notNegative().plus(Decimal.of(BigDecimal.ONE.scaleByPowerOfTen(-random.nextInt(19))));
    }

    private @Nullable Decimal positiveOrNull() {
        return random.nextBoolean() ? positive() : null;
    }

    private Decimal signed() {
        return random.nextBoolean() ? notNegative() : notNegative().negated();
    }

    private Decimal fundingRate() {
        return Decimal.of(BigDecimal.valueOf(random.nextInt(100_001) - 50_000, 6));
    }

    private Decimal fraction() {
        return Decimal.of(BigDecimal.valueOf(random.nextInt(1_000_001), 6));
    }

    private <E> E one(E[] values) {
        return values[random.nextInt(values.length)];
    }
}
