package io.eternalengine.service.execution.packaged;

import static io.eternalengine.service.execution.scene.ExecutionScene.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.service.execution.scene.ExecutionScene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings orders to the steps at which a fault shall strike them, lets it strike, and goes on only when it has struck the orders
 * that it was for.
 */
final class FaultInjection {
    private static final String FAULTS = "/admin/v1/faults";
    private static final String NOTHING = "{}";
    private static final Duration LONGEST_FREEZE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ExecutionScene scene;

    FaultInjection(ExecutionScene scene) {
        this.scene = scene;
    }

    /** Lets a fault that is over by itself, or by the next one, strike its orders at all of its steps. */
    void strike(Fault fault, Map<Step, List<TriedOrder>> orders) {
        bringToAccepted(fault, at(Step.ACCEPTED, orders));
        bringToFilled(fault, at(Step.FILLED, orders));
        strikeWhileUnread(fault, at(Step.SENT, orders));
        at(Step.BEFORE_SEND, orders).forEach(this::send);
        afterwards(fault, orders);
        heal();
    }

    void heal() {
        set(NOTHING);
    }

    void set(String faults) {
        JsonNode answer = scene.venue().post(FAULTS, faults);
        if (answer.has("error")) {
            throw new IllegalStateException(answer.path("error").asText());
        }
    }

    void send(TriedOrder order) {
        scene.send(order.command());
        if (order.fault() == Fault.DELIVERED_TWICE && order.step() == Step.BEFORE_SEND) {
            scene.send(order.command());
        }
    }

    /** The orders rest at the exchange, and order execution knows, unless the fault is that it does not learn of it. */
    void bringToAccepted(Fault fault, List<TriedOrder> makers) {
        if (makers.isEmpty()) {
            return;
        }
        set(
                switch (fault) {
                    case TIME_OUT_AFTER -> "{\"timeOutAfterAcceptance\":1}";
                    case FRAMES_DROPPED, FRAMES_DUPLICATED, FRAMES_REORDERED -> frames(fault);
                    default -> NOTHING;
                });
        for (TriedOrder maker : makers) {
            send(maker);
            if (fault == Fault.TIME_OUT_AFTER) {
                await(maker + " at the exchange", () -> isAtVenue(maker, Set.of("New")));
            } else {
                await(maker + " at rest", () -> scene.isIn(maker.command(), OrderState.ORDER_STATE_ACKNOWLEDGED));
            }
        }
    }

    /** The orders are filled at the exchange, which says nothing of it, or says it as the fault has it. */
    void bringToFilled(Fault fault, List<TriedOrder> orders) {
        if (orders.isEmpty()) {
            return;
        }
        set(
                switch (fault) {
                    case FRAMES_DUPLICATED, FRAMES_REORDERED -> frames(fault);
                    case TIME_OUT_AFTER -> "{\"timeOutAfterAcceptance\":" + orders.size() + "}";
                    default -> "{\"timeOutAfterAcceptance\":" + orders.size() + ",\"dropFrames\":1000}";
                });
        orders.forEach(this::send);
        orders.forEach(order -> await(order + " filled at the exchange", () -> isAtVenue(order, Outcome.FILLED)));
        if (fault == Fault.DELIVERED_TWICE) {
            orders.forEach(order -> scene.send(order.command()));
        }
    }

    /** The fault strikes what is there and, with it or right after it, requests that are written and not yet read. */
    private void strikeWhileUnread(Fault fault, List<TriedOrder> orders) {
        String strike = strikeOf(fault, orders.size());
        switch (fault) {
            case TIME_OUT_BEFORE,
                    LOST_AND_SWALLOWED,
                    SERVER_ERROR,
                    OVERLOAD,
                    RATE_LIMIT,
                    REQUESTS_DUPLICATED,
                    REQUESTS_REORDERED -> {
                set(strike);
                orders.forEach(this::send);
            }
            default -> {
                if (orders.isEmpty()) {
                    set(strike);
                } else {
                    strikeFrozen(strike, orders);
                }
            }
        }
    }

    private void strikeFrozen(String strike, List<TriedOrder> orders) {
        scene.venue().freeze();
        CompletableFuture<Void> struck;
        try {
            orders.forEach(this::send);
            awaitSentWhileFrozen(orders);
            struck = CompletableFuture.runAsync(() -> set(strike));
        } finally {
            scene.venue().thaw();
        }
        struck.join();
    }

