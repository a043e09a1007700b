package io.eternalengine.core.simulation;

import static io.eternalengine.core.Markets.HOUR_MS;
import static io.eternalengine.core.Markets.dec;

import io.eternalengine.core.Markets;
import io.eternalengine.core.accounting.AccountLedger;
import io.eternalengine.core.accounting.LedgerEvent;
import io.eternalengine.core.accounting.LotMethod;
import io.eternalengine.core.accounting.PortfolioLedger;
import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.corehodl.CoreHodlPhase;
import io.eternalengine.core.engine.corehodl.CoreHodlState;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.model.Ticker;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.risk.RiskDesk;
import io.eternalengine.core.risk.RiskInput;
import io.eternalengine.core.risk.RiskOutput;
import io.eternalengine.core.risk.RiskScope;
import io.eternalengine.core.risk.RiskState;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The whole portfolio from one seed: five engines, risk and orchestration, all of them the real ones, on random markets and
 * at a venue that fills, fails and delays; some messages come twice, the second time late. In a <em>racing</em> world messages
 * of different kinds overtake each other, and intents reach risk late; otherwise what the venue says is heard before anything
 * else happens.
 */
final class World {
    static final long TICK_MS = 700;
    static final Decimal FIRST_CAPITAL = Decimal.of(1_000_000);
    private static final int MAX_TICKS = 20;
    private static final int FUNDING_HOURS = 4;

    private final List<Watch> watches;
    private final Random random;
    private final Random restarts;
    private final boolean restarting;
    private final boolean racing;
    private final boolean roomy;
    private final Desk desk;
    private final Books rule;
    private final RiskDesk codec;
    private final RandomMarkets markets;
    private final Venue venue;
    private final List<Seat<?>> seats;
    private final Treasury treasury;
    private final Misfortunes misfortunes;
    private final Deque<OrderIntent> lateIntents = new ArrayDeque<>();
    private final Map<InstrumentId, Decimal> marks = new TreeMap<>();
    private final Map<InstrumentId, Candle> candles = new TreeMap<>();
    private PortfolioLedger ledger = PortfolioLedger.empty("USDT", LotMethod.AVERAGE);
    private RiskState risk = RiskState.initial();
    private long nowMs = Markets.START_MS;
    private int hours;
    private boolean storm;

    World(WorldPlan plan, List<Watch> watches) {
        this.watches = watches;
        random = new Random(plan.seed());
        restarts = new Random(~plan.seed());
        restarting = plan.restarting();
        racing = random.nextInt(3) == 0;
        roomy = random.nextBoolean();
        desk = plan.desk().apply(Lineup.risk(roomy));
        codec = new RiskDesk(Lineup.risk(roomy));
        rule = plan.books();
        markets = new RandomMarkets(random);
        venue = new Venue(random, markets, name -> ledger.account(name), new Exchange());
        seats = plan.lineup().apply(random.nextBoolean());
        treasury = new Treasury(this, random, roomy ? "0.10" : "0.02");
        misfortunes = new Misfortunes(this, random);
        begin();
    }

    private void begin() {
        for (InstrumentId id : RandomMarkets.ALL) {
            Instrument rules = RandomMarkets.rulesOf(id);
            tellRisk(new RiskInput.InstrumentDescribed(rules));
            tellAll(new EngineInput.InstrumentDescribed(rules));
        }
        seats.forEach(seat -> tellRisk(new RiskInput.BooksChanged(report(seat.account(), true))));
        tellAll(new EngineInput.RiskLinkChanged(true));
        hour(markets::rest);
        treasury.deposit(FIRST_CAPITAL);
        treasury.carryOut(true);
        deliver();
    }

    /** Random markets and misfortunes. */
    void storm(int stormHours) {
        storm = true;
        venue.goodDays(false);
        for (int i = 0; i < stormHours; i++) {
            misfortunes.strike();
            hour(markets::move);
            treasury.carryOut(false);
            if (hours % 6 == 0) {
                treasury.review();
            }
            deliver();
            tell(watch -> watch.stepped(this));
        }
    }

    /** Prices stand still, the venue fills, and people lift what is halted, until what is owed is done. */
    void calm(int maxSteps) {
        storm = false;
        venue.goodDays(true);
        misfortunes.end();
        for (int i = 0; i < maxSteps && !everythingIsBought(); i++) {
            misfortunes.approve();
            nowMs += 5 * HOUR_MS;
            hour(markets::rest);
            treasury.carryOut(true);
            deliver();
            tell(watch -> watch.stepped(this));
        }
        tell(watch -> watch.settled(this));
    }

