package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.local.fleet.Fleet;
import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.local.fleet.Supervisor;
import io.eternalengine.local.fleet.comparison.BacktestComparison;
import io.eternalengine.local.fleet.operations.DesiredState;
import io.eternalengine.local.fleet.replay.DecisionReplay;
import io.eternalengine.local.fleet.replay.RiskReplay;
import io.eternalengine.local.fleet.status.FleetStatus;
import io.eternalengine.local.fleet.traces.TraceCensus;
import io.eternalengine.local.fleet.venue.VenueAdmin;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.RiskStateReported;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Plays the market of a running fleet from its start to its end and sums up what happened. */
public final class DemoRun {
    private static final long HOUR_MS = DesiredState.INTERVAL.toMillis();
    private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(45);
    private static final Duration KILL_PATIENCE = Duration.ofMinutes(2);
    private static final Duration WATCH_STATUS_EVERY = Duration.ofMillis(500);

    /** Whose positions must have a stop at the exchange. */
    private static final List<RunningEngine> TRENDS = List.of(RunningEngine.TREND_1, RunningEngine.TREND_2);
    /** Whose coins must be hedged. */
    private static final RunningEngine HEDGED = RunningEngine.FUNDING;

    private final Supervisor supervisor;
    private final Fleet fleet;
    private final Pace pace;
    private final Path decisionLog;
    private final int kills;
    private final long killSeed;
    private final Supplier<TraceCensus.Counts> traces;
    private final VenueAdmin venue;
    private final FleetProgress progress;
    private final RunRecord run = new RunRecord();
    private final ReplayRecord replay = new ReplayRecord();
    private LongConsumer moved = atMs -> {};
    private MarketDataScale marketData = MarketDataScale.ONE;
    private Optional<BacktestComparison> comparison = Optional.empty();

    /**
     * @param decisionLog file to which the decisions are written
     * @param kills how many processes the crash check ends on the way; 0 for none
     * @param killSeed of the victims and moments
     * @param traces what the fleet has exported
     */
    public DemoRun(
            Supervisor supervisor,
            Fleet fleet,
            Pace pace,
            Path decisionLog,
            int kills,
            long killSeed,
            Supplier<TraceCensus.Counts> traces) {
        this.supervisor = supervisor;
        this.fleet = fleet;
        this.pace = pace;
        this.decisionLog = decisionLog;
        this.kills = kills;
        this.killSeed = killSeed;
        this.traces = traces;
        this.venue = fleet.venueAdmin();
        this.progress = new FleetProgress(fleet.engines());
    }

    /** A listener receives the market's time after each step, before it moves on. */
    public DemoRun reportingTo(LongConsumer listener) {
        moved = listener;
        return this;
    }

    /** Market-data runs in so many processes, one number after the other. */
    public DemoRun scalingMarketData(MarketDataScale scale) {
        marketData = scale;
        return this;
    }

    /** The replay compares decisions as this gives them: those of a release before, in the words of this one. */
    public DemoRun readingDecisionsAs(UnaryOperator<DecisionRecorded> asNow) {
        replay.readAs(asNow);
        return this;
    }

    /** At the end the same candles are played through a backtest of this request, and the trades compared. */
    public DemoRun comparingWith(BacktestRequest request) {
        comparison = Optional.of(new BacktestComparison(request));
        return this;
    }