    /** An executor that waits for an answer of the frozen exchange sends nothing before it has it, so it is not waited for long. */
    private void awaitSentWhileFrozen(List<TriedOrder> orders) {
        long endNanos = System.nanoTime() + LONGEST_FREEZE.toNanos();
        while (!orders.stream().allMatch(this::isSubmitted) && System.nanoTime() - endNanos < 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    static String strikeOf(Fault fault, int orders) {
        return switch (fault) {
            case TIME_OUT_BEFORE, LOST_AND_SWALLOWED -> "{\"timeOutBeforeAcceptance\":" + orders + "}";
            case SERVER_ERROR -> "{\"serverErrors\":" + orders + "}";
            case OVERLOAD -> "{\"overloads\":" + orders + "}";
            case RATE_LIMIT -> "{\"rateLimits\":80}";
            case REQUESTS_DUPLICATED -> "{\"duplicateRequests\":" + orders + "}";
            case REQUESTS_REORDERED -> "{\"reorderRequests\":" + orders + "}";
            case DELAY -> "{\"delayMs\":500}";
            case CLOCK_SKEW -> "{\"clockSkewMs\":20000}";
            case API_DOWN -> "{\"downMs\":3000}";
            case ADDRESS_BANNED -> "{\"banAddressMs\":600000}";
            case WEB_SOCKETS_DROPPED -> "{\"dropWebSockets\":true}";
            case REALTIME_FORGOTTEN -> "{\"forgetRealtime\":true}";
            case DEPTH_COLLAPSE -> "{\"depthPercent\":0}";
            case FLASH_CRASH -> "{\"flashCrash\":{\"symbol\":\"BTCUSDT\",\"percent\":20,\"minutes\":1}}";
            case SYMBOL_HALTED -> "{\"haltedSymbols\":[\"BTCUSDT\"]}";
            case NONE,
                    DELIVERED_TWICE,
                    TIME_OUT_AFTER,
                    FRAMES_DROPPED,
                    FRAMES_DUPLICATED,
                    FRAMES_REORDERED,
                    KILLED,
                    KILLED_AND_SWALLOWED -> NOTHING;
        };
    }

    private static String frames(Fault fault) {
        return switch (fault) {
            case FRAMES_DROPPED -> "{\"dropFrames\":4}";
            case FRAMES_DUPLICATED -> "{\"duplicateFrames\":8}";
            default -> "{\"reorderFrames\":3}";
        };
    }

    /** Waits until the fault has done to its orders what it can; only then the next one replaces it. */
    private void afterwards(Fault fault, Map<Step, List<TriedOrder>> orders) {
        if (fault == Fault.DELIVERED_TWICE) {
            at(Step.ACCEPTED, orders).forEach(order -> scene.send(order.command()));
        }
        if (fault == Fault.LOST_AND_SWALLOWED) {
            at(Step.SENT, orders).forEach(order -> await(order + " sent", () -> isSubmitted(order)));
            set("{\"timeOutBeforeAcceptance\":" + at(Step.SENT, orders).size() + ",\"dropWebSockets\":true}");
        }
        at(Step.BEFORE_SEND, orders).forEach(this::awaitAnswered);
        at(Step.SENT, orders).forEach(this::awaitAnswered);
        at(Step.FILLED, orders).forEach(order -> await("the end of " + order, () -> scene.isEnded(order.command())));
    }

    private void awaitAnswered(TriedOrder order) {
        await(
                "an answer to " + order,
                () -> scene.isEnded(order.command())
                        || scene.isIn(order.command(), OrderState.ORDER_STATE_ACKNOWLEDGED)
                        || logs(order, "UNCLEAR"));
    }

    /** Bans the address while orders stand at all steps. */
    void ban(Map<Step, List<TriedOrder>> orders) {
        bringToAccepted(Fault.ADDRESS_BANNED, at(Step.ACCEPTED, orders));
        bringToFilled(Fault.ADDRESS_BANNED, at(Step.FILLED, orders));
        set(strikeOf(Fault.ADDRESS_BANNED, 0));
        List<TriedOrder> sent = at(Step.SENT, orders);
        sent.forEach(this::send);
        sent.forEach(order -> await("the refusal of " + order, () -> isDecided(order)));
        List<TriedOrder> heldBack = at(Step.BEFORE_SEND, orders);
        heldBack.forEach(this::send);
        heldBack.forEach(order -> await("the refusal of " + order, () -> isDecided(order)));
    }

    /** Ended, or withdrawn until the ban is over. */
    private boolean isDecided(TriedOrder order) {
        return scene.isEnded(order.command()) || logs(order, "SENT_AGAIN_LATER");
    }

    private boolean logs(TriedOrder order, String state) {
        return scene.output().contains("clientOrderId=" + order.command().getClientOrderId() + " state=" + state);
    }

    /** As after ten minutes: the exchange answers all again, then nobody remembers a ban, and all is asked for. */
    void liftTheBan() {
        heal();
        scene.redis().stop();
        scene.redis().start();
        set("{\"dropWebSockets\":true}");
        heal();
    }

    /** Kills order execution while orders stand at all steps, and starts it again. */
    void kill(Map<Step, List<TriedOrder>> orders, List<TriedOrder> swallowed) {
        bringToAccepted(Fault.KILLED, at(Step.ACCEPTED, orders));
        bringToFilled(Fault.KILLED, at(Step.FILLED, orders));
        set("{\"timeOutBeforeAcceptance\":" + swallowed.size() + "}");
        swallowed.forEach(this::send);
        swallowed.forEach(order -> await(order + " sent", () -> isSubmitted(order)));
        scene.venue().freeze();
        try {
            at(Step.SENT, orders).forEach(this::send);
            awaitSentWhileFrozen(at(Step.SENT, orders));
            scene.killService();
            at(Step.BEFORE_SEND, orders).forEach(this::send);
        } finally {
            scene.venue().thaw();
        }
        heal();
        scene.startService();
    }

    static List<TriedOrder> at(Step step, Map<Step, List<TriedOrder>> orders) {
        return orders.getOrDefault(step, List.of());
    }

    private boolean isSubmitted(TriedOrder order) {
        return scene.isIn(order.command(), OrderState.ORDER_STATE_SUBMITTED);
    }

    private boolean isAtVenue(TriedOrder order, Set<String> statuses) {
        return scene.venue().orders(order.command().getAccount(), order.clientOrderIds()).stream()
                .anyMatch(found -> statuses.contains(found.path("orderStatus").asText()));
    }
}
