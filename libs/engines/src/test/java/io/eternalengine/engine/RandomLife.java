package io.eternalengine.engine;

import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.HOUR_MS;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.domain.model.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * What may happen to one engine, from a seed: candles, some missing; settlements, moods, capital that comes and goes; commands of
 * every kind; orders that are refused, filled in parts, late or not at all, and of which the end is reported before the rest.
 */
public final class RandomLife {
    /** Lives it. */
    public interface Subject {
        /** The intents that an input led to. */
        List<OrderIntent> on(EngineInput input, String where);

        /** Asserts what has to hold; asking leaves no trace. */
        void compare(String where);

        /** The same, to the last byte. */
        void compareBytes(String where);
    }

    private static final int SETTLEMENT_HOURS = 8;
    private static final int HOURS_BETWEEN_FACTS = 97;
    private static final String[] RATES = {"0.0001", "0.0001", "0.0003", "0.00005", "0", "-0.0001", "-0.002", "0.003"};
    private static final String[] FRACTIONS = {"0", "0.1", "0.5", "1"};
    private static final double[] NOISE = {0.001, 0.01, 0.03};

    private final Random random;
    private final EngineId engine;
    private final String account;
    private final List<Instrument> instruments;
    private final Subject subject;
    private final String where;
    private final TreeMap<String, Double> prices = new TreeMap<>();
    private final Deque<OrderIntent> open = new ArrayDeque<>();
    private final double noise;
    private long nowMs = Markets.START_MS;
    private long epoch;
    private long executions;
    private long allocations;
    private long capital;

    public RandomLife(long seed, EngineId engine, String account, List<Instrument> instruments, Subject subject) {
        random = new Random(seed);
        where = "seed " + seed;
        this.engine = engine;
        this.account = account;
        this.instruments = instruments;
        noise = NOISE[random.nextInt(NOISE.length)];
        this.subject = subject;
        instruments.forEach(each -> prices.put(each.id().symbol(), 1_000.0 + random.nextInt(50_000)));
    }

    /** Lives so many hours. */
    public void live(int hours) {
        on(new EngineInput.RiskLeaseChanged(true));
        instruments.forEach(each -> on(new EngineInput.InstrumentDescribed(each)));
        for (int hour = 0; hour < hours; hour++) {
            nowMs += HOUR_MS;
            if (hour == 2 || random.nextInt(60) == 0) {
                assign();
            }
            closeCandles();
            if (hour % SETTLEMENT_HOURS == 0) {
                settle();
            }
            if (hour % HOURS_BETWEEN_FACTS == 0) {
                stateFacts();
            }
            if (nowMs % DAY_MS == 0) {
                on(new EngineInput.SentimentPublished(new Sentiment(random.nextInt(5, 95), nowMs)));
            }
            for (int i = random.nextInt(4); i == 0; i = random.nextInt(4)) {
                command();
            }
            answerAll();
            subject.compare(where);
        }
        subject.compareBytes(where);
    }

    private void on(EngineInput input) {
        open.addAll(subject.on(input, where));
        if (random.nextInt(5) == 0) {
            subject.compare(where);
        }
    }

    private void closeCandles() {
        double together = leap();
        prices.replaceAll((symbol, price) -> price * Math.exp(noise * random.nextGaussian() + leap() + together));
        for (Instrument instrument : instruments) {
            double basis = instrument.id().category() == MarketCategory.LINEAR ? 0.003 * random.nextGaussian() : 0;
            if (random.nextInt(20) > 0) {
                on(new EngineInput.CandleClosed(candle(
                        instrument.id(), prices.getOrDefault(instrument.id().symbol(), 1.0) * (1 + basis))));
            }
            if (random.nextInt(40) == 0) {
                answer();
            }
            if (random.nextInt(100) == 0) {
                on(stray(instrument));
            }
            if (random.nextInt(40) == 0 && instrument.id().category() == MarketCategory.LINEAR) {
                on(ticker(instrument.id()));
            }
        }
    }

    /** An execution of which nobody knows the order, sometimes in an account of others. */
    private EngineInput stray(Instrument instrument) {
        executions++;
        Decimal price = cents(prices.getOrDefault(instrument.id().symbol(), 1.0));
        Decimal quantity = instrument.minQuantity().times(Decimal.of(1 + random.nextInt(3)));
        return new EngineInput.Executed(new Execution(
                "stray-" + executions,
                "stray",
                random.nextBoolean() ? account : "another",
                instrument.id(),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                price,
                quantity,
                price.times(quantity),
                Decimal.ZERO,
                "USDT",
                nowMs));
    }

    private EngineInput ticker(InstrumentId id) {
        Decimal price = cents(prices.getOrDefault(id.symbol(), 1.0));
        Decimal rate = Decimal.of(RATES[random.nextInt(RATES.length)]);
        return new EngineInput.TickerChanged(
                new Ticker(id, nowMs, price, price, price, price, price, rate, nowMs + HOUR_MS, 8 * HOUR_MS));
    }

    /** Now and then a price leaps, and sometimes it all but vanishes. */
    private double leap() {
        return switch (random.nextInt(300)) {
            case 0, 1 -> 0.3 - 0.6 * random.nextDouble();
            case 2 -> -3 * random.nextDouble();
            default -> 0;
        };
    }

