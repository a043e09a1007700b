package io.eternalengine.backtester.run;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.venue.HistoryVenue;
import io.eternalengine.backtester.venue.VenueBooks;
import io.eternalengine.backtester.venue.VenueListener;
import io.eternalengine.core.accounting.LedgerEvent;
import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.OrderState;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.orchestration.Transfer;
import io.eternalengine.core.risk.Mark;
import io.eternalengine.core.risk.RiskDesk;
import io.eternalengine.core.risk.RiskInput;
import io.eternalengine.core.risk.RiskOutput;
import io.eternalengine.core.risk.RiskScope;
import io.eternalengine.core.risk.RiskState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The loop. At each moment: what happened inside the candles that close now reaches the orders; risk hears the closes, and its
 * commands reach the engines before the closes do; funding is settled; the day's end is noted; then the next candles open and
 * fill what was decided. So a decision sees closes only, and is filled at prices that came after it; what is ordered because
 * of a fill, such as the second leg of a pair, fills at the same open.
 */
public final class PortfolioRun {
    private static final long DAY_MS = 86_400_000L;
    private static final String QUOTE = "USDT";
    /** What is ordered because of a fill fills at the same open; whoever orders without end waits for the next. */
    private static final int MAX_ROUNDS_AT_ONE_OPEN = 16;

    private static final String MASTER = CapitalDesk.MASTER;

    private final MarketData data;
    private final RunSettings settings;
    private final List<EngineSeat<?>> seats;
    private final RiskDesk desk;
    private final VenueBooks books = new VenueBooks(QUOTE);
    private final Tape tape;
    private final HistoryVenue[] venues;
    private final SortedMap<InstrumentId, HistoryVenue> venueOf = new TreeMap<>();
    private final DecisionDigest digest = new DecisionDigest();
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private final Journal journal;
    private final CapitalFigures figures;
    private final CapitalDesk capital;
    private RunObserver observer = RunObserver.NOBODY;
    private int restartEvery;
    private long heard;
    private RiskState riskState = RiskState.initial();
    private boolean funded;

    /** Something that waits for one engine, or for all when the seat is negative. */
    private record Delivery(int seat, EngineInput input) {}

    public PortfolioRun(MarketData data, RunSettings settings, List<EngineSeat<?>> seats) {
        this.data = data;
        this.settings = settings;
        this.seats = List.copyOf(seats);
        desk = new RiskDesk(settings.risk());
        tape = new Tape(data);
        journal = new Journal(data, books, seats);
        figures = new CapitalFigures(data, books, settings.risk().limits().maxLeverage());
        capital = new CapitalDesk(this.seats, figures, new Bank());
        venues = new HistoryVenue[data.series().size()];
        var listener = new Orders();
        for (int i = 0; i < venues.length; i++) {
            MarketSeries series = data.series().get(i);
            venues[i] = new HistoryVenue(series, settings.fills(), books, this::priceOf, listener);
            venueOf.put(series.instrument().id(), venues[i]);
        }
    }

    /** Someone looks on. */
    public PortfolioRun watchedBy(RunObserver newObserver) {
        observer = newObserver;
        return this;
    }

    /** Whoever hears every nth input goes on from its snapshot, as after a restart: nothing may change by it. */
    public PortfolioRun restartingEvery(int inputs) {
        restartEvery = inputs;
        return this;
    }

    /**
     * Runs to the end of the data.
     *
     * @param checkpointsMs times, rising, at which the hash of the decisions so far is noted: after the closes of that time
     *     were told and before the next candles open
     * @param progress hears the time, now and then
     */
    public RunOutcome run(List<Long> checkpointsMs, LongConsumer progress) {
        describeMarkets();
        List<String> checkpoints = new ArrayList<>();
        long lastMs = 0;
        while (tape.moveOn()) {
            long nowMs = tape.nowMs();
            lastMs = nowMs;
            if (!funded && nowMs >= settings.fromMs()) {
                fund();
            }
            step(nowMs);
            while (checkpoints.size() < checkpointsMs.size() && nowMs >= checkpointsMs.get(checkpoints.size())) {
                checkpoints.add(digest.soFar());
            }
            openCandles();
            if (nowMs % DAY_MS == 0) {
                progress.accept(nowMs);
            }
        }
        if (funded && journal.lastDayMs() < lastMs) {
            journal.endDay(lastMs, riskState);
        }
        return outcome(checkpoints);
    }

