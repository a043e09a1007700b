package io.eternalengine.core.simulation;

import static io.eternalengine.core.Markets.BTC;
import static io.eternalengine.core.Markets.ETH;
import static io.eternalengine.core.Markets.HOUR_MS;
import static io.eternalengine.core.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.Markets;
import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.corehodl.CoreHodlEngine;
import io.eternalengine.core.engine.corehodl.CoreHodlParameters;
import io.eternalengine.core.engine.corehodl.CoreHodlPhase;
import io.eternalengine.core.engine.corehodl.CoreHodlState;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.risk.RiskDesk;
import io.eternalengine.core.risk.RiskInput;
import io.eternalengine.core.risk.RiskOutput;
import io.eternalengine.core.risk.RiskParameters;
import io.eternalengine.core.risk.RiskScope;
import io.eternalengine.core.risk.RiskState;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One run from one seed. In a <em>racing</em> run the channels between the parts are delivered in any order between them,
 * each in its own order, as topics are; otherwise what the venue says is heard before anything else happens.
 */
final class Simulation {
    static final long STEP_MS = 12 * HOUR_MS;
    private static final List<RiskScope> SCOPES = List.of(
            RiskScope.ALL,
            new RiskScope.OfEngine(EngineId.CORE_HODL),
            new RiskScope.OfAccount("CORE-HODL"),
            new RiskScope.OfSymbol("ETHUSDT"));
    private static final List<String> PEOPLE = List.of("alice", "bob", "carol");

    final List<OrderIntent> intents = new ArrayList<>();
    final Map<String, Decimal> spentByTask = new TreeMap<>();
    final StringBuilder log = new StringBuilder();
    final RiskWatch watch = new RiskWatch();
    private final Random random;
    private final boolean logging;
    private final boolean racing;
    private final int btcDriftPercent;
    private final int ethDriftPercent;
    private final CoreHodlEngine engine = new CoreHodlEngine(CoreHodlParameters.defaults());
    /** Without the limit of one asset: where prices stood still above it, no part would ever be bought again. */
    private final RiskDesk desk = new RiskDesk(
            RiskParameters.defaults().with(RiskParameters.defaults().limits().withMaxAssetFraction(Decimal.ONE)));

    private final List<Deque<EngineInput>> toEngine =
            List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    private final FakeVenue venue;
    CoreHodlState engineState = engine.initialState();
    RiskState riskState = RiskState.initial();
    Decimal programCapital = Decimal.ZERO;
    private Decimal totalCapital = Decimal.ZERO;
    private Decimal engineCapital = Decimal.ZERO;
    private long allocations;
    private long nowMs = Markets.START_MS;
    private boolean riskHeard;
    private boolean storm = true;

    Simulation(long seed, boolean logging) {
        this.logging = logging;
        random = new Random(seed);
        racing = random.nextInt(3) == 0;
        btcDriftPercent = random.nextInt(-5, 4);
        ethDriftPercent = random.nextInt(-5, 4);
        venue = new FakeVenue(random);
        tellEngine(new EngineInput.InstrumentDescribed(Markets.btc()));
        tellEngine(new EngineInput.InstrumentDescribed(Markets.eth()));
        tellRisk(new RiskInput.InstrumentDescribed(Markets.btc()));
        tellRisk(new RiskInput.InstrumentDescribed(Markets.eth()));
        venue.prices.put(BTC, dec("40000"));
        venue.prices.put(ETH, dec("2000"));
        deposit(Decimal.of(100_000));
        linkRisk(true);
    }

    /** Random markets and misfortunes. */
    void storm(int steps) {
        storm = true;
        venue.goodDays(false);
        for (int step = 0; step < steps; step++) {
            misfortune();
            step(random.nextInt(25) == 0 ? -25 : 0);
        }
    }

    /** Prices stand still, the venue fills, and people lift what is halted, until everything owed is done. */
    void calm(int maxSteps, boolean approving) {
        storm = false;
        venue.goodDays(true);
        linkRisk(true);
        for (int step = 0; step < maxSteps && !everythingIsDone(); step++) {
            if (approving && somethingIsHalted()) {
                SCOPES.forEach(scope -> resume(scope, "alice"));
                resume(RiskScope.ALL, "bob");
            }
            step(0);
        }
    }

