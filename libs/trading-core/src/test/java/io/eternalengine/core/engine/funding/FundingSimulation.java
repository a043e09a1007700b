package io.eternalengine.core.engine.funding;

import static io.eternalengine.core.Markets.HOUR_MS;
import static io.eternalengine.core.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.Markets;
import io.eternalengine.core.accounting.LedgerEvent;
import io.eternalengine.core.accounting.LotMethod;
import io.eternalengine.core.accounting.PortfolioLedger;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.OrderState;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.model.Ticker;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.risk.RiskScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * FUNDING through random markets from one seed. The venue fills whole, in parts, late or not at all, refuses, and tells of
 * fills before or after the end of their order. The books beside the engine are the portfolio's ledger, so they must agree.
 */
final class FundingSimulation {
    private static final FundingParameters PARAMETERS = FundingParameters.defaults();
    private static final long TICK_MS = 700;

    final FundingEngine engine = new FundingEngine(PARAMETERS);
    FundingState state = engine.initialState();
    PortfolioLedger books = PortfolioLedger.empty("USDT", LotMethod.AVERAGE);
    final StringBuilder log = new StringBuilder();
    int entries;
    int unwound;
    private final Random random;
    private final boolean restarting;
    private final boolean logging;
    private final Map<String, Decimal> prices =
            new TreeMap<>(Map.of("BTC", dec("40000"), "ETH", dec("2000"), "SOL", dec("100")));
    private final Map<String, Decimal> premiums = new TreeMap<>();
    private final List<OrderIntent> open = new ArrayList<>();
    private final List<Deque<EngineInput>> channels = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private final long[] unbalancedSince = {-1, -1, -1};
    private Decimal tactical = Decimal.ZERO;
    private long nowMs = Markets.START_MS;
    private long executions;
    private long epoch;
    private boolean calm;

    FundingSimulation(long seed, boolean restarting, boolean logging) {
        random = new Random(seed);
        this.restarting = restarting;
        this.logging = logging;
        tell(new EngineInput.RiskLinkChanged(true));
        for (CarryAsset asset : PARAMETERS.assets()) {
            tell(new EngineInput.InstrumentDescribed(FundingRun.spotRules(asset)));
            tell(new EngineInput.InstrumentDescribed(FundingRun.perpetualRules(asset)));
        }
        Decimal capital = Decimal.of(random.nextInt(3_000, 200_000));
        books = books.apply(new LedgerEvent.Deposited("FUNDING", "USDT", capital, capital, nowMs));
        tell(new EngineInput.CapitalAssigned(new CapitalAllocation(
                "first", EngineId.FUNDING, "FUNDING", capital.times(Decimal.of(6)), capital, nowMs)));
    }

