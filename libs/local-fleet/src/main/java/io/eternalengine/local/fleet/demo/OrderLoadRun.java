package io.eternalengine.local.fleet.demo;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.local.fleet.Fleet;
import io.eternalengine.local.fleet.Supervisor;
import io.eternalengine.local.fleet.operations.DesiredState;
import io.eternalengine.local.fleet.operations.MessageSender;
import io.eternalengine.local.fleet.venue.VenueAdmin;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.topics.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Asks risk for orders at a fixed rate, whatever becomes of them, and observes the topics until every intent has ended. No engine runs: the
 * intents stand on their topic as those of engines do. The market runs at its own speed meanwhile.
 */
public final class OrderLoadRun {
    private static final Set<Topic> OBSERVED =
            Set.of(Topic.TICKERS, Topic.RISK_REPORTS, Topic.VERDICTS, Topic.ORDER_EVENTS, Topic.EXECUTIONS);
    private static final long HOUR_MS = DesiredState.INTERVAL.toMillis();
    private static final int HOURS_BEFORE = 2;
    private static final Duration POLL = Duration.ofMillis(20);
    /** Longer than any order is asked for at the exchange before it is taken for never accepted. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final long REPORT_EVERY_MS = 10_000;

    private final Supervisor supervisor;
    private final Fleet fleet;
    private final OrderLoad load;
    private final Consumer<String> journal;
    private LoadRecord record = new LoadRecord();
    private final Map<InstrumentId, Decimal> prices = new HashMap<>();
    private long riskEpoch;
    private boolean isValued;

    /** @param journal takes a sentence now and then */
    public OrderLoadRun(Supervisor supervisor, Fleet fleet, OrderLoad load, Consumer<String> journal) {
        this.supervisor = supervisor;
        this.fleet = fleet;
        this.load = load;
        this.journal = journal;
    }

    /** Buys a stock, applies the load, and waits for its end. */
    public OrderLoadReport measure() {
        VenueAdmin venue = fleet.venueAdmin();
        String bootstrapServers = fleet.addresses().bootstrapServers();
        try (var intents = new MessageSender(bootstrapServers);
                var follower = new TopicFollower(bootstrapServers, OBSERVED, this::observe)) {
            play(venue, follower);
            long marketMs = venue.status().required("nowMs").asLong();
            long wallMs = System.currentTimeMillis();
            var made = new LoadIntents(riskEpoch, prices, load.reductionEvery(), load.validity());
            buyStock(made, marketMs, intents, follower);
            // The stock is no part of what is measured.
            record = new LoadRecord();
            long tradesBefore = trades(venue);
            journal.accept("Asking for " + load.intents() + " orders, " + load.perSecond() + " a second ...");
            long beganMs = System.currentTimeMillis();
            double sentInSeconds = send(made, marketMs - wallMs, intents, follower);
            drain(follower);
            return report(venue, tradesBefore, sentInSeconds, (System.currentTimeMillis() - beganMs) / 1000.0);
        }
    }

    /** Some hours, so that prices, books and highs are known; then as time passes. */
    private void play(VenueAdmin venue, TopicFollower follower) {
        for (int hour = 1; hour <= HOURS_BEFORE; hour++) {
            venue.advance(venue.startMs() + hour * HOUR_MS);
            follower.poll(POLL);
        }
        venue.play(BigDecimal.ONE);
        await(
                "prices and a valuation of risk",
                follower,
                () -> isValued && prices.keySet().containsAll(LoadIntents.markets()));
    }

    private void buyStock(LoadIntents made, long marketMs, MessageSender intents, TopicFollower follower) {
        List<OrderIntent> stock = made.stock(marketMs);
        stock.forEach(intent -> send(intent, System.currentTimeMillis(), intents));
        intents.flush();
        await("the stock", follower, () -> record.unended() == 0);
        long filled = record.ends(false).entrySet().stream()
                .filter(end -> end.getKey().startsWith("FILLED"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (filled < stock.size()) {
            throw new StackFailure("The stock was not bought: " + record.ends(false));
        }
    }

    private double send(LoadIntents made, long marketAheadMs, MessageSender intents, TopicFollower follower) {
        long beganNanos = System.nanoTime();
        long beganMs = System.currentTimeMillis();
        long reportMs = beganMs + REPORT_EVERY_MS;
        for (int number = 0; number < load.intents(); number++) {
            long dueMs = beganMs + number * 1000L / load.perSecond();
            while (System.currentTimeMillis() < dueMs) {
                intents.flush();
                follower.poll(Duration.ofMillis(Math.max(0, dueMs - System.currentTimeMillis())));
            }
            send(made.intent(number, dueMs + marketAheadMs), dueMs, intents);
            if (dueMs >= reportMs) {
                reportMs += REPORT_EVERY_MS;
                follower.poll(POLL);
                journal.accept("  " + (number + 1) + " asked for, " + record.unended() + " under way");
                supervisor.requireRunning();
            }
        }
        intents.flush();
        return (System.nanoTime() - beganNanos) / 1e9;
    }

    private void send(OrderIntent intent, long dueMs, MessageSender intents) {
        record.due(intent.intentId(), dueMs, intent.side() == Side.SELL);
        intents.enqueue(Topic.INTENTS, intent.account(), TradingMapping.toWire(intent));
    }

    /** Until everything has ended, or nothing ends any more. */
    private void drain(TopicFollower follower) {
        long before = record.unended();
        long progressNanos = System.nanoTime();
        while (record.unended() > 0 && System.nanoTime() - progressNanos < PATIENCE.toNanos()) {
            follower.poll(POLL);
            if (record.unended() < before) {
                before = record.unended();
                progressNanos = System.nanoTime();
            }
            supervisor.requireRunning();
        }
        await("the end of what is being written", follower, follower::isCaughtUp);
    }

    private void await(String what, TopicFollower follower, BooleanSupplier holds) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            follower.poll(POLL);
            supervisor.requireRunning();
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new StackFailure("Waited for " + what + " for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private void observe(SeenRecord seen) {
        record.observe(seen);
        if (seen.message() instanceof TickerChanged ticker
                && !ticker.getLastPrice().isEmpty()) {
            prices.put(MarketMapping.toModel(ticker).instrument(), Decimal.of(ticker.getLastPrice()));
        }
        if (seen.message() instanceof RiskStateReported report) {
            riskEpoch = report.getRiskEpoch();
            isValued = Decimal.of(report.getEquity()).isPositive();
        }
    }

    private static long trades(VenueAdmin venue) {
        return venue.get("summary").required("trades").asLong();
    }

    private OrderLoadReport report(VenueAdmin venue, long tradesBefore, double sentInSeconds, double endedInSeconds) {
        return new OrderLoadReport(
                load.intents(),
                sentInSeconds,
                endedInSeconds,
                record.mostUnended(),
                record.unended(),
                record.endedTwice(),
                venue.get("summary").required("duplicateOrders").asLong(),
                record.executions(),
                trades(venue) - tradesBefore,
                record.ends(false),
                record.ends(true),
                record.toVerdict(),
                record.toFirstByte(false),
                record.toFirstByte(true),
                record.toFill(false),
                record.toFill(true),
                fleet.residentMb());
    }
}
