package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.MalformedAnswerException;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.PrivateStreamListener;
import io.eternalengine.bybit.WalletBalance;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.alert.AlertPublisher;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.logging.LogLine;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.service.execution.journal.Acceptances;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.KeyRights;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The thread of one account. It opens or reconciles the ledger, takes up what the journal says is unfinished, and then
 * works orders as they come. Everything that it knows and the journal does not can be asked for again, so it may die at any
 * moment.
 */
public final class AccountExecutor implements ServiceLoop, PrivateStreamListener {
    private static final Logger LOG = Logger.getLogger(AccountExecutor.class);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int EVENTS_WAITING = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    /** Eight seconds at most. */
    private static final int LONGEST_PAUSE_DOUBLINGS = 4;

    /** About ten seconds, after which a person is to know. */
    private static final int FAILURES_BEFORE_ALERT = 5;

    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(2);
    private static final Duration RECONCILE_AGAIN_WHEN_IN_DOUBT = Duration.ofSeconds(2);
    private static final Duration LOOK_AFTER_TRADE = Duration.ofSeconds(1);
    private static final Duration CANCEL_ENDED_AGAIN_AFTER = Duration.ofSeconds(2);

    private final String account;
    private final Journal journal;
    private final MarketView market;
    private final ShellStatus status;
    private final AlertPublisher alerts;
    private final Work work;
    private final KeyTrust key = new KeyTrust();
    private final Duration reconcileEvery;
    private final Duration keyRightsEvery;
    private final BlockingQueue<ExecutorEvent> events = new LinkedBlockingQueue<>(EVENTS_WAITING);
    private final VenueAccount venue;
    private final WorkingOrders orders;
    private final Reconciliation reconciliation;
    private final FeeWatch fees;
    private final AtomicLong streamReceivedAtNanos = new AtomicLong(System.nanoTime());
    private volatile boolean running = true;
    private volatile boolean restart;
    private int failures;
    private long reconcileAtNanos;
    /** Whether the stops are to be looked at without waiting for the orders of other markets: a perpetual was traded. */
    private boolean lookAtStops;

    private long stopsAtNanos;
    /** Whether openings that ended are still to be looked for: a command of risk came, or the exchange did not answer. */
    private boolean lookForEnded;

    private long endedAtNanos;
    private long keyRightsAtNanos;

    /** Makes what needs the executor as the listener of its stream. */
    public interface Work {
        VenueAccount connect(PrivateStreamListener listener);

        /** @param answers takes the exchange's answers to orders, in whatever thread they arrive */
        WorkingOrders orders(VenueAccount venue, Consumer<ExecutorEvent.Answered> answers);

        /** Ends the service, which must not trade at all, for a reason in one sentence. */
        void refuseToStart(String reason);
    }

    /**
     * An executor that is not started yet.
     *
     * @param alerts raises alerts past the journal, of an executor that cannot start
     */
    public AccountExecutor(
            String account,
            Journal journal,
            Acceptances acceptances,
            MarketView market,
            ExecutionParameters parameters,
            ShellStatus status,
            AlertPublisher alerts,
            Work work) {
        this.account = account;
        this.journal = journal;
        this.market = market;
        this.reconcileEvery = parameters.reconcileEvery();
        this.keyRightsEvery = parameters.keyRightsEvery();
        this.status = status;
        this.alerts = alerts;
        this.work = work;
        this.venue = work.connect(this);
        this.orders = work.orders(venue, this::enqueue);
        this.reconciliation =
                new Reconciliation(venue, journal, acceptances, market, parameters, orders::book, orders.stops());
        this.fees = new FeeWatch(venue, journal, market, parameters, this::enqueue);
    }

    /** Hands over an order that the journal has taken. */
    public void take(ParentOrder order) {
        enqueue(new ExecutorEvent.OrderTaken(order));
    }

    /** Has everything that opens exposure taken off the exchange at once, from any thread. */
    public void cancelOpenings() {
        orders.cancelOpenings();
    }

    /** Has what risk forbids now taken off the exchange at once, from the thread that received the command. */
    public void onRiskCommand() {
        orders.cancelHalted();
        enqueue(new ExecutorEvent.RiskCommanded());
    }

    /** Time since the account's private stream delivered anything, its connection included. Any thread may call. */
    public double secondsSinceStreamReceived() {
        return (System.nanoTime() - streamReceivedAtNanos.get()) / NANOS_PER_SECOND;
    }

    /** An operator asked to accept a difference of the account. */
    public void decideAcceptances() {
        enqueue(new ExecutorEvent.AcceptanceAsked());
    }

    @Override
    public void run() {
        MDC.put("account", account);
        venue.connect();
        while (running) {
            try {
                goOnFromJournal();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                status.notReady("retrying after: " + e.getMessage());
                report(e);
                pause();
            }
        }
    }

