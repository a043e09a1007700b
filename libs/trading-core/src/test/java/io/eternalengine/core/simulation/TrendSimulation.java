package io.eternalengine.core.simulation;

import static io.eternalengine.core.Markets.HOUR_MS;
import static io.eternalengine.core.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.Markets;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.trend.EntryParameters;
import io.eternalengine.core.engine.trend.ExitParameters;
import io.eternalengine.core.engine.trend.SizingParameters;
import io.eternalengine.core.engine.trend.TrendAsset;
import io.eternalengine.core.engine.trend.TrendEngine;
import io.eternalengine.core.engine.trend.TrendParameters;
import io.eternalengine.core.engine.trend.TrendState;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.risk.RiskScope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * One run of TREND from one seed, beside a twin that is restarted from its snapshot before inputs of chance and must stay
 * byte for byte the same. In a <em>racing</em> run executions, order states, commands and verdicts come in any order
 * between them, each in its own; otherwise what the venue says is heard before anything else happens.
 */
final class TrendSimulation {
    static final InstrumentId BTC = InstrumentId.linear("BTCUSDT");
    static final InstrumentId ETH = InstrumentId.linear("ETHUSDT");
    private static final List<InstrumentId> ASSETS = List.of(BTC, ETH);
    private static final List<Decimal> SHARES = List.of(dec("0.60"), dec("0.40"));
    private static final Decimal TOTAL_CAPITAL = dec("100000");
    private static final Decimal ENGINE_CAPITAL = dec("15000");
    private static final List<RiskScope> SCOPES = List.of(
            RiskScope.ALL,
            new RiskScope.OfEngine(EngineId.TREND),
            new RiskScope.OfAccount("TREND-1"),
            new RiskScope.OfSymbol("ETHUSDT"));

    final Set<String> intentIds = new HashSet<>();
    final TrendEngine engine;
    final PerpetualVenue venue;
    TrendState state;
    long entries;
    private TrendState twin;
    private final Random random;
    private final boolean racing;
    private final Map<InstrumentId, Decimal> heardCloses = new TreeMap<>();
    private final Map<InstrumentId, Decimal> entered = new TreeMap<>();
    private final List<Deque<EngineInput>> toEngine =
            List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    private long nowMs = Markets.START_MS;
    private long epoch;
    private double drift;
    private boolean riskHeard;
    private boolean storm = true;

    TrendSimulation(long seed) {
        random = new Random(seed);
        racing = random.nextInt(3) == 0;
        engine = new TrendEngine(parameters(random.nextBoolean()));
        state = engine.initialState();
        twin = state;
        venue = new PerpetualVenue(random);
        venue.cash = ENGINE_CAPITAL;
        venue.prices.put(BTC, dec("40000"));
        venue.prices.put(ETH, dec("2000"));
        ASSETS.forEach(id -> tell(new EngineInput.InstrumentDescribed(rules(id))));
        tell(new EngineInput.CapitalAssigned(
                new CapitalAllocation("first", EngineId.TREND, "TREND-1", TOTAL_CAPITAL, ENGINE_CAPITAL, nowMs)));
        linkRisk(true);
    }

    private static TrendParameters parameters(boolean shorts) {
        SizingParameters sizing = SizingParameters.defaults();
        return new TrendParameters(
                "TREND-1",
                "USDT",
                List.of(new TrendAsset(BTC, SHARES.get(0)), new TrendAsset(ETH, SHARES.get(1))),
                Duration.ofHours(1),
                Duration.ofHours(4),
                new EntryParameters(2, 8, 3, 25, 20, Duration.ofDays(14), shorts),
                new SizingParameters(
                        sizing.riskPerTradeFraction(),
                        3,
                        sizing.stopRangeMultiple(),
                        sizing.kellyMultiple(),
                        4,
                        sizing.kellyFloorFraction(),
                        sizing.maxAssetFraction(),
                        sizing.maxLeverage(),
                        sizing.maxOrderOfTotalFraction(),
                        sizing.maxPositionOfTotalFraction(),
                        3,
                        sizing.highCorrelation(),
                        sizing.correlatedScale()),
                new ExitParameters(dec("3"), Decimal.ONE, Duration.ofDays(3), dec("0.001")));
    }

    private static Instrument rules(InstrumentId id) {
        return new Instrument(
                id,
                id.symbol().replace("USDT", ""),
                "USDT",
                dec("0.01"),
                dec("0.001"),
                dec("0.001"),
                dec("1.5"),
                dec("5"),
                dec("0.01"));
    }

