package io.eternalengine.simulation;

import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Where the engines sit: what is under way to them arrives in an order of chance, and what they want goes to risk. */
final class EngineRoom {
    /** More is reported at no moment, unless engines and risk answer each other without end. */
    private static final int MAX_DELIVERED_AT_ONCE = 5_000;

    private final World world;
    private final Random random;
    private final boolean racing;
    private final List<Seat> seats;
    private final Deque<OrderIntent> lateIntents = new ArrayDeque<>();
    private long momentMs;
    private int deliveredNow;

    EngineRoom(World world, Random random, boolean racing, List<Seat> seats) {
        this.world = world;
        this.random = random;
        this.racing = racing;
        this.seats = seats;
    }

    List<Seat> seats() {
        return seats;
    }

    void sendAll(Seat.Channel channel, EngineInput input) {
        seats.forEach(seat -> seat.send(channel, input));
    }

    void deliverToEngines(EngineInput input) {
        seats.forEach(seat -> deliver(seat, input));
    }

    void deliver(Seat seat, EngineInput input) {
        deliveredNow = world.nowMs() == momentMs ? deliveredNow + 1 : 0;
        momentMs = world.nowMs();
        if (deliveredNow > MAX_DELIVERED_AT_ONCE) {
            throw new AssertionError("[endless] " + seat.account() + " receives " + input);
        }
        Decision decision;
        if (world.restartIsDue()) {
            Watch.Twins twins = seat.decideResumed(input);
            world.notifyWatches(watch -> watch.resumed(twins));
            decision = (Decision) twins.otherAnswer();
        } else {
            decision = world.apply(seat.account(), seat.machine(), input);
        }
        world.notifyWatches(watch -> watch.engineDecided(world, seat, input, decision));
        // Executions come once by contract: order execution books each by its id.
        if (!(input instanceof EngineInput.Executed) && world.repeatIsDue()) {
            Watch.Twins twins = seat.decideAgain(input);
            world.notifyWatches(watch -> watch.appliedTwice(twins));
        }
        world.treasury().listen(seat.engine().id(), decision, world.nowMs());
        for (OrderIntent intent : decision.intents()) {
            if (racing && world.isStormy() && random.nextInt(6) == 0) {
                lateIntents.add(intent);
            } else {
                world.risk().apply(new RiskInput.IntentMade(intent));
            }
        }
    }

    /** Delivers what is under way; in a racing storm some of it waits longer. */
    void deliver() {
        while (true) {
            if (world.isStormy() && racing && random.nextInt(8) == 0) {
                return;
            }
            if (!deliverOne()) {
                return;
            }
        }
    }

    /** Delivers all that is under way. */
    void drain() {
        boolean more = true;
        while (more) {
            more = deliverOne();
        }
    }

    private boolean deliverOne() {
        if (!lateIntents.isEmpty()) {
            world.risk().apply(new RiskInput.IntentMade(lateIntents.removeFirst()));
            return true;
        }
        List<Seat> waiting = new ArrayList<>();
        for (Seat seat : seats) {
            if (!seat.awaitsNothing()) {
                waiting.add(seat);
            }
        }
        if (waiting.isEmpty()) {
            return false;
        }
        Seat seat = waiting.get(random.nextInt(waiting.size()));
        deliver(seat, seat.receive(random, world.isStormy()));
        return true;
    }

    /** Whether everything that was said has been received. */
    boolean decidesNothing() {
        return lateIntents.isEmpty() && seats.stream().allMatch(Seat::awaitsNothing);
    }
}