    /** A journal that is away for an hour must not fill the disk: the same failure is reported in one line, ever less often. */
    private void report(RuntimeException failure) {
        failed(String.valueOf(failure.getMessage()));
        LogLine.of("executor-restarts")
                .with("account", account)
                .with("failures", failures)
                .with("cause", failure.getMessage())
                .warn(LOG, failure);
    }

    /** An executor that does not get on holds up what reduces, so people are to know, on a way that does not lead through the journal. */
    private void failed(String cause) {
        status.turned();
        if (++failures >= FAILURES_BEFORE_ALERT) {
            alerts.raise(
                    AlertSeverity.P1,
                    "account " + account + " is not worked on",
                    "After " + failures + " tries no order of account " + account
                            + " is sent, none that reduces exposure either: " + cause);
        }
    }

    @Override
    public void stop() {
        running = false;
        venue.close();
    }

    private void goOnFromJournal() throws InterruptedException {
        restart = false;
        events.clear();
        var _ = venue.measureClockOffset();
        requireSafeKey();
        while (running && !reconciliation.run(orders.believedTimeMs())) {
            status.notReady("the exchange cannot be asked for the wallet");
            failed("the exchange cannot be asked for the wallet");
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }
        orders.takeUp(journal.unfinished(account));
        lookForEnded = !orders.lookForExternalOrders();
        endedAtNanos = System.nanoTime() + CANCEL_ENDED_AGAIN_AFTER.toNanos();
        reconcileAtNanos = System.nanoTime() + reconcileEvery.toNanos();
        keyRightsAtNanos = System.nanoTime() + keyRightsEvery.toNanos();
        fees.begin();
        status.ready();
        while (running && !restart) {
            waitAndHandle();
            orders.advance();
            lookForEndedOpeningsWhenDue();
            fees.askWhenDue();
            orders.lookAtSettings();
            reconcileWhenDue();
            lookAtStopsWhenDue();
            askForKeyRightsWhenDue();
            heedStop();
            status.turned();
            failures = 0;
        }
    }

    /**
     * A key that could take money out, or that works from anywhere with real money, is not traded with: at the start the
     * service ends; a key that becomes one later stops its account only, since others may have something to reduce. An exchange
     * that does not say leaves a key what it was.
     */
    private void requireSafeKey() throws InterruptedException {
        KeyRights rights = venue.keyRights();
        while (running && !key.isTrustedAfter(rights)) {
            switch (rights) {
                case KeyRights.Sound ignored -> {}
                case KeyRights.Unknown(String reason) -> doNotTrade(reason);
                case KeyRights.Unsafe(String reason) -> {
                    if (!key.wasSound()) {
                        work.refuseToStart("account " + account + ": " + reason);
                    }
                    doNotTrade(reason);
                }
            }
            Thread.sleep(PAUSE_AFTER_REFUSAL);
            var _ = venue.measureClockOffset();
            rights = venue.keyRights();
        }
    }

    private void doNotTrade(String reason) {
        status.notReady(reason);
        LogLine.of("account")
                .with("account", account)
                .with("state", "DOES_NOT_TRADE")
                .with("cause", reason)
                .error(LOG);
        failed(reason);
    }

    private void waitAndHandle() throws InterruptedException {
        long waitNanos = Math.min(LONGEST_WAIT.toNanos(), orders.nanosUntilDue());
        ExecutorEvent first = events.poll(waitNanos, TimeUnit.NANOSECONDS);
        if (first == null) {
            return;
        }
        List<ExecutorEvent> all = new ArrayList<>();
        all.add(first);
        events.drainTo(all);
        all.forEach(this::handle);
    }

    private void handle(ExecutorEvent event) {
        switch (event) {
            case ExecutorEvent.OrderTaken taken -> orders.take(taken.order());
            case ExecutorEvent.Answered answered -> orders.on(answered);
            case ExecutorEvent.OrderReported reported -> orders.on(reported.report());
            case ExecutorEvent.Executed executed -> {
                orders.book(executed.report());
                fees.executed(executed.report());
                lookSoonAfter(executed.report());
            }
            case ExecutorEvent.FeeRatesAnswered answer -> fees.on(answer);
            case ExecutorEvent.AcceptanceAsked ignored -> reconcileAtNanos = System.nanoTime();
            case ExecutorEvent.StreamConnected ignored -> orders.askAll();
            case ExecutorEvent.RiskCommanded ignored -> {
                lookForEnded = true;
                endedAtNanos = System.nanoTime();
            }
        }
    }