    /** Random markets and misfortunes. */
    void storm(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            misfortune();
            hour();
        }
    }

    /** Risk orders everything closed, under a halt and with the link lost; the venue fills. */
    void closeEverything() {
        storm = false;
        venue.goodDays(true);
        settle();
        command(new RiskAction.HaltImposed("end", RiskScope.ALL, "the end", "alice"));
        command(new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "the end"));
        linkRisk(false);
        long before = entries;
        for (int hour = 0; hour < 6; hour++) {
            hour();
        }
        assertThat(entries).as("entries under a halt").isEqualTo(before);
    }

    /** The engine's books are the venue's. */
    void checkBooks() {
        for (int i = 0; i < ASSETS.size(); i++) {
            assertThat(state.held(i)).as("held of %s", ASSETS.get(i)).isEqualTo(venue.position(ASSETS.get(i)));
        }
        assertThat(state.cash()).as("cash").isEqualTo(venue.cash);
    }

    private void hour() {
        nowMs += HOUR_MS;
        if (random.nextInt(20) == 0) {
            drift = 0.01 * random.nextGaussian();
        }
        for (InstrumentId id : random.nextBoolean() ? ASSETS : ASSETS.reversed()) {
            Candle candle = candle(id);
            venue.trade(candle).ifPresent(stopped -> toEngine.get(0).add(new EngineInput.Executed(stopped)));
            deliver();
            if (!storm || random.nextInt(15) > 0) {
                heardCloses.put(id, candle.close());
                tell(new EngineInput.CandleClosed(candle));
            }
            settle();
        }
        if (random.nextInt(8) == 0) {
            settleFunding();
        }
    }

    private Candle candle(InstrumentId id) {
        Decimal open = price(id);
        double shock = random.nextInt(40) == 0 ? 0.05 * random.nextGaussian() : 0;
        Decimal close = moved(open, drift + shock + 0.01 * random.nextGaussian());
        Decimal high = moved(open.max(close), 0.005 * random.nextDouble());
        Decimal low = moved(open.min(close), -0.005 * random.nextDouble());
        return new Candle(
                id,
                nowMs - HOUR_MS,
                HOUR_MS,
                open,
                high.max(open).max(close),
                low.min(open).min(close),
                close,
                Decimal.ONE);
    }

    private static Decimal moved(Decimal price, double fraction) {
        Decimal factor = Decimal.of(java.math.BigDecimal.valueOf(Math.clamp(1 + fraction, 0.8, 1.2)));
        return price.times(factor).floorToStep(dec("0.01")).max(dec("10"));
    }

    private Decimal price(InstrumentId id) {
        return Objects.requireNonNull(venue.prices.get(id), "price");
    }

    private void misfortune() {
        RiskScope scope = SCOPES.get(random.nextInt(SCOPES.size()));
        switch (random.nextInt(60)) {
            case 0 -> command(new RiskAction.HaltImposed("halt-" + scope.label(), scope, "a storm", "alice"));
            case 1, 2, 3, 4 ->
                SCOPES.forEach(any ->
                        command(new RiskAction.HaltLifted("halt-" + any.label(), any, "over", List.of("alice"))));
            case 5 -> command(new RiskAction.EntriesPaused(scope, nowMs + 6 * HOUR_MS, "a storm"));
            case 6 -> command(new RiskAction.SizeScaled(scope, dec("0.50"), dec("1.5")));
            case 7 -> command(new RiskAction.SizeScaled(RiskScope.ALL, Decimal.ONE, Decimal.ONE));
            case 8 -> command(new RiskAction.ReductionOrdered(scope, dec("0.5"), "a storm"));
            case 9 -> command(new RiskAction.ReductionOrdered(scope, Decimal.ONE, "a storm"));
            case 10 -> linkRisk(false);
            case 11, 12, 13, 14 -> linkRisk(true);
            default -> {}
        }
        settle();
    }

    private void command(RiskAction action) {
        epoch++;
        toEngine.get(2).add(new EngineInput.RiskCommanded(new RiskCommand(epoch, nowMs, action)));
    }

    private void linkRisk(boolean heard) {
        riskHeard = heard;
        tell(new EngineInput.RiskLinkChanged(heard));
    }

    /** At the price and for the position that the engine knows, everything before it being heard. */
    private void settleFunding() {
        drain();
        for (InstrumentId id : ASSETS) {
            Decimal rate = dec("0.0003").times(Decimal.of(random.nextInt(-4, 5)));
            venue.payFunding(id, heardCloses.getOrDefault(id, Decimal.ZERO), rate);
            tell(new EngineInput.FundingSettled(new FundingSettlement(id, rate, nowMs, 8 * HOUR_MS)));
        }
        settle();
    }

    /** Lets orders live on; in a storm some stay open over the next candle. */
    private void settle() {
        deliver();
        while (venue.hasOpenOrders() && (!storm || random.nextInt(4) > 0)) {
            PerpetualVenue.Report report = venue.step(nowMs);
            report.executions().forEach(execution -> toEngine.get(0).add(new EngineInput.Executed(execution)));
            report.updates().forEach(update -> toEngine.get(racing ? 1 : 0).add(new EngineInput.OrderMoved(update)));
            deliver();
        }
        if (!racing) {
            checkBooks();
        }
        checkExposure();
    }

    private void deliver() {
        while (toEngine.stream().anyMatch(channel -> !channel.isEmpty())) {
            if (storm && racing && random.nextInt(8) == 0) {
                return;
            }
            deliverOne();
        }
    }

    private void drain() {
        while (toEngine.stream().anyMatch(channel -> !channel.isEmpty())) {
            deliverOne();
        }
    }

    private void deliverOne() {
        List<Deque<EngineInput>> waiting =
                toEngine.stream().filter(channel -> !channel.isEmpty()).toList();
        tell(waiting.get(random.nextInt(waiting.size())).removeFirst());
    }

    private void tell(EngineInput input) {
        var outcome = engine.decide(state, input);
        state = outcome.state();
        boolean restarts = random.nextInt(8) == 0;
        twin = engine.decide(restarts ? engine.decode(engine.encode(twin)) : twin, input)
                .state();
        if (restarts) {
            assertThat(engine.encode(twin)).as("the twin after %s", input).isEqualTo(engine.encode(state));
        }
        tellAgain(input);
        outcome.decision().intents().forEach(this::judge);
    }

    /** Executions come once by contract; whatever else comes twice changes nothing. */
    private void tellAgain(EngineInput input) {
        if (input instanceof EngineInput.Executed
                || input instanceof EngineInput.FundingSettled
                || random.nextInt(20) > 0) {
            return;
        }
        var again = engine.decide(state, input);
        assertThat(again.decision().intents()).as("heard again: %s", input).isEmpty();
        assertThat(engine.encode(again.state())).as("heard again: %s", input).isEqualTo(engine.encode(state));
    }

    /** Risk's stand-in: exits pass, entries mostly. */
    private void judge(OrderIntent intent) {
        assertThat(intentIds.add(intent.intentId()))
                .as("%s is made once", intent)
                .isTrue();
        boolean approved = intent.claimsReduction() || !storm || random.nextInt(8) > 0;
        if (!intent.claimsReduction()) {
            checkEntry(intent);
            if (approved) {
                entered.put(intent.instrument(), quantity(intent));
            }
        }
        toEngine.get(3)
                .add(new EngineInput.VerdictGiven(new Verdict(
                        intent.intentId(), EngineId.TREND, "TREND-1", approved, "a rule", "", epoch, nowMs)));
        if (approved) {
            venue.place(intent);
        }
    }

    private void checkEntry(OrderIntent intent) {
        entries++;
        int index = ASSETS.indexOf(intent.instrument());
        assertThat(riskHeard).as("risk is heard when %s is made", intent).isTrue();
        assertThat(state.halts().forbids(EngineId.TREND, "TREND-1", intent.instrument(), nowMs))
                .as("halts that the engine had heard when it made %s", intent)
                .isEmpty();
        assertThat(state.held(index)).as("held when %s is made", intent).isEqualTo(Decimal.ZERO);
        Decimal equity = state.equity();
        Decimal value = quantity(intent).times(intent.referencePrice());
        Decimal stop = Objects.requireNonNull(intent.stopPrice(), "stop");
        Decimal loss =
                quantity(intent).times(intent.referencePrice().minus(stop).abs());
        assertThat(loss).as("loss at the stop").isLessThanOrEqualTo(equity.times(dec("0.01")));
        assertThat(value).as("share").isLessThanOrEqualTo(equity.times(SHARES.get(index)));
        assertThat(value).as("half").isLessThanOrEqualTo(equity.times(dec("0.50")));
        assertThat(value)
                .as("order")
                .isLessThanOrEqualTo(
                        TOTAL_CAPITAL.minus(ENGINE_CAPITAL).plus(equity).times(dec("0.04")));
        Decimal other = state.held(1 - index).abs().times(price(ASSETS.get(1 - index)));
        assertThat(value.plus(other)).as("leverage").isLessThanOrEqualTo(equity.times(dec("2.1")));
    }

    /** Nothing but an approved entry opens, and exits never turn a position round. */
    private void checkExposure() {
        for (InstrumentId id : ASSETS) {
            assertThat(venue.position(id).abs())
                    .as("position of %s", id)
                    .isLessThanOrEqualTo(entered.getOrDefault(id, Decimal.ZERO));
        }
    }

    private static Decimal quantity(OrderIntent intent) {
        return switch (intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity();
            case OrderAmount.OfQuote quote -> throw new AssertionError("TREND trades quantities, not " + quote);
        };
    }

    boolean isFlat() {
        return ASSETS.stream().allMatch(id -> venue.position(id).isZero())
                && state.phases().equals("SCANNING+SCANNING");
    }

    byte[] bytes() {
        return engine.encode(state);
    }

    byte[] twinBytes() {
        return engine.encode(twin);
    }
}