    /** Plays to the end; returns when the fleet has digested all of it. */
    public Summary play() {
        JsonNode status = venue.status();
        long fromMs = status.required("startMs").asLong();
        long toMs = status.required("endMs").asLong();
        try (DecisionLog log = new DecisionLog(decisionLog);
                Display display = new Display(fromMs, toMs);
                TacticalPermits permits =
                        TacticalPermits.overKafka(fleet.addresses().bootstrapServers(), display::say);
                Killer killer = new Killer(fleet::processes, KillPlan.of(kills, killSeed, fromMs, toMs), display::say);
                TopicFollower follower = new TopicFollower(fleet.addresses().bootstrapServers(), seen -> {
                    progress.observe(seen);
                    run.observe(seen);
                    replay.observe(seen);
                    log.observe(seen);
                    display.observe(seen);
                    killer.observe(seen);
                    permits.observe(seen);
                    comparison.ifPresent(backtest -> backtest.observe(seen.message()));
                })) {
            MarketDataScale.Changes changes =
                    marketData.between(fromMs, toMs, processes -> fleet.scaleMarketData(processes, display::say));
            changes.at(fromMs);
            LongConsumer marketAt = atMs -> {
                display.at(atMs);
                changes.at(atMs);
                // Throws when one failed: the run ends at once, not at its end.
                changes.areMade();
                killer.at(atMs);
                permits.giveIfAwaited();
                moved.accept(atMs);
            };
            var conductor = new Conductor(
                    venue,
                    follower,
                    progress,
                    venue.listed(DesiredState.MARKETS),
                    display::say,
                    () -> FleetStatus.notReady(supervisor.description()),
                    supervisor::requireRunning);
            long startNs = System.nanoTime();
            switch (pace) {
                case Pace.AsFastAsTheFleet _ -> conductor.play(fromMs, toMs, marketAt);
                case Pace.TimesRealTime times -> watch(times.speed(), follower, marketAt);
            }
            if (pace instanceof Pace.TimesRealTime) {
                conductor.digestHour(Math.floorDiv(toMs, HOUR_MS) * HOUR_MS);
            }
            double playSeconds = Duration.ofNanos(System.nanoTime() - startNs).toMillis() / 1000.0;
            await(follower, changes::areMade);
            if (!changes.areMade()) {
                throw new StackFailure("Market-data does not run in as many processes as asked for after "
                        + KILL_PATIENCE.toSeconds() + " s");
            }
            await(follower, killer::isDone);
            if (!killer.away().isEmpty()) {
                throw new StackFailure("Killed and not ready again after " + KILL_PATIENCE.toSeconds() + " s: "
                        + String.join(", ", killer.away()));
            }
            LedgerComparison ledger = compareLedger(follower);
            return summarize(
                    fromMs,
                    toMs,
                    playSeconds,
                    ledger,
                    conductor.candlesMissing(),
                    follower.unreadable(),
                    killer,
                    permits.given());
        }
    }

    private void watch(BigDecimal speed, TopicFollower follower, LongConsumer marketAt) {
        venue.play(speed);
        boolean finished = false;
        while (!finished) {
            long untilNs = System.nanoTime() + WATCH_STATUS_EVERY.toNanos();
            while (System.nanoTime() < untilNs) {
                follower.poll(Duration.ofMillis(50));
            }
            supervisor.requireRunning();
            JsonNode status = venue.status();
            marketAt.accept(status.required("nowMs").asLong());
            finished = status.required("finished").asBoolean();
        }
    }