    /** Everything is ordered closed, under a halt and with the link lost. */
    void closeEverything(int steps) {
        long epoch = risk.halts().epoch() + 1_000;
        command(epoch, new RiskAction.HaltImposed("end", RiskScope.ALL, "the end", "alice"));
        command(epoch + 1, new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "the end"));
        tellAll(new EngineInput.RiskLinkChanged(false));
        for (int i = 0; i < steps; i++) {
            deliver();
            hour(markets::rest);
        }
        tell(watch -> watch.closed(this));
    }

    private boolean everythingIsBought() {
        CoreHodlState core = seat("CORE-HODL").stateAs(CoreHodlState.class).orElseThrow();
        return core.phase() == CoreHodlPhase.ACCUMULATING && core.tasks().isEmpty();
    }

    private void command(long epoch, RiskAction action) {
        var command = new EngineInput.RiskCommanded(new RiskCommand(epoch, nowMs, action));
        seats.forEach(seat -> seat.send(Seat.Channel.COMMANDS, command));
    }

    private void hour(Runnable move) {
        nowMs = Math.floorDiv(nowMs, HOUR_MS) * HOUR_MS + HOUR_MS;
        hours++;
        move.run();
        List<InstrumentId> order = new ArrayList<>(RandomMarkets.ALL);
        Collections.shuffle(order, random);
        boolean enginesFirst = storm && random.nextInt(4) == 0;
        for (InstrumentId id : order) {
            if (!storm || random.nextInt(40) > 0) {
                candle(markets.candle(id, nowMs), enginesFirst);
            }
        }
        if (hours % FUNDING_HOURS == 0) {
            settleFunding();
        }
        if (hours % 8 == 0) {
            tellAll(new EngineInput.SentimentPublished(new Sentiment(storm ? random.nextInt(5, 95) : 50, nowMs)));
        }
        ticks();
    }

    private void candle(Candle candle, boolean enginesFirst) {
        venue.trade(candle);
        deliver();
        Candle earlier = candles.put(candle.instrument(), candle);
        if (storm && earlier != null && random.nextInt(60) == 0) {
            tellRisk(new RiskInput.CandleClosed(earlier));
            tellAll(new EngineInput.CandleClosed(earlier));
        }
        marks.put(candle.instrument(), candle.close());
        if (!enginesFirst) {
            tellRisk(new RiskInput.CandleClosed(candle));
            deliver();
        }
        tellAll(new EngineInput.CandleClosed(candle));
        if (enginesFirst) {
            tellRisk(new RiskInput.CandleClosed(candle));
        }
        deliver();
    }

    /** Seconds in which orders live; few when there are none. */
    private void ticks() {
        for (int tick = 0; tick < MAX_TICKS && (tick < 2 || venue.hasOpenOrders()); tick++) {
            nowMs += TICK_MS;
            if (storm && random.nextInt(60) == 0) {
                misfortunes.strike();
            }
            venue.live(nowMs);
            deliver();
            tickers(RandomMarkets.COINS.get(tick % RandomMarkets.COINS.size()));
            deliver();
            tell(watch -> watch.stepped(this));
        }
    }

    private void tickers(String coin) {
        InstrumentId id = InstrumentId.linear(coin + "USDT");
        Decimal mark = mark(id);
        if (mark.isPositive()) {
            tellEngine(
                    seat("FUNDING"),
                    new EngineInput.TickerChanged(new Ticker(id, nowMs, null, null, null, mark, null, null, 0, 0)));
        }
    }

    /** At the latest close and for the position that everyone knows: all that is under way is heard first. */
    private void settleFunding() {
        drain();
        for (InstrumentId id : RandomMarkets.ALL) {
            if (id.category() == MarketCategory.LINEAR && mark(id).isPositive()) {
                Decimal rate = dec("0.0001").times(Decimal.of(storm ? random.nextInt(-2, 6) : 0));
                // FUNDING takes its mark from tickers, and must know the one that the exchange settles at.
                tickers(RandomMarkets.coinOf(id));
                drain();
                for (Seat<?> seat : seats) {
                    if (!ledger.account(seat.account()).position(id).isFlat()) {
                        book(new LedgerEvent.FundingSettled(seat.account(), id, rate, mark(id), nowMs));
                        reportBooks(seat.account());
                    }
                }
                tellAll(new EngineInput.FundingSettled(
                        new FundingSettlement(id, rate, nowMs, FUNDING_HOURS * HOUR_MS)));
                drain();
            }
        }
    }

    /** Delivers what is under way; in a racing storm some of it waits longer. */
    private void deliver() {
        while (true) {
            if (storm && racing && random.nextInt(8) == 0) {
                return;
            }
            if (!deliverOne()) {
                return;
            }
        }
    }

    private void drain() {
        boolean more = true;
        while (more) {
            more = deliverOne();
        }
    }

    private boolean deliverOne() {
        if (!lateIntents.isEmpty()) {
            tellRisk(new RiskInput.IntentMade(lateIntents.removeFirst()));
            return true;
        }
        List<Seat<?>> waiting = new ArrayList<>();
        for (Seat<?> seat : seats) {
            if (!seat.awaitsNothing()) {
                waiting.add(seat);
            }
        }
        if (waiting.isEmpty()) {
            return false;
        }
        Seat<?> seat = waiting.get(random.nextInt(waiting.size()));
        tellEngine(seat, seat.receive(random, storm));
        return true;
    }

    void tellAll(EngineInput input) {
        seats.forEach(seat -> tellEngine(seat, input));
    }

    private void tellEngine(Seat<?> seat, EngineInput input) {
        Decision decision;
        if (restartIsDue()) {
            Watch.Twins twins = seat.decideResumed(input);
            tell(watch -> watch.resumed(twins));
            decision = (Decision) twins.otherAnswer();
        } else {
            decision = seat.decide(input);
        }
        tell(watch -> watch.engineDecided(this, seat, input, decision));
        // Executions come once by contract: order execution books each by its id.
        if (!(input instanceof EngineInput.Executed) && repeatIsDue()) {
            Watch.Twins twins = seat.decideAgain(input);
            tell(watch -> watch.heardTwice(twins));
        }
        treasury.listen(seat.engine().id(), decision, nowMs);
        for (OrderIntent intent : decision.intents()) {
            if (racing && storm && random.nextInt(6) == 0) {
                lateIntents.add(intent);
            } else {
                tellRisk(new RiskInput.IntentMade(intent));
            }
        }
    }

    void tellRisk(RiskInput input) {
        RiskState before = risk;
        RiskDesk.Outcome outcome = desk.decide(before, input);
        if (restartIsDue()) {
            RiskDesk.Outcome resumed = desk.decide(codec.decode(codec.encode(before)), input);
            Watch.Twins twins = twins(input, outcome, resumed, outcome.outputs(), resumed.outputs());
            tell(watch -> watch.resumed(twins));
        }
        risk = outcome.state();
        tell(watch -> watch.riskDecided(this, before, input, outcome));
        if (comesTwice(input) && repeatIsDue()) {
            RiskDesk.Outcome again = desk.decide(risk, input);
            Watch.Twins twins = twins(input, outcome, again, List.of(), ordersOf(again));
            tell(watch -> watch.heardTwice(twins));
        }
        outcome.outputs().forEach(this::route);
    }

    /** Executions come once by contract, and what people ask twice they ask twice. */
    private static boolean comesTwice(RiskInput input) {
        return !(input instanceof RiskInput.Executed
                || input instanceof RiskInput.HaltAsked
                || input instanceof RiskInput.ResumeAsked
                || input instanceof RiskInput.BookSeen);
    }

    private static List<RiskOutput> ordersOf(RiskDesk.Outcome outcome) {
        return outcome.outputs().stream()
                .filter(output -> !(output instanceof RiskOutput.Reported || output instanceof RiskOutput.Alerted))
                .toList();
    }

    private Watch.Twins twins(
            Object input, RiskDesk.Outcome one, RiskDesk.Outcome other, Object answer, Object otherAnswer) {
        return new Watch.Twins(
                "RISK",
                input,
                ByteBuffer.wrap(codec.encode(one.state())),
                ByteBuffer.wrap(codec.encode(other.state())),
                answer,
                otherAnswer);
    }

    private void route(RiskOutput output) {
        switch (output) {
            case RiskOutput.Commanded commanded ->
                seats.forEach(
                        seat -> seat.send(Seat.Channel.COMMANDS, new EngineInput.RiskCommanded(commanded.command())));
            case RiskOutput.Rejected rejected ->
                seat(rejected.verdict().account())
                        .send(Seat.Channel.VERDICTS, new EngineInput.VerdictGiven(rejected.verdict()));
            case RiskOutput.Approved approved -> {
                seat(approved.intent().account())
                        .send(Seat.Channel.VERDICTS, new EngineInput.VerdictGiven(approved.verdict()));
                venue.place(approved.intent(), approved.reduces(), nowMs);
            }
            case RiskOutput.Reported ignored -> {}
            case RiskOutput.Alerted ignored -> {}
        }
    }

    private final class Exchange implements Venue.Listener {
        @Override
        public void executed(Execution execution) {
            book(new LedgerEvent.Traded(execution, RandomMarkets.coinOf(execution.instrument())));
            tellRisk(new RiskInput.Executed(execution));
            reportBooks(execution.account());
            seat(execution.account()).send(Seat.Channel.EXECUTIONS, new EngineInput.Executed(execution));
        }

        @Override
        public void moved(OrderUpdate update) {
            tellRisk(new RiskInput.OrderMoved(update));
            seat(update.account())
                    .send(racing ? Seat.Channel.ORDERS : Seat.Channel.EXECUTIONS, new EngineInput.OrderMoved(update));
        }
    }

    void book(LedgerEvent event) {
        ledger = rule.after(ledger, event);
        tell(watch -> watch.booked(this, event));
    }

    void reportBooks(String account) {
        tellRisk(new RiskInput.BooksChanged(report(account, true)));
    }

    /** An account as order execution reports it to risk. */
    AccountBooks report(String name, boolean reconciled) {
        AccountLedger account = ledger.account(name);
        var amounts = new TreeMap<String, Decimal>();
        account.spot().forEach((coin, lots) -> amounts.put(coin, lots.quantity()));
        if (!account.cash().isZero()) {
            amounts.put("USDT", account.cash());
        }
        return new AccountBooks(
                name,
                new SpotBalances(amounts),
                account.netDeposits().plus(account.netTransfers()),
                nowMs,
                reconciled,
                reconciled ? "" : "by the simulation",
                account.perpetuals());
    }

    void tell(Consumer<Watch> news) {
        watches.forEach(news);
    }

    boolean restartIsDue() {
        return restarts.nextInt(40) == 0 && restarting;
    }

    boolean repeatIsDue() {
        return restarts.nextInt(40) == 0;
    }

    long nowMs() {
        return nowMs;
    }

    /** Whether one asset may be all of the portfolio in this world. */
    boolean isRoomy() {
        return roomy;
    }

    boolean isRacing() {
        return racing;
    }

    /** Whether everything that was said has been heard. */
    boolean isQuiet() {
        return lateIntents.isEmpty() && seats.stream().allMatch(Seat::awaitsNothing);
    }

    PortfolioLedger ledger() {
        return ledger;
    }

    RiskState risk() {
        return risk;
    }

    Venue venue() {
        return venue;
    }

    Treasury treasury() {
        return treasury;
    }

    List<Seat<?>> seats() {
        return seats;
    }

    Seat<?> seat(String account) {
        return seats.stream()
                .filter(seat -> seat.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** The latest close that was told; 0 before the first. */
    Decimal mark(InstrumentId id) {
        return marks.getOrDefault(id, Decimal.ZERO);
    }

    /** An account at the latest closes. */
    Decimal equity(String account) {
        return ledger.account(account).equity(coin -> mark(InstrumentId.spot(coin + "USDT")), this::mark);
    }

    Decimal price(InstrumentId id) {
        return Objects.requireNonNull(markets.price(id));
    }

    /** Hashes of everyone's state. */
    Map<String, String> stateHashes() {
        var hashes = new TreeMap<String, String>();
        seats.forEach(seat -> hashes.put(seat.account(), hash(seat.bytes())));
        hashes.put("RISK", hash(codec.encode(risk)));
        hashes.put("ORCHESTRATION", hash(treasury.bytes()));
        return hashes;
    }

    private static String hash(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(io.eternalengine.core.state.StateHash.of(bytes));
    }
}