    void run(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            ticks();
            nowMs = Markets.START_MS + (hour + 1) * HOUR_MS;
            if (hour % 8 == 7) {
                settle();
            }
            misfortune();
            candles();
        }
    }

    /** The venue fills whatever it can, at once, until nothing is under way. */
    void settleDown() {
        calm = true;
        for (int i = 0; i < 40; i++) {
            ticks();
        }
    }

    private void candles() {
        for (CarryAsset asset : PARAMETERS.assets()) {
            move(asset.coin());
            tell(new EngineInput.CandleClosed(Markets.candle(asset.spot(), nowMs, price(asset.spot()))));
            if (random.nextInt(30) > 0) {
                tell(new EngineInput.CandleClosed(Markets.candle(asset.perpetual(), nowMs, price(asset.perpetual()))));
            }
        }
    }

    private void move(String coin) {
        int basisPoints = random.nextInt(200) == 0 ? random.nextInt(-3_000, 3_000) : random.nextInt(-60, 61);
        prices.computeIfPresent(
                coin,
                (name, price) -> price.plus(price.times(Decimal.of(basisPoints)).times(dec("0.0001")))
                        .floorToStep(dec("0.01")));
        int premium = random.nextInt(60) == 0 ? random.nextInt(-300, 300) : random.nextInt(-20, 21);
        premiums.put(coin, Decimal.of(premium).times(dec("0.0001")));
    }

    private void settle() {
        for (CarryAsset asset : PARAMETERS.assets()) {
            Decimal rate = random.nextInt(9) == 0
                    ? dec("-0.0001")
                    : Decimal.of(random.nextInt(0, 5)).times(dec("0.0001"));
            Decimal mark = markOf(asset);
            if (!mark.isZero()) {
                books = books.apply(new LedgerEvent.FundingSettled("FUNDING", asset.perpetual(), rate, mark, nowMs));
            }
            tell(new EngineInput.FundingSettled(new FundingSettlement(asset.perpetual(), rate, nowMs, 8 * HOUR_MS)));
        }
        if (random.nextInt(3) == 0 && state.profitForTactical().isAbove(tactical)) {
            Decimal amount = state.profitForTactical().minus(tactical);
            books = books.apply(new LedgerEvent.Transferred("FUNDING", "TACTICAL", "USDT", amount, nowMs));
            tactical = tactical.plus(amount);
        }
    }

    private Decimal markOf(CarryAsset asset) {
        return state.carries().get(PARAMETERS.assets().indexOf(asset)).prices().mark();
    }

    private void misfortune() {
        switch (random.nextInt(40)) {
            case 0 -> command(new RiskAction.HaltImposed("operator:ALL", RiskScope.ALL, "the simulation", "alice"));
            case 1, 2, 3 -> command(new RiskAction.HaltLifted("operator:ALL", RiskScope.ALL, "over", List.of("alice")));
            case 4 -> command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("0.5"), "the simulation"));
            case 5 -> command(new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "the simulation"));
            case 6 -> tell(new EngineInput.RiskLinkChanged(false));
            case 7, 8, 9 -> tell(new EngineInput.RiskLinkChanged(true));
            default -> {}
        }
    }

    private void command(RiskAction action) {
        epoch++;
        tell(new EngineInput.RiskCommanded(new RiskCommand(epoch, nowMs, action)));
    }

    /** Fourteen seconds of tickers, in which orders live; fewer when there are none. */
    private void ticks() {
        for (int tick = 0; tick < 20 && (tick < 3 || !open.isEmpty()); tick++) {
            nowMs += TICK_MS;
            if (!calm && !open.isEmpty() && random.nextInt(15) == 0) {
                misfortune();
            }
            for (OrderIntent order : List.copyOf(open)) {
                boolean slow = order.intentId().hashCode() % 11 == 0 && nowMs - order.decidedAtMs() < 8_000;
                if (calm || (!slow && random.nextInt(3) > 0)) {
                    liveOn(order);
                }
            }
            deliver();
            CarryAsset asset = PARAMETERS.assets().get(tick % 3);
            tell(new EngineInput.TickerChanged(new Ticker(
                    asset.perpetual(), nowMs, null, null, null, price(asset.perpetual()), null, null, 0, 0)));
            checkBalance();
        }
    }

    private void liveOn(OrderIntent order) {
        int chance = calm ? 99 : random.nextInt(100);
        Decimal wanted = FundingRun.quantityOf(order);
        Decimal step = order.instrument().category() == MarketCategory.SPOT
                ? dec("0.000001")
                : FundingRun.perpetualRules(assetOf(order.instrument())).quantityStep();
        open.remove(order);
        if (chance < 8) {
            channels.get(1)
                    .add(new EngineInput.VerdictGiven(new Verdict(
                            order.intentId(), EngineId.FUNDING, "FUNDING", false, "a-rule", "", epoch, nowMs)));
        } else if (chance < 16) {
            end(order, OrderState.CANCELLED, Decimal.ZERO);
        } else {
            Decimal part = wanted.times(Decimal.of(random.nextInt(100)).times(dec("0.01")))
                    .floorToStep(step);
            Decimal filled = chance < 30 ? part : wanted;
            if (filled.isPositive()) {
                fill(order, filled, step);
            }
            end(order, filled.equals(wanted) ? OrderState.FILLED : OrderState.EXPIRED, filled);
        }
    }

    private void fill(OrderIntent order, Decimal quantity, Decimal step) {
        Decimal first = random.nextInt(4) == 0 ? quantity.times(dec("0.37")).floorToStep(step) : Decimal.ZERO;
        if (first.isPositive()) {
            execute(order, first);
        }
        execute(order, quantity.minus(first));
    }

    private void execute(OrderIntent order, Decimal quantity) {
        executions++;
        boolean ofSpot = order.instrument().category() == MarketCategory.SPOT;
        boolean feeInCoin = ofSpot && order.side() == Side.BUY;
        Decimal price = price(order.instrument());
        Decimal value = price.times(quantity);
        String coin = assetOf(order.instrument()).coin();
        Decimal rate = ofSpot ? FundingRun.SPOT_FEE : FundingRun.PERPETUAL_FEE;
        var execution = new Execution(
                "exec-" + executions,
                order.intentId(),
                "FUNDING",
                order.instrument(),
                order.side(),
                price,
                quantity,
                value,
                (feeInCoin ? quantity : value).times(rate),
                feeInCoin ? coin : "USDT",
                nowMs);
        books = books.apply(new LedgerEvent.Traded(execution, coin));
        channels.get(0).add(new EngineInput.Executed(execution));
    }

    private void end(OrderIntent order, OrderState end, Decimal filled) {
        channels.get(1)
                .add(new EngineInput.OrderMoved(new OrderUpdate(
                        "c-" + order.intentId(),
                        order.intentId(),
                        EngineId.FUNDING,
                        "FUNDING",
                        order.instrument(),
                        order.side(),
                        end,
                        filled,
                        filled.times(price(order.instrument())),
                        "",
                        nowMs)));
    }

    /** Executions and ends of orders travel apart: each in its order, but not between each other. */
    private void deliver() {
        while (channels.stream().anyMatch(channel -> !channel.isEmpty())) {
            Deque<EngineInput> channel = channels.get(random.nextInt(2));
            if (!channel.isEmpty()) {
                tell(channel.removeFirst());
            }
        }
        booksAgree();
    }

    private void tell(EngineInput input) {
        boolean restart = random.nextInt(10) == 0;
        if (restarting && restart) {
            byte[] snapshot = engine.encode(state);
            state = engine.decode(snapshot);
            assertThat(engine.encode(state)).isEqualTo(snapshot);
        }
        var outcome = engine.decide(state, input);
        state = outcome.state();
        if (logging) {
            log.append(outcome.decision());
        }
        if (outcome.decision().rule().equals("leg-unwound")
                || outcome.decision().rule().equals("sell-coins")) {
            unwound++;
        }
        for (OrderIntent intent : outcome.decision().intents()) {
            entries += intent.reason().equals("entry") ? 1 : 0;
            checkIntent(intent);
            open.add(intent);
        }
    }

    private void checkIntent(OrderIntent intent) {
        CarryLegs legs = state.carries()
                .get(PARAMETERS.assets().indexOf(assetOf(intent.instrument())))
                .legs();
        Decimal quantity = FundingRun.quantityOf(intent);
        if (intent.claimsReduction()) {
            Decimal held = intent.instrument().category() == MarketCategory.SPOT ? legs.coins() : legs.shorts();
            assertThat(quantity).as("%s closes no more than is held", intent).isLessThanOrEqualTo(held);
        } else {
            assertThat(state.riskHeard())
                    .as("risk is heard when %s is made", intent)
                    .isTrue();
            assertThat(state.halts().halts())
                    .as("halts when %s is made", intent)
                    .isEmpty();
        }
    }

    private void booksAgree() {
        var account = books.account("FUNDING");
        for (int i = 0; i < state.carries().size(); i++) {
            CarryAsset asset = PARAMETERS.assets().get(i);
            CarryLegs legs = state.carries().get(i).legs();
            assertThat(legs.coins()).isEqualTo(account.coins(asset.coin()).quantity());
            assertThat(legs.perpetual()).isEqualTo(account.position(asset.perpetual()));
        }
        assertThat(state.cash().plus(state.profitForTactical()).minus(tactical)).isEqualTo(account.cash());
        assertThat(books.conservation().difference()).isEqualTo(Decimal.ZERO);
    }

    /** Legs differ by a lot or more only within the time-out, or while an order that closes the difference is under way. */
    private void checkBalance() {
        for (int i = 0; i < state.carries().size(); i++) {
            Carry carry = state.carries().get(i);
            if (!carry.isTradeable() || carry.imbalance().abs().isBelow(carry.smallestOrder())) {
                unbalancedSince[i] = -1;
            } else if (unbalancedSince[i] < 0) {
                unbalancedSince[i] = nowMs;
            } else if (nowMs - unbalancedSince[i] > PARAMETERS.legTimeout().toMillis() + 3 * TICK_MS) {
                String coin = PARAMETERS.assets().get(i).coin();
                Leg perpetual = carry.legs().perpetualLeg();
                Leg spot = carry.legs().spotLeg();
                boolean failedJustNow = nowMs - Math.max(perpetual.lastFailureMs(), spot.lastFailureMs()) <= 3_000;
                assertThat(closing(coin) || failedJustNow)
                        .as("%s: legs differ since %d ms: %s", coin, nowMs - unbalancedSince[i], carry.legs())
                        .isTrue();
            }
        }
    }

    /** Whether an order is under way that closes a leg, or one of coins on whose end such an order waits. */
    private boolean closing(String coin) {
        return open.stream()
                .anyMatch(order -> assetOf(order.instrument()).coin().equals(coin)
                        && (order.claimsReduction() || order.instrument().category() == MarketCategory.SPOT));
    }

    /** After the storm: both legs of every asset within one lot. */
    void checkAtRest() {
        assertThat(open).isEmpty();
        for (Carry carry : state.carries()) {
            assertThat(carry.legs().isBusy()).isFalse();
            assertThat(carry.imbalance().abs()).isLessThan(carry.smallestOrder());
            assertThat(carry.phase()).isIn(CarryPhase.MONITORING, CarryPhase.COLLECTING);
        }
        booksAgree();
    }

    private Decimal price(InstrumentId instrument) {
        String coin = assetOf(instrument).coin();
        Decimal spot = java.util.Objects.requireNonNull(prices.get(coin), coin);
        return instrument.category() == MarketCategory.SPOT
                ? spot
                : spot.plus(spot.times(premiums.getOrDefault(coin, Decimal.ZERO)))
                        .floorToStep(dec("0.01"));
    }

    private static CarryAsset assetOf(InstrumentId instrument) {
        return PARAMETERS.assets().stream()
                .filter(asset -> asset.spot().symbol().equals(instrument.symbol()))
                .findFirst()
                .orElseThrow();
    }
}