    /** On a slow machine a process may still be coming up when the market has ended. */
    private void await(TopicFollower follower, BooleanSupplier done) {
        long deadlineNs = System.nanoTime() + KILL_PATIENCE.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadlineNs) {
            supervisor.requireRunning();
            follower.poll(Duration.ofMillis(200));
        }
    }

    /** Reconciliation may still be on its way when the last order has ended, so the ledger gets a while. */
    private LedgerComparison compareLedger(TopicFollower follower) {
        long deadlineNs = System.nanoTime() + LEDGER_PATIENCE.toNanos();
        LedgerComparison comparison = compareNow();
        while (!comparison.allEqual() && System.nanoTime() < deadlineNs) {
            supervisor.requireRunning();
            follower.poll(Duration.ofMillis(200));
            comparison = compareNow();
        }
        return comparison;
    }

    private LedgerComparison compareNow() {
        VenueBooks books = VenueBooks.read(venue);
        return LedgerComparison.of(
                run.snapshots(),
                books.accounts(),
                books.fills().keySet(),
                LedgerFunding.read(fleet.addresses()),
                books.funding());
    }

    private Summary summarize(
            long fromMs,
            long toMs,
            double playSeconds,
            LedgerComparison ledger,
            int candlesMissing,
            long unreadableRecords,
            Killer killer,
            int permitsGiven) {
        VenueBooks books = VenueBooks.read(venue);
        RiskStateReported risk = run.lastReport();
        Map<RunningEngine, DecisionReplay.Result> replays = replay.replay();
        LegDistance legs = books.legs(HEDGED.account(), venue);
        return new Summary(
                Instant.ofEpochMilli(fromMs).toString(),
                Instant.ofEpochMilli(toMs).toString(),
                books.ordersTaken(),
                books.tradesMade(),
                run.dcaPurchases(),
                books.duplicateOrders(),
                ledger.equal(),
                ledger.positionsEqual(),
                ledger.fundingEquals(),
                ledger.allDifferences(),
                TRENDS.stream()
                        .map(RunningEngine::account)
                        .mapToLong(books::longestWithoutStopMs)
                        .max()
                        .orElse(0),
                legs.longestMs(),
                legs.size(),
                books.equity(),
                OrdersUnderWay.decimal(risk.getDrawdown()),
                OrdersUnderWay.decimal(risk.getMaxDrawdown()),
                risk.getBreakerLevel(),
                breaker(risk),
                Map.of("candleToOrder", run.candleToOrder(), "haltToLastOrder", run.haltToLastOrder()),
                supervisor.readySeconds(),
                playSeconds,
                run.decisions(),
                run.lastStateHash(RunningEngine.CORE_HODL),
                replayOfAll(replays),
                RiskReplay.over(fleet.addresses().bootstrapServers()),
                engines(books, replays),
                run.candles(),
                candlesMissing,
                run.candlesOutOfOrder(),
                run.rejections(),
                run.reductionsOrdered(),
                permitsGiven,
                unreadableRecords,
                fleet.residentMb(),
                fleet.restarts(),
                killer.killed(),
                killer.backMs(),
                traces.get(),
                comparison.map(BacktestComparison::compare).orElse(null));
    }

    private SortedMap<String, EngineFigures> engines(
            VenueBooks books, Map<RunningEngine, DecisionReplay.Result> replays) {
        SortedMap<String, EngineFigures> engines = new TreeMap<>();
        replays.forEach((engine, replayed) -> {
            AccountTrades trades = AccountTrades.of(books.fillsOf(engine.account()));
            engines.put(
                    engine.account(),
                    new EngineFigures(
                            books.ordersOf(engine.account()),
                            trades.fills(),
                            trades.realisedPnl(),
                            trades.funding(),
                            trades.fees(),
                            run.decisions(engine),
                            replayed.equal()));
        });
        return engines;
    }

    /** One result for all: every decision that was compared, and the first difference with whose it is. */
    private static DecisionReplay.Result replayOfAll(Map<RunningEngine, DecisionReplay.Result> replays) {
        return new DecisionReplay.Result(
                replays.values().stream()
                        .mapToLong(DecisionReplay.Result::decisions)
                        .sum(),
                replays.values().stream().allMatch(DecisionReplay.Result::equal),
                replays.entrySet().stream()
                        .filter(replayed -> !replayed.getValue().equal())
                        .map(replayed ->
                                replayed.getKey() + ": " + replayed.getValue().firstDifference())
                        .findFirst()
                        .orElse(""));
    }

    private static List<Summary.BreakerStep> breaker(RiskStateReported risk) {
        return risk.getTransitionsList().stream()
                .map(transition -> new Summary.BreakerStep(
                        transition.getLevel(),
                        Instant.ofEpochMilli(transition.getAtMs()).toString(),
                        OrdersUnderWay.decimal(transition.getDrawdown())))
                .toList();
    }
}