    private void step(int crashPercent) {
        nowMs += STEP_MS;
        move(BTC, crashPercent);
        move(ETH, crashPercent);
        Candle btc = Markets.candle(BTC, nowMs, priceOf(BTC));
        Candle eth = Markets.candle(ETH, nowMs, priceOf(ETH));
        boolean btcFirst = random.nextBoolean();
        boolean engineFirst = storm && random.nextInt(4) == 0;
        for (Candle candle : btcFirst ? List.of(btc, eth) : List.of(eth, btc)) {
            if (storm && random.nextInt(15) == 0) {
                continue;
            }
            if (engineFirst) {
                tellEngine(new EngineInput.CandleClosed(candle));
                tellRisk(new RiskInput.CandleClosed(candle));
            } else {
                tellRisk(new RiskInput.CandleClosed(candle));
                deliver();
                tellEngine(new EngineInput.CandleClosed(candle));
            }
            settle();
        }
    }

    private void move(InstrumentId id, int crashPercent) {
        if (storm) {
            int drift = id.equals(BTC) ? btcDriftPercent : ethDriftPercent;
            int percent = random.nextInt(-4, 5) + drift + crashPercent;
            Decimal factor = Decimal.ONE.plus(Decimal.of(percent).times(dec("0.01")));
            venue.prices.put(id, priceOf(id).times(factor).floorToStep(dec("0.01")));
        }
    }

    private Decimal priceOf(InstrumentId id) {
        return java.util.Objects.requireNonNull(venue.prices.get(id), "price");
    }

    private void misfortune() {
        switch (random.nextInt(14)) {
            case 0 -> halt();
            case 1, 2 -> resume(SCOPES.get(random.nextInt(SCOPES.size())), person());
            case 3 -> resume(RiskScope.ALL, person());
            case 4 -> linkRisk(!riskHeard);
            case 5 -> deposit(Decimal.of(random.nextInt(100, 20_000)));
            default -> {}
        }
        settle();
    }

    private String person() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private void halt() {
        RiskScope scope = SCOPES.get(random.nextInt(SCOPES.size()));
        tellRisk(new RiskInput.HaltAsked(scope, "the simulation", person()));
    }

    private void resume(RiskScope scope, String person) {
        if (scope.equals(RiskScope.ALL)) {
            watch.resumeAsked(person, riskState.asOfMs());
        }
        tellRisk(new RiskInput.ResumeAsked(scope, "the simulation", person));
        settle();
    }

    private void linkRisk(boolean heard) {
        riskHeard = heard;
        tellEngine(new EngineInput.RiskLinkChanged(heard));
    }

    private void deposit(Decimal amount) {
        venue.move("USDT", amount);
        totalCapital = totalCapital.plus(amount);
        engineCapital = engineCapital.plus(amount.times(dec("0.6")));
        tellRisk(snapshot());
        allocations++;
        tellEngine(new EngineInput.CapitalAssigned(new CapitalAllocation(
                "allocation-" + allocations, EngineId.CORE_HODL, "CORE-HODL", totalCapital, engineCapital, nowMs)));
    }

    private RiskInput snapshot() {
        return new RiskInput.BooksChanged(new AccountBooks(
                "CORE-HODL", new SpotBalances(new TreeMap<>(venue.books)), totalCapital, nowMs, true, ""));
    }

    /** Lets orders live on; in a storm some stay open over the next candle. */
    private void settle() {
        deliver();
        while (venue.hasOpenOrders() && (!storm || random.nextInt(4) > 0)) {
            FakeVenue.Report report = venue.step(nowMs);
            report.executions().forEach(this::executed);
            report.updates().forEach(this::updated);
            deliver();
        }
        if (!racing) {
            checkBooks();
        }
    }

    private void executed(Execution execution) {
        tellRisk(new RiskInput.Executed(execution));
        tellRisk(snapshot());
        if (execution.side() == Side.BUY) {
            String task = execution.intentId().substring(0, execution.intentId().lastIndexOf(".try-"));
            spentByTask.merge(task, execution.value(), Decimal::plus);
        }
        toEngine.get(0).add(new EngineInput.Executed(execution));
    }

    private void updated(OrderUpdate update) {
        tellRisk(new RiskInput.OrderMoved(update));
        toEngine.get(racing ? 1 : 0).add(new EngineInput.OrderMoved(update));
    }

    /** Delivers what waits for the engine; in a storm commands and verdicts may wait longer. */
    private void deliver() {
        while (true) {
            List<Deque<EngineInput>> waiting =
                    toEngine.stream().filter(channel -> !channel.isEmpty()).toList();
            if (waiting.isEmpty()) {
                return;
            }
            Deque<EngineInput> channel = waiting.get(random.nextInt(waiting.size()));
            if (storm && racing && random.nextInt(8) == 0) {
                return;
            }
            tellEngine(channel.removeFirst());
        }
    }

