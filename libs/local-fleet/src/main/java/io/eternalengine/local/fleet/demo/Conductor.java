package io.eternalengine.local.fleet.demo;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.local.fleet.venue.VenueAdmin;
import io.eternalengine.local.processes.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Moves the market on as fast as the fleet keeps up: hour by hour, the next only when the last has been digested. While an
 * order rests in the book the market moves by minutes, since where it goes within the hour decides about the order.
 */
final class Conductor {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration CANDLE_PATIENCE = Duration.ofSeconds(2);
    private static final Duration COMPLAIN_AFTER = Duration.ofSeconds(60);
    private static final Duration FAIL_AFTER = Duration.ofMinutes(5);
    /** Order execution answers a ticker within this time, or not at all. */
    private static final Duration RESTING_SETTLE = Duration.ofMillis(30);

    private final VenueAdmin venue;
    private final TopicFollower follower;
    private final FleetProgress progress;
    private final Set<InstrumentId> markets;
    private final Consumer<String> complaints;
    private final Supplier<List<String>> notReady;
    private final Runnable requireRunning;
    private int candlesMissing;

    /**
     * @param markets what the fleet follows
     * @param complaints receives what is awaited when nothing moves
     * @param notReady which processes do not work, a sentence each; asked when nothing moves
     * @param requireRunning throws when the run is being ended from outside, or a process has failed for good
     */
    Conductor(
            VenueAdmin venue,
            TopicFollower follower,
            FleetProgress progress,
            Set<InstrumentId> markets,
            Consumer<String> complaints,
            Supplier<List<String>> notReady,
            Runnable requireRunning) {
        this.venue = venue;
        this.follower = follower;
        this.progress = progress;
        this.markets = Set.copyOf(markets);
        this.complaints = complaints;
        this.notReady = notReady;
        this.requireRunning = requireRunning;
    }

    /** Plays from one time to another and reports where the market stands after each step. */
    void play(long fromMs, long toMs, LongConsumer position) {
        long nowMs = fromMs;
        while (nowMs < toMs) {
            long hourEndMs = Math.floorDiv(nowMs, HOUR_MS) * HOUR_MS + HOUR_MS;
            long stepMs = progress.hasRestingOrders() ? MINUTE_MS : HOUR_MS;
            nowMs = Math.min(Math.min(nowMs + stepMs, hourEndMs), toMs);
            progress.tradesAtVenue(venue.advance(nowMs));
            if (nowMs == hourEndMs) {
                digestHour(nowMs);
            } else {
                digestMinute(nowMs);
            }
            position.accept(nowMs);
        }
    }

    /** Candles that the history does not have. */
    int candlesMissing() {
        return candlesMissing;
    }

    /** Waits until the fleet has digested an hour whose candles have been published. */
    void digestHour(long closeMs) {
        Set<InstrumentId> absent = absentFromHistory(closeMs);
        candlesMissing += absent.size();
        Set<InstrumentId> expected = new HashSet<>(markets);
        expected.removeAll(absent);
        await(() -> progress.awaited(closeMs, expected, absent.isEmpty()));
        progress.forgetBefore(closeMs);
    }

    private void digestMinute(long nowMs) {
        await(() -> progress.awaitedWhileResting(nowMs, markets));
        long settledNs = System.nanoTime() + RESTING_SETTLE.toNanos();
        while (System.nanoTime() < settledNs) {
            follower.poll(Duration.ofMillis(5));
        }
        await(() -> progress.awaitedWhileResting(nowMs, markets));
    }

    /** Candles usually come at once; when one does not, the venue knows whether there is one. */
    private Set<InstrumentId> absentFromHistory(long closeMs) {
        long deadlineNs = System.nanoTime() + CANDLE_PATIENCE.toNanos();
        while (System.nanoTime() < deadlineNs) {
            if (progress.withoutCandle(closeMs, markets).isEmpty()) {
                return Set.of();
            }
            follower.poll(POLL);
        }
        Set<InstrumentId> absent = new HashSet<>();
        for (InstrumentId market : progress.withoutCandle(closeMs, markets)) {
            if (!venue.hasCandle(market, closeMs - HOUR_MS)) {
                absent.add(market);
            }
        }
        return absent;
    }

    private void await(Supplier<List<String>> awaited) {
        long lastMoveNs = System.nanoTime();
        boolean complained = false;
        List<String> last = List.of();
        while (true) {
            requireRunning.run();
            List<String> now = awaited.get();
            if (now.isEmpty() && follower.isCaughtUp() && awaited.get().isEmpty()) {
                return;
            }
            int records = follower.poll(POLL);
            if (records > 0 && !now.equals(last)) {
                lastMoveNs = System.nanoTime();
                complained = false;
            }
            last = now;
            long stillNs = System.nanoTime() - lastMoveNs;
            if (stillNs > FAIL_AFTER.toNanos()) {
                throw new StackFailure("The fleet made no progress for " + FAIL_AFTER.toMinutes()
                        + " minutes; awaited: " + described(now));
            }
            if (stillNs > COMPLAIN_AFTER.toNanos() && !complained) {
                complaints.accept("No progress for " + COMPLAIN_AFTER.toSeconds() + " s. Awaited: " + described(now));
                complained = true;
            }
        }
    }

    /**
     * What is awaited, which topics hold something that is not committed or not read, and who is not ready and why: there the cause is
     * found.
     */
    private String described(List<String> awaited) {
        List<String> sentences = new ArrayList<>(awaited);
        sentences.addAll(follower.behind());
        sentences.addAll(notReady.get());
        return String.join("; ", sentences);
    }
}