    private void step(long nowMs) {
        for (int i = 0; i < venues.length; i++) {
            if (tape.closes(i)) {
                venues[i].close(tape.index(i));
            }
        }
        deliver();
        for (int i = 0; i < venues.length; i++) {
            if (tape.closes(i)) {
                tellRisk(data.series().get(i).toRisk(tape.index(i)));
            }
        }
        deliver();
        for (int i = 0; i < venues.length; i++) {
            if (tape.closes(i)) {
                tellAll(data.series().get(i).toEngines(tape.index(i)));
                deliver();
            }
        }
        settleFunding();
        publishSentiment();
        if (nowMs % DAY_MS == 0 && funded) {
            operate(nowMs);
            capital.review(riskState, nowMs);
            deliver();
            journal.endDay(nowMs, riskState);
        }
    }

    private void openCandles() {
        boolean filled = true;
        for (int round = 0; filled && round < MAX_ROUNDS_AT_ONE_OPEN; round++) {
            filled = false;
            for (int i = 0; i < venues.length; i++) {
                if (tape.opens(i)) {
                    filled |= venues[i].open(tape.openIndex(i));
                }
            }
            deliver();
        }
    }

    private Decimal priceOf(InstrumentId instrument) {
        for (int i = 0; i < venues.length; i++) {
            if (data.series().get(i).instrument().id().equals(instrument)) {
                return tape.price(i);
            }
        }
        return Decimal.ZERO;
    }

    private void settleFunding() {
        while (tape.hasFunding()) {
            FundingSettlement settlement = tape.nextFunding();
            Mark mark = riskState.marks().get(settlement.instrument());
            if (mark != null) {
                settle(settlement, mark.price());
            }
            tellAll(new EngineInput.FundingSettled(settlement));
            deliver();
        }
    }

    private void settle(FundingSettlement settlement, Decimal mark) {
        for (EngineSeat<?> seat : seats) {
            PerpetualPosition position = books.account(seat.account()).position(settlement.instrument());
            if (!position.isFlat()) {
                journal.funded(new FundingPayment(
                        seat.account(),
                        settlement.instrument(),
                        position.fundingAt(settlement.rate(), mark),
                        settlement.settledAtMs()));
                books.apply(new LedgerEvent.FundingSettled(
                        seat.account(), settlement.instrument(), settlement.rate(), mark, settlement.settledAtMs()));
                tellRisk(new RiskInput.BooksChanged(books.report(seat.account(), settlement.settledAtMs())));
            }
        }
    }

    private void publishSentiment() {
        while (tape.hasSentiment()) {
            tellAll(new EngineInput.SentimentPublished(tape.nextSentiment()));
            deliver();
        }
    }

    private void describeMarkets() {
        for (MarketSeries series : data.series()) {
            tellRisk(new RiskInput.InstrumentDescribed(series.instrument()));
            tellAll(new EngineInput.InstrumentDescribed(series.instrument()));
        }
        tellAll(new EngineInput.RiskLinkChanged(true));
    }

    /** The capital comes: each engine gets its share, the rest stays in the master account. */
    private void fund() {
        funded = true;
        long atMs = settings.fromMs();
        deposit(MASTER, settings.capital(), atMs);
        capital.deposited("first", settings.capital(), riskState, atMs);
        journal.begin(atMs, settings.capital());
        deliver();
    }

    private void deposit(String account, Decimal amount, long atMs) {
        books.apply(new LedgerEvent.Deposited(account, QUOTE, amount, amount, atMs));
        tellRisk(new RiskInput.BooksChanged(books.report(account, atMs)));
    }

    /** Approvals are given when the breaker's own rule lets them count; it refuses all others. */
    private void operate(long nowMs) {
        if (settings.operators() == Operators.ABSENT || riskState.breaker().level() < 2) {
            return;
        }
        int level = riskState.breaker().level();
        long reviewMs = settings.risk().breaker().reviewTime().toMillis();
        if (level == 2 || nowMs - riskState.breaker().sinceMs() >= reviewMs) {
            approve("operator-a");
            if (riskState.breaker().level() >= 3) {
                approve("operator-b");
            }
            deliver();
        }
    }

    private void approve(String person) {
        tellRisk(new RiskInput.ResumeAsked(RiskScope.ALL, "daily review", person));
    }

    private void tellAll(EngineInput input) {
        for (int seat = 0; seat < seats.size(); seat++) {
            tell(seat, input);
        }
    }

    private void tell(int seat, EngineInput input) {
        if (isRestartDue()) {
            seats.get(seat).restart();
            capital.restart();
        }
        Decision decision = seats.get(seat).decide(input);
        digest.engine(seat, input.eventTimeMs(), decision);
        List<OrderIntent> intents = decision.intents();
        for (int i = 0; i < intents.size(); i++) {
            tellRisk(new RiskInput.IntentMade(intents.get(i)));
        }
        capital.listen(seats.get(seat).engine().id(), decision, input.eventTimeMs());
    }

    private boolean isRestartDue() {
        heard++;
        return restartEvery > 0 && heard % restartEvery == 0;
    }