    private Candle candle(InstrumentId id, double price) {
        Decimal close = cents(price);
        Decimal high = random.nextInt(10) == 0 ? cents(price * 1.02) : close;
        return new Candle(id, nowMs - HOUR_MS, HOUR_MS, close, high, close, close, Decimal.ONE);
    }

    private static Decimal cents(double price) {
        return Decimal.ofUnscaled(Math.max(1, Math.round(price * 100)), 2);
    }

    private void settle() {
        for (Instrument instrument : instruments) {
            if (instrument.id().category() == MarketCategory.LINEAR) {
                Decimal rate = Decimal.of(RATES[random.nextInt(RATES.length)]);
                long atMs = random.nextInt(20) == 0 ? nowMs - DAY_MS : nowMs;
                long intervalMs = random.nextInt(10) == 0 ? 4 * HOUR_MS : 8 * HOUR_MS;
                on(new EngineInput.FundingSettled(new FundingSettlement(instrument.id(), rate, atMs, intervalMs)));
            }
        }
    }

    /** What the exchange reports beside prices; without a draw of its own. */
    private void stateFacts() {
        for (Instrument instrument : instruments) {
            Decimal price = cents(prices.getOrDefault(instrument.id().symbol(), 1.0) * 1.5);
            on(new EngineInput.HighStated(new AllTimeHigh(instrument.id(), price, 0, nowMs)));
            Decimal taker = Decimal.of(RATES[(int) (nowMs / HOUR_MS % RATES.length)]);
            on(new EngineInput.FeesStated(new FeeRates(account, instrument.id(), Decimal.ZERO, taker, nowMs)));
        }
    }

    private void assign() {
        capital = Math.max(0, capital + random.nextInt(-20_000, 60_000));
        allocations++;
        on(new EngineInput.CapitalAssigned(new CapitalAllocation(
                "allocation-" + allocations, engine, account, Decimal.of(200_000), Decimal.of(capital), nowMs)));
    }

    private void command() {
        epoch += random.nextInt(10) == 0 ? 0 : 1;
        on(new EngineInput.RiskCommanded(new RiskCommand(Math.max(1, epoch), nowMs, action())));
    }

    private RiskAction action() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new RiskAction.HaltImposed("halt-" + random.nextInt(3), scope(), "why", "risk");
            case 2, 3 -> new RiskAction.HaltLifted("halt-" + random.nextInt(3), scope(), "why", List.of("someone"));
            case 4 -> new RiskAction.EntriesPaused(scope(), nowMs + random.nextInt(5) * HOUR_MS, "why");
            case 5 -> new RiskAction.SizeScaled(scope(), fraction(), Decimal.ONE);
            case 6 -> random.nextBoolean() ? new RiskAction.ReductionOrdered(scope(), fraction(), "why") : moved();
            default -> moved();
        };
    }

    private RiskAction moved() {
        return new RiskAction.BreakerMoved(
                random.nextInt(4), random.nextInt(4), Decimal.ZERO, Decimal.ONE, Decimal.ONE);
    }

    private Decimal fraction() {
        return Decimal.of(FRACTIONS[random.nextInt(FRACTIONS.length)]);
    }

    private RiskScope scope() {
        return switch (random.nextInt(6)) {
            case 0 -> new RiskScope.OfSymbol("BTCUSDT");
            case 1 -> new RiskScope.OfSymbol("ETHUSDT");
            case 2 -> new RiskScope.OfAccount("ANOTHER");
            case 3 -> new RiskScope.OfEngine(engine);
            default -> RiskScope.ALL;
        };
    }

    /** Most orders end within the hour, some later. */
    private void answerAll() {
        for (int i = 0; i < 30 && !open.isEmpty(); i++) {
            if (random.nextInt(12) > 0) {
                answer();
            }
        }
    }

    private void answer() {
        OrderIntent intent = open.poll();
        if (intent == null) {
            return;
        }
        nowMs += random.nextInt(3) == 0 ? random.nextInt(4_000) : 0;
        if (random.nextInt(15) == 0) {
            on(Answers.rejected(intent, "a-rule", epoch, nowMs));
            return;
        }
        on(new EngineInput.VerdictGiven(
                new Verdict(intent.intentId(), engine, account, true, "approved", "", epoch, nowMs)));
        if (intent.movesStop()) {
            OrderState end = random.nextInt(4) == 0 ? OrderState.REJECTED : OrderState.FILLED;
            on(Answers.ended(intent, end, Decimal.ZERO, nowMs));
            return;
        }
        Decimal whole = Answers.quantityOf(intent);
        Decimal filled = whole.times(fraction()).max(random.nextInt(3) > 0 ? whole : Decimal.ZERO);
        List<EngineInput> reported = new ArrayList<>();
        if (filled.isPositive()) {
            Decimal first = random.nextInt(4) == 0 ? filled.times(Decimal.of("0.3")) : filled;
            reported.add(executed(intent, first));
            if (first.isBelow(filled)) {
                reported.add(executed(intent, filled.minus(first)));
            }
        }
        EngineInput end = Answers.ended(intent, end(filled, whole), filled, nowMs);
        reported.add(random.nextInt(6) == 0 ? 0 : reported.size(), end);
        reported.forEach(this::on);
    }

    private static OrderState end(Decimal filled, Decimal whole) {
        return filled.equals(whole) ? OrderState.FILLED : OrderState.CANCELLED;
    }

    private EngineInput executed(OrderIntent intent, Decimal quantity) {
        executions++;
        return Answers.executed(intent, quantity, executions, nowMs);
    }
}