    /** The market may have run past the stop of a position while it was opened: then the exchange keeps none. */
    private void lookSoonAfter(ExecutionReport execution) {
        long soonNanos = System.nanoTime() + LOOK_AFTER_TRADE.toNanos();
        if (execution.category() != Category.LINEAR) {
            return;
        }
        if (reconcileAtNanos - soonNanos > 0) {
            reconcileAtNanos = soonNanos;
        }
        if (!lookAtStops) {
            lookAtStops = true;
            stopsAtNanos = soonNanos;
        }
    }

    /** Orders of other markets may be at work for minutes, and the whole account is compared only between orders. */
    private void lookAtStopsWhenDue() {
        if (!lookAtStops || System.nanoTime() - stopsAtNanos < 0 || orders.isReductionDue()) {
            return;
        }
        lookAtStops = !reconciliation.lookAtStops(orders.believedTimeMs(), orders.busyInstruments());
        stopsAtNanos = System.nanoTime() + RECONCILE_AGAIN_WHEN_IN_DOUBT.toNanos();
    }

    /** An account that may not trade is not ready, and says why. */
    private void heedStop() {
        orders.heedStop(market.nowMs());
        String cause = orders.stopCause();
        if (!cause.isEmpty()) {
            status.notReady("account " + account + ": " + cause);
        } else if (!status.isReady()) {
            status.ready();
        }
    }

    /** A key may get rights, or change hands, while it is traded with: its account stops, and begins again with this question. */
    private void askForKeyRightsWhenDue() {
        if (System.nanoTime() - keyRightsAtNanos < 0) {
            return;
        }
        keyRightsAtNanos = System.nanoTime() + keyRightsEvery.toNanos();
        KeyRights rights = venue.keyRights();
        if (!key.isTrustedAfter(rights) && rights instanceof KeyRights.Unsafe(String reason)) {
            orders.cancelOpenings();
            journal.alert("account " + account + " may not trade", reason, market.nowMs());
            restart = true;
        }
    }

    /**
     * A halt forbids what rests at the exchange after its end by the journal, too. Such an order is known from the last look at open
     * orders only, so a command of risk asks for another, again until the exchange answers; and one that is still there is cancelled
     * again.
     */
    private void lookForEndedOpeningsWhenDue() {
        boolean isWanted = lookForEnded || orders.isOpeningLeftUnderHalt();
        if (!isWanted || orders.isReductionDue() || System.nanoTime() - endedAtNanos < 0) {
            return;
        }
        endedAtNanos = System.nanoTime() + CANCEL_ENDED_AGAIN_AFTER.toNanos();
        lookForEnded = !orders.lookForEndedOpenings();
    }

    private void reconcileWhenDue() {
        if (System.nanoTime() - reconcileAtNanos < 0 || orders.isExchangeBusy()) {
            return;
        }
        // Who is not answered does not ask on.
        if (!(venue.measureClockOffset() instanceof Outcome.Ambiguous<?>)
                && reconciliation.run(orders.believedTimeMs())) {
            lookAtStops = false;
            orders.lookForExternalOrders();
        }
        Duration next = reconciliation.isInDoubt() ? RECONCILE_AGAIN_WHEN_IN_DOUBT : reconcileEvery;
        reconcileAtNanos = System.nanoTime() + next.toNanos();
    }

    /** A full queue means that this executor has fallen behind what it can know: it begins again and asks. */
    private void enqueue(ExecutorEvent event) {
        if (!events.offer(event)) {
            restart = true;
        }
    }

    @Override
    public void onOrder(OrderReport order) {
        streamReceivedAtNanos.set(System.nanoTime());
        enqueue(new ExecutorEvent.OrderReported(order));
    }

    @Override
    public void onExecution(ExecutionReport execution) {
        streamReceivedAtNanos.set(System.nanoTime());
        enqueue(new ExecutorEvent.Executed(execution));
    }

    @Override
    public void onWallet(WalletBalance wallet) {
        streamReceivedAtNanos.set(System.nanoTime());
        // The ledger moves by executions; the wallet is compared when reconciling.
    }

    @Override
    public void onConnected() {
        streamReceivedAtNanos.set(System.nanoTime());
        enqueue(new ExecutorEvent.StreamConnected());
    }

    @Override
    public void onDisconnected(String reason) {
        LogLine.of("private-stream")
                .with("account", account)
                .with("state", "DISCONNECTED")
                .with("reason", reason)
                .warn(LOG);
    }

    @Override
    public void onMalformed(MalformedAnswerException cause) {
        LogLine.of("private-message-unreadable")
                .with("account", account)
                .with("cause", cause.getMessage())
                .error(LOG);
        enqueue(new ExecutorEvent.StreamConnected());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.multipliedBy(1L << Math.min(failures - 1, LONGEST_PAUSE_DOUBLINGS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