    private void tellRisk(RiskInput input) {
        if (isRestartDue()) {
            riskState = desk.decode(desk.encode(riskState));
        }
        RiskState before = riskState;
        RiskDesk.Outcome outcome = desk.decide(before, input);
        riskState = outcome.state();
        List<RiskOutput> outputs = outcome.outputs();
        observer.riskDecided(before, input, riskState, outputs);
        for (int i = 0; i < outputs.size(); i++) {
            digest.risk(outputs.get(i));
            route(outputs.get(i));
        }
    }

    private void route(RiskOutput output) {
        switch (output) {
            case RiskOutput.Commanded commanded ->
                deliveries.add(new Delivery(-1, new EngineInput.RiskCommanded(commanded.command())));
            case RiskOutput.Rejected rejected -> {
                journal.rejected(rejected.verdict());
                answer(rejected.verdict());
            }
            case RiskOutput.Approved approved -> {
                answer(approved.verdict());
                HistoryVenue venue = venueOf.get(approved.intent().instrument());
                if (venue == null) {
                    throw new IllegalStateException("no market for " + approved.intent());
                }
                venue.place(approved.intent(), approved.reduces());
            }
            case RiskOutput.Reported ignored -> {}
            case RiskOutput.Alerted ignored -> {}
        }
    }

    private void answer(Verdict verdict) {
        deliveries.add(new Delivery(seatOf(verdict.account()), new EngineInput.VerdictGiven(verdict)));
    }

    private void deliver() {
        while (!deliveries.isEmpty()) {
            Delivery delivery = deliveries.removeFirst();
            if (delivery.seat() < 0) {
                tellAll(delivery.input());
            } else {
                tell(delivery.seat(), delivery.input());
            }
        }
    }

    private int seatOf(String account) {
        for (int seat = 0; seat < seats.size(); seat++) {
            if (seats.get(seat).account().equals(account)) {
                return seat;
            }
        }
        throw new IllegalStateException("no engine trades in account " + account);
    }

    private RunOutcome outcome(List<String> checkpoints) {
        Map<String, String> stateHashes = new TreeMap<>();
        seats.forEach(seat -> stateHashes.put(seat.account(), seat.stateHash()));
        stateHashes.put(
                "RISK",
                java.util.HexFormat.of().formatHex(io.eternalengine.core.state.StateHash.of(desk.encode(riskState))));
        stateHashes.put("ORCHESTRATION", capital.stateHash());
        return new RunOutcome(
                tape.bars(),
                digest.decisions(),
                journal.days(),
                journal.executions(),
                journal.fundingPayments(),
                journal.refusedOrders(),
                journal.rejections(),
                riskState,
                books,
                books.conservation(),
                journal.unbalancedDays(),
                digest.soFar(),
                checkpoints,
                stateHashes,
                capital.settled());
    }

    /** Moves money between accounts at once, as transfers inside the exchange do. */
    private final class Bank implements CapitalDesk.Bank {
        @Override
        public boolean transfer(Transfer transfer) {
            Decimal amount = transfer.amount();
            if (books.account(transfer.fromAccount()).cash().isBelow(amount)) {
                return false;
            }
            flow(transfer.fromAccount(), amount.negated());
            flow(transfer.toAccount(), amount);
            books.apply(new LedgerEvent.Transferred(
                    transfer.fromAccount(), transfer.toAccount(), QUOTE, amount, transfer.atMs()));
            tellRisk(new RiskInput.BooksChanged(books.report(transfer.fromAccount(), transfer.atMs())));
            tellRisk(new RiskInput.BooksChanged(books.report(transfer.toAccount(), transfer.atMs())));
            return true;
        }

        private void flow(String account, Decimal amount) {
            journal.flow(account, amount, figures.equity(account, riskState));
        }

        @Override
        public void assign(CapitalAllocation allocation) {
            deliveries.add(new Delivery(seatOf(allocation.account()), new EngineInput.CapitalAssigned(allocation)));
        }
    }

    /** Carries what the exchange says to risk and to the engine, as order execution does. */
    private final class Orders implements VenueListener {
        @Override
        public void executed(Execution execution) {
            journal.executed(execution);
            tellRisk(new RiskInput.Executed(execution));
            tellRisk(new RiskInput.BooksChanged(books.report(execution.account(), execution.executedAtMs())));
            deliveries.add(new Delivery(seatOf(execution.account()), new EngineInput.Executed(execution)));
        }

        @Override
        public void moved(OrderUpdate update) {
            if (update.state() == OrderState.REJECTED) {
                journal.refused(update);
            }
            tellRisk(new RiskInput.OrderMoved(update));
            deliveries.add(new Delivery(seatOf(update.account()), new EngineInput.OrderMoved(update)));
        }
    }
}