    private void tellRisk(RiskInput input) {
        restartRiskNowAndThen();
        RiskDesk.Outcome outcome = desk.decide(riskState, input);
        riskState = outcome.state();
        log(outcome.outputs());
        watch.check(outcome.outputs(), riskState.asOfMs(), racing);
        outcome.outputs().forEach(this::route);
    }

    private void route(RiskOutput output) {
        switch (output) {
            case RiskOutput.Commanded commanded ->
                toEngine.get(2).add(new EngineInput.RiskCommanded(commanded.command()));
            case RiskOutput.Rejected rejected -> toEngine.get(3).add(new EngineInput.VerdictGiven(rejected.verdict()));
            case RiskOutput.Approved approved -> {
                toEngine.get(3).add(new EngineInput.VerdictGiven(approved.verdict()));
                venue.place(approved.intent());
            }
            case RiskOutput.Reported ignored -> {}
            case RiskOutput.Alerted ignored -> {}
        }
    }

    private void tellEngine(EngineInput input) {
        if (input instanceof EngineInput.CandleClosed && programCapital.isZero()) {
            programCapital = totalCapital;
        }
        restartEngineNowAndThen();
        var outcome = engine.decide(engineState, input);
        engineState = outcome.state();
        Decision decision = outcome.decision();
        log(decision);
        for (OrderIntent intent : decision.intents()) {
            checkIntent(intent);
            intents.add(intent);
            tellRisk(new RiskInput.IntentMade(intent));
        }
    }

    private void checkIntent(OrderIntent intent) {
        if (intent.side() == Side.BUY) {
            assertThat(riskHeard).as("risk is heard when %s is made", intent).isTrue();
            assertThat(engineState.halts().forbids(intent.engine(), intent.account(), intent.instrument(), nowMs))
                    .as("halts that the engine had heard when it made %s", intent)
                    .isEmpty();
        }
    }

    private void log(Object said) {
        if (logging) {
            log.append(said);
        }
    }

    private void restartEngineNowAndThen() {
        if (random.nextInt(20) == 0) {
            byte[] snapshot = engine.encode(engineState);
            engineState = engine.decode(snapshot);
            assertThat(engine.encode(engineState)).isEqualTo(snapshot);
        }
    }

    private void restartRiskNowAndThen() {
        if (random.nextInt(20) == 0) {
            byte[] snapshot = desk.encode(riskState);
            riskState = desk.decode(snapshot);
            assertThat(desk.encode(riskState)).isEqualTo(snapshot);
        }
    }

    /** The engine's books are the venue's, less the cash that belongs to the other engines. */
    void checkBooks() {
        SpotBalances books = engineState.balances();
        var expected = new TreeMap<>(venue.books);
        expected.merge("USDT", engineCapital.minus(totalCapital), Decimal::plus);
        expected.values().removeIf(Decimal::isZero);
        assertThat(books.amounts()).isEqualTo(expected);
        assertThat(books.of("USDT").isNegative())
                .as("the engine spends no one else's cash")
                .isFalse();
    }

    private boolean somethingIsHalted() {
        return !riskState.halts().halts().isEmpty() || riskState.breaker().level() > 1;
    }

    private boolean everythingIsDone() {
        return engineState.phase() == CoreHodlPhase.ACCUMULATING
                && engineState.tasks().isEmpty()
                && !engineState.contribution().isAtLeast(Decimal.of(10));
    }

    /** What is held is worth less than any order could sell. */
    boolean holdsNothingSellable() {
        return sellable(BTC).isZero() && sellable(ETH).isZero();
    }

    private Decimal sellable(InstrumentId id) {
        var rules = Markets.rulesOf(id);
        Decimal quantity = venue.holding(rules.baseAsset()).floorToStep(rules.quantityStep());
        return rules.isTooSmall(quantity, quantity.times(priceOf(id))) ? Decimal.ZERO : quantity;
    }

    /** What one daily part of an asset was to cost: the capital at the first candle is the program's. */
    Decimal partAmount(String shareOfTotal) {
        return programCapital
                .times(dec(shareOfTotal))
                .times(dec("0.95"))
                .dividedBy(Decimal.of(14), 18, RoundingMode.DOWN)
                .floorToStep(dec("0.0000001"));
    }

    byte[] engineBytes() {
        return engine.encode(engineState);
    }

    byte[] riskBytes() {
        return desk.encode(riskState);
    }
}
