package io.eternalengine.backtester.run;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.venue.VenueBooks;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskInput;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The loop. At each moment: what happened inside the candles that close now reaches the orders; risk receives the closes, and its
 * commands reach the engines before the closes do; funding is settled; the day's end is noted; then the next candles open and
 * fill what was decided. So a decision sees closes only, and is filled at prices that came after it; what is ordered because
 * of a fill, such as the second leg of a pair, fills at the same open.
 */
public final class PortfolioRun {
    private static final long DAY_MS = 86_400_000L;

    private final RunSettings settings;
    private final List<EngineSeat> seats;
    private final RiskEngine risk;
    private final VenueBooks books = new VenueBooks(AccountTransfers.QUOTE);
    private final Tape tape;
    private final Markets markets;
    private final Journal journal;
    private final CapitalTransfers capital;
    private final AccountTransfers transfers;
    private final OperatorReview operators;
    private final Dispatch dispatch;
    private final List<String> accounts;
    private final List<Candle> highs;
    private boolean funded;

    public PortfolioRun(MarketData data, RunSettings settings, List<EngineSeat> seats) {
        this.settings = settings;
        this.seats = List.copyOf(seats);
        accounts = this.seats.stream().map(EngineSeat::account).toList();
        highs = data.highs();
        risk = new RiskEngine(settings.risk());
        operators = new OperatorReview(settings);
        tape = new Tape(data);
        journal = new Journal(data, books, seats);
        var figures = new CapitalFigures(data, books, settings.risk().limits().maxLeverage());
        transfers = new AccountTransfers(books, journal, figures, this::dispatch);
        capital = new CapitalTransfers(this.seats, figures, transfers);
        markets = new Markets(data, tape, settings.fills(), books, new OrderReports(books, journal, this::dispatch));
        dispatch = new Dispatch(this.seats, risk, markets, journal, capital);
    }

    private Dispatch dispatch() {
        return dispatch;
    }

    /** Someone looks on. */
    public PortfolioRun watchedBy(RunObserver observer) {
        dispatch.watchedBy(observer);
        return this;
    }

    /** Whoever receives every nth input goes on from its snapshot, as after a restart: nothing may change by it. */
    public PortfolioRun restartingEvery(int inputs) {
        dispatch.restartingEvery(inputs);
        return this;
    }

    /** Every candle takes the whole step of an engine, inside its no-action bands, too: slower, and the same. */
    public PortfolioRun steppingThroughAll() {
        dispatch.steppingThroughAll();
        return this;
    }

    /** Gives a log what happens, instead of keeping it: the lists of the outcome stay empty. */
    public PortfolioRun loggingOnlyTo(RunLog log) {
        journal.logOnlyTo(log);
        return this;
    }

    /**
     * Runs to the end of the data.
     *
     * @param checkpointsMs times, rising, at which the hash of the decisions so far is noted: after the closes of that time
     *     were reported and before the next candles open
     * @param progress receives the time, now and then
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
                checkpoints.add(dispatch.digest().soFar());
            }
            markets.openCandles(dispatch);
            if (nowMs % DAY_MS == 0) {
                progress.accept(nowMs);
            }
        }
        if (funded && journal.lastDayMs() < lastMs) {
            journal.endDay(lastMs, risk);
        }
        return outcome(checkpoints);
    }

    private void step(long nowMs) {
        markets.closeCandles();
        dispatch.deliver();
        markets.applyToRiskOfCloses(dispatch);
        dispatch.deliver();
        markets.deliverCloses(dispatch);
        settleFunding();
        publishSentiment();
        markets.endMarkets(accounts, dispatch);
        if (nowMs % DAY_MS == 0 && funded) {
            operate(nowMs);
            capital.review(risk, nowMs);
            dispatch.deliver();
            journal.endDay(nowMs, risk);
        }
    }

    /** All positions are settled at one moment; then each account that paid or received reports its books, once. */
    private void settleFunding() {
        if (!tape.hasFunding()) {
            return;
        }
        List<FundingSettlement> settlements = new ArrayList<>();
        while (tape.hasFunding()) {
            settlements.add(tape.nextFunding());
        }
        for (EngineSeat seat : seats) {
            if (settle(seat, settlements)) {
                dispatch.applyToRisk(new RiskInput.BooksChanged(books.report(seat.account(), tape.nowMs())));
            }
        }
        for (FundingSettlement settlement : settlements) {
            dispatch.deliverToEngines(new EngineInput.FundingSettled(settlement));
            dispatch.deliver();
        }
    }

    /** Whether the account paid or received anything. */
    private boolean settle(EngineSeat seat, List<FundingSettlement> settlements) {
        boolean moved = false;
        for (FundingSettlement settlement : settlements) {
            PerpetualPosition position = books.account(seat.account()).position(settlement.instrument());
            Decimal mark = position.isFlat() ? null : risk.price(settlement.instrument());
            if (mark != null) {
                moved = true;
                journal.funded(new FundingPayment(
                        seat.account(),
                        settlement.instrument(),
                        position.fundingAt(settlement.rate(), mark),
                        settlement.settledAtMs()));
                books.apply(new LedgerEvent.FundingSettled(
                        seat.account(), settlement.instrument(), settlement.rate(), mark, settlement.settledAtMs()));
            }
        }
        return moved;
    }

    private void publishSentiment() {
        while (tape.hasSentiment()) {
            dispatch.deliverToEngines(new EngineInput.SentimentPublished(tape.nextSentiment()));
            dispatch.deliver();
        }
    }

    private void describeMarkets() {
        for (MarketSeries series : markets.series()) {
            dispatch.applyToRisk(new RiskInput.InstrumentDescribed(series.instrument()));
            dispatch.deliverToEngines(new EngineInput.InstrumentDescribed(series.instrument()));
        }
        dispatch.deliverToEngines(new EngineInput.RiskLeaseChanged(true));
        highs.forEach(dispatch::deliverToEngines);
    }

    /** The capital comes: each engine gets its share, the rest stays in the master account. */
    private void fund() {
        funded = true;
        long atMs = settings.fromMs();
        transfers.deposit(CapitalTransfers.MASTER, settings.capital(), atMs);
        capital.deposited("first", settings.capital(), risk, atMs);
        journal.begin(atMs, settings.capital());
        dispatch.deliver();
    }

    private void operate(long nowMs) {
        List<RiskInput.ResumeAsked> approvals = operators.approvals(risk.report(), nowMs);
        approvals.forEach(dispatch::applyToRisk);
        if (!approvals.isEmpty()) {
            dispatch.deliver();
        }
    }

    private RunOutcome outcome(List<String> checkpoints) {
        Map<String, String> stateHashes = new TreeMap<>();
        seats.forEach(seat -> stateHashes.put(seat.account(), seat.stateHash()));
        stateHashes.put("RISK", HexFormat.of().formatHex(StateHash.of(risk.snapshot())));
        stateHashes.put("ORCHESTRATION", capital.stateHash());
        return new RunOutcome(
                tape.bars(),
                dispatch.digest().decisions(),
                journal.days(),
                journal.executions(),
                journal.fundingPayments(),
                journal.refusedOrders(),
                journal.rejections(),
                risk.report(),
                books,
                books.conservation(),
                journal.unbalancedDays(),
                dispatch.digest().soFar(),
                checkpoints,
                stateHashes,
                journal.transfers(),
                dispatch.heldBack());
    }
}
